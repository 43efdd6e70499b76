"""The cues of finer event types as frozen values: what an expert edits in `subtypes.toml`, the code reads from here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

import ontology
from kg.errors import DataError
from kg.extract.subtypes.deeds import Classes, Deed

FILE = "lexicon/subtypes.toml"
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A sign by deed: one of `does` done by one of the classes `who` to one of the classes `whom`; empty is anybody."""

    name: str
    does: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]

    def shown_by(self, deed: Deed) -> bool:
        """Whether a deed is one of this sign."""
        if self.does.isdisjoint((deed.verb, deed.phrase)):
            return False
        return (not self.who or bool(self.who & deed.who)) and (not self.whom or bool(self.whom & deed.whom))


@dataclass(frozen=True)
class Background:
    """What makes a sign count for less, and how much is left of it (0 to 1)."""

    later: float
    aside: float
    denied: float
    meant: float
    alike: float
    words: frozenset[str]
    topics: frozenset[str]
    about: frozenset[str]
    protests: frozenset[str]
    intents: frozenset[str]

    def holds(self, above: Token) -> bool:
        """Whether what hangs on a word is background: "after the attack", or a topic: "a rally against arrests"."""
        if above.lower_ in self.words or above.lemma_.lower() in self.topics:
            return True
        if above.lower_ in self.about:
            return above.head.lemma_.lower() in self.protests
        return self.marks(above)

    def marks(self, verb: Token) -> bool:
        """Whether a clause is background: "after police had shot a student"."""
        return any(child.dep_ == "mark" and child.lower_ in self.words for child in verb.children)


@dataclass(frozen=True)
class Cues:
    """Phrases by their first word, acts by their verb, who is who, what counts for less, and when words are alike."""

    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    acts: Mapping[str, tuple[Act, ...]]
    classes: Classes
    background: Background
    least_alike: float

    def lists(self, *words: str) -> bool:
        """Whether one of some words begins a phrase of the lexicon, is a deed in it, or says who somebody is."""
        return any(word in known for known in (self.phrases, self.acts, self.classes.words) for word in words)


@cache
def table() -> Mapping[str, Any]:
    """The tables of `subtypes.toml`; a file that does not read is a `DataError` that names it."""
    try:
        return tomllib.loads(ontology.path(FILE).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"ontology/{FILE}: {error}") from error


@cache
def load() -> Cues:
    """The cues that ship with the package."""
    read = table()
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    acts: dict[str, list[Act]] = {}
    for entry in read["sign"]:
        for words in entry.get("words", ()):
            phrase = tuple(words.split())
            phrases.setdefault(phrase[0].partition("/")[0], []).append((phrase, entry["name"]))
        act = _act(entry, read["verbs"])
        for verb in {verb.split()[0] for verb in act.does}:
            acts.setdefault(verb, []).append(act)
    return Cues(
        {key: tuple(found) for key, found in phrases.items()},
        {key: tuple(found) for key, found in acts.items()},
        Classes(_by_word(read["classes"]), read["kinds"]),
        _background(read["background"]),
        read["likeness"]["least"],
    )


def _background(entry: Mapping[str, Any]) -> Background:
    fields: dict[str, Any] = {key: frozenset(v) if isinstance(v, list) else v for key, v in entry.items()}
    return Background(**fields)


def _act(entry: Mapping[str, Any], verbs: Mapping[str, list[str]]) -> Act:
    does = (verb for name in entry.get("does", ()) for verb in verbs.get(name, (name,)))
    return Act(entry["name"], frozenset(does), frozenset(entry.get("who", ())), frozenset(entry.get("whom", ())))


def _by_word(classes: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, words in classes.items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {name}
    return found
