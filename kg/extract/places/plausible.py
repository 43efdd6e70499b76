"""Whether a capitalised name can be a place's: no person, organisation or headline word, no part of a longer name."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.places import cues
from kg.extract.places.cues import Cue, Marked
from kg.extract.places.runs import PLACES, Run
from kg.extract.reading import Reading

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_TITLED = 0.6
"""The part of its words that a headline has in capitals: there a capital does not tell a name."""
_VAGUE = frozenset({"region"})
"""Kinds that also follow what is no place: "the Kurdish area"."""
_OTHER_LABELS = frozenset({"ORG", "PERSON", "NORP", "DATE", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "TIME"})


def plausible(reading: Reading, run: Run, cue: Cue) -> bool:
    """Whether the words and what stands around them allow that a name is a place's."""
    span = reading.recognised.get(run.start)
    label = span.label_ if span else ""
    if label == "DATE" or all(cues.kind(reading, reading.doc[word]) for word in run.words):
        return False
    tokens = reading.doc[run.start : run.end]
    if not any(token.tag_ in _NAME_TAGS or token.ent_type_ in PLACES for token in tokens):
        return False
    if cue.marked is Marked.NAMED:
        return cue.kind not in _VAGUE or label not in _OTHER_LABELS
    if _modifies(reading, run, label):
        return False
    if cue.marked and tokens[0].lower_ in reading.lexicon.listed("places", "topographic") and len(tokens) > 1:
        return True
    named = tokens[-1].tag_ in _NAME_TAGS
    return _fits(cue, label, named=named) or (label == "PERSON" and len(tokens) == 1 and _taken(reading, tokens[0]))


def _taken(reading: Reading, token: Token) -> bool:
    """Whether a name is what somebody takes or shells, and no person by any other word: "captured Rubaya"."""
    verb = token.head
    direct = token.dep_ == "dobj" and verb.lemma_.lower() in reading.lexicon.listed("places", "taken")
    full = (span for span in reading.doc.ents if span.label_ == "PERSON" and len(span) > 1)
    return direct and not any(token.text in span.text for span in full)


def _fits(cue: Cue, label: str, *, named: bool) -> bool:
    """Whether what the entity recogniser says goes with the cue; behind "in" it often takes a village for a person."""
    match cue.marked:
        case Marked.LOCATIVE:
            return named and label not in _OTHER_LABELS - {"PERSON"}
        case Marked.AIMED:
            return named and label not in _OTHER_LABELS
        case Marked.PERHAPS:
            return label not in _OTHER_LABELS
        case _:
            return label in PLACES


def _modifies(reading: Reading, run: Run, label: str) -> bool:
    """Whether a name only modifies a noun behind it: "the Baath party", "Putin's"."""
    head = reading.doc[run.end - 1]
    if head.dep_ in {"compound", "amod", "nmod"} and head.head.i >= run.end and head.head.pos_ in {"NOUN", "PROPN"}:
        return True
    return label == "PERSON" and run.end < len(reading.doc) and reading.doc[run.end].lower_ == "'s"


def headline(reading: Reading, run: Run) -> bool:
    """Whether a name stands in a line where most of the other words have capitals too."""
    sentence = reading.doc[run.start].sent
    others = [
        token
        for token in sentence[1:]
        if token.is_alpha and not run.start <= token.i < run.end and token.ent_type_ != "DATE"
    ]
    return sum(token.text[0].isupper() for token in others) >= max(1.0, _TITLED * len(others))


def part_of_name(reading: Reading, start: int, end: int) -> bool:
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
