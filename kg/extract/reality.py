"""Whether a clause tells of something that happened, how sure it is told, and whether it sums up many incidents."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract.attribution import Attribution
from kg.extract.reading import Reading
from kg.extract.triggers import Trigger
from kg.model import Modality

_UNREAL = frozenset({"would", "could", "should", "must", "might", "may", "will", "shall", "can"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})


def happened(reading: Reading, trigger: Trigger, root: Token) -> bool:
    """Whether the clause around a trigger is real: not negated, wished, planned, conditional or hypothetical."""
    return not any(_unreal(reading, token) for token in {trigger.head, root, *_governing(root)})


def _governing(token: Token) -> list[Token]:
    """The verbs that a clause depends on as its complement: what they wish or plan has not happened."""
    found = []
    while token.dep_ in {"xcomp", "pcomp", "dobj", "pobj", "prep", "acl"} and token.head != token:
        token = token.head
        if token.pos_ == "VERB":
            found.append(token)
    return found


def _unreal(reading: Reading, token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _UNREAL):
            return True
        if child.dep_ == "mark" and child.lower_ in _CONDITIONAL:
            return True
    planned = reading.lexicon.listed("verbs", "planned")
    controls = any(c.dep_ in {"xcomp", "prep", "dobj"} for c in token.children)
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in planned:
        return True
    return token.lemma_.lower() in planned and controls and token.lemma_.lower() not in {"call", "fail", "seek"}


def modality(reading: Reading, trigger: Trigger, said: Iterable[Attribution]) -> Modality:
    """How sure a telling is: an attribution's own, or that of a hedge beside the trigger ("suspected")."""
    for attribution in said:
        if attribution.modality is not None:
            return attribution.modality
    words = reading.lexicon.cues["modality"]
    near = {child.lower_ for child in trigger.head.children} | {child.lower_ for child in trigger.head.head.children}
    if near & set(words["alleged"]["words"]):
        return Modality.ALLEGED
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
