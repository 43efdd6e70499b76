"""What the words around a name say of it: of what kind of place it is, and whether it is one at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from spacy.tokens import Doc, Span, Token

from kg.extract.places.runs import Run
from kg.extract.reading import Reading

_SMALL = frozenset({"the", "a", "an", "this", "of", "-"})
_INSIDE = frozenset({"in", "of", "outside", "near", ",", "'s", "on"})
_FILLING = frozenset(
    {"the", "capital", "city", "town", "country", "central", "rural", "suburb", "suburbs", "s", "'", "-"}
)
_POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_REACH = 4
"""How many words may stand between a name and its kind."""


class Marked(IntEnum):
    """How surely the text marks a name as that of a place."""

    NOT = 0
    PERHAPS = 1
    AIMED = 2
    LOCATIVE = 3
    NAMED = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """`kind` is a feature code, empty where no noun tells it; the name of a `site` goes up to the token `end`.

    A cue is `shared` by a list where it stands before or behind all of it: "the towns of A, B and C".
    """

    marked: Marked
    kind: str = ""
    end: int = 0
    site: str = ""
    shared: bool = False


NONE = Cue(Marked.NOT)
_PERHAPS, _AIMED, _LOCATIVE = (Cue(marked, shared=True) for marked in (Marked.PERHAPS, Marked.AIMED, Marked.LOCATIVE))


def behind(reading: Reading, run: Run) -> Cue:
    """What follows a name: "X airbase", "X and Y neighbourhoods", "X, a village"; its own last word counts too."""
    doc = reading.doc
    following = _following(reading, doc, run.end)
    last = run.words[-1]
    if following.site or len(run.words) == 1 or run.end - last > 1:
        return following
    own = _noun(reading, doc[last], run.end)
    return own if own.marked else following


def _following(reading: Reading, doc: Doc, end: int) -> Cue:
    fillers = reading.lexicon.listed("places", "fillers")
    index, limit = end, min(len(doc), end + _REACH)
    while index < limit and doc[index].lower_ in fillers and not kind(reading, doc[index]):
        index += 1
    if index >= limit or doc[index].is_sent_start:
        return NONE
    cue = _noun(reading, doc[index], index + 1)
    return cue if cue.marked else _apposed(reading, doc[end:limit])


def _apposed(reading: Reading, after: Span) -> Cue:
    """What a noun in apposition says: "X, a village in Y", "X, a Kurdish town"."""
    words = [token for token in after if token.text != ","]
    if not words or words[0].lower_ not in {"a", "an"}:
        return NONE
    noun = next((t for t in words[1:] if t.tag_ in _NOUNS), None)
    told = kind(reading, noun) if noun is not None else ""
    site = noun is not None and _singular(noun) in reading.lexicon.words["places"]["sites"]
    return Cue(Marked.NAMED, told, after.start) if told and not site else NONE


def _noun(reading: Reading, noun: Token, end: int) -> Cue:
    told = kind(reading, noun)
    if not told:
        return NONE
    lemma = _singular(noun)
    site = lemma if lemma in reading.lexicon.words["places"]["sites"] else ""
    return Cue(Marked.NAMED, told, end, site, shared=noun.lower_ != lemma)


def before(reading: Reading, run: Run) -> Cue:
    """What goes before a name: "the villages of X", "Mount X", "in X", "from X"."""
    doc = reading.doc
    first = doc[run.words[0]].lower_
    leading: dict[str, str] = reading.lexicon.words["places"]["leading"]
    if first in leading and len(run.words) > 1:
        return Cue(Marked.NAMED, leading[first], run.end)
    index = run.start - 1
    floor = doc[run.start].sent.start
    while index >= floor and (doc[index].lower_ in _SMALL or _side(reading, doc[index])):
        index -= 1
    if index < floor:
        return NONE
    return _told_by(reading, doc, index, run)


def _told_by(reading: Reading, doc: Doc, index: int, run: Run) -> Cue:
    token = doc[index]
    between = {t.lower_ for t in doc[index + 1 : run.start]}
    listed = reading.lexicon.listed
    if token.lower_ in listed("places", "listing") and index:
        token, between = doc[index - 1], {"of"}
    told = kind(reading, token)
    plain = not between - {"-"} and token.is_lower and token.dep_ != "pobj" and any(c.tag_ == "DT" for c in token.lefts)
    if told and ("of" in between or plain) and token.ent_type_ != "DATE":
        return Cue(Marked.NAMED, told, run.end, shared=token.lower_ != _singular(token))
    if token.lower_ in listed("places", "locative"):
        return _LOCATIVE
    peopled = _singular(token) in listed("places", "parts") | listed("places", "peopled")
    if "of" in between and (peopled or _side(reading, doc[index + 1])):
        return _LOCATIVE
    governor = token.head if token.lower_ in {"on", "of", "against", "for", "over"} else token
    if governor.lemma_.lower() in listed("places", "aimed"):
        return _AIMED
    return _PERHAPS if "of" in between or token.lower_ in listed("places", "perhaps") else NONE


def for_list(reading: Reading, listed: Iterable[Run]) -> list[Cue]:
    """The cue of each name in a list: its own, else what stands before or behind the whole list."""
    around = [(run, before(reading, run), behind(reading, run)) for run in listed]
    shared = [cue for cue in (around[-1][2], around[0][1]) if cue.shared]
    found = []
    for run, leading, following in around:
        own = following if following.site or following.marked >= leading.marked else leading
        best = max((own, *shared), key=lambda cue: cue.marked)
        found.append(own if own.marked >= best.marked else replace(best, end=run.end))
    return found


def lies_in(reading: Reading, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` say that what goes before lies in what comes after: "in the north of".

    "North of" alone says that it lies outside.
    """
    between = [token.lower_ for token in reading.doc[start:end]]
    if not any(word in _INSIDE for word in between) or _beyond(between):
        return False
    return all(_says_where(reading, word, start + offset) for offset, word in enumerate(between))


def _says_where(reading: Reading, word: str, index: int) -> bool:
    places = reading.lexicon.words["places"]
    if word in _INSIDE | _FILLING or index in reading.demonyms or _side(reading, reading.doc[index]):
        return True
    return not {word, word.removesuffix("s")}.isdisjoint({*places["kinds"], *places["parts"]})


def _beyond(between: list[str]) -> bool:
    """Whether a place is told by its direction from another: "southwest of Mogadishu"."""
    if "of" not in between or not {"in", "'s"}.isdisjoint(between):
        return False
    index = between.index("of")
    return index > 0 and between[index - 1] in _POINTS


def _side(reading: Reading, token: Token) -> bool:
    return token.lower_ in reading.lexicon.listed("places", "sides")


def kind(reading: Reading, token: Token) -> str:
    """The feature code that a noun stands for, empty for other words."""
    if token.tag_ not in _NOUNS:
        return ""
    word = _singular(token)
    places = reading.lexicon.words["places"]
    return str(places["sites"].get(word) or places["kinds"].get(word) or "")


def _singular(token: Token) -> str:
    lemma: str = token.lemma_.lower()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma
