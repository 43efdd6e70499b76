"""Places in a text: registry names, new names told by a cue ("the town of X"), and positions relative to a known place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg import ids
from kg.extract.reading import Reading
from kg.model import Entity, EntityKind, Filler, GeoPrecision, Position, RelativePosition
from kg.registry import relative

_ADMIN = ("{} province", "{} Governorate", "{} governorate", "{} Province", "{} Oblast", "{} Region")
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_SOFT = frozenset({"-", "al", "el", "as", "ash", "ad", "ar", "az", "at", "'"})
_RELATIVE = re.compile(
    r"(?P<number>\d[\d,.]*)\s*(?P<unit>"
    + "|".join(sorted(relative.KILOMETRES, key=len, reverse=True))
    + r")\s+(?:to\s+the\s+)?(?P<bearing>"
    + "|".join(sorted((re.escape(name) for name in relative.BEARINGS), key=len, reverse=True))
    + r")\s+of\s+(?:the\s+(?:city|town|village)\s+of\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """A place named in the text: tokens `start` to `end`; `minted` where no registry knows it."""

    start: int
    end: int
    entity: Entity
    minted: bool = False

    def filler(self, mention: str | None = None) -> Filler:
        """This place as the filler of a role."""
        return Filler(self.entity.label, self.entity.id, mention)


def places(reading: Reading) -> tuple[Place, ...]:
    """Every place named in the article, in order; a name stands for an administrative area where its noun says so."""
    found: dict[int, Place] = {}
    for place in (*_registered(reading), *_cued(reading), *_recognised(reading)):
        if not any(i in found for i in range(place.start, place.end)):
            found.update(dict.fromkeys(range(place.start, place.end), place))
    return tuple(sorted(set(found.values()), key=lambda place: place.start))


def positions(reading: Reading, named: Iterable[Place]) -> Iterator[RelativePosition]:
    """Positions told as distance and bearing ("39 kilometres northwest of Hama"), computed from the anchor's own."""
    by_start = {reading.doc[place.start].idx: place for place in named}
    ends = {reading.doc[place.end - 1].idx + len(reading.doc[place.end - 1]): place for place in by_start.values()}
    text = reading.doc.text
    for match in _RELATIVE.finditer(text):
        anchor = by_start.get(match.end())
        subject = next((place for end, place in ends.items() if not text[end : match.start()].strip(" ,(")
                        and end <= match.start()), None)  # fmt: skip
        if anchor is None or anchor.entity.position is None or subject is None:
            continue
        yield _relative_position(reading, subject, anchor, match)


def _relative_position(reading: Reading, subject: Place, anchor: Place, match: re.Match[str]) -> RelativePosition:
    distance = float(match["number"].replace(",", "")) * relative.KILOMETRES[match["unit"].lower()]
    bearing = relative.BEARINGS[" ".join(match["bearing"].lower().split())]
    start = reading.doc[subject.start].idx
    last = reading.doc[anchor.end - 1]
    position = anchor.entity.position
    assert position is not None  # noqa: S101  (the caller asked for it)
    return RelativePosition(
        subject.entity.id,
        anchor.entity.id,
        distance,
        bearing,
        relative.locate(position, distance, bearing),
        reading.evidence(start, last.idx + len(last)),
    )


def anchors(reading: Reading, named: Iterable[Place]) -> frozenset[int]:
    """The token starts of places that only say where another is: behind "north of", "next to", "between", "from"."""
    found = set()
    for place in named:
        before = _before(reading.doc, place.start)
        if len(before) > 1 and (before[0], before[1]) in _ANCHORING:
            found.add(place.start)
    return frozenset(found)


_DIRECTIONS = ("north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast", "outside", "away")
_ANCHORING = frozenset(
    {("of", direction) for direction in _DIRECTIONS}
    | {("to", "next"), ("to", "close"), ("to", "adjacent"), ("from", "away"), ("to", "closer")}
)


def _before(doc: Doc, index: int) -> list[str]:
    words = [doc[i].lower_ for i in range(max(0, index - 5), index)]
    return [word for word in reversed(words) if word not in {"the", "city", "town", "village", "-"}]


def heads(noun: Token) -> Iterator[Token]:
    """The heads of the names that a place noun introduces: "town of X", "the villages ... which are X, Y and Z"."""
    return _heads(noun)


def describing(reading: Reading, named: Iterable[Place]) -> frozenset[int]:
    """The token starts of places told in a clause about another place: "Huraytan, which is inside Aleppo city"."""
    listed = list(named)
    heads_ = {i for place in listed for i in range(place.start, place.end)}
    found = set()
    for place in listed:
        for token in reading.doc[place.end - 1].ancestors:
            if token.dep_ == "relcl" and token.head.i in heads_ and token.lemma_ == "be":
                found.add(place.start)
    return frozenset(found)


