"""Whom and what an article names, occurrence by occurrence: the candidates for the slots of its stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from kg.extract.casualties import Figure
from kg.extract.parties import Party, resolve
from kg.extract.places import Place
from kg.extract.reading import Reading
from kg.extract.times import Told
from kg.extract.voices import Attribution

_HEADS = frozenset({
    "nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "appos", "attr", "ROOT", "compound", "amod", "dep",
})  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True)
class Occurrence:
    """One party named at one token of one sentence."""

    token: Token
    sentence: int
    party: Party


@dataclass(frozen=True)
class Pool:
    """The candidates of an article: parties and places by entity, times, figures and attributions in order."""

    parties: Mapping[str, list[Occurrence]]
    places: Mapping[str, list[Place]]
    times: Sequence[Told]
    figures: Sequence[Figure]
    said: Sequence[Attribution]

    def within(self, sentences: range, tokens: range, offsets: range) -> Pool:
        """The candidates that stand in a stretch of sentences, of which the tokens and offsets are given too."""
        parties = {
            iri: here for iri, found in self.parties.items() if (here := [o for o in found if o.sentence in sentences])
        }
        places = {iri: at for iri, found in self.places.items() if (at := [p for p in found if p.start in tokens])}
        return Pool(
            parties,
            places,
            [told for told in self.times if told.start in offsets],
            [figure for figure in self.figures if figure.start in offsets],
            [attribution for attribution in self.said if attribution.cue[0] in offsets],
        )

    @cached_property
    def speakers(self) -> dict[str, str]:
        """The kind of each claimant and of each organisation that one speaks for, by entity."""
        return {
            entity.id: entity.type or "none"
            for attribution in self.said
            for party, organisation in attribution.speakers
            for entity in (party.entity, organisation)
            if entity is not None
        }

    @cached_property
    def voices(self) -> dict[str, list[Attribution]]:
        """What is attributed to each claimant, or to one who speaks for it, by entity."""
        found: dict[str, list[Attribution]] = {}
        for attribution in self.said:
            for iri in dict.fromkeys(n for c in attribution.claimants for n in (c.entity, c.speaks_for) if n):
                found.setdefault(iri, []).append(attribution)
        return found


def pool(
    reading: Reading,
    named: Iterable[Place],
    told: Sequence[Told],
    figures: Sequence[Figure],
    said: Sequence[Attribution],
) -> Pool:
    """The candidates of one article."""
    parties: dict[str, list[Occurrence]] = {}
    for one in _occurrences(reading):
        parties.setdefault(one.party.entity.id, []).append(one)
    places: dict[str, list[Place]] = {}
    for place in named:
        places.setdefault(place.entity.id, []).append(place)
    return Pool(parties, places, told, figures, said)


def _occurrences(reading: Reading) -> Iterator[Occurrence]:
    """Every noun of the article that stands for a party."""
    for number, sentence in enumerate(reading.sentences()):
        for token in sentence:
            if token.pos_ in _NOUNS and token.dep_ in _HEADS and not _inner(token):
                yield from (Occurrence(token, number, party) for party in resolve(reading, token))


def _inner(token: Token) -> bool:
    """Whether a noun is only a part of a longer name."""
    return token.dep_ == "compound" and token.head.pos_ == "PROPN"
