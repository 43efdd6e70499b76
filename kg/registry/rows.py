"""One place of a gazetteer as a row, before it is an entity."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import ontology
from kg.errors import DataError
from kg.registry import names

_LATIN_1 = 0x100
_LATIN = re.compile("[\u0000-\u024f\u02b0-\u02ff\u1e00-\u1eff\u2018\u2019]*")
_CODE = 5
_MARKS = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc\u02be\u02bf\u02b9"))


@dataclass(frozen=True, slots=True)
class Row:
    """One place: `key` is the end of its IRI, `country` an ISO 3166 code, `unit` GeoNames' code of its province.

    Degrees are WGS 84, None where the place is known by name alone. `kind` is a feature code of `ontology/codes.ttl`.
    """

    key: str
    name: str
    kind: str
    country: str = ""
    unit: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()


@cache
def features() -> Mapping[str, Any]:
    """The tables of `ontology/gazetteer.toml`; a file that does not read is a `DataError` that names it."""
    try:
        return tomllib.loads(ontology.path("gazetteer.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"ontology/gazetteer.toml: {error}") from error


def kind(code: str, population: int) -> str | None:
    """Our feature code for one of GeoNames: settlements by rank or number of people; None for what news never names."""
    tables = features()
    if code in tables["settlements"]["codes"]:
        return settlement(population)
    named: str | None = tables["features"].get(code)
    return named


def settlement(population: int) -> str:
    """City, town or village, by the number of people."""
    bounds = features()["settlements"]
    if population >= bounds["city"]:
        return "city"
    return "town" if population >= bounds["town"] else "village"


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters, those of transliterations included."""
    return name.isascii() or _LATIN.fullmatch(name) is not None


def spelling(name: str) -> bool:
    """Whether a further name is one in Latin letters, and no code of an airport or railway station."""
    return latin(name) and name != "" and "|" not in name and not (name.isupper() and len(name) < _CODE)


def core(name: str) -> str:
    """The name of a unit without the word for its order: "Zabid District" gives "Zabid"."""
    kept = [word for word in name.split() if word.lower().rstrip("'") not in features()["names"]["units"]]
    return " ".join(kept) or name


def distinct(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The further names that are more than other accents, articles or case of one before them."""
    folded = {names.fold(name): name}
    for other in others:
        folded.setdefault(names.fold(other), other)
    return tuple(folded.values())[1:]


def plain(name: str) -> str:
    """A name as news writes it: accents of European spellings stay, marks of transliterations go ("Ḩamāh": "Hamah")."""
    if name.isascii():
        return name
    return "".join(_bare(c) for c in name.translate(_MARKS))


def _bare(letter: str) -> str:
    if ord(letter) < _LATIN_1:
        return letter
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
