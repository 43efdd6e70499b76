"""Lessons: annotated articles as the rules read them, each telling given to the record that it is of.

Some sentences of each are lessons of their own beside it, so that a text of one sentence is not strange.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.labels import Labels, Record
from kg import articles
from kg.errors import ArticleError
from kg.export.records import records
from kg.extract import lexicons, proposals
from kg.extract.choose.traits import Setting
from kg.extract.claims import event_claim
from kg.extract.events import Story
from kg.extract.mentions import Mentions
from kg.extract.proposals import Survey
from kg.extract.reading import read
from kg.ingest.rules import Rules
from kg.model import Article, Extraction
from kg.nlp import Pipeline
from kg.settings import Settings

_EACH = 3
"""One of so many sentences that may tell of an event is a lesson of its own."""


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


def matched(lesson: Lesson, found: Sequence[Story], labels: Labels) -> dict[int, Record]:
    """The record of each story, as the scorer aligns them by what the rules alone put into the story."""
    told = [_record(lesson, story) for story in found]
    return {theirs: lesson.gold[ours] for ours, theirs in labels.scorer.align(list(lesson.gold), told)}


def _record(lesson: Lesson, story: Story) -> dict[str, Any]:
    told = story.main.told or next((t.told for t in story.tellings if t.told), None)
    claimants = tuple({c.entity: c for a in story.attributions for c in a.claimants}.values())
    return as_record(lesson, replace(story, told=told, claimants=claimants))


def as_record(lesson: Lesson, story: Story) -> dict[str, Any]:
    """A story as the scorer reads it."""
    claim = event_claim(lesson.setting.reading, story, Mentions(lesson.setting.reading))
    return next(iter(records(Extraction(lesson.article, claims=(claim,)))))
