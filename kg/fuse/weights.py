"""The table of `ontology/fusion.toml`: what each level of each feature weighs, and the words that tell levels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import ontology
from kg.errors import DataError

FILE = "fusion.toml"


@dataclass(frozen=True, slots=True)
class Level:
    """What one feature may find of two claims: its weight in natural logarithms of odds, and its words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The table as a value.

    `kin` and `means` lead from a type to its groups, `sites` and `hours` from a word to what it tells.
    """

    start: float
    threshold: float
    conflict: float
    version: str
    features: Mapping[str, Mapping[str, Level]]
    kin: Mapping[str, frozenset[str]]
    means: Mapping[str, frozenset[str]]
    sites: Mapping[str, str]
    hours: Mapping[str, str]


@cache
def weights() -> Weights:
    """The table; a `DataError` that names the file where it is no TOML or lacks a part."""
    try:
        table = tomllib.loads(ontology.path(FILE).read_text(encoding="utf-8"))
        return Weights(
            start=float(table["start"]),
            threshold=float(table["threshold"]),
            conflict=float(table["conflict"]),
            version=str(table["version"]),
            features={name: _levels(levels) for name, levels in table["features"].items()},
            kin=_groups(table["kin"]),
            means=_groups(table["means"]),
            sites=_words(table["sites"]),
            hours=_words(table["hours"]),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DataError(f"ontology/{FILE}: {error}; restore the file or reinstall conflict-kg") from error


def _levels(table: Mapping[str, Mapping[str, object]]) -> dict[str, Level]:
    return {name: Level(float(str(level["weight"])), str(level["words"])) for name, level in table.items()}


def _groups(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    kinds = {kind for members in table.values() for kind in members}
    return {kind: frozenset(group for group, members in table.items() if kind in members) for kind in kinds}


def _words(table: Mapping[str, list[str]]) -> dict[str, str]:
    """From each word to its group; a word of two groups is a `ValueError`."""
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words:
            if found.setdefault(word, name) != name:
                raise ValueError(f"{word!r} stands under {found[word]} and under {name}; leave it in one of them")
    return found
