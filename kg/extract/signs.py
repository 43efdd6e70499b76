"""Signs of the finer kind of an event: words and deeds ("police fire on protesters") found among some tokens.

What the signs are is data, `ontology/lexicon/subtypes.toml`; `kg.extract.subtypes` weighs them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

import ontology
from kg.errors import DataError
from kg.extract import deeds
from kg.extract.deeds import Classes, Deed
from kg.extract.reading import Reading

FILE = "lexicon/subtypes.toml"
_REACH = 8
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that was found: its name, the words that show it, and how much it counts here (0 to 1)."""

    name: str
    shown: str
    strength: float


@dataclass(frozen=True, slots=True)
class Act:
    """A sign by deed: one of `does` done by one of the classes `who` to one of the classes `whom`; empty is anybody."""

    name: str
    does: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]

    def shown_by(self, deed: Deed) -> bool:
        """Whether a deed is one of this sign."""
        if deed.verb not in self.does and deed.phrase not in self.does:
            return False
        return (not self.who or bool(self.who & deed.who)) and (not self.whom or bool(self.whom & deed.whom))


@dataclass(frozen=True)
class Signs:
    """The signs of the lexicon: phrases by their first word, and acts by their verb."""

    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    acts: Mapping[str, tuple[Act, ...]]
    classes: Classes
    later: float
    aside: float
    backward: frozenset[str]


def found(reading: Reading, tokens: Sequence[Token]) -> tuple[Sign, ...]:
    """The signs among some tokens, each once, where it counts most; in the order of their names."""
    signs = load()
    best: dict[str, Sign] = {}
    for sign in (*_told(signs, tokens), *_done(signs, reading, tokens)):
        if sign.name not in best or sign.strength > best[sign.name].strength:
            best[sign.name] = sign
    return tuple(best[name] for name in sorted(best))


def _told(signs: Signs, tokens: Sequence[Token]) -> Iterator[Sign]:
    """The signs that phrases tell; a longer phrase takes the words of a shorter one."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        matches = [
            (end, phrase, name)
            for key in {token.lower_, token.lemma_.lower()}
            for phrase, name in signs.phrases.get(key, ())
            if (end := _end(tokens, index + 1, phrase[1:])) is not None
        ]
        last = max((end for end, _, _ in matches), default=index + 1)
        for end, phrase, name in matches:
            if end == last or "~" in phrase[-1]:
                yield Sign(name, " ".join(phrase), _strength(signs, tokens, token))
        index = last


def _done(signs: Signs, reading: Reading, tokens: Sequence[Token]) -> Iterator[Sign]:
    for deed in deeds.deeds(reading, tokens, signs.acts.keys(), signs.classes):
        for act in signs.acts[deed.verb]:
            if act.shown_by(deed):
                yield Sign(act.name, deed.told, _strength(signs, tokens, deed.word))


def _strength(signs: Signs, tokens: Sequence[Token], token: Token) -> float:
    """What comes first counts in full; a later sentence, and what is only told as background, for less."""
    strength = 1.0 if token.sent.start <= tokens[0].i else signs.later
    above = token
    while above.head != above:
        above = above.head
        if above.lower_ in signs.backward or any(c.dep_ == "mark" and c.lower_ in signs.backward for c in above.children):
            return strength * signs.aside
    return strength


def _end(tokens: Sequence[Token], index: int, rest: Phrase) -> int | None:
    """Where a phrase ends whose words go on from an index, hyphens apart; None where they do not.

    A "~word" may stand some words further on; it ends nothing, as what stands between is not the phrase's.
    """
    end = index
    for word in rest:
        if word.startswith("~"):
            reach = range(index, min(len(tokens), index + _REACH))
            index = 1 + next((i for i in reach if _is(tokens[i], word[1:])), -2)
        else:
            while index < len(tokens) and tokens[index].text == "-":
                index += 1
            index = index + 1 if index < len(tokens) and _is(tokens[index], word) else -1
            end = index
        if index < 0:
            return None
    return end


def _is(token: Token, word: str) -> bool:
    return word in {token.lower_, token.lemma_.lower()}


@cache
def read() -> Mapping[str, Any]:
    """The tables of `subtypes.toml`; a file that does not read is a `DataError` that names it."""
    try:
        return tomllib.loads(ontology.path(FILE).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"ontology/{FILE}: {error}") from error


@cache
def load() -> Signs:
    """The signs of the lexicon that ships with the package."""
    table = read()
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    acts: dict[str, list[Act]] = {}
    for entry in table["sign"]:
        for words in entry.get("words", ()):
            phrase = tuple(words.split())
            phrases.setdefault(phrase[0], []).append((phrase, entry["name"]))
        act = _act(entry, table["verbs"])
        for verb in {verb.split()[0] for verb in act.does}:
            acts.setdefault(verb, []).append(act)
    classes = Classes(_by_word(table["classes"]), table["kinds"])
    background = table["background"]
    return Signs(
        {key: tuple(found) for key, found in phrases.items()},
        {key: tuple(found) for key, found in acts.items()},
        classes,
        background["later"],
        background["aside"],
        frozenset(background["words"]),
    )


def _act(entry: Mapping[str, Any], verbs: Mapping[str, list[str]]) -> Act:
    does = (verb for name in entry.get("does", ()) for verb in verbs.get(name, (name,)))
    return Act(entry["name"], frozenset(does), frozenset(entry.get("who", ())), frozenset(entry.get("whom", ())))


def _by_word(classes: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {word: name for name, words in classes.items() for word in words}
