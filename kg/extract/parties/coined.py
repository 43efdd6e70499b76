"""Names that no registry knows: persons and organisations, each an entity of its own, of the kind that its words tell.

An abbreviation in brackets ("the Northern Front (NF)") and a surname alone stand for the name that was given in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.extract.parties.naming import TIMES, Party, minted
from kg.extract.reading import Name, Reading

_LABELS = {"PERSON": "person", "ORG": "unidentified", "NORP": "unidentified"}
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z.-]{0,8}[A-Z])\)")
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_SMALL = frozenset({"of", "for", "the", "and", "in", "al", "-", "&"})
_LONGEST = 9


def by_recogniser(reading: Reading, token: Token) -> Iterator[Party]:
    """A person or organisation that only its own words name."""
    yield from _found(reading, token.i)


@lru_cache(maxsize=4096)
def _found(reading: Reading, index: int) -> tuple[Party, ...]:
    token = reading.doc[index]
    finders = (_by_abbreviation, by_closing, _by_ship, _by_entity)
    return next((found for finder in finders if (found := tuple(finder(reading, token)))), ())


def overrides(reading: Reading, token: Token) -> bool:
    """Whether the article itself says what an abbreviation or a surname stands for, and no registry knows it."""
    written = reading.written(token.idx, token.idx + len(token))
    full = _abbreviations(reading).get(written) or _surnamed(reading).get(written)
    return full is not None and reading.actors.get(full[1] - 1) is None


def _by_abbreviation(reading: Reading, token: Token) -> Iterator[Party]:
    full = _abbreviations(reading).get(reading.written(token.idx, token.idx + len(token)))
    if full is not None:
        name = _party(reading, *full)
        yield Party(name.label, name.entity, token.idx, token.idx + len(token), name.kind)


def by_closing(reading: Reading, token: Token) -> Iterator[Party]:
    """A capitalised name that the word for an organisation closes: "Idlib Media Centre", "Liberation Brigade"."""
    if token.text[:1].isupper() and token.lemma_.lower() in reading.lexicon.words["parties"]["closing"]:
        start = _start(reading, token)
        end = _end(reading, token)
        if end - start > 1:
            yield _party(reading, start, end)


def _by_ship(reading: Reading, token: Token) -> Iterator[Party]:
    """A ship by the letters before its name: "HMS Example"."""
    start = token.i - 1
    if (
        token.tag_ in _NAME_TAGS
        and start >= 0
        and reading.doc[start].text in reading.lexicon.listed("parties", "ships")
    ):
        yield _party(reading, start, token.i + 1, "platform")


def _by_entity(reading: Reading, token: Token) -> Iterator[Party]:
    """A person or organisation that the entity recogniser finds."""
    full = _surnamed(reading).get(token.text)
    if full is not None and token.tag_ in _NAME_TAGS and token.ent_type_ != "PERSON":
        yield _borne(reading, full, token.i, token.i + 1)
        return
    if token.ent_type_ not in _LABELS or token.i in reading.demonyms or token.i in reading.places:
        return
    span = reading.recognised.get(token.i)
    if span is not None and any(t.pos_ == "PROPN" for t in span):
        yield from _recognised(reading, span)


def _recognised(reading: Reading, span: Span) -> Iterator[Party]:
    start = span.start + (span[0].lower_ == "the")
    end = span.end - (span[-1].lower_ in {"'s", "'"})
    if start >= end or not any(c.isalpha() for c in reading.doc[start].text):
        return
    if span.label_ == "PERSON" and kind_of(reading, start, end) == "unidentified":
        full = _surnamed(reading).get(reading.doc[start].text) if end - start == 1 else None
        yield _borne(reading, full or (start, end), start, end)
    else:
        yield _party(reading, start, end)


def _borne(reading: Reading, full: tuple[int, int], start: int, end: int) -> Party:
    """The person, or the ship, whose full name stands in some tokens of the article, as named in others."""
    ship = reading.doc[full[0]].text in reading.lexicon.listed("parties", "ships")
    party = _party(reading, *full, "platform" if ship else "person")
    last = reading.doc[end - 1]
    return replace(party, start=reading.doc[start].idx, end=last.idx + len(last))


def _party(reading: Reading, start: int, end: int, kind: str = "") -> Party:
    short = next((a for a, full in _abbreviations(reading).items() if full == (start, end)), None)
    return minted(reading, start, end, kind or kind_of(reading, start, end), (short,) if short else ())


def kind_of(reading: Reading, start: int, end: int) -> str:
    """The kind of actor that a name tells, by its last word or its first; a numbered unit is a state's."""
    words = [token.lower_ for token in reading.doc[start:end]]
    parties = reading.lexicon.words["parties"]
    if any(_ORDINAL.fullmatch(word) for word in words):
        return "state-forces"
    closing = parties["closing"].get(reading.doc[end - 1].lemma_.lower())
    within = next((parties["closing"][word] for word in words if word in parties["closing"]), None)
    return str(closing or parties["opening"].get(words[0]) or within or "unidentified")


