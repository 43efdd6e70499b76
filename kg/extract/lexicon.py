"""The lexicon of `ontology/lexicon/*.toml` as frozen values: what an expert edits, extraction reads from here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from spacy.tokens import Token

import ontology
from kg.errors import DataError
from kg.model import Outcome

FILES = ("triggers", "words", "cues")
KINDS = ("reporting", "accusing", "denying", "opinion", "wish", "judging")
"""How a word attributes: what is told, blamed, denied, thought, wished for or judged."""

Frame = Mapping[str, str]
"""Which role each slot of a verb or noun fills: `subject`, `object`, and prepositions."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a trigger word tells of; `generic` where only a weapon in the clause tells the type."""

    type: str
    frame: Frame
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Weapons:
    """Words that name weapons, and a pattern for those names that are of several words."""

    words: frozenset[str]
    phrases: re.Pattern[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Weapons:
        """Some names, ready to be looked for; where none is of several words the pattern finds nothing."""
        listed = frozenset(names)
        several = "|".join(re.escape(name) for name in sorted(listed) if " " in name)
        return cls(listed, re.compile(rf"\b(?:{several})\b" if several else r"(?!)"))


@dataclass(frozen=True)
class Lexicon:
    """Every word list that extraction reads, by file and table.

    `nouns` stand without their spaces, so that "air strike", "air-strike" and "airstrike" are one.
    """

    nouns: Mapping[str, Sense]
    verbs: Mapping[str, Sense]
    words: Mapping[str, Any]
    cues: Mapping[str, Any]
    groups: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """Casualty words by lemma, and what each says befell people."""
    weapons: frozenset[str] = frozenset()
    inflected: Mapping[str, str] = field(default_factory=dict)
    """Regular forms of the trigger verbs to the verb: a lemmatizer makes "rap" of "raped"."""

    def weapon(self, token: Token) -> str | None:
        """The name of the weapon that a noun is; None for other words, and for those that tell an attack itself."""
        lemma: str = token.lemma_.lower()
        return lemma if token.pos_ in {"NOUN", "PROPN"} and lemma in self.weapons else None

    @cached_property
    def phrasal(self) -> Mapping[str, tuple[tuple[str, Sense], ...]]:
        """By the first word of a trigger verb of several words, what must follow it, in the order of the lexicon."""
        found: dict[str, tuple[tuple[str, Sense], ...]] = {}
        for phrase, sense in self.verbs.items():
            first, _, rest = phrase.partition(" ")
            if rest:
                found[first] = (*found.get(first, ()), (rest, sense))
        return found

    @cached_property
    def armoury(self) -> Mapping[str, Weapons]:
        """By event type, the weapon words that tell it."""
        return {kind: Weapons.of(words) for kind, words in self.words["weapons"].items()}

    @cached_property
    def attributing(self) -> Mapping[str, Mapping[str, str]]:
        """By "verbs" and "nouns", each word that attributes to its kind: "deny" is denying, "hope" a wish."""
        return {
            table: {word: kind for kind, words in self.cues[table].items() if kind in KINDS for word in words}
            for table in ("verbs", "nouns")
        }

    @cached_property
    def humans(self) -> frozenset[str]:
        """Nouns for people who speak or serve somewhere: "official", "director", "staff"."""
        return frozenset().union(*(self.listed("parties", name) for name in ("offices", "individuals", "persons")))

    def cued(self, table: str, name: str) -> frozenset[str]:
        """The words of one list of `cues.toml`, such as `cued("content", "object")`."""
        return self._cued[table, name]

    def listed(self, table: str, name: str) -> frozenset[str]:
        """The words of one list of `words.toml`, such as `listed("verbs", "light")`."""
        return self._lists[table, name]

    @cached_property
    def _cued(self) -> Mapping[tuple[str, str], frozenset[str]]:
        return {(t, n): frozenset(words) for t, held in self.cues.items() for n, words in _listed(held)}

    @cached_property
    def _lists(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Every list and table of `words.toml` as a set; made anew at each call they would cost more than the rules."""
        return {(t, n): frozenset(words) for t, held in self.words.items() for n, words in _listed(held)}


def _listed(table: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[str]]]:
    """The lists of one table, and the keys of its inner tables."""
    return ((name, words) for name, words in table.items() if isinstance(words, list | dict))


@cache
def load() -> Lexicon:
    """The lexicon that ships with the package; a file that does not read is a `DataError` that names it."""
    tables = {name: _read(name) for name in FILES}
    nouns, verbs = _senses(tables["triggers"])
    groups = {noun: group for group, nouns in tables["words"]["groups"].items() for noun in nouns}
    listed = {word for words in tables["words"]["weapons"].values() for word in words}
    weapons = frozenset(listed - set(tables["words"]["attacks"]["words"]))
    inflected = {form: verb for phrase in verbs for verb in (phrase.split()[0],) for form in _forms(verb)}
    return Lexicon(nouns, verbs, tables["words"], tables["cues"], groups, _outcomes(tables), weapons, inflected)


def _outcomes(tables: Mapping[str, Any]) -> dict[str, str]:
    listed = tables["words"]["casualties"]
    return {word: outcome.value for outcome in reversed(Outcome) for word in listed[outcome.value]}


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return f"{stem}ed", f"{stem}ing"


def _read(name: str) -> dict[str, Any]:
    file = ontology.path(f"lexicon/{name}.toml")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"ontology/lexicon/{name}.toml: {error}") from error


def _senses(triggers: Mapping[str, Any]) -> tuple[dict[str, Sense], dict[str, Sense]]:
    frames: Mapping[str, Frame] = triggers["frames"]
    nouns: dict[str, Sense] = {}
    verbs: dict[str, Sense] = {}
    for entry in triggers["type"]:
        frame = {**frames["default"], **frames[entry.get("frame", "default")]}
        sense = Sense(entry["name"], frame, entry.get("generic", False))
        _fill(nouns, (noun.replace(" ", "") for noun in entry.get("nouns", ())), sense)
        _fill(verbs, entry.get("verbs", ()), sense)
    return nouns, verbs


def _fill(table: dict[str, Sense], words: Iterable[str], sense: Sense) -> None:
    for word in words:
        if word in table:
            raise DataError(
                f"ontology/lexicon/triggers.toml: {word!r} stands under {table[word].type} and {sense.type}"
            )
        table[word] = sense
