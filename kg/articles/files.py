"""Paths to files, in an order that is the same on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import ArticleError


def files(given: str, suffixes: tuple[str, ...]) -> Iterator[Path | ArticleError]:
    """The files that a path stands for: itself, or those of a folder and its folders, sorted by path.

    In a folder, hidden files and files of other kinds are passed over; a file that was given by name is refused.
    """
    path = Path(given)
    if path.is_dir():
        yield from _folder(path, suffixes)
    elif path.is_symlink() and not path.exists():
        yield ArticleError(given, "the link leads nowhere", remedy="mend or remove it")
    elif not path.exists():
        yield ArticleError(given, "there is no such file or folder", remedy="check the path")
    elif not path.name.lower().endswith(suffixes):
        yield ArticleError(given, "this kind of file is not read", remedy=f"known kinds: {' '.join(suffixes)}")
    else:
        yield path


def passed_over(given: str, suffixes: tuple[str, ...]) -> list[Path]:
    """The files of a folder and its folders that are of other kinds, sorted by path; hidden ones are not told."""
    found = (Path(root, name) for root, names in _walk(Path(given)) for name in names)
    return sorted(path for path in found if not path.name.startswith(".") and not _wanted(path.name, suffixes))


def _walk(folder: Path, unread: Callable[[OSError], None] | None = None) -> Iterator[tuple[str, list[str]]]:
    """The folders in a folder that are not hidden, itself included, and the names of their files."""
    for root, folders, names in os.walk(folder, onerror=unread):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield root, names


def _folder(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path | ArticleError]:
    unread: list[OSError] = []
    found: list[Path] = []
    for root, names in _walk(folder, unread.append):
        found += [Path(root, name) for name in names if _wanted(name, suffixes)]
    for error in unread:
        yield refused(str(error.filename), error)
    if not found and not unread:
        reason = "there is no article in this folder"
        yield ArticleError(str(folder), reason, remedy=f"known kinds: {' '.join(suffixes)}")
    yield from sorted(found, key=lambda path: path.parts)


def _wanted(name: str, suffixes: tuple[str, ...]) -> bool:
    return not name.startswith(".") and name.lower().endswith(suffixes)


def refused(file: str, error: OSError | ValueError) -> ArticleError:
    """The system's refusal to open or read a file, in its own words."""
    if isinstance(error, FileNotFoundError):
        return ArticleError(file, "the file is gone, or a link leads nowhere", remedy="mend or remove it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ArticleError(file, f"it cannot be read: {reason.lower()}", remedy="check its owner and permissions")