def _end(reading: Reading, token: Token) -> int:
    """Where a name ends that goes on behind its noun: "Front for the Freedom of Darfur"."""
    end = after = token.i + 1
    while after < token.sent.end and after - token.i < _LONGEST:
        word = reading.doc[after]
        if word.tag_ in _NAME_TAGS and word.text[:1].isupper():
            end = after + 1
        elif word.lower_ not in {"of", "for", "the"} or (word.lower_ == "the" and after == token.i + 1):
            break
        after += 1
    return end


def _start(reading: Reading, token: Token) -> int:
    """Where the capitalised name begins that a noun closes; a nationality before it is no part of it."""
    start = token.i
    while start > token.sent.start and token.i - start < _LONGEST:
        before = reading.doc[start - 1]
        joins = (
            before.tag_ in _NAME_TAGS
            or _ORDINAL.fullmatch(before.text)
            or before.text[:1].isupper()
            or before.text in {"-", "'s", "al"}
        )
        if (
            not joins
            or before.ent_type_ in TIMES
            or before.tag_ in {"DT", "IN", "PRP"}
            or (before.text == "'s" and before.i - 1 in reading.places)
        ):
            break
        start -= 1
    while start < token.i and not reading.doc[start].text[:1].isalnum():
        start += 1
    return start


@lru_cache(maxsize=4)
def coined(reading: Reading) -> tuple[Name, ...]:
    """The names of armed parties that no registry knows, in order, for later nouns to refer to."""
    armed = reading.lexicon.listed("kinds", "irregular")
    found: dict[int, Name] = {}
    for token in reading.doc:
        if token.text[:1].isupper() and token.i not in reading.actors and token.tag_ in _NAME_TAGS:
            for party in by_recogniser(reading, token):
                if party.entity.type in armed:
                    found[token.i] = Name(token.i, token.i + 1, party.entity)
    return tuple(found.values())


@lru_cache(maxsize=4)
def _abbreviations(reading: Reading) -> Mapping[str, tuple[int, int]]:
    """The abbreviations that the article puts in brackets behind a name, and the tokens of that name."""
    found: dict[str, tuple[int, int]] = {}
    for match in _BRACKETED.finditer(reading.article.text):
        bracket = reading.doc.char_span(*match.span(), alignment_mode="expand")
        full = _spelled(reading, match[1], bracket.start) if bracket is not None else None
        if full is not None:
            found.setdefault(match[1], full)
    return found


def _spelled(reading: Reading, short: str, end: int) -> tuple[int, int] | None:
    """The words before a bracket whose initials an abbreviation gives, from its first letter on."""
    letters = [c.lower() for c in short if c.isalpha()]
    for start in range(max(0, end - _LONGEST), end - 1):
        words = [t.text for t in reading.doc[start:end] if t.lower_ not in _SMALL and t.text[:1].isalpha()]
        initials = [word[0].lower() for word in words]
        if words and words[0] == reading.doc[start].text and all(w[0].isupper() for w in words) and initials == letters:
            return start, end
    return None


@lru_cache(maxsize=4)
def _surnamed(reading: Reading) -> Mapping[str, tuple[int, int]]:
    """The last words of the full names of persons, where one person alone bears each."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for span in reading.doc.ents:
        end = span.end - (span[-1].lower_ in {"'s", "'"})
        if span.label_ == "PERSON" and end - span.start > 1:
            name = reading.doc[span.start : end]
            found.setdefault(name[-1].text, {}).setdefault(name.text, (span.start, end))
    return {surname: next(iter(full.values())) for surname, full in found.items() if len(full) == 1}
