"""Train the choosers of `kg/extract/choose`: `python -m bench.train [FOLDER] [--folds N]`.

FOLDER holds annotated articles (.txt) with `gold.jsonl`, and the scorer `score.py` one folder up. The tables go to
`kg/extract/choose/weights.json`; the same articles give the same bytes. `--folds N` writes nothing and instead trains
N times on all but a part of the articles and scores the part left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.labels import Labels, Record, scorer
from kg import articles
from kg.errors import ArticleError
from kg.export.records import records
from kg.extract import lexicons, proposals
from kg.extract.choose.chooser import SCALE, WEIGHTS, Chooser, Choosers
from kg.extract.choose.links import of_link, standings
from kg.extract.choose.stage import Stage
from kg.extract.choose.stories import of_story
from kg.extract.choose.traits import Setting, of_telling
from kg.extract.choose.types import candidates, of_type, outright
from kg.extract.claims import event_claim
from kg.extract.document import REACH, begun, context_of, extended, join, kept, stories, typed
from kg.extract.events import Story
from kg.extract.fill import SLOTS, filled, rivalry
from kg.extract.mentions import Mentions
from kg.extract.proposals import Survey
from kg.extract.reading import read
from kg.ingest.rules import Rules
from kg.model import Article, Extraction
from kg.nlp import Pipeline
from kg.settings import Settings

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "train"
_STRENGTH = 0.1
_RAREST = 4
_LEAST = 5
_INNER = 3
_EACH = 3
_FIXED = {"tellings": 0.45, "links": 0.57, "types": 0.0, "stories": 0.3}
"""Thresholds of the choosers before the slots: a telling lost there is lost for good, so they let more pass."""

Row = tuple[list[str], bool]


@dataclass(frozen=True)
class Lesson:
    """One annotated article: what the rules propose of it, and which record each telling is of."""

    article: Article
    survey: Survey
    gold: Sequence[Record]
    assigned: dict[int, int]
    briefs: tuple[Lesson, ...] = ()
    """Some of its sentences, each as a text of its own: so that a text of one sentence is not strange."""

    @property
    def setting(self) -> Setting:
        """Its tellings."""
        return self.survey.setting


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


def fit(lessons: Sequence[Lesson], labels: Labels) -> dict[str, Chooser]:
    """Every chooser, trained on some articles; those of stories and slots on what choosers make of articles unseen."""
    trained = _first(lessons)
    crossed = list(_crossed(lessons))
    trained["stories"] = fitted(
        Sample.of((n, row) for n, lesson, first in crossed for row in _stories(lesson, first, labels)),
        _FIXED["stories"],
    )
    every = [
        (n, lesson, stories(lesson.setting, {**first, "stories": trained["stories"]})) for n, lesson, first in crossed
    ]
    for slot in SLOTS:
        trained[slot] = _slot(slot, every, labels)
    return trained


def _first(lessons: Sequence[Lesson]) -> dict[str, Chooser]:
    rows = {"tellings": _tellings, "types": _types, "links": _links}
    return {
        name: fitted(Sample.of((n, row) for n, text in _texts(lessons) for row in make(text)), _FIXED[name])
        for name, make in rows.items()
    }


def _texts(lessons: Sequence[Lesson]) -> Iterator[tuple[int, Lesson]]:
    """The articles and their briefs, with the number of the article."""
    return ((n, text) for n, lesson in enumerate(lessons) for text in (lesson, *lesson.briefs))


def _crossed(lessons: Sequence[Lesson]) -> Iterator[tuple[int, Lesson, dict[str, Chooser]]]:
    """Each text with choosers trained on other articles, and the number of its article."""
    for part in range(_INNER):
        first = _first([lesson for n, lesson in enumerate(lessons) if n % _INNER != part])
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


def _stories(lesson: Lesson, first: Choosers, labels: Labels) -> Iterator[Row]:
    joined = join(lesson.setting, typed(lesson.setting, kept(lesson.setting, first), first), first)
    found = [story for story, _ in joined]
    matched = _matched(lesson, found, labels)
    for index, (story, strength) in enumerate(joined):
        record = matched.get(index)
        right = record is not None and record["type"] == story.type
        yield list(of_story(lesson.setting, found, index, strength)), right


def _matched(lesson: Lesson, found: Sequence[Story], labels: Labels) -> dict[int, Record]:
    """The record of each story, as the scorer aligns them by what the rules alone put into the story."""
    told = [_record(lesson, story) for story in found]
    return {theirs: lesson.gold[ours] for ours, theirs in labels.scorer.align(list(lesson.gold), told)}


def _record(lesson: Lesson, story: Story) -> dict[str, Any]:
    told = story.main.told or next((t.told for t in story.tellings if t.told), None)
    claimants = tuple({c.entity: c for a in story.attributions for c in a.claimants}.values())
    return _as_record(lesson, replace(story, told=told, claimants=claimants))


def _as_record(lesson: Lesson, story: Story) -> dict[str, Any]:
    claim = event_claim(lesson.setting.reading, story, Mentions(lesson.setting.reading))
    return next(iter(records(Extraction(lesson.article, claims=(claim,)))))


@dataclass
class Judged:
    """The proposals for one slot: their rows, and what decides which are taken."""

    rows: list[tuple[int, Row]]
    sure: list[float]
    """The probability of the story of each."""
    known: list[bool]
    """Whether that story is one of a gold record."""
    rivals: list[Hashable]


def _slot(slot: str, every: Sequence[tuple[int, Lesson, tuple[Story, ...]]], labels: Labels) -> Chooser:
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
        matched = _matched(lesson, found, labels)
        stage = Stage(lesson.setting, lesson.survey.pool, found)
        for index, view in enumerate(stage.views):
            record = matched.get(index)
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
    """The threshold of greatest F1 over articles left out of the training; of rivals only the likeliest counts."""
    scored = np.zeros(len(sample.right))
    for train, test in GroupKFold(4).split(scored, groups=sample.groups):
        chooser = fitted(Sample.of(judged.rows[i] for i in train if judged.known[i]))
        for i in test:
            scored[i] = judged.sure[i] * chooser.probability(sample.traits[i])
    order = _unrivalled(np.argsort(-scored, kind="stable"), judged.rivals)
    hits = np.cumsum(np.array(sample.right)[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + expected)
    return round(float(scored[order[int(np.argmax(f1))]]), 2)


def _unrivalled(order: Iterable[int], rivals: Sequence[Hashable]) -> list[int]:
    taken: set[Hashable] = set()
    found = []
    for i in order:
        if rivals[i] is None or rivals[i] not in taken:
            taken.add(rivals[i])
            found.append(int(i))
    return found


def lessons(folder: Path, labels: Labels) -> Iterator[Lesson]:
    """The annotated articles of a folder, in the order of their names."""
    gold: dict[str, list[Record]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold.setdefault(record["article"], []).append(record)
    pipeline = Rules.of(Settings.read(os.environ)).load()
    for article in articles.read([str(path) for path in sorted(folder.glob("*.txt"))], limit=10_000_000):
        if not isinstance(article, ArticleError):
            whole = lesson(article, pipeline, gold.get(Path(article.file).name, []), labels)
            yield replace(whole, briefs=tuple(_briefs(whole, pipeline, labels)))


def lesson(article: Article, pipeline: Pipeline, told: Sequence[Record], labels: Labels) -> Lesson:
    """One text with its gold records."""
    reading = read(article, pipeline.read(article.text), pipeline.registry, lexicons.load(), pipeline.gazetteer)
    found = proposals.survey(reading)
    return Lesson(article, found, told, labels.assigned(reading, found.setting.tellings, told))


def _briefs(whole: Lesson, pipeline: Pipeline, labels: Labels) -> Iterator[Lesson]:
    """Every third sentence that may tell of an event, with the records that its tellings are of."""
    tellings = whole.setting.tellings
    starts = sorted({telling.sentence.start for telling in tellings})
    for start in starts[::_EACH]:
        here = [n for n, telling in enumerate(tellings) if telling.sentence.start == start]
        text = tellings[here[0]].sentence.text.strip()
        told_of = {whole.assigned[n] for n in here if n in whole.assigned}
        told = [{**whole.gold[n], "quote": text} for n in sorted(told_of)]
        yield lesson(replace(whole.article, text=text), pipeline, told, labels)


def predicted(lesson: Lesson, choosers: Choosers) -> list[dict[str, Any]]:
    """The records that choosers make of an article."""
    found = stories(lesson.setting, choosers)
    stage = Stage(lesson.setting, lesson.survey.pool, found)
    return [_as_record(lesson, story) for story in filled(stage, choosers)]


def written(choosers: Choosers) -> str:
    """The tables as JSON, sorted."""
    tables = {
        name: {"bias": chooser.bias, "threshold": chooser.threshold, "weights": dict(sorted(chooser.weights.items()))}
        for name, chooser in sorted(choosers.items())
    }
    return json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def crossvalidate(every: Sequence[Lesson], labels: Labels, folds: int) -> None:
    """Print the scores of each fold and of all, each article scored by choosers that did not see it."""
    found: list[dict[str, Any]] = []
    for fold in range(folds):
        trained = fit([lesson for n, lesson in enumerate(every) if n % folds != fold], labels)
        part = every[fold::folds]
        told = [record for lesson in part for record in predicted(lesson, trained)]
        found += told
        _show(f"fold {fold + 1}", labels.scorer.score([r for lesson in part for r in lesson.gold], told))
    _show("all", labels.scorer.score([r for lesson in every for r in lesson.gold], found))


def _show(name: str, scores: dict[str, dict[str, float]]) -> None:
    shown = ", ".join(f"{slot} {row.get('F1', row['R']):.3f}" for slot, row in sorted(scores.items()))
    print(f"{name}: {shown}", flush=True)


def main() -> int:
    """Train, or score by folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--folds", type=int, default=0, help="score by so many folds, and write nothing")
    options = parser.parse_args()
    if not (options.folder / "gold.jsonl").exists():
        print(f"nothing to learn from: no gold.jsonl in {options.folder}")
        return 3
    labels = Labels(scorer(options.folder))
    every = list(lessons(options.folder, labels))
    if options.folds:
        crossvalidate(every, labels, options.folds)
        return 0
    trained = fit(every, labels)
    WEIGHTS.write_text(written(trained), encoding="utf-8")
    print(
        f"{WEIGHTS.name}: {sum(len(c.weights) for c in trained.values())} weights of {len(every)} articles; "
        + ", ".join(f"{name} {c.threshold}" for name, c in trained.items())
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
