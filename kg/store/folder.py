"""A store's folder: `format`, `data/` for the one writer, `generations/` and `current` for readers.

A generation is a hard-linked copy of `data/`, which costs milliseconds whatever its size. `current` names the newest
and is replaced in one step, so a reader sees a whole generation and never a half-written one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, StoreVersion

FORMAT = 2
"""1 had events without grades and origins, and no index of claims; writing to it and `kg fuse` bring it up."""
KEPT = 2
"""How many generations stay: the current one, and the one before for readers that are still at it."""


def prepare(folder: Path) -> None:
    """Make the folder of a new store, or check that an existing one is a store that this version can write."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "format").exists():
        raise StoreError(f"{folder}: this folder holds other files and is not a store; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "format").exists():
        _write(folder / "format", str(FORMAT))
    check_format(folder)


def check_format(folder: Path) -> int:
    """The format that the folder is in; a `StoreVersion` if a newer version wrote it."""
    written = (folder / "format").read_text(encoding="utf-8", errors="replace").strip()
    if not written.isdecimal():
        raise StoreError(f"{folder}: the store is damaged (its file 'format' is no number); ingest into a new folder")
    if int(written) > FORMAT:
        raise StoreVersion(
            f"{folder}: written in store format {written}, this version reads up to {FORMAT}; upgrade conflict-kg"
        )
    return int(written)


def current(folder: Path) -> Path:
    """The folder of the current generation; a `StoreError` with the remedy where there is none."""
    if not (folder / "format").exists():
        raise StoreError(f"{folder}: there is no store here; make one with: kg ingest PATH --store {folder}")
    if check_format(folder) < FORMAT:
        raise StoreVersion(
            f"{folder}: written by an earlier version; bring its events up to date with: kg fuse --store {folder}"
        )
    try:
        name = (folder / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise StoreError(f"{folder}: the store is empty; fill it with: kg ingest PATH --store {folder}") from None
    return folder / "generations" / name


def publish(folder: Path, engine: ox.Store) -> None:
    """Make a new generation, point readers to it, and remove all but the newest two."""
    generations = folder / "generations"
    generations.mkdir(exist_ok=True)
    known = _names(generations)
    name = f"{int(known[-1]) + 1 if known else 1:06}"
    engine.flush()
    try:
        engine.backup(str(generations / name))
    except (OSError, RuntimeError):
        shutil.rmtree(generations / name, ignore_errors=True)
        raise
    _write(folder / "current", name)
    if check_format(folder) < FORMAT:
        _write(folder / "format", str(FORMAT))
    for old in [*known, name][:-KEPT]:
        shutil.rmtree(generations / old)


def _names(generations: Path) -> list[str]:
    return sorted((entry.name for entry in generations.iterdir() if entry.name.isdecimal()), key=int)


def _write(path: Path, text: str) -> None:
    """Replace a small file in one step, on disk before it is in place."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as out:
        out.write(f"{text}\n")
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
