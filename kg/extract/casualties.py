"""Casualty figures: how many of whom, with what qualifier. "Dozens" is at least 24, never 12; "nobody" is an explicit zero.

A figure rests on a casualty word (a verb such as "killed", a noun such as "death toll", an adjective such as "dead") and on
the noun phrase that counts the people; "including four children" and "a third of them civilians" are figures of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from spacy.tokens import Span, Token

from kg.extract.reading import Reading
from kg.model import CountBasis, Outcome, VictimGroup

_ADJECTIVES = {
    "dead": Outcome.KILLED,
    "wounded": Outcome.INJURED,
    "injured": Outcome.INJURED,
    "missing": Outcome.MISSING,
}
_TOLL = frozenset({"toll", "number", "count"})
_PEOPLE = frozenset({"people", "person", "other", "victim", "life", "man", "total", "casualty", "Syrians"})
_QUANTITY_HEADS = frozenset({"total", "number", "group", "estimate", "toll"})


@dataclass(frozen=True)
class Figure:
    """A casualty figure: bounds, what befell whom, the casualty word and the words that count."""

    outcome: Outcome
    group: VictimGroup
    min: int | None
    max: int | None
    basis: CountBasis
    word: Token
    start: int
    end: int


@dataclass(frozen=True)
class _Count:
    min: int | None
    max: int | None
    basis: CountBasis
    start: int
    end: int


def figures(reading: Reading, sentence: Span) -> Iterator[Figure]:
    """The casualty figures that one sentence tells, each outcome and group once per casualty word."""
    seen: set[tuple[int, Outcome, VictimGroup]] = set()
    for word in sentence:
        for outcome in _outcomes(reading, word):
            for head in _counted(word):
                for figure in _of_phrase(reading, word, outcome, head):
                    told = (figure.start, figure.outcome, figure.group)
                    if told not in seen:
                        seen.add(told)
                        yield figure


def _outcomes(reading: Reading, word: Token) -> Iterator[Outcome]:
    lemma = word.lemma_.lower()
    if word.pos_ == "VERB" and _to_death(word):
        yield Outcome.KILLED
        return
    if word.lower_ in _ADJECTIVES and word.pos_ in {"ADJ", "NOUN", "VERB"} and word.dep_ not in {"amod", "compound"}:
        yield _ADJECTIVES[word.lower_]
        return
    if word.pos_ not in {"VERB", "NOUN"} or word.dep_ in {"amod", "compound"}:
        return
    for outcome in Outcome:
        if lemma in reading.lexicon.words["casualties"][outcome.value]:
            yield outcome
            return
    if lemma in _TOLL and any(c.lemma_.lower() in {"death", "casualty"} for c in word.children):
        yield Outcome.KILLED


def _to_death(verb: Token) -> bool:
    """ "tortured to death", "beaten to death"."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return [t.lower_ for t in after] == ["to", "death"]


def _counted(word: Token) -> Iterator[Token]:
    """The nouns that count the people a casualty word is about."""
    if word.pos_ == "VERB":
        yield from _arguments(word)
    elif word.lemma_.lower() in _TOLL:
        yield from _toll_number(word)
    elif word.pos_ in {"NOUN", "ADJ"}:
        if any(c.dep_ == "nummod" or c.lower_ in {"no", "several", "many", "dozens"} for c in word.lefts):
            yield word
        elif word.dep_ in {"acomp", "oprd", "amod", "attr"} or word.pos_ == "ADJ":
            yield from (c for c in word.children if c.dep_ == "nsubj")
            yield from (c for c in word.head.children if c.dep_ in {"dobj", "nsubj"} and c.i < word.i)
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                yield from (c for c in child.children if c.dep_ == "pobj")


def _arguments(verb: Token) -> Iterator[Token]:
    lemma = verb.lemma_.lower()
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    wanted = {"nsubjpass"} if passive else {"nsubj"} if lemma in {"die", "perish", "flee"} else {"dobj"}
    found = [c for c in verb.children if c.dep_ in wanted]
    if not found and verb.dep_ in {"acl", "relcl"}:
        found = [verb.head]
    if not found and verb.dep_ == "conj":
        found = (
            [c for c in verb.head.children if c.dep_ in wanted | {"nsubjpass"}] if passive or verb.tag_ == "VBN" else []
        )
    if not found:
        found = [c for other in verb.conjuncts for c in other.children if c.dep_ == "dobj" and other.i > verb.i]
    for head in found:
        if head.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
            head = verb.head  # noqa: PLW2901  (the noun the pronoun stands for)
        yield head
        yield from (c for c in head.conjuncts if c.i > head.i and _has_number(c))


def _has_number(token: Token) -> bool:
    return token.pos_ == "NUM" or any(c.dep_ in {"nummod", "det"} for c in token.children)


