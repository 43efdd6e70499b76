"""Sources with no name: "local sources", "a source at the police command", "hospital staff"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import parties
from kg.extract.parties import Party
from kg.extract.parties.naming import nameless
from kg.extract.reading import Reading
from kg.model import MentionKind

_SKIPPED = frozenset({"a", "an", "the", "some", "other", "many", "several", "one", "another", "these", "those"})
_LINKS = frozenset({"in", "at", "from", "of", "with", "for", "on"})
TIMES = frozenset({"DATE", "TIME"})
"""What the entity recogniser calls days and hours; they are no part of a speaker's name."""


def inside(reading: Reading, head: Token) -> Party | None:
    """The organisation that an anonymous source is in: "a source in the Hama Media Centre"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _LINKS:
            for obj in child.children:
                found = next(iter(parties.by_name(reading, obj)), None) or next(
                    iter(parties.by_closing(reading, obj)), None
                )
                if found is not None:
                    return found
    return None


def anonymous(reading: Reading, head: Token) -> Party:
    """A source with no name, under its own words: "local sources", "a military source"."""
    words = [t for t in head.lefts if t.dep_ in {"amod", "compound", "nmod"} and t.lower_ not in _SKIPPED]
    after = max((t.i for t in head.lefts if t.dep_ == "det"), default=-1)
    words = [t for t in words if t.i > after and t.ent_type_ not in TIMES]
    first, last = _whole(words[0]) if words else head, _placed(reading, head)
    label = " ".join(reading.written(first.idx, last.idx + len(last)).split())
    if not head.is_upper and not any(t.pos_ == "PROPN" or t.i in reading.demonyms for t in (*words, head, last)):
        label = label.lower()
    entity = reading.actor(label) or nameless(reading, label, "unidentified")
    return Party(entity.label, entity, first.idx, head.idx + len(head), MentionKind.GROUP)


def _whole(word: Token) -> Token:
    """The first part of a word that is hyphenated: "opposition" of "opposition-linked"."""
    hyphenated = word.i - word.sent.start > 1 and word.nbor(-1).text == "-"
    return word.nbor(-2) if hyphenated else word


def _placed(reading: Reading, head: Token) -> Token:
    """The last word of what tells one source from others: "source at the police command"; "sources" are any."""
    if head.tag_ != "NN" and head.lemma_.lower() in reading.lexicon.listed("parties", "anonymous"):
        return head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _LINKS:
            nouns = (c for c in child.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"})
            return next((c for c in nouns if c.ent_type_ not in TIMES), head)
    return head
