"""What a chooser may know of a time as the time of a story."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.choose.paths import path
from kg.extract.choose.stage import Stage, View, signed, span
from kg.extract.choose.traits import bucket
from kg.extract.events import Story
from kg.extract.times import Told


def of_time(stage: Stage, view: View, told: Told) -> Iterator[str]:
    """The traits of one time told in the article."""
    story = view.story
    ruled = _ruled(story, told)
    filled = any(t.told and not _same(t.told, told) for t in story.tellings)
    precision = told.when.precision
    number = stage.sentence(told.start)
    apart = view.apart(number)
    yield f"ruled={ruled}|{filled}"
    yield f"ruled={ruled}|{story.type}"
    yield f"ruled={ruled}|{precision}"
    yield f"precision={precision}|{story.type}"
    yield f"precision={precision}|{filled}"
    yield f"sum={story.aggregate}|{precision}|{ruled}"
    yield f"apart={signed(apart)}|{ruled}"
    yield f"apart={signed(apart)}|{filled}|{precision}"
    yield f"lead={bucket(number, 0, 1, 2)}|{ruled}"
    yield f"count={bucket(stage.times[span(told)], 1, 2, 4)}|{ruled}"
    yield f"only={len(stage.times) == 1}|{filled}"
    used = stage.timed[span(told)] - _tells(story, told)
    yield f"used={bucket(used, 0, 1, 3)}|{ruled}|{filled}"
    if view.before is not None:
        yield f"before={_tells(view.before, told)}|{view.before.type == story.type}|{filled}"
    yield from _age(stage, told, story.type, ruled)
    if number == view.number:
        yield from _beside(stage, view, told, ruled)


def _same(one: Told, other: Told) -> bool:
    return (one.when.start, one.when.end) == (other.when.start, other.when.end)


def _tells(story: Story, told: Told) -> bool:
    return any(t.told and _same(t.told, told) for t in story.tellings)


def _ruled(story: Story, told: Told) -> str:
    if story.main.told and _same(story.main.told, told):
        return "main"
    return "other" if _tells(story, told) else "none"


def _age(stage: Stage, told: Told, kind: str, ruled: str) -> Iterator[str]:
    today = stage.setting.reading.article.published.day
    if today and told.when.start:
        age = bucket((today - told.when.start).days, -1, 0, 1, 2, 7, 31, 366)
        yield f"age={age}|{kind}"
        yield f"age={age}|{ruled}"


def _beside(stage: Stage, view: View, told: Told, ruled: str) -> Iterator[str]:
    main = view.story.main
    gap = told.start - main.word.idx
    yield f"gap={gap < 0}|{bucket(abs(gap), 20, 50, 100, 200)}|{ruled}"
    token = next((t for t in main.sentence if t.idx <= told.start < t.idx + len(t)), None)
    if token is None:
        return
    yield f"path={path(token, main.word)}"
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    yield f"reporting={_reports(stage, verb)}|{ruled}"
    yield f"under={verb == main.word}|{ruled}"
    yield f"inside={token.i in main.tokens}|{ruled}"
    yield f"dep={token.dep_}|{token.head.lower_ if token.dep_ == 'pobj' else ''}"


def _reports(stage: Stage, verb: Token | None) -> bool:
    reporting = stage.setting.reading.lexicon.cued("verbs", "reporting")
    return verb is not None and verb.lemma_.lower() in reporting
