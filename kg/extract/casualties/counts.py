"""Numbers of people with their qualifiers: "at least 25", "30 to 40", "dozens", "a civilian", "nobody", "many"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.articles.dates import MONTH
from kg.extract.lexicon import Lexicon
from kg.extract.reading import Reading
from kg.model import CountBasis

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SHARES = {"half": 0.5, "quarter": 0.25}
_QUARTER = re.compile(r"\b(?:a|one) quarter of a\s*$")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "appos"})
_AFTER_MONTH = re.compile(rf"\b{MONTH}\s*$", re.IGNORECASE)
"""What makes a number a day: "a raid on October 20 killed nine"."""
_NO_AGE = r"(?![\w.]|[\s-]*years?\b|[\s-]*(?:km|kilomet|miles?|%|percent))"


@dataclass(frozen=True)
class Count:
    """A number of people, inclusive bounds, and where the words that tell it stand."""

    min: int | None
    max: int | None
    basis: CountBasis
    start: int
    end: int


def count(reading: Reading, head: Token) -> Count | None:
    """The number that a noun phrase tells, with its qualifier; None where it is about no people at all."""
    end = head.idx + len(head)
    if head.lower_ in reading.lexicon.words["numbers"]["none"]:
        return Count(0, 0, CountBasis.SAID_NONE, head.idx, end)
    start, stop = _region(reading, head)
    told = between(reading, head, start, stop)
    return told or _singular(reading, head) or _person(reading, head) or _unnumbered(reading, head)


def _region(reading: Reading, head: Token) -> tuple[int, int]:
    """The characters that may hold the number: what stands before the noun, and "of" behind "a total"."""
    left = min([head.idx, *(t.idx for c in head.lefts for t in c.subtree)])
    stop = head.idx + len(head)
    if head.lemma_.lower() in reading.lexicon.listed("casualties", "quantities"):
        objects = [o for c in head.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        stop = max([stop, *(o.idx + len(o) for o in objects)])
    return left, stop


def between(reading: Reading, head: Token, start: int, stop: int) -> Count | None:
    """The number between two offsets, that counts a noun; its qualifier may stand before them."""
    text = reading.text[start:stop].lower()
    before = reading.text[max(head.sent.start_char, start - 40) : start].lower()
    patterns = _patterns(reading.lexicon)
    span = patterns["range"].search(before[-16:] + text)
    if span is not None and span.end() > len(before[-16:]):
        low, high = _value(reading, span["low"] or span["other"]), _value(reading, span["high"])
        if low is not None and high is not None and low <= high:
            return Count(low, high, CountBasis.EXACT, start, stop)
    found = [
        m
        for m in patterns["number"].finditer(text)
        if not _year(reading, head, m.group()) and not _AFTER_MONTH.search(before + text[: m.start()])
    ]
    if not found:
        return None
    match = found[-1]
    return _qualified(reading, match, before + text[: match.start()], (start + match.start(), stop))


def _year(reading: Reading, head: Token, number: str) -> bool:
    """Whether a number is rather a year: "the 1982 massacre"."""
    counted = reading.lexicon.groups.keys() | {"people", "person", "other"}
    return bool(re.fullmatch(r"(?:19|20)\d\d", number)) and head.lemma_.lower() not in counted


def _qualified(reading: Reading, match: re.Match[str], before: str, span: tuple[int, int]) -> Count | None:
    numbers = reading.lexicon.words["numbers"]
    vague = numbers["vague"].get(match.group(), _several(reading, match.group()))
    if vague is not None:
        return Count(int(vague), None, CountBasis.VAGUE, *span)
    share = _QUARTER.search(before) if match.group() in _SCALES else None
    value = _value(reading, f"quarter {match.group()}" if share else match.group())
    before = before[: share.start()] if share else before
    if value is None:
        return None
    if _ends_with(before, numbers["at-least"]):
        return Count(value, None, CountBasis.AT_LEAST, *_from(before, span))
    if _ends_with(before, numbers["up-to"]):
        return Count(None, value, CountBasis.UP_TO, *_from(before, span))
    approximate = match.group().endswith(("dozen", "couple")) or _ends_with(before, numbers["approximate"])
    return Count(value, value, CountBasis.APPROXIMATE if approximate else CountBasis.EXACT, *_from(before, span))


def _several(reading: Reading, number: str) -> int | None:
    """The least that "several hundred" and "a few dozen" mean."""
    for word, factor in reading.lexicon.words["numbers"]["several"].items():
        scale = number.removeprefix(word).strip(" -")
        if scale != number and scale in _SCALES:
            return int(factor) * _SCALES[scale]
    return None


def _from(before: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span of a number with the qualifier before it: "at least 12 people"."""
    qualifier = re.search(r"(?:\b[a-z]+\s+){0,2}$", before)
    words = qualifier.group() if qualifier else ""
    known = re.search(r"(?:at least|more than|over|up to|about|around|nearly|almost|as many as|some)\s+$", words)
    return (span[0] - len(known.group()), span[1]) if known else span