def containers(reading: Reading, named: Iterable[Place]) -> frozenset[int]:
    """The token starts of places that another is told to lie in: "Qaboun neighborhood of the capital Damascus"."""
    listed = sorted(named, key=lambda place: place.start)
    found = set()
    for inner, outer in pairwise(listed):
        between = [t.lower_ for t in reading.doc[inner.end : outer.start]]
        if between and len(between) <= _BETWEEN and _lies_in(reading, inner.end, between):
            found.add(outer.start)
    return frozenset(found)


_BETWEEN = 8
_INSIDE = frozenset({"in", "of", "outside", "near", ",", "'s", "on"})
_FILLING = frozenset({"the", "capital", "city", "town", "country", "central", "rural", "suburb", "suburbs", "s", "'", "-"})


def _lies_in(reading: Reading, start: int, between: list[str]) -> bool:
    kinds = reading.lexicon.words["places"]["kinds"]
    sides = reading.lexicon.listed("places", "sides")
    linked = [word for word in between if word in _INSIDE]
    rest = [
        word
        for offset, word in enumerate(between)
        if word not in _INSIDE | _FILLING | sides
        and word not in kinds
        and word.removesuffix("s") not in kinds
        and (start + offset) not in reading.demonyms
    ]
    return bool(linked) and not rest


def referred(reading: Reading, named: Iterable[Place], clause: Iterable[int]) -> tuple[Place, ...]:
    """The place that "the town" or "the district" in a clause refers back to: the one of that kind named last."""
    kinds = reading.lexicon.words["places"]["kinds"]
    listed = list(named)
    for index in sorted(clause):
        token = reading.doc[index]
        kind = kinds.get(token.lemma_.lower())
        if kind in _SETTLED and any(c.lower_ in {"the", "this"} for c in token.lefts) and not any(_heads(token)):
            before = [p for p in listed if p.start < index and p.entity.type in _SETTLED[kind]]
            if before:
                return (before[-1],)
    return ()


_SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "unlocated"})
_SETTLED = {
    "city": frozenset({"city"}),
    "town": _SETTLEMENTS,
    "village": _SETTLEMENTS,
    "neighbourhood": _SETTLEMENTS,
    "admin1": frozenset({"admin1"}),
    "admin2": _SETTLEMENTS | {"admin2"},
    "airbase": frozenset({"airbase", "base"}),
    "base": frozenset({"airbase", "base"}),
    "camp": frozenset({"camp"}),
}


def specific(places_: Iterable[Place], reading: Reading) -> list[Place]:
    """The most specific of several places: those that contain none of the others."""
    listed = list(dict.fromkeys(places_))
    above = {iri for place in listed for iri in _containers(place.entity, reading)}
    kept = [place for place in listed if place.entity.id not in above]
    seen: set[str] = set()
    return [place for place in kept if not (place.entity.id in seen or seen.add(place.entity.id))]  # type: ignore[func-returns-value]


def _containers(entity: Entity, reading: Reading) -> Iterator[str]:
    seen = {entity.id}
    above = entity.parent
    while above and above not in seen:
        seen.add(above)
        yield above
        parent = reading.registry.by_id(above)
        above = parent.parent if parent else None
    if entity.country and entity.country not in seen:
        yield entity.country


def _registered(reading: Reading) -> Iterator[Place]:
    for index, name in sorted(reading.places.items()):
        if index != name.start or _part_of_name(reading, name.start, name.end):
            continue
        yield Place(name.start, name.end, _widened(reading, name.start, name.end, name.entity))


def _part_of_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a place name is only part of the name of an actor: "Hama Media Centre", "Syrian Network"."""
    actor = reading.actors.get(start)
    if actor is not None and actor.end - actor.start > end - start:
        return True
    entity = next((e for e in reading.doc.ents if e.start <= start < e.end), None)
    return (
        entity is not None and entity.label_ in {"ORG", "PERSON"} and entity.end > end and entity[-1].tag_ in _NAME_TAGS
    )


def _widened(reading: Reading, start: int, end: int, entity: Entity) -> Entity:
    """The administrative area that a town's name stands for in "Aleppo province", "the province of Aleppo"."""
    kinds = reading.lexicon.words["places"]["kinds"]
    after = reading.doc[end].lower_ if end < len(reading.doc) else ""
    if after == "'s" and end + 2 < len(reading.doc):
        after = reading.doc[end + 1].lower_
        after = reading.doc[end + 2].lower_ if after in reading.lexicon.listed("places", "sides") else after
    words = _before(reading.doc, start)
    before = reading.doc[start - 2].lemma_.lower() if start > 1 and words[:1] == ["of"] else ""
    if before in kinds:
        before_kind = kinds[before]
    else:
        before_kind = kinds.get(words[1], "") if words[:1] == ["of"] and len(words) > 1 else ""
    if "admin1" in {kinds.get(after), before_kind} and entity.type != "admin1":
        for form in _ADMIN:
            wider = reading.registry.place(form.format(entity.label), entity.country)
            if wider is not None:
                return wider
    return entity


