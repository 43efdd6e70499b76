"""Who goes on speaking: what "he", "the source" or "the Britain-based group" means among those who spoke before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.voices.speakers import Speaker

_PERSONAL = frozenset({"he", "she"})
_PRONOUNS = frozenset({"it", "they"})
_REMEMBERED = 8
"""How many turns back "he" or "the source" may point."""

Turns = tuple[tuple[Speaker, ...], ...]
"""Who spoke before, the latest turn first."""


def remembered(speaking: tuple[Speaker, ...], turns: Turns) -> Turns:
    """The turns with one more, the oldest forgotten."""
    return (speaking, *turns)[:_REMEMBERED] if speaking else turns


def spoke_before(reading: Reading, head: Token, turns: Turns) -> tuple[Speaker, ...]:
    """Whoever spoke before and is meant by a pronoun, or by a bare "the source", "the Britain-based group"."""
    start, end = head.idx, head.idx + len(head)
    found = next((turn for turn in _meant(reading, head, turns)), ())
    return tuple((replace(party, start=start, end=end), organisation) for party, organisation in found)


def _meant(reading: Reading, head: Token, turns: Turns) -> Iterator[tuple[Speaker, ...]]:
    if head.lower_ in _PERSONAL:
        yield from (turn for turn in turns if _individual(reading, turn[0][0]))
    elif head.lower_ in _PRONOUNS:
        yield from (turn for turn in turns if turn[0][0].entity.type != "person")
    elif _points_back(reading, head):
        noun = head.lemma_.lower()
        yield from (turn for turn in turns if noun in turn[0][0].label.lower())
        if noun in reading.lexicon.listed("parties", "documents"):
            yield from turns
        individual = noun in reading.lexicon.listed("parties", "individuals")
        yield from (turn for turn in turns if _individual(reading, turn[0][0]) == individual)


def _individual(reading: Reading, party: Party) -> bool:
    """Whether a party is one human being: named, or by a noun like "source"."""
    noun = party.label.lower().rsplit(" ", 1)[-1]
    return party.entity.type == "person" or noun in reading.lexicon.listed("parties", "individuals")


def _points_back(reading: Reading, head: Token) -> bool:
    """Whether a noun phrase is only "the" and a noun, or says no more than where the speaker is based."""
    if head.lemma_.lower() not in reading.lexicon.listed("parties", "resumed"):
        return False
    said = [c for c in head.children if c.lower_ not in {"the", "this"} and not c.is_punct and c.lower_ != "also"]
    definite = any(c.lower_ in {"the", "this"} for c in head.lefts)
    return definite and (not said or any(c.lower_ == "based" for c in said))
