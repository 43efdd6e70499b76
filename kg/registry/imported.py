"""Gazetteer files that a user brings: GeoNames country dumps (.txt, .zip) and tables with a header (.csv)."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg import ids
from kg.errors import UsageError
from kg.registry import rows
from kg.registry.rows import Row, distinct

Country = Callable[[str], str | None]
"""From a country's ISO code or name to its code, None for one that is unknown."""

COLUMNS = 19
"""How many columns a line of a GeoNames dump has."""
NEEDED = ("name", "latitude", "longitude")
OPTIONAL = ("aliases", "country", "admin1", "kind", "id")
KINDS = (
    *("country", "region", "admin1", "admin2", "city", "town", "village", "neighbourhood"),
    *("base", "airbase", "camp", "facility", "water", "road"),
)
LIMIT = 1_000_000
"""The longest field of a table, in characters."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One line that is not imported: file, line, the reason, and what would mend it."""

    file: str
    line: int
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}; {self.remedy}"


class _LineError(ValueError):
    """A line that cannot be read: its reason and remedy."""


def read(path: Path, country: Country) -> Iterator[Row | Refused | None]:
    """The places of one file in its order, the lines that are refused, and None for what news never names.

    A file of another kind, or a table without the needed columns, is a `UsageError` before anything is read.
    """
    if path.suffix.lower() == ".csv":
        yield from _table(path, country)
    elif path.suffix.lower() in {".txt", ".zip"}:
        yield from _dump(path)
    else:
        raise UsageError(f"{path}: neither .csv nor a GeoNames dump (.txt, .zip); name the file by what it holds")


def _dump(path: Path) -> Iterator[Row | Refused | None]:
    with _opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield _geonames(line.rstrip("\r\n").split("\t"))
            except _LineError as error:
                yield Refused(str(path), number, *error.args)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The lines of a dump; of a .zip, its file of the same name."""
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            yield lines
        return
    try:
        with zipfile.ZipFile(path) as packed, packed.open(_member(packed, path)) as opened:
            yield io.TextIOWrapper(opened, encoding="utf-8", errors="replace", newline="\n")
    except zipfile.BadZipFile:
        raise UsageError(f"{path}: no zip archive; download it again") from None


def _member(packed: zipfile.ZipFile, path: Path) -> str:
    held = [name for name in packed.namelist() if name.lower().endswith(".txt") and "readme" not in name.lower()]
    if not held:
        raise UsageError(f"{path}: no .txt file inside; expected a country dump of GeoNames")
    return next((name for name in held if name.lower() == f"{path.stem}.txt".lower()), held[0])


def _geonames(fields: list[str]) -> Row | None:
    """One line of a dump, None for a kind that news never names.

    The columns are those of https://download.geonames.org/export/dump/readme.txt.
    """
    if len(fields) != COLUMNS:
        raise _LineError(f"{len(fields)} columns", f"a GeoNames dump has {COLUMNS}, separated by tabs")
    number, name, _, others = fields[:4]
    population = _number(fields[14], "population")
    kind = rows.kind(fields[7], population)
    if kind is None:
        return None
    if not number.isdigit() or not name.strip():
        raise _LineError(f"id {number!r}, name {name!r}", "give a GeoNames id and a name")
    label = rows.plain(name.strip())
    spellings = [rows.plain(o.strip()) for o in others.split(",") if rows.spelling(o.strip())]
    unit = "" if fields[10] == "00" else fields[10]
    point = (_degrees(fields[4], "latitude", 90), _degrees(fields[5], "longitude", 180))
    return Row(
        f"geonames-{number}", label, kind, fields[8].upper(), unit, *point, population, distinct(label, spellings)
    )


def _table(path: Path, country: Country) -> Iterator[Row | Refused]:
    csv.field_size_limit(LIMIT)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        table = csv.DictReader(lines)
        header = [name.strip().lower() for name in table.fieldnames or ()]
        missing = [name for name in NEEDED if name not in header]
        if missing:
            raise UsageError(f"{path}: no column {', '.join(missing)}; the header needs {', '.join(NEEDED)}")
        table.fieldnames = header
        try:
            for fields in table:
                yield _csv_row(str(path), table.line_num, fields, country)
        except csv.Error as error:
            yield Refused(str(path), table.line_num, str(error), "mend the quotes; the rest of the file is not read")


def _csv_row(file: str, line: int, fields: Mapping[str, str | None], country: Country) -> Row | Refused:
    told = {name: (fields.get(name) or "").strip() for name in (*NEEDED, *OPTIONAL)}
    try:
        return _place(told, country)
    except _LineError as error:
        return Refused(file, line, *error.args)


def _place(told: Mapping[str, str], country: Country) -> Row:
    name = told["name"]
    code = country(told["country"])
    kind = told["kind"].lower() or "village"
    if not name:
        raise _LineError("no name", "every line needs one")
    if code is None:
        raise _LineError(f"country {told['country']!r} is unknown", "give its ISO 3166 code (SY) or English name")
    if kind not in KINDS:
        raise _LineError(f"kind {kind!r} is unknown", f"give one of {', '.join(KINDS)}")
    point = (_degrees(told["latitude"], "latitude", 90), _degrees(told["longitude"], "longitude", 180))
    others = [o.strip() for o in told["aliases"].replace(";", "|").split("|") if o.strip()]
    key = _key(told, name, code, point)
    return Row(key, name, kind, code, told["admin1"], *point, aliases=distinct(name, others))


def _key(told: Mapping[str, str], name: str, code: str, point: tuple[float, float]) -> str:
    """A GeoNames id names the place of that id; another id or none gives a key of its own."""
    if told["id"].isdigit():
        return f"geonames-{told['id']}"
    return f"{ids.slug(name)}-{ids.key(told['id'] or name, code, '' if told['id'] else repr(point))[:8]}"


def _degrees(text: str, name: str, limit: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise _LineError(f"{name} {text!r} is no number", "give decimal degrees, such as 35.864") from None
    if not -limit <= value <= limit:
        raise _LineError(f"{name} {text} is out of range", f"it lies between -{limit} and {limit}")
    return value


def _number(text: str, name: str) -> int:
    if text and not text.isdigit():
        raise _LineError(f"{name} {text!r} is no whole number", "give digits, or nothing")
    return int(text or 0)
