"""Which articles print one text: near-duplicates, and those whose claims rest on the same sentences.

Texts are compared by the runs of words they share, estimated by MinHash (Broder 1997), so that a wire report with a
paragraph less, or other agency's initials, is still the same text. Nothing is random: the hash functions are fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from itertools import combinations
from typing import Any

from kg.assess import rules

_PERMUTATIONS = 64
_BANDS = {"text": (32, 2), "sentence": (21, 3)}
"""Bands and rows of the look-up: it misses one pair in twenty right at the threshold, one in 200 a tenth above it."""
_WORD = re.compile(r"\w+")
_MEMORY = 1 << 13
_FEW = 16
"""So many texts are compared one with another; more are looked up."""

Pairs = Iterator[tuple[str, str]]
MinHash = Any
"""A signature of datasketch, which has no types."""


def groups(texts: Mapping[str, str], sentences: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """For each article, by IRI, all that print its text, itself among them, sorted.

    `sentences` are those that the claims of an article rest on; a short one ties nothing.
    """
    leads = {article: article for article in sorted(texts)}
    if len(leads) > 1:
        for one, other in (*_alike("text", texts.items()), *_alike("sentence", _long(sentences))):
            _tie(leads, one, other)
    found: dict[str, list[str]] = {}
    for article in leads:
        found.setdefault(_lead(leads, article), []).append(article)
    return {article: tuple(group) for group in found.values() for article in group}


def resemblance(one: str, other: str) -> float:
    """The part of their runs of words that two texts share, 0 to 1, as estimated."""
    return float(_signature(one).jaccard(_signature(other)))


def _long(sentences: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    least = rules.table("copies")["words"]
    for article, quotes in sentences.items():
        for quote in quotes:
            if len(_WORD.findall(quote)) >= least:
                yield article, quote


def _alike(what: str, texts: Iterable[tuple[str, str]]) -> Pairs:
    """The pairs of articles of which a text of the one resembles a text of the other."""
    threshold = rules.table("copies")[what]
    kept = [(article, _signature(text)) for article, text in texts if text]
    pairs = combinations(range(len(kept)), 2) if len(kept) <= _FEW else _near(what, [one for _, one in kept])
    for one, other in pairs:
        (first, left), (second, right) = kept[one], kept[other]
        if first != second and left.jaccard(right) >= threshold:
            yield first, second


def _near(what: str, signatures: Sequence[MinHash]) -> Iterator[tuple[int, int]]:
    """The pairs that are worth comparing, by their places in the row: the work grows with the row, not its square."""
    index = _library().MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS[what])
    for number, signature in enumerate(signatures):
        for near in index.query(signature):
            yield near, number
        index.insert(number, signature)


@lru_cache(maxsize=_MEMORY)
def _signature(text: str) -> MinHash:
    words = _WORD.findall(text.lower())
    length = rules.table("copies")["shingle"]
    runs = {" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))}
    signature = _empty().copy()
    signature.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(runs)])
    return signature


@cache
def _empty() -> MinHash:
    """The signature of no text: making its hash functions takes longer than a copy."""
    return _library().MinHash(num_perm=_PERMUTATIONS, seed=1)


@cache
def _library() -> Any:  # noqa: ANN401  (a module without types)
    """The library, loaded when texts are first compared: with scipy behind it, that takes a second and 250 MB."""
    return import_module("datasketch")


def _lead(leads: Mapping[str, str], article: str) -> str:
    while leads[article] != article:
        article = leads[article]
    return article


def _tie(leads: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_lead(leads, one), _lead(leads, other)))
    leads[second] = first
