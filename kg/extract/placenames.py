"""Place names in a text: those of the registry, and new ones that a cue introduces ("the town of X", "X airbase")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg import ids
from kg.extract.reading import Reading
from kg.model import Entity, EntityKind, Filler

_ADMIN = ("{} province", "{} Governorate", "{} governorate", "{} Province", "{} Oblast", "{} Region")

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

_NAME_TAGS = frozenset({"NNP", "NNPS"})

_SOFT = frozenset({"-", "al", "el", "as", "ash", "ad", "ar", "az", "at", "'"})


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
    before = reading.doc[start - 1] if start else None
    if before is not None and before.tag_ == "NNP" and before.dep_ == "compound" and _name_part(reading, before):
        return True
    closing = reading.doc[end - 1]
    if closing.dep_ == "compound" and closing.head.lemma_.lower() in reading.lexicon.listed("parties", "organisations"):
        return closing.head.tag_ == "NNP"
    entity = reading.recognised.get(start)
    return (
        entity is not None and entity.label_ in {"ORG", "PERSON"} and entity.end > end and entity[-1].tag_ in _NAME_TAGS
    )


def _name_part(reading: Reading, token: Token) -> bool:
    """Whether a capitalised word belongs to the name behind it: not a title, a nationality or a kind of place."""
    known = token.i in reading.demonyms or token.i in reading.actors or token.i in reading.places
    kinds = reading.lexicon.words["places"]["kinds"]
    return not known and token.lower_ not in kinds and token.lower_ not in reading.lexicon.listed("places", "sides")


def _widened(reading: Reading, start: int, end: int, entity: Entity) -> Entity:
    """The administrative area that a town's name stands for in "Aleppo province", "the province of Aleppo"."""
    kinds = reading.lexicon.words["places"]["kinds"]
    after = reading.doc[end].lower_ if end < len(reading.doc) else ""
    if after == "'s" and end + 2 < len(reading.doc):
        after = reading.doc[end + 1].lower_
        after = reading.doc[end + 2].lower_ if after in reading.lexicon.listed("places", "sides") else after
    words = words_before(reading.doc, start)
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


def words_before(doc: Doc, index: int) -> list[str]:
    """The last words before a token, the nearest first, without articles and kinds of place."""
    words = [doc[i].lower_ for i in range(max(0, index - 5), index)]
    return [word for word in reversed(words) if word not in {"the", "city", "town", "village", "-"}]


def _cued(reading: Reading) -> Iterator[Place]:
    """New names that a noun introduces ("the villages of A and B") or closes ("Madraset Al Mushah military base")."""
    kinds = reading.lexicon.words["places"]["kinds"]
    for token in reading.doc:
        kind = kinds.get(token.lemma_.lower())
        if kind is None or token.ent_type_ == "DATE":
            continue
        for head in heads(token):
            for part in (head, *head.conjuncts):
                if part.tag_ in _NAME_TAGS and part.i > token.i and part.ent_type_ != "DATE":
                    yield from _new(reading, *_extent(reading, part), kind)
        closing = _closing(token)
        if closing is not None and kind not in {"admin1", "admin2", "region"}:
            yield from _new(reading, *closing, kind)


def heads(noun: Token) -> Iterator[Token]:
    """The heads of the names that a place noun introduces: "town of X", "the villages ... which are X, Y and Z"."""
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
    if not any(c.isupper() for c in label) or start in reading.demonyms or _is_actor(reading, start, end):
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
