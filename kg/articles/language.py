"""Which language a text is in; only English is read."""

from __future__ import annotations

import re

import py3langid
from babel import Locale, UnknownLocaleError

from kg.errors import ArticleError

SAMPLE = 4000
"""How many characters of a text are looked at."""
SHORT = 40
"""With fewer letters than this, names decide the result: such a text in Latin letters passes for English."""

_PIDGIN = "pcm"
_PIDGIN_WORDS = frozenset({
    "dey", "di", "wey", "na", "dem", "don", "pipo", "dat", "dis", "dia", "wan", "wetin", "una", "tok", "im", "comot",
    "sabi", "abi", "bin", "oda", "odas", "afta", "sey", "tori", "kontri", "moni", "wen", "dose", "dere",
})  # fmt: skip
"""Words that Pidgin has in every sentence or two, and English has not."""
_RARELY = 12
"""In Pidgin at least one word of so many is one of those."""
_WORD = re.compile(r"[a-z']+")


def check_english(file: str, text: str, *, line: int | None = None) -> None:
    """Refuse a text that is in another language than English."""
    code = language(text)
    if code != "en":
        reason = f"the text is in {name(code)}; only English articles are read"
        raise ArticleError(file, reason, remedy="give a translation", line=line)


def language(text: str) -> str:
    """The ISO 639-1 code of the language that the beginning of a text is most likely in."""
    sample = text[:SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if len(letters) < SHORT and all(ord(letter) < ord("\u0250") for letter in letters):
        return "en"
    code, _ = py3langid.classify(sample)
    return "en" if code == _PIDGIN and not _is_pidgin(sample) else str(code)


def _is_pidgin(text: str) -> bool:
    """Whether a text has the small words of Nigerian Pidgin: the names of Nigeria alone pass for it too."""
    words = _WORD.findall(text.lower())
    return sum(word in _PIDGIN_WORDS for word in words) * _RARELY > len(words)


def name(code: str) -> str:
    """A language code with its English name: "Arabic (ar)"."""
    try:
        english = Locale.parse(code).english_name
    except (UnknownLocaleError, ValueError):
        return f"the language {code!r}"
    return f"{english} ({code})"
