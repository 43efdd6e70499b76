"""Numbers of people with their qualifiers: "at least 25", "dozens", "a civilian", "nobody"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.model import CountBasis

_QUANTITY_HEADS = frozenset({"total", "number", "group", "estimate", "toll"})


@dataclass(frozen=True)
class Count:
    """A number of people, inclusive bounds, and where the words that tell it stand."""

    min: int | None
    max: int | None
    basis: CountBasis
    start: int
    end: int


def count(reading: Reading, head: Token) -> Count | None:
    """The number that a noun phrase tells, with its qualifier; None where it tells none."""
    if head.lower_ in {"nobody", "none"}:
        return Count(0, 0, CountBasis.SAID_NONE, head.idx, head.idx + len(head))
    number = _number_token(reading, head)
    if number is None:
        return _singular(head)
    value = _value(reading, number)
    if value is None:
        return None
    start = min(number.idx, *(t.idx for t in number.subtree))
    return _qualified(reading, head, number, value, start)


def _singular(head: Token) -> Count | None:
    """ "a civilian", "no casualties"; a bare plural tells no number."""
    determiner = next((c for c in head.children if c.dep_ == "det"), None)
    if determiner is None or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    if determiner.lower_ == "no":
        return Count(0, 0, CountBasis.SAID_NONE, determiner.idx, head.idx + len(head))
    if (
        determiner.lower_ in {"a", "an", "one", "another"}
        and head.tag_ in {"NN", "NNP"}
        and head.lemma_.lower() not in _QUANTITY_HEADS
    ):
        return Count(1, 1, CountBasis.EXACT, determiner.idx, head.idx + len(head))
    return None


def _number_token(reading: Reading, head: Token) -> Token | None:
    vague = reading.lexicon.words["numbers"]["vague"]
    if head.pos_ == "NUM" or head.like_num or head.lower_ in vague:
        return head
    for child in head.children:
        if (
            (child.dep_ in {"nummod", "amod", "quantmod", "det"})
            and (child.like_num or child.lower_ in vague)
            and not _year_like(child)
        ):
            return child
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and head.lemma_.lower() in _QUANTITY_HEADS:
            return next((n for c in child.children if (n := _number_token(reading, c)) is not None), None)
    return None


def _year_like(token: Token) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d", token.text)) and token.dep_ != "nummod"


def _value(reading: Reading, token: Token) -> int | None:
    numbers = reading.lexicon.words["numbers"]
    if token.lower_ in numbers["vague"]:
        return int(numbers["vague"][token.lower_])
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+", token.text):
        value = int(token.text.replace(",", ""))
    else:
        word = numbers["words"].get(token.lower_)
        if word is None:
            return None
        value = int(word)
    before = token.doc[token.i - 1] if token.i else token
    if token.lower_ in {"hundred", "thousand", "million"} and before.like_num:
        scale = numbers["words"].get(before.lower_) or (int(before.text) if before.text.isdigit() else 1)
        value *= int(scale)
    return value


def _qualified(reading: Reading, head: Token, number: Token, value: int, start: int) -> Count:
    numbers = reading.lexicon.words["numbers"]
    end = max(head.idx + len(head), number.idx + len(number))
    if number.lower_ in numbers["vague"]:
        return Count(value, None, CountBasis.VAGUE, start, end)
    before = reading.doc[max(number.sent.start, number.i - 5) : number.i].text.lower()
    if _ends_with(before, numbers["at-least"]):
        return Count(value, None, CountBasis.AT_LEAST, start, end)
    if _ends_with(before, numbers["up-to"]):
        return Count(None, value, CountBasis.UP_TO, start, end)
    if _ends_with(before, numbers["approximate"]):
        return Count(value, value, CountBasis.APPROXIMATE, start, end)
    return Count(value, value, CountBasis.EXACT, start, end)


def _ends_with(text: str, phrases: list[str]) -> bool:
    """Whether the words just before a number are a qualifier; "a total of" and the like may stand between."""
    trimmed = re.sub(r"\s*\b(?:a total of|the|a|an|another)\s*$", "", text.strip())
    return any(re.search(rf"\b{re.escape(phrase)}$", trimmed) for phrase in phrases)
