"""Bytes of a file to text, or a refusal that says what is wrong with them and what to do."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from kg.errors import ArticleError

RE_ENCODE = "re-encode the file, for example with: iconv -f WINDOWS-1252 -t UTF-8"
IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def content(path: Path, *, limit: int) -> bytes:
    """All bytes of a regular file of at most `limit` bytes; a pipe or device is refused without being opened."""
    check(path)
    size = path.stat().st_size
    if size > limit:
        raise too_large(str(path), size, limit)
    return path.read_bytes()


def check(path: Path) -> None:
    """Refuse what is no regular file."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ArticleError(str(path), "this is no regular file", remedy="to read a pipe, give it as standard input: -")


def text(file: str, raw: bytes) -> str:
    """The bytes as UTF-8, character for character: a byte order mark and line ends stay as they are."""
    if raw.startswith(UTF_16):
        raise ArticleError(file, "the text is UTF-16", remedy="re-encode the file: iconv -f UTF-16 -t UTF-8")
    if b"\0" in raw:
        raise ArticleError(
            file, f"this is no text: byte {raw.index(0)} is zero", remedy="give the article as text or HTML"
        )
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start} (0x{raw[error.start]:02x}) is not valid UTF-8"
        raise ArticleError(file, reason, remedy=RE_ENCODE, line=line) from None
    return worded(file, decoded)


def worded(file: str, decoded: str, *, line: int | None = None) -> str:
    """The text itself, refused where it holds no word or what no file can hold (half of a surrogate pair, a zero)."""
    if not decoded.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise ArticleError(file, "there is no text in it", remedy="leave it out", line=line)
    odd = IMPOSSIBLE.search(decoded)
    if odd:
        reason = f"character {odd.start()} (U+{ord(odd[0]):04X}) cannot stand in a text"
        raise ArticleError(file, reason, remedy="remove it", line=line)
    return decoded


def too_large(file: str, size: int | None, limit: int, *, line: int | None = None) -> ArticleError:
    """The refusal of an article over the limit; `size` None where it was not read to its end."""
    told = f"more than {limit:,} bytes" if size is None else f"{size:,} bytes, more than {limit:,}"
    return ArticleError(file, f"{told} in one article", remedy="split it, or raise CKG_MAX_ARTICLE_BYTES", line=line)
