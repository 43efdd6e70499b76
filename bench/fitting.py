"""Choosers fitted to rows of traits, and the rows that lessons give for tellings, their types, links and stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from bench.labels import Labels
from bench.lessons import Lesson, matched
from kg.extract.choose.chooser import SCALE, Chooser, Choosers
from kg.extract.choose.links import of_link, standings
from kg.extract.choose.stories import of_story
from kg.extract.choose.traits import of_telling
from kg.extract.choose.types import candidates, of_type, outright
from kg.extract.document import REACH, begun, context_of, extended, join, kept, typed
from kg.extract.events import Story

_STRENGTH = 0.1
_RAREST = 4
_LEAST = 5
_INNER = 3
FIXED = {"tellings": 0.45, "links": 0.53, "types": 0.0, "stories": 0.3}
"""Thresholds of the choosers before the slots: a telling lost there is lost for good, so they let more pass."""

Row = tuple[list[str], bool]
"""The traits of a proposal, and whether it is right."""


@dataclass
class Sample:
    """Rows of one chooser: traits, whether right, and the article each is of."""

    traits: list[list[str]]
    right: list[bool]
    groups: list[int]

    @classmethod
    def of(cls, rows: Iterable[tuple[int, Row]]) -> Sample:
        """Rows with the number of their article."""
        listed = list(rows)
        return cls([r[0] for _, r in listed], [r[1] for _, r in listed], [n for n, _ in listed])


def fitted(sample: Sample, threshold: float = 0.5) -> Chooser:
    """A logistic regression over traits, as whole thousandths."""
    vectors = CountVectorizer(analyzer=list, binary=True, min_df=_RAREST, lowercase=False)
    matrix = vectors.fit_transform([sorted(set(traits)) for traits in sample.traits])
    model = LogisticRegression(C=_STRENGTH, max_iter=2000).fit(matrix, sample.right)
    weights = {
        str(name): weight
        for name, value in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight := round(float(value) * SCALE)) >= _LEAST
    }
    return Chooser(round(float(model.intercept_[0]) * SCALE), weights, threshold)


def earlier(lessons: Sequence[Lesson]) -> dict[str, Chooser]:
    """The choosers that come before stories are judged: of tellings, types and links."""
    rows = {"tellings": _tellings, "types": _types, "links": _links}
    return {
        name: fitted(Sample.of((n, row) for n, text in _texts(lessons) for row in make(text)), FIXED[name])
        for name, make in rows.items()
    }


def _texts(lessons: Sequence[Lesson]) -> Iterator[tuple[int, Lesson]]:
    """The articles and their briefs, with the number of the article."""
    return ((n, text) for n, lesson in enumerate(lessons) for text in (lesson, *lesson.briefs))


def crossed(lessons: Sequence[Lesson]) -> Iterator[tuple[int, Lesson, dict[str, Chooser]]]:
    """Each text with choosers trained on other articles, and the number of its article."""
    for part in range(_INNER):
        first = earlier([lesson for n, lesson in enumerate(lessons) if n % _INNER != part])
        yield from ((n, text, first) for n, text in _texts(lessons) if n % _INNER == part)


def _tellings(lesson: Lesson) -> Iterator[Row]:
    for index in range(len(lesson.setting.tellings)):
        yield list(of_telling(lesson.setting, index)), index in lesson.assigned


def _types(lesson: Lesson) -> Iterator[Row]:
    named = outright(lesson.setting)
    for telling, kind, before in _told(lesson):
        context = context_of(before, lesson.setting.number(telling))
        for candidate in candidates(lesson.setting, telling, context, named):
            yield list(of_type(lesson.setting, telling, candidate, context, named)), candidate == kind


def _told(lesson: Lesson) -> Iterator[tuple[Any, str, list[tuple[str, int]]]]:
    """The tellings of gold records, their gold types, and what was told before each."""
    before: list[tuple[str, int]] = []
    for index, telling in enumerate(lesson.setting.tellings):
        if index in lesson.assigned:
            kind = lesson.gold[lesson.assigned[index]]["type"]
            yield telling, kind, before
            before.append((kind, lesson.setting.number(telling)))


def _links(lesson: Lesson) -> Iterator[Row]:
    told: dict[int, Story] = {}
    for index, telling in enumerate(lesson.setting.tellings):
        if index not in lesson.assigned:
            continue
        record = lesson.assigned[index]
        meant = replace(telling, type=lesson.gold[record]["type"], vague=False)
        numbers, before = list(told), list(told.values())
        for each, standing in standings(before, meant, REACH):
            yield list(of_link(lesson.setting, before[each], meant, standing)), numbers[each] == record
        told[record] = extended(lesson.setting, told[record], meant) if record in told else begun(lesson.setting, meant)


def story_rows(lesson: Lesson, first: Choosers, labels: Labels) -> Iterator[Row]:
    """The stories that the choosers before make of a lesson, and whether each is one of its records."""
    joined = join(lesson.setting, typed(lesson.setting, kept(lesson.setting, first), first), first)
    found = [story for story, _ in joined]
    borne = matched(lesson, found, labels)
    for index, (story, strength) in enumerate(joined):
        record = borne.get(index)
        right = record is not None and record["type"] == story.type
        yield list(of_story(lesson.setting, found, index, strength)), right
