"""Whether a clause tells of something that happened, how sure it is told, and whether it sums up many incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.events.accidents import accidental, figurative
from kg.extract.events.triggers import Trigger
from kg.extract.reading import Reading
from kg.extract.voices import Attribution
from kg.model import Modality

NEVER = frozenset({"negated", "none", "conditional", "unable", "unreal", "meant", "figurative", "accident"})
"""Doubts that leave no event: what did not happen, only if something else did, was only meant to, or is no violence."""

_WILL = frozenset({"will", "'ll", "shall"})
_PERHAPS = frozenset({"may", "might", "must"})
_NONE = frozenset({"det", "preconj", "cc"})
_COMPLEMENTS = frozenset({"xcomp", "pcomp", "dobj", "pobj", "prep", "acl"})


def doubts(reading: Reading, word: Token, root: Token) -> frozenset[str]:
    """What speaks against a clause telling of something real: "negated", "modal", "conditional", "planned" ..."""
    told = {word, root, *_governing(root), *_governing(word)}
    found = {doubt for token in told for doubt in _unreal(reading, token)}
    if _none(word):
        found.add("none")
    if any(_only_meant(reading, verb) for verb in _deeds(reading, word, root)):
        found.add("meant")
    if _contradicted(reading, root) or _inverted(root):
        found.add("conditional")
    if figurative(reading, word):
        found.add("figurative")
    if accidental(reading, word, root):
        found.add("accident")
    return frozenset(found)


def planned(reading: Reading, word: Token, root: Token, doubts: frozenset[str]) -> bool:
    """Whether somebody is said to be about to do it: "plans to bomb", "will withdraw", "is preparing an offensive"."""
    if not doubts & {"meant", "planned"} or doubts & (NEVER - {"meant"}):
        return False
    planning = reading.lexicon.listed("verbs", "intended")
    deeds = tuple(_deeds(reading, word, root)) or (root,)
    above = {verb for deed in (*deeds, word) for verb in _governing(deed)} | ({root} - {word})
    told = any(verb.lemma_.lower() in planning for verb in above)
    return told or any(c.dep_ == "aux" and c.lower_ in _WILL for deed in deeds for c in deed.children)


def holds(reading: Reading, verb: Token) -> bool:
    """Whether a relation is told as real."""
    return not any(doubt for token in {verb, *_governing(verb)} for doubt in _unreal(reading, token))


def _none(noun: Token) -> bool:
    """ "No strikes hit the town", "no planes bombed": nothing did."""
    nouns = (noun, *(c for c in noun.children if c.dep_ in {"nsubj", "nsubjpass"}))
    return any(c.lower_ in {"no", "neither"} for one in nouns for c in one.children if c.dep_ in _NONE)


def _deeds(reading: Reading, word: Token, root: Token) -> Iterator[Token]:
    """The verb that tells of an event, or that only carries its noun: "launch strikes"."""
    if word.pos_ in {"VERB", "AUX"} and word.dep_ != "compound":
        yield word
    elif root.lemma_.lower() in reading.lexicon.listed("verbs", "light"):
        yield root


def _contradicted(reading: Reading, verb: Token) -> bool:
    """Whether a clause is said not to be so: "it is not true that", "there is no evidence that", "a lie that"."""
    if verb.dep_ not in {"ccomp", "acl", "csubj", "relcl"}:
        return False
    said = (verb.head, verb.head.head) if verb.head.dep_ in {"nsubj", "nsubjpass"} else (verb.head,)
    above = {verb.head, *(c for one in said for c in one.children if c.dep_ in {"acomp", "attr", "nsubj"})}
    lemmas = {token.lemma_.lower() for token in above}
    denied = any(c.dep_ == "neg" or c.lower_ == "no" for token in above for c in token.children)
    untrue, proof = (reading.lexicon.listed("verbs", name) for name in ("untrue", "proof"))
    return bool(lemmas & untrue) or (denied and bool(lemmas & proof))


def _inverted(verb: Token) -> bool:
    """Whether a clause is a condition without "if": "had the army attacked", "were they to attack"."""
    auxiliary = next(
        (c for c in verb.lefts if c.dep_ in {"aux", "ROOT"} and c.lower_ in {"had", "were", "should"}), None
    )
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return auxiliary is not None and subject is not None and auxiliary.i < subject.i


def _only_meant(reading: Reading, verb: Token) -> bool:
    """Whether a deed is one that somebody could, will or wants to do; "tried to" and "may have" tell of more."""
    if verb.dep_ == "xcomp":
        lemma = verb.head.lemma_.lower()
        return lemma in reading.lexicon.listed("verbs", "planned") - reading.lexicon.listed("verbs", "tried")
    beside = [child for child in verb.children if child.dep_ == "aux"]
    been = any(c.lemma_ == "have" for c in beside) and any(c.lower_ in _PERHAPS for c in beside)
    return not been and any(_denied(reading, c) == "modal" for c in beside)


def _governing(token: Token) -> list[Token]:
    """The verbs that a clause depends on as its complement: what they prevent or plan has not happened."""
    found = []
    while token.dep_ in _COMPLEMENTS and token.head != token:
        token = token.head
        if token.pos_ in {"VERB", "ADJ"}:
            found.append(token)
    return found


def _unreal(reading: Reading, token: Token) -> Iterator[str]:
    verbs = reading.lexicon
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and lemma in verbs.listed("verbs", "unable"):
        yield "unable"
    if token.pos_ not in {"VERB", "AUX"}:
        return
    yield from (doubt for child in token.children if (doubt := _denied(reading, child)))
    if any(c.dep_ in _COMPLEMENTS for c in token.children):
        yield from (name for name in ("planned", "unreal") if lemma in verbs.listed("verbs", name))


def _denied(reading: Reading, child: Token) -> str | None:
    """How a word beside a verb says that it did not happen, or not yet."""
    match child.dep_:
        case "neg":
            return "negated"
        case "aux":
            return "modal" if child.lower_ in reading.lexicon.listed("verbs", "auxiliaries") else None
        case "mark":
            return "conditional" if child.lower_ in reading.lexicon.listed("verbs", "conditions") else None
        case "advmod":
            return "negated" if child.lower_ == "never" else None
    return None


def modality(reading: Reading, trigger: Trigger, said: Iterable[Attribution]) -> Modality:
    """How sure a telling is: an attribution's own, or that of a hedge beside the trigger ("suspected")."""
    for attribution in said:
        if attribution.modality is not None:
            return attribution.modality
    words = reading.lexicon.cues["modality"]
    near = {child.lower_ for child in trigger.head.children} | {child.lower_ for child in trigger.head.head.children}
    for kind in (Modality.ALLEGED, Modality.HEDGED):
        if near & set(words[kind.value]["words"]):
            return kind
    return Modality.ASSERTED


def aggregate(reading: Reading, trigger: Trigger) -> bool:
    """Whether a telling sums up many incidents over a period: a campaign, a total, a majority."""
    words = set(reading.lexicon.words["aggregate"]["words"])
    around = [*trigger.head.children, trigger.head]
    for ancestor in trigger.head.ancestors:
        around += [ancestor, *ancestor.children]
        if ancestor.pos_ == "VERB" and ancestor.dep_ != "xcomp":
            break
    return any(token.lower_ in words and token.dep_ != "mark" for token in around)
