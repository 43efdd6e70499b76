"""One row of another collection as a record: when, where, what kind, who, how many; and how far each may be off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kg.export.rules import rules

Cells = Mapping[str, str]

FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%d.%m.%Y")
TIME = re.compile(r"[T ]\d{2}:\d{2}.*$")
PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
CLASSES = ("Civilians", "Unidentified", "Protesters", "Rioters")
"""What begins the names of those who are not named."""


class RowError(ValueError):
    """A row that cannot be read: the column, the reason, and what would mend it."""

    def __init__(self, column: str, reason: str, remedy: str) -> None:
        super().__init__(f"{column}: {reason}; {remedy}")
        self.column = column
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that is not read: `where` is its file and line; the reason, and what would mend it."""

    where: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Record:
    """One row: `days` and `km` are how far its time and point may be off by its own precision.

    `point` is latitude and longitude in degrees, None where the row has none; `places` are names of where it was,
    `kinds` the collection's words for what it was, the narrowest first; `deaths` the lowest and the highest number.
    """

    codebook: str
    line: int
    id: str
    cells: Cells
    start: date
    end: date
    days: int = 0
    point: tuple[float, float] | None = None
    km: float = 0.0
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    deaths: tuple[int, int] | None = None


@dataclass(frozen=True)
class Reader:
    """How the rows of one collection are read: the columns that it needs, and where each part of a record stands."""

    name: str
    title: str
    id: str
    needed: tuple[str, ...]
    first: str
    last: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    parties: tuple[str, ...]
    deaths: tuple[str, ...]
    precise: str
    dated: str = ""

    def record(self, line: int, cells: Cells, *, comma: bool = False) -> Record:
        """The record of a row; one that cannot be read is a `RowError`. With `comma`, decimals may have one."""
        start = _day(cells, self.first)
        end = _day(cells, self.last) if cells.get(self.last) else start
        if end < start:
            raise RowError(self.last, f"{end} is before {start}", f"give the last day, or that of {self.first}")
        point = _point(cells, comma=comma)
        places = tuple(name for column in self.places for name in _several(cells.get(column, "")))
        if point is None and not places:
            raise RowError("latitude", "empty, and no place is named", "give latitude and longitude in degrees")
        return Record(
            self.name,
            line,
            cells.get(self.id, ""),
            cells,
            start,
            end,
            int(self._allowed(cells, "days", self.dated)),
            point,
            float(self._allowed(cells, "km", self.precise)),
            places,
            tuple(filter(None, (cells.get(column, "") for column in self.kinds))),
            tuple(dict.fromkeys(_parties(cells, self.parties))),
            _deaths(cells, self.deaths),
        )

    def _allowed(self, cells: Cells, what: str, column: str) -> float:
        """How far a row may be off by its precision; none said is the most precise."""
        table: dict[str, float] = rules()["link"].get(f"{self.name}-{what}", {})
        said = cells.get(column, "").removesuffix(".0")
        if not table:
            return 0
        if not said:
            return min(table.values())
        other = rules()["link"].get(f"{self.name}-{what}-else")
        if said not in table and other is None:
            raise RowError(column, f"{said!r} is no precision", f"give one of {', '.join(table)}")
        return table.get(said, other or 0)


READERS = (
    Reader(
        name="acled",
        title="ACLED",
        id="event_id_cnty",
        needed=("event_date", "event_type", "sub_event_type", "latitude", "longitude"),
        first="event_date",
        last="",
        kinds=("sub_event_type", "event_type"),
        places=("location",),
        parties=("actor1", "assoc_actor_1", "actor2", "assoc_actor_2"),
        deaths=("fatalities",),
        precise="geo_precision",
        dated="time_precision",
    ),
    Reader(
        name="ucdp",
        title="UCDP GED",
        id="id",
        needed=("date_start", "date_end", "type_of_violence", "latitude", "longitude"),
        first="date_start",
        last="date_end",
        kinds=("type_of_violence",),
        places=("where_coordinates",),
        parties=("side_a", "side_b"),
        deaths=("low", "best", "high"),
        precise="where_prec",
    ),
    Reader(
        name="airwars",
        title="Airwars",
        id="code",
        needed=("date", "civilian_harm_status", "strike_type", "latitude", "longitude"),
        first="date",
        last="date_end",
        kinds=("strike_type",),
        places=("location_name",),
        parties=("targeted_belligerent",),
        deaths=(
            *("civilian_non_combatants_killed_min", "civilian_non_combatants_killed_max"),
            *("undetermined_killed_min", "undetermined_killed_max"),
        ),
        precise="geolocation_accuracy",
    ),
)
"""The collections whose rows are known by their header."""


def _day(cells: Cells, column: str) -> date:
    text = cells.get(column, "")
    day = TIME.sub("", text)
    for form in FORMATS:
        try:
            return datetime.strptime(day, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise RowError(column, f"{text!r} is no date", "write it as 2016-03-31 or 31 March 2016")


def _point(cells: Cells, *, comma: bool) -> tuple[float, float] | None:
    if not cells.get("latitude") and not cells.get("longitude"):
        return None
    latitude, longitude = (
        _degrees(cells, column, limit, comma=comma) for column, limit in (("latitude", 90), ("longitude", 180))
    )
    return latitude, longitude


def _degrees(cells: Cells, column: str, limit: int, *, comma: bool) -> float:
    text = cells.get(column, "")
    try:
        value = float(text.replace(",", ".") if comma else text)
    except ValueError:
        raise RowError(column, f"{text!r} is no number", "give decimal degrees, such as 35.864") from None
    if not -limit <= value <= limit:
        raise RowError(column, f"{text} is out of range", f"it lies between -{limit} and {limit}")
    return value


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _parties(cells: Cells, columns: tuple[str, ...]) -> list[str]:
    """The names of parties, without what stands before and behind them: "Military Forces of Syria (2000-)" is Syria."""
    found = []
    for column in columns:
        for name in _several(cells.get(column, "")):
            bare = PARENTHESIS.sub("", name)
            starts: list[str] = rules()["link"]["before"]
            bare = next((bare.removeprefix(start) for start in starts if bare.startswith(start)), bare)
            if bare and not bare.startswith(CLASSES):
                found.append(bare)
    return found


def _deaths(cells: Cells, columns: tuple[str, ...]) -> tuple[int, int] | None:
    """The lowest and the highest of some columns, None where all are empty."""
    said = [_count(cells[column], column) for column in columns if cells.get(column)]
    return (min(said), max(said)) if said else None


def _count(text: str, column: str) -> int:
    try:
        value: Any = float(text)
        if value < 0 or value != int(value):
            raise ValueError
    except (ValueError, OverflowError):
        raise RowError(column, f"{text!r} is no number of people", "give a whole number, or nothing") from None
    return int(value)
