"""Runs of capitalised words that may name something, in one pass over the words: "Khan al-Assal", "Bustan al-Qasr".

A run ends at punctuation, at small words other than the Arabic article, and at words that no place is called by. A
place of the registry inside it stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.reading import Reading
from kg.registry.names import ARTICLES

CLOSED = frozenset({
    *("DT", "IN", "CC", "PRP", "PRP$", "MD", "TO", "WDT", "WP", "WRB", "EX", "UH", "CD"),
    *("VB", "VBD", "VBP", "VBN", "VBG", "RB", "RBR", "JJR", "JJS", "NNS"),
})  # fmt: skip
"""Tags of words that are part of no name, capitalised or not."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels of the entity recogniser for places."""
_ALONE = frozenset({"al", "el", "ul"})
"""The forms of the article that stand without a hyphen; the others are English words too."""
_MINOR = ARTICLES | {"de", "del", "la", "e", "i", "ul", "bin", "ibn"}
GLUED = 3
"""Two words in a row are one name more often than two."""
_GLUE = frozenset({"-", "'", "/"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `start` to `end`, and where each written word in them starts; `known` for a place of the registry."""

    start: int
    end: int
    words: tuple[int, ...]
    known: bool = False


def runs(reading: Reading) -> Iterator[Run]:
    """Every run of a text, in order; places of the registry are runs of their own, but for parts of longer names."""
    doc = reading.doc
    held: list[int] = []
    index, end = 0, 0
    while index < len(doc):
        known = reading.places.get(index)
        following = known.end if known else _word(reading, index)
        if held and (not following or end != index or doc[index].is_sent_start):
            yield Run(held[0], end, tuple(held))
            held = []
        if known and not _within_longer(reading, held, index, known.end):
            if held:
                yield Run(held[0], end, tuple(held))
                held = []
            yield Run(index, known.end, (index,), known=True)
        elif following:
            held.append(index)
            end = following
            if len(held) > 1 and doc[index].lower_ in reading.lexicon.words["places"]["sites"]:
                yield Run(held[0], end, tuple(held))
                held = []
        index = following or index + 1
    if held:
        yield Run(held[0], end, tuple(held))


def _within_longer(reading: Reading, held: list[int], start: int, end: int) -> bool:
    """Whether a known name is only part of another: the "Nawa" of "Dayr Nawa", the "Deir" of "Deir al-Sharqi"."""
    doc = reading.doc
    if held and doc[start - 1].lower_ in reading.lexicon.listed("places", "beginning") | ARTICLES:
        return True
    after = _word(reading, end) if end < len(doc) and end not in reading.places else 0
    return bool(after) and doc[after - 1].lower_ in reading.lexicon.listed("places", "ending")


def _word(reading: Reading, index: int) -> int:
    """Where the written word ends that starts at a token, if it may be part of a name; 0 where it may not."""
    doc = reading.doc
    token = doc[index]
    if not _nameable(reading, token):
        return 0
    end = index + 1
    while end < len(doc) and not doc[end - 1].whitespace_ and _goes_on(reading, end):
        end += 1
    last = doc[end - 1]
    if last.text in _GLUE:
        end -= 1
    return end if any(t.text[0].isupper() for t in doc[index:end]) or _opens(doc, end) else 0


def _nameable(reading: Reading, token: Token) -> bool:
    lower = token.lower_
    if lower in ARTICLES and token.i + 1 < len(token.doc):
        return token.nbor().text == "-" or lower in _ALONE
    if not token.text[0].isupper() or (token.tag_ in CLOSED and token.ent_type_ not in PLACES):
        return False
    listed = reading.lexicon.listed
    if lower in listed("places", "never") or lower in listed("places", "sides"):
        return False
    return token.i not in reading.demonyms and token.i not in reading.actors and token.i not in reading.generics


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether a token goes on with the word before it: "al" "-" "Bab"; a hyphen between two names parts them."""
    token, before = reading.doc[index], reading.doc[index - 1]
    if token.text == "-":
        opening = before.lower_ in ARTICLES or before.lower_ in reading.lexicon.listed("places", "beginning")
        return opening or _then_article(reading.doc, index)
    if before.text == "-":
        return token.text[0].isalpha()
    return token.text == "'" or before.text == "'"


def _then_article(doc: Doc, index: int) -> bool:
    """Whether behind a hyphen an article or a small part of the name follows: "Deir-ez-Zor"."""
    return index + 1 < len(doc) and doc[index + 1].lower_ in ARTICLES


def _opens(doc: Doc, end: int) -> bool:
    """Whether a small article standing alone goes before a capital: "Deir al Zor"."""
    return end < len(doc) and doc[end].text[0].isupper()


def written(reading: Reading, start: int, end: int) -> str:
    """The text of a name as the article writes it, without the marks around it."""
    first, last = reading.doc[start], reading.doc[end - 1]
    return " ".join(reading.written(first.idx, last.idx + len(last)).split()).strip(" .,'\"-")


def split(reading: Reading, run: Run) -> Sequence[Run]:
    """The names in a run that lost its commas: "Mourek Atshan Skeak" is three, "Kafr Nabl Saraqeb" two."""
    if run.known or len(run.words) < GLUED:
        return (run,)
    ends = (*run.words[1:], run.end)
    parts: list[list[int]] = []
    for start, end in zip(run.words, ends, strict=True):
        if parts and _belongs(reading, parts[-1], start, end):
            parts[-1].append(start)
        else:
            parts.append([start])
    edges = (*(part[0] for part in parts[1:]), run.end)
    return tuple(Run(part[0], end, tuple(part)) for part, end in zip(parts, edges, strict=True))


def _belongs(reading: Reading, part: list[int], start: int, end: int) -> bool:
    doc = reading.doc
    article = doc[start].lower_ in ARTICLES and end - start > 1
    if article or doc[start].lower_ in _MINOR:
        ending = doc[end - 1].lower_ in reading.lexicon.listed("places", "ending")
        return ending or (len(part) == 1 and doc[part[0]].lower_ not in ARTICLES)
    last = doc[start - 1]
    small = last.lower_ in _MINOR
    lone = len(part) == 1 and last.lower_ in reading.lexicon.listed("places", "beginning")
    return small or lone or doc[end - 1].lower_ in reading.lexicon.listed("places", "ending")
