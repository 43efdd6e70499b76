"""Parties and things with no name: civilians, a hospital, a convoy, gunmen. Each is an entity of its article alone."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.parties.naming import Party, named_as, unnamed
from kg.extract.parties.owners import holders
from kg.extract.reading import Reading
from kg.model import MentionKind

_NOUNS = frozenset({"NOUN", "PROPN"})
_COLLECTIVE = frozenset(
    {"staff", "crowd", "mob", "population", "community", "tribe", "crew", "family", "minority", "power", "youth"}
)
_UNDERGOING = frozenset({"dobj", "nsubj", "nsubjpass", "conj", "appos"})
_ON = frozenset({"on", "of", "against", "including", "near", "into"})


def by_people(reading: Reading, token: Token) -> Iterator[Party]:
    """People with no name: civilians, residents, protesters; others under their own words: "aid workers"."""
    lemma = token.lemma_.lower()
    label = reading.lexicon.words["parties"]["people"].get(lemma)
    if token.pos_ not in _NOUNS or _in_name(token):
        return
    person = lemma in reading.lexicon.listed("parties", "persons") and token.is_lower
    arming = reading.lexicon.listed("parties", "arming")
    if (label or person) and any(c.lemma_.lower() in arming for c in token.lefts):
        yield named_as(reading, token)
    elif label:
        kind = "facility" if lemma in reading.lexicon.listed("parties", "buildings") else "civilian-group"
        mention = MentionKind.FACILITY if kind == "facility" else _of_people(token)
        yield unnamed(reading, label, token, kind, mention)
    elif person:
        yield named_as(reading, token, "civilian-group", _of_people(token))


def _of_people(token: Token) -> MentionKind:
    """One person, or several."""
    single = token.tag_ == "NN" and token.lemma_.lower() not in _COLLECTIVE
    return MentionKind.PERSON if single else MentionKind.GROUP


def _in_name(token: Token) -> bool:
    """Whether a noun is part of a name: "People's Liberation Brigade"."""
    return token.is_title and token.dep_ in {"poss", "compound"} and token.head.text[:1].isupper()


def by_facility(reading: Reading, token: Token) -> Iterator[Party]:
    """A kind of facility that is hit: a hospital, a school, a market; not that of "hospital officials"."""
    lemma = token.lemma_.lower()
    if token.dep_ == "compound" and token.head.lemma_.lower() in reading.lexicon.humans:
        return
    compound = " ".join((*[c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod"}][-1:], lemma))
    for name in (compound, lemma):
        if name in reading.lexicon.listed("parties", "facilities"):
            yield unnamed(reading, name, token, "facility", MentionKind.FACILITY)
            yield from holders(reading, token)
            return


def by_thing(reading: Reading, token: Token) -> Iterator[Party]:
    """A thing that something befalls, under its own words: "hit a military base", "a raid on tunnels"; no means."""
    undergoes = token.dep_ in _UNDERGOING or (token.dep_ == "pobj" and token.head.lower_ in _ON)
    if token.pos_ not in _NOUNS or not token.is_lower or not undergoes:
        return
    for listed, kind in (("things", MentionKind.FACILITY), ("platforms", MentionKind.PLATFORM)):
        if token.lemma_.lower() in reading.lexicon.listed("parties", listed):
            yield named_as(reading, token, str(kind), kind)
            return


def by_attacker(reading: Reading, token: Token) -> Iterator[Party]:
    """A word for attackers before an event noun: "terrorist rocket attacks"."""
    label = reading.lexicon.words["parties"]["attackers"].get(token.lemma_.lower())
    if label:
        yield unnamed(reading, label, token, "unidentified", MentionKind.GROUP)
