"""Which of the rules' proposals a gold annotation bears out: the labels that the choosers learn from.

A gold record says in which sentence an event stands and what its slots hold, not which word tells of it. So each
telling is given to the record that it agrees with best: one whose quote holds it, or, for an event told again
elsewhere, one of its type that nothing in the telling contradicts.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.extract.casualties import Figure
from kg.extract.events import Telling
from kg.extract.parties import Party
from kg.extract.places import Place
from kg.extract.reading import Reading
from kg.extract.times import Told
from kg.model import Claimant, Outcome, VictimGroup

Record = Mapping[str, Any]
_LEAST_IN_QUOTE, _LEAST_ELSEWHERE = 2.5, 3.0
_FAR = 3000


@dataclass(frozen=True)
class Labels:
    """Judges proposals by gold records, with the scorer's own sense of sameness."""

    scorer: ModuleType

    @property
    def same(self) -> Callable[[str, str], bool]:
        """Whether a gold value names what a label does."""
        return _cached(self.scorer.same)

    def named(self, values: Sequence[str], labels: Sequence[str]) -> bool:
        """Whether one of some gold values is named by one of some labels."""
        return any(self.same(value, label) for value in values for label in labels)

    def assigned(self, reading: Reading, tellings: Sequence[Telling], gold: Sequence[Record]) -> dict[int, int]:
        """The record that each telling is of, both by number; tellings of none are left out."""
        spans = [quoted(reading.article.text, record["quote"]) for record in gold]
        rows = sorted(self._pairs(tellings, gold, spans), key=lambda row: (-row[0], row[1], row[2]))
        best: dict[int, int] = {}
        for score, telling, record, good in rows:
            if telling not in best and good and score > 0:
                best[telling] = record
        self._rescue(tellings, gold, spans, best)
        return best

    def _pairs(
        self, tellings: Sequence[Telling], gold: Sequence[Record], spans: Sequence[tuple[int, int] | None]
    ) -> Iterator[tuple[float, int, int, bool]]:
        for i, telling in enumerate(tellings):
            for j, (record, span) in enumerate(zip(gold, spans, strict=True)):
                row = self._pair(telling, record, span)
                if row is not None:
                    yield row[0], i, j, row[1]

    def _pair(self, telling: Telling, record: Record, span: tuple[int, int] | None) -> tuple[float, bool] | None:
        """How well a telling fits a record, and whether well enough; None where their kinds of event exclude it."""
        category = self.scorer.CATEGORY
        alike = category.get(telling.type) == category[record["type"]]
        typed = telling.type == record["type"]
        inside = span is not None and span[0] <= telling.word.idx < span[1]
        if not (alike or (inside and (telling.bare or telling.vague))):
            return None
        beside = span is not None and telling.sentence.start_char < span[1] and span[0] < telling.sentence.end_char
        agreed = self.agreement(telling, record)
        score = agreed + (4 if inside else 1.5 if beside else 0) + (2 if typed else 0.5 if alike else 0)
        again = agreed >= 0 and (typed or agreed >= 1)
        good = again or score >= (_LEAST_IN_QUOTE if inside else _LEAST_ELSEWHERE)
        away = min((abs(telling.word.idx - edge) for edge in span), default=_FAR) if span else _FAR
        return score - (0 if inside else min(away, _FAR) / (2 * _FAR)), good

    def _rescue(
        self,
        tellings: Sequence[Telling],
        gold: Sequence[Record],
        spans: Sequence[tuple[int, int] | None],
        best: dict[int, int],
    ) -> None:
        """Give a record that no telling fits the best one in its quote, whatever its type."""
        taken = set(best.values())
        rows = [
            (self.agreement(telling, record) + (telling.bare or telling.vague) + bool(telling.figures), i, j)
            for j, (record, span) in enumerate(zip(gold, spans, strict=True))
            if j not in taken and span is not None
            for i, telling in enumerate(tellings)
            if i not in best and span[0] <= telling.word.idx < span[1]
        ]
        for score, i, j in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
            if i not in best and j not in taken and score >= 0:
                best[i] = j
                taken.add(j)

    def agreement(self, telling: Telling, record: Record) -> float:
        """How much of what a telling says a record says too, less what it contradicts."""
        found = 0.0
        for parties, slot in ((telling.initiators, "initiators"), (telling.targets, "targets")):
            if parties and record.get(slot):
                found += 1 if self.named(record[slot], [p.label for p in parties]) else -1
        if telling.places and record.get("places"):
            found += 1.5 if self.named(record["places"], [p.entity.label for p in telling.places]) else -0.7
        if telling.told and record.get("start"):
            found += 1.5 if str(telling.told.when.start) == record["start"] else -1
        return found + sum(_counted(figure, record, alone=len(telling.figures) == 1) for figure in telling.figures)

    def right(self, slot: str, record: Record, value: Party | Place | Told | Claimant | Figure) -> bool:
        """Whether a record bears out a proposal for one of its slots."""
        match value:
            case Told():
                ends = (value.when.start, value.when.end)
                return (record.get("start"), record.get("end")) == tuple(str(end) if end else None for end in ends)
            case Figure():
                return _borne_out(value, record)
            case Place():
                return self.named(record.get(slot) or [], [value.entity.label])
        return self.named(record.get(slot) or [], [value.label])


def scorer(folder: Path) -> ModuleType:
    """The scorer above a folder of annotated articles."""
    spec = importlib.util.spec_from_file_location("score", folder.parent / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder.parent / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _cached(same: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    return cache(same)


def quoted(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in an article."""
    start = text.find(quote)
    if start < 0:
        start = re.sub(r"\s", " ", text).find(re.sub(r"\s", " ", quote))
    return (start, start + len(quote)) if start >= 0 else None


def _counted(figure: Figure, record: Record, *, alone: bool) -> float:
    bounds = record.get(f"{figure.outcome}_min"), record.get(f"{figure.outcome}_max")
    if bounds == (None, None) or not (alone or figure.group is VictimGroup.PEOPLE):
        return 0.0
    return 2.0 if bounds == (figure.min, figure.max) else -1.0


def _borne_out(figure: Figure, record: Record) -> bool:
    named = {VictimGroup.CHILDREN: ["children_killed"], VictimGroup.CIVILIANS: ["civilians_killed", "killed"]}
    fields = named.get(figure.group, ["killed"]) if figure.outcome is Outcome.KILLED else [str(figure.outcome)]
    said = figure.min, figure.max
    return said != (None, None) and any((record.get(f"{f}_min"), record.get(f"{f}_max")) == said for f in fields)
