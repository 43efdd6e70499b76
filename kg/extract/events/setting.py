"""Where and when a telling is set: the places and the time of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.events import roles
from kg.extract.events.clauses import governing
from kg.extract.events.scenes import Scene, Telling
from kg.extract.places import Place, where
from kg.extract.places.names import heads
from kg.extract.reading import Reading
from kg.extract.times import Told
from kg.model import DatePrecision


def places(reading: Reading, scene: Scene, slots: roles.Slots, clause: frozenset[int]) -> tuple[Place, ...]:
    """The most specific places of a clause: those in a place slot first, then those it is set in."""
    filling = [head for role in ("place", "target") for head in slots.get(role, ())]
    slotted = {t.i for head in filling for t in head.subtree}
    introduced = {i for head in filling for name in heads(head) for t in (name, *name.conjuncts) for i in _closed_by(t)}
    usable = [place for place in scene.places if locative(reading, place)]
    direct = [p for p in usable if p.end - 1 in introduced or (p.start in slotted & clause)]
    around = [p for p in usable if p.start in clause] or [p for p in usable if p.start in governing(reading, clause)]
    found = direct if any(p.entity.type not in {"country", "admin1"} for p in direct) else around
    own = [place for place in found if place.start not in scene.anchors]
    return tuple(where.specific(own, reading)) or where.referred(reading, scene.named, clause)


def _closed_by(noun: Token) -> Iterator[int]:
    """The tokens that may end a name which a noun closes: "Madraset Al Mushah military base"."""
    yield from range(max(noun.sent.start, noun.i - 2), noun.i + 1)


def locative(reading: Reading, place: Place) -> bool:
    """Whether a place name is used as a place, not as the state of that name: "in Syria", not "Syria said"."""
    if _seat_acts(reading, place):
        return False
    if place.start not in reading.actors:
        return True
    head = reading.doc[place.end - 1]
    if head.dep_ == "compound" and head.head.lemma_.lower() in reading.lexicon.listed("places", "sites"):
        return False
    while head.dep_ in {"conj", "compound", "appos"} and head.head != head:
        head = head.head
    if head.dep_ != "pobj":
        return False
    if head.head.lower_ == "of":
        return head.head.head.pos_ == "NOUN"
    return head.head.lower_ in reading.lexicon.listed("places", "prepositions") - {"by", "from", "between"}


def _seat_acts(reading: Reading, place: Place) -> bool:
    """Whether a capital does what a state does: "Baku denied"."""
    token = reading.doc[place.end - 1]
    acts = token.dep_ == "nsubj" and token.head.lemma_.lower() in reading.lexicon.listed("capitals", "verbs")
    return acts and reading.seat(token.i) is not None


def timed(reading: Reading, scene: Scene, draft: Telling, *, alone: bool) -> Telling:
    """The time that the clause of a telling says; a lone telling may take one from the rest of its sentence."""
    tokens = {scene.sentence.doc[i].idx for i in draft.tokens}
    usable = [t for t in scene.told if not _of_other(reading, scene, t, draft)]
    above = {reading.doc[i].idx for i in governing(reading, draft.tokens)}
    within = [t for t in usable if t.start in tokens]
    own = within or [t for t in usable if t.start in above] or (usable if alone else [])
    if not own:
        return draft
    told = min(own, key=lambda t: abs(t.start - draft.word.idx))
    if draft.aggregate and _beginning(reading, scene, told) and told.when.end == told.when.start:
        told = replace(told, when=replace(told.when, end=None, precision=DatePrecision.OPEN))
    lasting = told.when.end is None and draft.type in reading.lexicon.listed("types", "harmful") - {"Siege"}
    return replace(draft, told=told, aggregate=draft.aggregate or lasting)


def _beginning(reading: Reading, scene: Scene, told: Told) -> bool:
    """Whether a time is that of a beginning: "began a campaign on September 30"."""
    governor = _governor(scene, told)
    return governor is not None and governor.lemma_.lower() in reading.lexicon.listed("verbs", "begin")


def _governor(scene: Scene, told: Told) -> Token | None:
    for token in scene.sentence:
        if told.start <= token.idx < told.end:
            return next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    return None


def _of_other(reading: Reading, scene: Scene, told: Told, draft: Telling) -> bool:
    """Whether a time is that of the report or of a state before: "said on Sunday", "held since 2012"."""
    governor = _governor(scene, told)
    if governor is None or governor.i == draft.word.i:
        return False
    reporting = {a.cue[0] for a in scene.attributions}
    return governor.idx in reporting or governor.lemma_.lower() in reading.lexicon.listed("verbs", "hold")
