"""What a chooser may know of a place as the place of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.choose.paths import path
from kg.extract.choose.stage import Stage, View, signed
from kg.extract.choose.traits import bucket, common
from kg.extract.places import Place

_FOLLOWING = frozenset({",", "in", "s", "'s", "province", "and", ".", "city"})


def of_place(stage: Stage, view: View, found: Sequence[Place]) -> Iterator[str]:
    """The traits of one place, by all that names it in the article."""
    story, entity = view.story, found[0].entity
    kind = entity.type or "none"
    ruled = _ruled(view, entity.id)
    filled = any(place.entity.id != entity.id for place in story.places)
    yield f"ruled={ruled}|{filled}"
    yield f"ruled={ruled}|{kind}"
    yield f"ruled={ruled}|{story.type}"
    yield f"kind={kind}|{filled}"
    yield f"kind={kind}|{story.type}"
    yield f"minted={found[0].minted}|{ruled}"
    yield f"sum={story.aggregate}|{kind}"
    yield f"home={entity.id == stage.setting.reading.country}|{ruled}"
    holds = any(entity.id in (place.entity.parent, place.entity.country) for place in story.places)
    yield f"holds={holds}|{ruled}"
    yield f"used={bucket(stage.used[entity.id] - (ruled != 'none'), 0, 1, 3)}|{ruled}|{filled}"
    if view.before is not None:
        was = any(place.entity.id == entity.id for place in view.before.places)
        yield f"before={was}|{view.before.type == story.type}|{filled}|{ruled}"
    yield from _near(stage, view, found, ruled, f"{filled}|{kind}")


def _ruled(view: View, iri: str) -> str:
    if any(place.entity.id == iri for place in view.story.main.places):
        return "main"
    return "other" if any(p.entity.id == iri for t in view.story.tellings for p in t.places) else "none"


def _near(stage: Stage, view: View, found: Sequence[Place], ruled: str, filled: str) -> Iterator[str]:
    at = [(stage.sentence_of(place.start), place) for place in found]
    apart = min((view.apart(number) for number, _ in at), key=abs)
    yield f"apart={signed(apart)}|{ruled}"
    yield f"apart={signed(apart)}|{filled}"
    yield f"count={bucket(len(found), 1, 2, 4)}|{ruled}"
    yield f"lead={at[0][0] <= 0}{any(number == 1 for number, _ in at)}|{ruled}"
    here = [place for number, place in at if number == view.number]
    if here:
        yield from _beside(stage, view, here, ruled)
    else:
        yield f"away.actor={found[0].start in stage.setting.reading.actors}"


def _beside(stage: Stage, view: View, here: Sequence[Place], ruled: str) -> Iterator[str]:
    reading, main = stage.setting.reading, view.story.main
    place = min(here, key=lambda p: abs(p.start - main.word.i))
    token = reading.doc[place.end - 1]
    how = path(token, main.word)
    yield f"path={how}"
    yield f"path={how}|{main.word.pos_}"
    yield f"gap={place.start < main.word.i}|{bucket(abs(place.start - main.word.i), 3, 6, 10, 20)}"
    yield from _preposition(token, ruled)
    yield f"inside={place.start in main.tokens}|{ruled}"
    yield f"actor={place.start in reading.actors}|{ruled}"
    follows = reading.doc[place.end].lower_ if place.end < len(reading.doc) else ""
    yield f"follows={follows if follows in _FOLLOWING else '-'}|{ruled}"
    yield f"others={bucket(stage.crowded[view.number] - 1, 0, 1, 2, 4)}|{ruled}"


def _preposition(token: Token, ruled: str) -> Iterator[str]:
    head = token
    while head.dep_ in {"conj", "compound", "appos"} and head.head != head:
        head = head.head
    yield f"dep={head.dep_}|{ruled}"
    if head.dep_ == "pobj":
        yield f"in={head.head.lower_}|{ruled}"
        yield f"in={head.head.lower_}|{head.head.head.pos_}"
    else:
        yield f"head={common(head.head)}|{head.dep_}"
