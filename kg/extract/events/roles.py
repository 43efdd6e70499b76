"""Which words fill which role of an event: from the verb that tells of it, or the verb that carries its noun.

A slot is a place in the syntax (subject, object, "on", "by" ...); the trigger's frame says which role it fills.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.events.triggers import Trigger
from kg.extract.reading import Reading

Slots = Mapping[str, list[Token]]
"""Role name to the heads of the phrases that fill it."""

_MEANS = frozenset({"in", "by", "during", "with", "after", "from", "under", "following", "amid", "through"})
_SUBJECTS = ("nsubj", "csubj")


@dataclass(frozen=True)
class Host:
    """The verb that carries an event noun, and how: as `object`, `subject`, `passive`, `means` or itself (`self`)."""

    verb: Token
    how: str


def host(reading: Reading, trigger: Trigger) -> Host | None:
    """The verb on which a trigger's roles hang; None for a noun that no verb carries."""
    if trigger.verbal:
        return Host(trigger.head, "self")
    noun = _carried(reading, trigger.head)
    verbs = reading.lexicon
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return Host(noun.head, "object")
    if noun.dep_ in _SUBJECTS and noun.head.lemma_.lower() in verbs.listed("verbs", "impact") | {
        "be",
        "take",
        "continue",
        "erupt",
    }:
        return Host(noun.head, "subject")
    if noun.dep_ == "nsubjpass":
        return Host(noun.head, "passive")
    if noun.dep_ == "pobj" and noun.head.lower_ in _MEANS and noun.head.head.pos_ == "VERB":
        return Host(noun.head.head, "means")
    return None


def _carried(reading: Reading, noun: Token) -> Token:
    """The noun that stands in a clause for an event noun: "a series of air raids", "the air strikes' targets"."""
    carriers = reading.lexicon.listed("verbs", "carriers")
    while True:
        if noun.dep_ == "compound" and noun.head.lemma_.lower() in carriers:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in carriers:
            noun = noun.head.head
        elif noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        else:
            return noun


def slots(reading: Reading, trigger: Trigger, carrier: Host | None) -> Slots:
    """The heads of the phrases that fill each role of a trigger: `initiator`, `target`, `place`, `weapon`, `sides`."""
    filled: dict[str, list[Token]] = defaultdict(list)
    frame = trigger.sense.frame
    if carrier is not None:
        for role, token in _of_verb(reading, carrier, frame):
            filled[role].append(token)
    if not trigger.verbal:
        for noun in dict.fromkeys((trigger.head, _carried(reading, trigger.head))):
            for role, token in _of_noun(reading, noun, frame):
                filled[role].append(token)
    return filled


def _of_verb(reading: Reading, carrier: Host, frame: Mapping[str, str]) -> Iterator[tuple[str, Token]]:
    verb = carrier.verb
    turned = passive(verb)
    match carrier.how:
        case "self":
            subject, object_ = frame["subject"], frame["object"]
        case "object":
            undergone = verb.lemma_.lower() in reading.lexicon.listed("verbs", "undergo")
            did = verb.lemma_.lower() in reading.lexicon.listed("verbs", "light")
            subject, object_ = ("target" if undergone else "initiator" if did else "none", "none")
        case "means":
            harms = verb.lemma_.lower() in reading.lexicon.listed("verbs", "casualty") or _generic(reading, verb)
            subject, object_ = ("initiator" if harms else "none", "target")
            if verb.lemma_.lower() in reading.lexicon.listed("casualties", "intransitive"):
                subject = "target"
        case _:
            subject, object_ = "none", "target"
    if carrier.how == "passive":
        object_ = "none"
    for token in subjects(verb):
        yield (object_ if turned else subject), token
    for token in _objects(verb):
        yield object_, token
    yield from _prepositions(verb, frame)


def _generic(reading: Reading, verb: Token) -> bool:
    sense = reading.lexicon.verbs.get(verb.lemma_.lower())
    return sense is not None and sense.generic


def _of_noun(reading: Reading, noun: Token, frame: Mapping[str, str]) -> Iterator[tuple[str, Token]]:
    side = "sides" if frame.get("object") == "none" and "between" in frame else "initiator"
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod"}:
            yield (side if frame["subject"] != "target" else "target"), child
        elif child.dep_ in {"acl", "relcl"}:
            yield from _of_clause(reading, child)
    yield from _prepositions(noun, frame)


def _of_clause(reading: Reading, verb: Token) -> Iterator[tuple[str, Token]]:
    """A clause on an event noun: "raids carried out by X", "strikes that hit Y", "attacks targeting Z"."""
    lemma = verb.lemma_.lower()
    yield from (("initiator", token) for token in agents(verb))
    if lemma in reading.lexicon.listed("verbs", "impact"):
        yield from (("target", token) for token in _objects(verb))
        through = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"through", "at"}]
        yield from (("place", c) for part in through for c in part.children if c.dep_ == "pobj")
    elif verb.dep_ == "relcl" and lemma in reading.lexicon.listed("verbs", "light"):
        yield from (("initiator", token) for token in verb.children if token.dep_ == "nsubj")


def _prepositions(head: Token, frame: Mapping[str, str]) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.dep_ == "agent":
            yield from ((frame.get("by", "initiator"), c) for c in child.children if c.dep_ == "pobj")
        elif child.dep_ in {"prep", "dative"} and child.lower_ in frame:
            yield from ((frame[child.lower_], c) for c in child.children if c.dep_ == "pobj")


def subjects(verb: Token) -> list[Token]:
    """Who a verb's subject is, also where another clause says it: control, coordination, participles."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return own
    governor = verb.head
    if verb.dep_ == "amod":
        return [governor]
    if verb.dep_ in {"xcomp", "conj", "advcl"} and governor.pos_ in {"VERB", "AUX"} and governor != verb:
        return subjects(governor) if passive(governor) == passive(verb) else []
    if verb.dep_ in {"acl", "relcl"} and governor.pos_ in {"NOUN", "PROPN"}:
        return [governor]
    return []


def _objects(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ == "dobj"]
    if (
        not found
        and verb.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children)
    ):
        return [verb.head]
    if not found and any(other.i > verb.i for other in verb.conjuncts):
        return [c for other in verb.conjuncts for c in other.children if c.dep_ == "dobj" and other.i > verb.i]
    return found


def agents(verb: Token) -> list[Token]:
    """Who a passive verb says did it."""
    return [
        c
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for c in child.children
        if c.dep_ == "pobj"
    ]


def passive(verb: Token) -> bool:
    """Whether a verb's subject undergoes what it tells."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or verb.dep_ == "amod":
        return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN"
