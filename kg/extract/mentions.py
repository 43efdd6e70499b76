"""Every span that names something, once per kind and span, with the entity it means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from kg import ids
from kg.extract.parties import Party, resolve
from kg.extract.parties.naming import is_nameless, phrase_start
from kg.extract.places import Place
from kg.extract.reading import Reading
from kg.extract.times import Told
from kg.model import Entity, Mention, MentionKind

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "agent"})
_BESIDE = frozenset({"by", "with", "against", "between", "for", "including"})
_NUMBERS = frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
_THINGS = {MentionKind.PLATFORM: "platforms", MentionKind.WEAPON: "arms", MentionKind.FACILITY: "things"}
"""Lists of `words.toml` by the kind of thing that they name."""
_TYPES = {
    "facility": MentionKind.FACILITY,
    "airbase": MentionKind.FACILITY,
    "base": MentionKind.FACILITY,
    "camp": MentionKind.FACILITY,
}


class Mentions:
    """Collects an article's mentions and the entities that no registry knows."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions: dict[str, Mention] = {}
        self._entities: dict[str, Entity] = {}

    def party(self, party: Party) -> str:
        """The mention of a party."""
        self._bring(party.entity)
        return self.add(party.kind, party.start, party.end, party.label, party.entity.id)

    def place(self, place: Place) -> str:
        """The mention of a place."""
        start, end = self.offsets(place.start, place.end)
        self._bring(place.entity)
        kind = _TYPES.get(place.entity.type, MentionKind.PLACE)
        return self.add(kind, start, end, place.entity.label, place.entity.id)

    def time(self, told: Told) -> str:
        """The mention of a time; its label is the interval it resolves to."""
        when = told.when
        ends = "" if when.start == when.end else f"/{when.end or '..'}"
        return self.add(MentionKind.TIME, told.start, told.end, f"{when.start}{ends}")

    def add(self, kind: MentionKind, start: int, end: int, label: str, entity: str | None = None) -> str:
        """The mention of one kind over one span; a second one is the same, and may tell its entity."""
        iri = ids.mention(self._reading.article.id, kind, start, end)
        before = self._mentions.get(iri)
        if before is None or (entity and not before.entity):
            text = self._reading.written(start, end)
            self._mentions[iri] = Mention(iri, kind, start, end, text, label, entity)
        return iri

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of the tokens from `start` to `end`."""
        last = self._reading.doc[end - 1]
        return self._reading.doc[start].idx, last.idx + len(last)

    def entity(self, entity: Entity) -> None:
        """An entity that a claim names without a span of its own, or with a position found later."""
        if self._reading.registry.by_id(entity.id) is None:
            self._entities[entity.id] = entity

    def _bring(self, entity: Entity) -> None:
        if self._reading.registry.by_id(entity.id) is None:
            self._entities.setdefault(entity.id, entity)

    def all(self) -> tuple[Mention, ...]:
        """The mentions in the order of the text."""
        return tuple(sorted(self._mentions.values(), key=lambda m: (m.start, m.end, m.kind)))

    def entities(self) -> tuple[Entity, ...]:
        """The entities that no registry knows, in the order of their IRIs."""
        return tuple(self._entities[iri] for iri in sorted(self._entities))


def names(reading: Reading, places: Collection[Place], told: Iterable[Told], mentions: Mentions) -> None:
    """Mention everything that an article names, also what no claim uses; unnamed people and things have no entity."""
    named = [place for place in places if not _acts(reading, place)]
    for place in named:
        mentions.place(place)
    for time in told:
        mentions.time(time)
    placed = {i for place in named for i in range(place.start, place.end)}
    for party in _widest(_parties(reading, placed, mentions)):
        if is_nameless(reading, party.entity):
            mentions.add(party.kind, party.start, party.end, party.label)
        else:
            mentions.party(party)
    for number in reading.doc.ents:
        if number.label_ in _NUMBERS and not placed.intersection(range(number.start, number.end)):
            mentions.add(MentionKind.NUMBER, number.start_char, number.end_char, number.text)


def _acts(reading: Reading, place: Place) -> bool:
    """Whether a country's name stands for the state and not for the place: "Russia bombed", not "in Russia"."""
    token = reading.doc[place.end - 1]
    name = reading.actors.get(token.i)
    if name is None or name.entity.type != "state-forces":
        return False
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in _ACTING or (token.dep_ == "pobj" and token.head.lower_ in _BESIDE)


def _parties(reading: Reading, placed: set[int], mentions: Mentions) -> Iterator[Party]:
    """The parties that the words of an article name; other things that they name are mentioned at once."""
    for token in reading.doc:
        if token.pos_ not in _NAMING or token.i in placed or _inside(token):
            continue
        found = [p for p in resolve(reading, token) if p.start <= token.idx <= p.end]
        yield from found
        if not found and token.pos_ != "PRON":
            _thing(reading, token, mentions)


def _widest(found: Iterable[Party]) -> Iterator[Party]:
    """The parties without those that stand inside a longer phrase for the same: "IS" in "IS fighters"."""
    last: dict[str, Party] = {}
    for party in sorted(found, key=lambda p: (p.start, -p.end)):
        before = last.get(party.entity.id)
        if before is None or party.end > before.end:
            last[party.entity.id] = party
            yield party


def _inside(token: Token) -> bool:
    """Whether a word is only part of the name or noun that ends behind it: "Northern" in "Northern Front"."""
    return token.dep_ == "compound" and token.head.i > token.i and token.nbor().dep_ in {"compound", token.head.dep_}


def _thing(reading: Reading, token: Token, mentions: Mentions) -> None:
    """A weapon, vehicle or building that is no party here."""
    lemma = token.lemma_.lower()
    for kind, listed in _THINGS.items():
        if lemma in reading.lexicon.listed("parties", listed):
            start = reading.doc[phrase_start(token)].idx
            mentions.add(kind, start, token.idx + len(token), lemma)
            return
    if lemma in reading.lexicon.listed("parties", "offices") and token.is_lower:
        kind = MentionKind.PERSON if token.tag_ == "NN" else MentionKind.GROUP
        mentions.add(kind, reading.doc[phrase_start(token)].idx, token.idx + len(token), lemma)
    label = reading.lexicon.weapon(token)
    if label:
        mentions.add(MentionKind.WEAPON, token.idx, token.idx + len(token), label)