def _value(reading: Reading, text: str) -> int | None:
    """A number in figures and words: "1,502", "1.2 million", "twenty", "two dozen", "half a dozen", "a couple"."""
    words = reading.lexicon.words["numbers"]["words"]
    value: float | None = None
    for part in re.split(r"[\s-]+", text.replace(",", "").strip()):
        if part in _SCALES:
            value = (1 if value is None else value) * _SCALES[part]
        elif re.fullmatch(r"[0-9]+(\.[0-9]+)?", part):
            value = float(part)
        elif part in words:
            value = (value or 0) + words[part]
        elif part in _SHARES:
            value = _SHARES[part]
    return None if value is None else round(value)


@cache
def _patterns_of(words: tuple[str, ...], vague: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    named = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    scales = "|".join(_SCALES)
    digits = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?"
    number = (
        rf"(?:(?:{digits}|{named})(?:[\s-](?:{named}|{scales}))*|half an? (?:{scales})"
        rf"|a dozen|a couple|{scales})"
    )
    loose_scales = rf"(?:several|a few)[\s-](?:{scales})"
    loose = "|".join(sorted(map(re.escape, vague), key=len, reverse=True))
    return {
        "number": re.compile(rf"(?<![\w.,-])(?:{loose_scales}|{loose}|{number}){_NO_AGE}"),
        "range": re.compile(
            rf"(?:between\s+(?P<low>{number})\s+and|(?<![\w.,-])(?P<other>{number})\s*(?:to|-))"
            rf"\s*(?P<high>{number}){_NO_AGE}"
        ),
    }


def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    numbers = lexicon.words["numbers"]
    return _patterns_of(tuple(numbers["words"]), tuple(numbers["vague"]))


def numeral(reading: Reading, token: Token) -> bool:
    """Whether a word is a number, in figures or words, or stands for one: "dozens", "several"."""
    return token.like_num or token.lower_ in reading.lexicon.words["numbers"]["vague"] or token.lower_ in _SCALES


def _singular(reading: Reading, head: Token) -> Count | None:
    """ "a civilian", "no casualties"."""
    determiner = next((c for c in head.children if c.dep_ == "det"), None)
    if determiner is None or head.pos_ not in {"NOUN", "PROPN"} or head.lower_ in _SHARES:
        return None
    end = head.idx + len(head)
    if determiner.lower_ == "no":
        return Count(0, 0, CountBasis.SAID_NONE, determiner.idx, end)
    one = determiner.lower_ in {"a", "an", "one", "another"} and head.tag_ in {"NN", "NNP"}
    if one and head.lemma_.lower() not in reading.lexicon.listed("casualties", "quantities"):
        return Count(1, 1, CountBasis.EXACT, determiner.idx, end)
    return None


def _person(reading: Reading, head: Token) -> Count | None:
    """One who is named, or whom "the" or "his" makes one: "Abu Omar", "the group's commander", "civilian Ali Omar"."""
    if head.tag_ not in {"NN", "NNP"} or head.dep_ not in _ARGUMENTS:
        return None
    if head.i in reading.places or head.i in reading.actors:
        return None
    named = head.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in head.children)
    known = head.lemma_.lower() in reading.lexicon.listed("numbers", "one") and head.tag_ == "NN"
    return Count(1, 1, CountBasis.EXACT, head.idx, head.idx + len(head)) if named or known else None


def _unnumbered(reading: Reading, head: Token) -> Count | None:
    """People of whom no number is told: "many were killed", "civilians died"."""
    people = reading.lexicon.groups.keys() | {"people", "other", "victim", "casualty"}
    words = reading.lexicon.words["numbers"]["unnumbered"]
    if head.lower_ in words or (head.lemma_.lower() in people and head.tag_ in {"NNS", "NNPS"}):
        return Count(None, None, CountBasis.UNNUMBERED, head.idx, head.idx + len(head))
    return None


_BETWEEN = re.compile(r"\s*\b(?:a total of|the|a|an|another)\s*$")


def _ends_with(text: str, phrases: list[str]) -> bool:
    """Whether the words just before a number are a qualifier; "a total of" and the like may stand between."""
    trimmed = _BETWEEN.sub("", text.strip())
    return any(trimmed.endswith(phrase) and not trimmed[: -len(phrase)][-1:].isalnum() for phrase in phrases)
