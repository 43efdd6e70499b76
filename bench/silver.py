"""Pairs of claims in different articles that are, or are not, about one event, derived from annotated articles.

A folder of annotated articles (`train`, `dev`: .txt and gold.jsonl) says what each article tells, not which records of
different articles are about one event. Of two whose types are of one family it is taken that they are about one event
where quote and number of killed are (nearly) the same, or where both have the same single day and a spelling of a place
in common; that they are about two where their single days differ, or the day is one but no place is common. Everything
else is left open, and totals over a period are left out.

This is rough. Two strikes on one town on one day count as one event, though an article may keep them apart; a village
and its province, a neighbourhood and its city, or a day that two annotators resolved differently, count as two. Pairs
of one event are few, so that a handful moves the figures, and they lean to what fusion by type, day and place finds by
itself: use them to see that real text does not break what the corpus of `tests/clusters` shows, not to tune by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from bench.aligning import Telling, aligned, family
from bench.fused import fused
from kg.ingest import Extractor

PARTS = ("train", "dev")
_SHOWN = 12
_COPIED = 90
"""Out of 100: quotes at least this alike are copies of one sentence."""


@dataclass(frozen=True, slots=True)
class Record:
    """What an annotated article tells of an event: family of types, single day if it has one, spellings of places.

    `killed` is the lowest number of killed, `telling` where it stands.
    """

    family: str
    day: str | None
    places: frozenset[str]
    killed: int | None
    telling: Telling


def tell(folder: Path, extract: Extractor, *, verbose: bool) -> int:
    """Print precision and recall of fusion over the pairs; where there is no annotated article, say so."""
    parts = [folder / part for part in PARTS if (folder / part / "gold.jsonl").exists()]
    if not parts:
        print(f"skipped: no gold.jsonl in {' or '.join(str(folder / part) for part in PARTS)}")
        return 0
    records = [record for part in parts for record in read(part)]
    said = [Telling.of_claim(line) for line in fused([str(part) for part in parts], extract)]
    claims = dict(aligned([record.telling for record in records], said))
    judged = list(_judged([record for record in records if record.telling in claims]))
    _tell([(same, claims[one], claims[other]) for same, one, other in judged], verbose=verbose)
    print(f"{len(records)} records, {len(claims)} with a claim")
    return 0


def _tell(judged: Sequence[tuple[bool, Telling, Telling]], *, verbose: bool) -> None:
    joined = [pair for pair in judged if pair[1].event == pair[2].event]
    right, one_event = sum(same for same, *_ in joined), sum(same for same, *_ in judged)
    print(f"pairs across articles: {one_event} of one event, {len(judged) - one_event} of two")
    print(f"precision {right / max(1, len(joined)):.3f} ({right} of {len(joined)} joined)")
    print(f"recall    {right / max(1, one_event):.3f} ({right} of {one_event})")
    wrong = [("merged", pair) for pair in joined if not pair[0]]
    missed = [("missed", pair) for pair in judged if pair[0] and pair not in joined]
    for title, (_, one, other) in (*wrong[:_SHOWN], *missed[:_SHOWN]) if verbose else ():
        print(f"{title}: {one.article}: {one.quote[:160]!r}\n        {other.article}: {other.quote[:160]!r}")


def read(folder: Path) -> Iterator[Record]:
    """The records of a folder of annotated articles whose quote stands in its article, totals left out."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        text = (folder / fields["article"]).read_text(encoding="utf-8")
        start = text.find(fields["quote"])
        if start >= 0 and not fields.get("aggregate"):
            yield record(fields, start)


def record(fields: Mapping[str, Any], start: int) -> Record:
    """One line of annotation whose quote begins at a character of its article."""
    quote, kind = fields["quote"], fields["type"]
    telling = Telling(fields["article"], start, start + len(quote), quote, kind, json.dumps(fields, sort_keys=True))
    day = fields.get("start") if fields.get("start") == fields.get("end") else None
    spellings = {name.strip().casefold() for place in fields.get("places", ()) for name in place.split("|")}
    return Record(family(kind), day, frozenset(spellings), fields.get("killed_min"), telling)


def same(one: Record, other: Record) -> bool | None:
    """Whether two records are about one event; None where that is left open."""
    if one.family != other.family:
        return None
    if one.killed == other.killed and fuzz.ratio(one.telling.quote, other.telling.quote) >= _COPIED:
        return True
    if one.day is None or other.day is None:
        return None
    if one.day != other.day:
        return False
    return bool(one.places & other.places) if one.places and other.places else None


def _judged(records: Sequence[Record]) -> Iterator[tuple[bool, Telling, Telling]]:
    for one, other in combinations(records, 2):
        if one.telling.article != other.telling.article and (verdict := same(one, other)) is not None:
            yield verdict, one.telling, other.telling