def _toll_number(word: Token) -> Iterator[Token]:
    """The number of a toll: "the toll of 34", "the toll reached 112 people", "put the death toll at 85"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "to"}:
            yield from (c for c in child.children if c.dep_ == "pobj")
    verb = word.head
    for child in verb.children:
        if child.dep_ in {"dobj", "attr"} and child.i > word.i:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"to", "at", "of"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _of_phrase(reading: Reading, word: Token, outcome: Outcome, head: Token) -> Iterator[Figure]:
    count = _count(reading, head)
    if count is None:
        return
    group = _group(reading, head)
    yield Figure(outcome, group, count.min, count.max, count.basis, word, count.start, count.end)
    yield from _parts(reading, word, outcome, head, count)


def _parts(reading: Reading, word: Token, outcome: Outcome, head: Token, whole: _Count) -> Iterator[Figure]:
    """Parts of a whole: "including four children", "almost a third of them civilians", "among them 12 women"."""
    tail = reading.doc[head.i : word.sent.end]
    for token in tail:
        if token.lower_ in {"including", "among"} and abs(token.i - head.i) < _NEAR:
            for part in token.subtree:
                if part.i > token.i and (part.lemma_.lower() in reading.lexicon.groups):
                    count = _count(reading, part)
                    if count is not None:
                        yield Figure(
                            outcome,
                            _group(reading, part),
                            count.min,
                            count.max,
                            count.basis,
                            word,
                            count.start,
                            count.end,
                        )
    yield from _fraction(reading, word, outcome, tail, whole)


_NEAR = 14
_FRACTION = re.compile(
    r"(?P<qualifier>almost|nearly|less than|more than|over|at least|about)?\s*(?:an?|one)?[ -]?(?P<part>half|third|quarter|fifth|two[- ]thirds)\s+"
    r"(?:of\s+(?:them|whom|the dead|those)\s+)?(?:were\s+)?(?P<group>\w+)",
    re.IGNORECASE,
)


def _fraction(reading: Reading, word: Token, outcome: Outcome, tail: Span, whole: _Count) -> Iterator[Figure]:
    match = _FRACTION.search(tail.text)
    if match is None or whole.min is None:
        return
    group = _group_of(reading, match["group"].lower().rstrip("s"))
    part = reading.lexicon.words["numbers"]["fractions"].get(match["part"].lower().replace("-", " "))
    if group is VictimGroup.PEOPLE or part is None:
        return
    bound = floor(whole.min * part)
    above = (match["qualifier"] or "").lower() in {"more than", "over", "at least"}
    basis = CountBasis.AT_LEAST if above else CountBasis.UP_TO
    start = tail.start_char + match.start()
    yield Figure(
        outcome,
        group,
        bound if above else None,
        None if above else bound,
        basis,
        word,
        start,
        tail.start_char + match.end(),
    )


def _count(reading: Reading, head: Token) -> _Count | None:
    """The number that a noun phrase tells, with its qualifier; None where it tells none."""
    if head.lower_ in {"nobody", "none"}:
        return _Count(0, 0, CountBasis.SAID_NONE, head.idx, head.idx + len(head))
    number = _number_token(reading, head)
    if number is None:
        return _singular(head)
    value = _value(reading, number)
    if value is None:
        return None
    start = min(number.idx, *(t.idx for t in number.subtree))
    return _qualified(reading, head, number, value, start)


def _singular(head: Token) -> _Count | None:
    """ "a civilian", "no casualties"; a bare plural tells no number."""
    determiner = next((c for c in head.children if c.dep_ == "det"), None)
    if determiner is None or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    if determiner.lower_ == "no":
        return _Count(0, 0, CountBasis.SAID_NONE, determiner.idx, head.idx + len(head))
    if (
        determiner.lower_ in {"a", "an", "one", "another"}
        and head.tag_ in {"NN", "NNP"}
        and head.lemma_.lower() not in _QUANTITY_HEADS
    ):
        return _Count(1, 1, CountBasis.EXACT, determiner.idx, head.idx + len(head))
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


def _qualified(reading: Reading, head: Token, number: Token, value: int, start: int) -> _Count:
    numbers = reading.lexicon.words["numbers"]
    end = max(head.idx + len(head), number.idx + len(number))
    if number.lower_ in numbers["vague"]:
        return _Count(value, None, CountBasis.VAGUE, start, end)
    before = reading.doc[max(number.sent.start, number.i - 5) : number.i].text.lower()
    if _ends_with(before, numbers["at-least"]):
        return _Count(value, None, CountBasis.AT_LEAST, start, end)
    if _ends_with(before, numbers["up-to"]):
        return _Count(None, value, CountBasis.UP_TO, start, end)
    if _ends_with(before, numbers["approximate"]):
        return _Count(value, value, CountBasis.APPROXIMATE, start, end)
    return _Count(value, value, CountBasis.EXACT, start, end)


def _ends_with(text: str, phrases: list[str]) -> bool:
    """Whether the words just before a number are a qualifier; "a total of" and the like may stand between."""
    trimmed = re.sub(r"\s*\b(?:a total of|the|a|an|another)\s*$", "", text.strip())
    return any(re.search(rf"\b{re.escape(phrase)}$", trimmed) for phrase in phrases)


def _group(reading: Reading, head: Token) -> VictimGroup:
    for candidate in (
        head,
        *_of_objects(head),
        *(c for c in head.children if c.dep_ in {"appos", "compound", "amod", "conj"}),
    ):
        group = _group_of(reading, candidate.lemma_.lower())
        if group is not VictimGroup.PEOPLE:
            return group
    return VictimGroup.PEOPLE


def _of_objects(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _group_of(reading: Reading, lemma: str) -> VictimGroup:
    group = reading.lexicon.groups.get(lemma)
    return VictimGroup(group) if group else VictimGroup.PEOPLE
