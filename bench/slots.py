"""The choosers of slots: their rows, and the threshold that serves articles unseen best."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import GroupKFold

from bench.fitting import Row, Sample, fitted
from bench.labels import Labels, Record
from bench.lessons import Lesson, matched
from kg.extract.choose.chooser import Chooser
from kg.extract.choose.stage import Stage
from kg.extract.events import Story
from kg.extract.fill import SLOTS, rivalry

_LEVEL = 0.003
"""F1 that differs by no more is as good: the very best threshold of one sample is chance."""


@dataclass
class Judged:
    """The proposals for one slot: their rows, and what decides which are taken."""

    rows: list[tuple[int, Row]]
    sure: list[float]
    """The probability of the story of each."""
    known: list[bool]
    """Whether that story is one of a gold record."""
    rivals: list[Hashable]


def slot_chooser(slot: str, every: Sequence[tuple[int, Lesson, tuple[Story, ...]]], labels: Labels) -> Chooser:
    """The chooser of one slot, with the threshold that serves articles unseen best."""
    whole = [each for each in every if each[1].briefs]
    judged = _judged(slot, whole, labels)
    expected = sum(_expected(slot, record) for _, lesson, _ in whole for record in lesson.gold)
    threshold = _best(Sample.of(judged.rows), judged, expected)
    every_row = _judged(slot, every, labels)
    return fitted(Sample.of(r for r, known in zip(every_row.rows, every_row.known, strict=True) if known), threshold)


def _judged(slot: str, every: Sequence[tuple[int, Lesson, tuple[Story, ...]]], labels: Labels) -> Judged:
    judged = Judged([], [], [], [])
    for text, (number, lesson, found) in enumerate(every):
        borne = matched(lesson, found, labels)
        stage = Stage(lesson.setting, lesson.survey.pool, found)
        for index, view in enumerate(stage.views):
            record = borne.get(index)
            for value, traits in SLOTS[slot](stage, view):
                right = record is not None and labels.right(slot, record, value)  # type: ignore[arg-type]
                judged.rows.append((number, (list(traits), right)))
                judged.sure.append(found[index].probability)
                judged.known.append(record is not None)
                key = rivalry(slot, value)
                judged.rivals.append(None if key is None else (text, index, key))
    return judged


def _expected(slot: str, record: Record) -> int:
    if slot == "times":
        return int("start" in record or "end" in record)
    if slot == "figures":
        return sum(any(f"{field}_{side}" in record for side in ("min", "max")) for field in ("killed", "injured"))
    return len(record.get(slot) or [])


def _best(sample: Sample, judged: Judged, expected: int) -> float:
    """The threshold of greatest F1 over articles left out of the training, the middle one of those that are as good.

    Of rivals only the likeliest counts.
    """
    scored = np.zeros(len(sample.right))
    for train, test in GroupKFold(4).split(scored, groups=sample.groups):
        chooser = fitted(Sample.of(judged.rows[i] for i in train if judged.known[i]))
        for i in test:
            scored[i] = judged.sure[i] * chooser.probability(sample.traits[i])
    order = _unrivalled(np.argsort(-scored, kind="stable"), judged.rivals)
    hits = np.cumsum(np.array(sample.right)[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + expected)
    plateau = np.flatnonzero(f1 >= f1.max() - _LEVEL)
    return round(float(scored[order[int(np.median(plateau))]]), 2)


def _unrivalled(order: Iterable[int], rivals: Sequence[Hashable]) -> list[int]:
    taken: set[Hashable] = set()
    found = []
    for i in order:
        if rivals[i] is None or rivals[i] not in taken:
            taken.add(rivals[i])
            found.append(int(i))
    return found