def _cued(reading: Reading) -> Iterator[Place]:
    """New names that a noun introduces ("the villages of A, B and C") or closes ("Madraset Al Mushah military base")."""
    kinds = reading.lexicon.words["places"]["kinds"]
    for token in reading.doc:
        kind = kinds.get(token.lemma_.lower())
        if kind is None or token.ent_type_ == "DATE":
            continue
        for head in _heads(token):
            for part in (head, *head.conjuncts):
                if part.tag_ in _NAME_TAGS and part.i > token.i and part.ent_type_ != "DATE":
                    yield from _new(reading, *_extent(reading, part), kind)
        closing = _closing(token)
        if closing is not None and kind not in {"admin1", "admin2", "region"}:
            yield from _new(reading, *closing, kind)


def _heads(noun: Token) -> Iterator[Token]:
    """The names that a place noun introduces: "town of X", "the village X", "the villages ... which are X, Y and Z"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")
        elif child.dep_ == "appos":
            yield child
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ == "NNS":
        for copula in noun.sent:
            if copula.lemma_ == "be" and copula.dep_ in {"relcl", "ROOT"} and copula.i > noun.i:
                yield from (child for child in copula.children if child.dep_ == "attr")


def _extent(reading: Reading, head: Token) -> tuple[int, int]:
    """The tokens of a name around its head: capitals, and the small words that Arabic names begin with."""
    start, end = head.i, head.i + 1
    while start > head.sent.start and _joins(reading, start - 1):
        start -= 1
    while end < head.sent.end and reading.doc[end].tag_ in _NAME_TAGS and reading.doc[end - 1].lower_ in _SOFT:
        end += 1
    return start, end


def _joins(reading: Reading, index: int) -> bool:
    token = reading.doc[index]
    return token.dep_ in {"compound", "punct", "nmod"} and (token.tag_ in _NAME_TAGS or token.lower_ in _SOFT)


def _closing(noun: Token) -> tuple[int, int] | None:
    """The capitalised words before a place noun, without the demonyms and adjectives that are no part of the name."""
    end = noun.i
    doc = noun.doc
    while end > noun.sent.start and doc[end - 1].tag_ == "JJ" and doc[end - 1].is_lower:
        end -= 1
    start = end
    while start > noun.sent.start and doc[start - 1].tag_ in _NAME_TAGS and doc[start - 1].ent_type_ != "DATE":
        start -= 1
    return (start, end) if start < end else None


def _recognised(reading: Reading) -> Iterator[Place]:
    for span in reading.doc.ents:
        if span.label_ in _PLACE_LABELS and span[0].i not in reading.demonyms and span[0].i not in reading.actors:
            start = span.start + (span[0].lower_ == "the")
            end = span.end - (span[-1].lower_ == "'s")
            if start < end:
                yield from _new(reading, start, end, "unlocated")


def _new(reading: Reading, start: int, end: int, kind: str) -> Iterator[Place]:
    """A place by a name that the text gives; a known one under another spelling, or a new entity."""
    first, last = reading.doc[start], reading.doc[end - 1]
    label = " ".join(reading.written(first.idx, last.idx + len(last)).split()).strip(" .,'\"")
    if (
        len(label) < 2
        or not any(c.isupper() for c in label)
        or start in reading.demonyms
        or _is_actor(reading, start, end)
    ):
        return
    known = reading.registry.place(label, reading.country)
    if known is not None:
        yield Place(start, end, _widened(reading, start, end, known))
        return
    entity = Entity(ids.entity("place", label), EntityKind.PLACE, label, type=kind, country=reading.country)
    yield Place(start, end, entity, minted=True)


def _is_actor(reading: Reading, start: int, end: int) -> bool:
    name = reading.actors.get(end - 1)
    return name is not None and name.start <= start


def located(place: Place, told: Iterable[RelativePosition]) -> Entity:
    """A new place with the position that the text gives it, where it gives one."""
    entity = place.entity
    for position in told:
        if position.place == entity.id and entity.position is None:
            point = position.point
            derived = Position(point.latitude, point.longitude, GeoPrecision.DERIVED)
            return Entity(
                entity.id, entity.kind, entity.label, type=entity.type, country=entity.country, position=derived
            )
    return entity
