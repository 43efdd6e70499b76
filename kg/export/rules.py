"""The rules of the codebooks as data: `ontology/codebooks.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

import ontology
from kg.errors import DataError


@cache
def rules() -> Mapping[str, Any]:
    """The tables of the file; one that does not read is a `DataError` that names it."""
    return _read("codebooks.toml")


@cache
def vague() -> Mapping[int, int]:
    """The least that the lexicon takes a word without a number for ("dozens": 24), to what ACLED counts it as (12)."""
    least = _read("lexicon/words.toml")["numbers"]["vague"]
    return {least[word]: count for word, count in rules()["acled"]["vague"].items()}


def _read(name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(ontology.path(name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"ontology/{name}: {error}") from error
