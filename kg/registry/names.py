"""When two spellings are one name: folding, and the consonant skeleton that transliterations share.

Names are compared whole. `fold` takes away what carries no meaning (case, marks, hyphens, articles); `skeleton` keeps
the consonants alone, because romanised Arabic, Persian and Cyrillic names differ mostly in their vowels. A fuzzy score
alone misleads ("Kafra" and "Qarah" score 0.95), so `alike` asks for three things at once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

ALIKE = 0.88
"""The lowest Jaro-Winkler similarity of two folded names that may be one."""
SHORTEST_SKELETON = 3
"""Names with fewer consonants than this are compared by their letters alone."""

ARTICLES = frozenset({"al", "el", "ul", "ar", "as", "ash", "at", "ath", "ad", "adh", "an", "az", "ez", "er", "es"})
"""The Arabic article and the forms it takes before sun letters."""

_PARTICLES: dict[str, str] = {
    **dict.fromkeys(("tel", "tell", "tall"), "tal"),  # hill
    **dict.fromkeys(("kafar", "kfar", "kafer", "kefr", "kufr", "kifr"), "kafr"),  # village
    **dict.fromkeys(("dayr", "dair", "der"), "deir"),  # monastery
    **dict.fromkeys(("ayn", "ein", "een", "eyn"), "ain"),  # spring
    **dict.fromkeys(("um", "oum", "omm", "om"), "umm"),  # mother of
    **dict.fromkeys(("abou", "aboo"), "abu"),  # father of
    **dict.fromkeys(("shaykh", "sheik", "shaikh", "cheikh", "sheykh"), "sheikh"),
    **dict.fromkeys(("jebel", "jabel", "jebal", "djebel", "gebel"), "jabal"),  # mountain
    **dict.fromkeys(("bayt", "bait", "beyt"), "beit"),  # house
    **dict.fromkeys(("khirbat", "kherbat", "kherbet", "khirba", "khurbat"), "khirbet"),  # ruin
    **dict.fromkeys(("maarat", "maaret", "maarret", "marat"), "maarrat"),
    **dict.fromkeys(("beni", "banu", "bany"), "bani"),  # sons of
    **dict.fromkeys(("souk", "souq", "sooq"), "suq"),  # market
}
"""Ways to write the words that many Arabic names begin with."""

_MARKS = re.compile("['`\"\u2018\u2019\u02bb\u02bc\u02be\u02bf]")
_GAPS = re.compile(r"[^a-z0-9]+")
_DIGRAPHS = (
    *(("tch", "%"), ("ch", "%"), ("kh", "x"), ("sh", "$")),  # letters of their own
    *(("ph", "f"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("dj", "j")),
)
_LETTERS = str.maketrans({"q": "k", "v": "w"})
_VOWELS = re.compile(r"[aeiouyw]")
_DOUBLED = re.compile(r"(.)\1+")


def words(name: str) -> tuple[str, ...]:
    """The words of a name in ASCII and lower case, without apostrophes; hyphens part words."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return tuple(name.lower().split())
    plain = name if name.isascii() else anyascii(_MARKS.sub("", name))
    return tuple(_GAPS.sub(" ", _MARKS.sub("", plain).lower()).split())


def fold(name: str) -> str:
    """A name without case, marks, hyphens and leading articles: "Al-Bāb" and "el Bab" both give "bab".

    Of several words the first common ones are written in one way: "Tell Rifaat" and "Tal Rifaat" give the same.
    """
    parts = words(name)
    if len(parts) > 1 and (parts[0] in ARTICLES or parts[0] == "the"):
        parts = parts[1:]
    if len(parts) > 1:
        parts = tuple("al" if part in ARTICLES else _PARTICLES.get(part, part) for part in parts)
    return " ".join("al" if part in ARTICLES else part for part in parts)


def skeleton(folded: str) -> str:
    """The consonants of a folded name: "huraytan", "hureytan" and "haritan" all give "hrtn".

    Digraphs count as one letter, q as k; doubled letters and a final h are dropped; an initial vowel stays as "a".
    """
    return "".join(_bones(part) for part in folded.split() if part != "al")


@lru_cache(maxsize=1 << 16)
def _bones(word: str) -> str:
    text = word
    for digraph, letter in _DIGRAPHS:
        text = text.replace(digraph, letter)
    text = text.translate(_LETTERS)
    first = "a" if text[0] in "aeiou" else text[0]
    rest = _VOWELS.sub("", text[1:]).removesuffix("h")
    return _DOUBLED.sub(r"\1", first + rest)


def alike(one: str, other: str) -> float:
    """How alike two names are as spellings of one, 0 where they are not: same initial, consonants and score."""
    first, second = fold(one), fold(other)
    if not first or not second or first[0] != second[0]:
        return 0.0
    bones = skeleton(first)
    if len(bones) < SHORTEST_SKELETON or bones != skeleton(second):
        return 0.0
    score = JaroWinkler.similarity(first, second)
    return score if score >= ALIKE else 0.0
