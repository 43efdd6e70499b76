"""Names in a row: "A, B and C"; where commas were lost, a plural or a preposition tells that there are several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.places import cues
from kg.extract.places.cues import Marked
from kg.extract.places.runs import GLUED, Run, runs, split
from kg.extract.reading import Reading

_LISTING = frozenset({",", "and", "&", "or", "as", "well", "/", "also", ";"})


def lists(reading: Reading) -> Iterator[tuple[Run, ...]]:
    """Names that stand in a row with nothing but commas and "and" between them; commas may have been lost."""
    held: list[Run] = []
    for run in runs(reading):
        if held and not _continues(reading, held[-1], run):
            yield from _split(reading, held)
            held = []
        held.append(run)
    if held:
        yield from _split(reading, held)


def _continues(reading: Reading, before: Run, run: Run) -> bool:
    between = reading.doc[before.end : run.start]
    return not reading.doc[run.start].is_sent_start and all(t.lower_ in _LISTING for t in between)


def _split(reading: Reading, held: list[Run]) -> Iterator[tuple[Run, ...]]:
    """A list as it stands, or its runs split where a plural tells that there are more names than commas."""
    starts = [0, *(i for i in range(1, len(held)) if held[i - 1].end == held[i].start), len(held)]
    if len(starts) == 2 and all(len(run.words) < GLUED for run in held):  # noqa: PLR2004  (nothing to part)
        yield tuple(held)
        return
    first, last = cues.before(reading, held[0]), cues.behind(reading, held[-1])
    plural = any(cue.shared and cue.kind for cue in (first, last))
    if plural or (reading.without_commas and first.marked >= Marked.LOCATIVE):
        yield tuple(part for run in held for part in split(reading, run))
        return
    yield from (tuple(held[start:end]) for start, end in pairwise(starts))
