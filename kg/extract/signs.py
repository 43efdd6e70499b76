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
from spacy.vocab import Vocab

import ontology
from kg.errors import DataError
from kg.extract import deeds, likeness
from kg.extract.deeds import Classes, Deed
from kg.extract.reading import Reading

FILE = "lexicon/subtypes.toml"
_REACH = 8
_TELLING = frozenset({"NOUN", "VERB", "ADJ"})
_NAMED = frozenset({"PERSON", "GPE"})
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

    def holds(self, above: Token) -> bool:
        """Whether what hangs on a word is background: "after the attack", or a protest's topic: "rallied over it"."""
        if above.lower_ in self.words or above.lemma_.lower() in self.topics:
            return True
        if above.lower_ in self.about:
            return above.head.lemma_.lower() in self.topics or above.head.lemma_.lower() in self.protests
        return any(child.dep_ == "mark" and child.lower_ in self.words for child in above.children)


@dataclass(frozen=True)
class Signs:
    """The signs of the lexicon: phrases by their first word, and acts by their verb."""

    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    acts: Mapping[str, tuple[Act, ...]]
    classes: Classes
    background: Background


def found(reading: Reading, tokens: Sequence[Token]) -> tuple[Sign, ...]:
    """The signs among some tokens, each once, where it counts most; in the order of their names."""
    signs = load()
    best: dict[str, Sign] = {}
    for sign in (*_told(signs, reading, tokens), *_done(signs, reading, tokens)):
        if sign.name not in best or sign.strength > best[sign.name].strength:
            best[sign.name] = sign
    return tuple(best[name] for name in sorted(best))


def _told(signs: Signs, reading: Reading, tokens: Sequence[Token]) -> Iterator[Sign]:
    """The signs that phrases tell; a longer phrase takes the words of a shorter one."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if _name(reading, token):
            index += 1
            continue
        matches = [
            (end, phrase, name)
            for key in {token.lower_, token.lemma_.lower()}
            for phrase, name in signs.phrases.get(key, ())
            if _is(token, phrase[0]) and (end := _end(tokens, index + 1, phrase[1:])) is not None
        ]
        if not matches:
            yield from _alike(signs, reading, tokens, token)
        last = max((end for end, _, _ in matches), default=index + 1)
        for end, phrase, name in matches:
            if end == last or "~" in phrase[-1]:
                yield Sign(name, " ".join(phrase), _strength(signs, tokens, token))
        index = last


def _alike(signs: Signs, reading: Reading, tokens: Sequence[Token], token: Token) -> Iterator[Sign]:
    """The signs whose words a word is like, for the part of their strength that likeness is worth."""
    if token.pos_ not in _TELLING or token.ent_type_ in _NAMED:
        return
    for like in _space(reading.doc.vocab).like(token.lemma_.lower()):
        strength = _strength(signs, tokens, token) * like.nearness * signs.background.alike
        yield Sign(like.name, f"{token.lower_} (like {like.word})", strength)


def _name(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a name or a date, and so tells nothing: "Liberation Front", "4th March"."""
    if token.i in reading.actors or token.i in reading.places or token.ent_type_ == "DATE":
        return True
    return token.ent_type_ == "PERSON" and not token.is_sent_start


def _done(signs: Signs, reading: Reading, tokens: Sequence[Token]) -> Iterator[Sign]:
    for deed in deeds.deeds(reading, tokens, signs.acts.keys(), signs.classes):
        for act in signs.acts[deed.verb]:
            if act.shown_by(deed):
                strength = _strength(signs, tokens, deed.word)
                yield Sign(act.name, deed.told, strength * (signs.background.meant if _meant(deed.word) else 1))


def _strength(signs: Signs, tokens: Sequence[Token], token: Token) -> float:
    """What comes first counts in full; a later sentence, background, what is denied or only meant, for less."""
    background = signs.background
    strength = 1.0 if token.sent.start <= tokens[0].i else background.later
    if any(child.dep_ == "neg" or child.lower_ == "no" for child in token.children):
        strength *= background.denied
    above = token
    while above.head != above:
        above = above.head
        if background.holds(above):
            return strength * background.aside
    return strength


def _meant(token: Token) -> bool:
    """Whether a deed is only the purpose of another: "an attack to capture the hill", "tried to storm the base"."""
    return token.dep_ in {"acl", "advcl", "xcomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


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
            while index < len(tokens) and tokens[index].text == "-" != word:
                index += 1
            index = index + 1 if index < len(tokens) and _is(tokens[index], word) else -1
            end = index
        if index < 0:
            return None
    return end


def _is(token: Token, word: str) -> bool:
    """Whether a token is a word, as written or by its lemma; "deal/NOUN" is one only as that part of speech."""
    form, _, kind = word.partition("/")
    return form in {token.lower_, token.lemma_.lower()} and (not kind or _pos(token) == kind)


def _pos(token: Token) -> str:
    return "NOUN" if token.pos_ == "PROPN" else token.pos_


@cache
def _space(vocab: Vocab) -> likeness.Space:
    phrases = load().phrases
    listed = [(key, name) for key, found in phrases.items() for phrase, name in found if len(phrase) == 1]
    return likeness.space(vocab, listed, read()["likeness"]["least"])


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
            phrases.setdefault(phrase[0].partition("/")[0], []).append((phrase, entry["name"]))
        act = _act(entry, table["verbs"])
        for verb in {verb.split()[0] for verb in act.does}:
            acts.setdefault(verb, []).append(act)
    classes = Classes(_by_word(table["classes"]), table["kinds"])
    return Signs(
        {key: tuple(found) for key, found in phrases.items()},
        {key: tuple(found) for key, found in acts.items()},
        classes,
        Background(**{k: frozenset(v) if isinstance(v, list) else v for k, v in table["background"].items()}),
    )


def _act(entry: Mapping[str, Any], verbs: Mapping[str, list[str]]) -> Act:
    does = (verb for name in entry.get("does", ()) for verb in verbs.get(name, (name,)))
    return Act(entry["name"], frozenset(does), frozenset(entry.get("who", ())), frozenset(entry.get("whom", ())))


def _by_word(classes: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, words in classes.items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {name}
    return found
