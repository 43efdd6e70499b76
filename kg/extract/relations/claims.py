"""Relations that hold: who backs whom, who controls what, who leads or speaks for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg import ids
from kg.extract.claims import NAME, spans
from kg.extract.events import reality
from kg.extract.mentions import Mentions
from kg.extract.parties import Party
from kg.extract.places import Place
from kg.extract.reading import Reading
from kg.extract.relations import holding, ties
from kg.extract.relations.ties import Found
from kg.extract.voices import Attribution
from kg.model import Claim, ClaimKind, Filler, Modality, Roles


def relation_claims(
    reading: Reading, named: tuple[Place, ...], said: Mapping[int, tuple[Attribution, ...]], mentions: Mentions
) -> Iterator[Claim]:
    """The relation claims of an article, each relation of two entities once a sentence."""
    words = ties.words(reading.lexicon) | holding.words(reading.lexicon)
    for sentence in reading.sentences():
        seen: set[tuple[str, str, str]] = set()
        telling = [token for token in sentence if token.lemma_.lower() in words]
        here = tuple(place for place in named if sentence.start <= place.start < sentence.end)
        for found in _found(reading, telling, here):
            _, relation, subject, object_ = found
            told = (relation, subject.entity.id, object_.entity.id)
            if told not in seen and told[1] != told[2]:
                seen.add(told)
                yield _claim(reading, found, said.get(sentence.start, ()), mentions)


CONFIDENCE = 0.7
"""What a relation claim is worth before calibration."""


def _found(reading: Reading, telling: list[Token], here: tuple[Place, ...]) -> Iterator[Found]:
    unnamed = reading.lexicon.listed("kinds", "unnamed")
    for token in telling:
        if token.pos_ != "VERB" or reality.holds(reading, token):
            told = [found for finder in ties.FINDERS for found in finder(reading, token)]
            told += [found for finder in holding.FINDERS for found in finder(reading, token, here)]
            yield from (found for found in told if not {found[2].entity.type, _type(found[3])} & unnamed)


def _type(thing: Party | Place) -> str:
    """What a party is; a place is where it is, of whatever kind."""
    return "" if isinstance(thing, Place) else thing.entity.type


def _claim(reading: Reading, found: Found, said: tuple[Attribution, ...], mentions: Mentions) -> Claim:
    word, relation, subject, object_ = found
    covering = [a for a in said if word.i in a.scope]
    for party in (p for a in covering for p in a.parties):
        mentions.party(party)
    return Claim(
        id=ids.claim(reading.article.id, "relation", relation, subject.entity.id, object_.entity.id, str(word.idx)),
        kind=ClaimKind.RELATION,
        type=relation,
        article=reading.article.id,
        evidence=reading.sentence(word.sent),
        trigger=(word.idx, word.idx + len(word)),
        roles=Roles(subjects=(subject.filler(mentions.party(subject)),), objects=(_object_filler(object_, mentions),)),
        claimants=tuple({c.entity: c for a in covering for c in a.claimants}.values()),
        cue=covering[0].cue if covering else None,
        modality=next((a.modality for a in covering if a.modality), Modality.ASSERTED),
        content=tuple(s for a in covering for s in spans(reading, a.scope)),
        extractor=NAME,
        confidence=CONFIDENCE,
    )


def _object_filler(thing: Party | Place, mentions: Mentions) -> Filler:
    if isinstance(thing, Place):
        return thing.filler(mentions.place(thing))
    return thing.filler(mentions.party(thing))
