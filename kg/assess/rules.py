"""What an expert may change of how claims are weighed: the tables of `ontology/assessment.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

import ontology
from kg.errors import DataError
from kg.model import Entity
from kg.registry import reading

FILE = "assessment.toml"


@cache
def table(name: str) -> Mapping[str, Any]:
    """One table of the file by its name; a file that does not read, or has no such table, is a `DataError`."""
    try:
        found: Mapping[str, Any] = _tables()[name]
    except KeyError:
        raise DataError(f"ontology/{FILE}: there is no table [{name}]") from None
    return found


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """A list of a table, as a set."""
    return frozenset(table(name)[key])


@cache
def known() -> Mapping[str, Entity]:
    """The actors and outlets that the registry ships with, by their IRIs."""
    files = ("actors.ttl", "outlets.ttl")
    return {entity.id: entity for name in files for entity in reading.entities(ontology.path(name))}


@cache
def _tables() -> Mapping[str, Any]:
    try:
        return tomllib.loads(ontology.path(FILE).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"ontology/{FILE}: {error}") from error
