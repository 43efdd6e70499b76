"""Signs of the finer kind of an event: words and deeds ("police fire on protesters") found among some tokens.

What the signs are is data, `ontology/lexicon/subtypes.toml`; `kg.extract.subtypes` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token
from spacy.vocab import Vocab

from kg.extract.reading import Reading
from kg.extract.subtypes import cues, deeds, likeness
from kg.extract.subtypes.cues import Background, Cues, Phrase

_REACH = 8
_TELLING = frozenset({"NOUN", "VERB", "ADJ"})
_NAMED = frozenset({"PERSON", "GPE"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that was found: its name, the words that show it, and how much it counts here (0 to 1)."""

    name: str
    shown: str
    strength: float


def found(reading: Reading, tokens: Sequence[Token]) -> tuple[Sign, ...]:
    """The signs among some tokens, each once, where it counts most; in the order of their names.

    What the first sentence with a sign tells counts in full, what later ones add for less.
    """
    listed = list(tokens)  # a spaCy span makes a new token at each look
    seen = [*_told(reading, listed), *_done(reading, listed)]
    first = min((token.sent.start for _, token in seen), default=0)
    best: dict[str, Sign] = {}
    for sign, token in seen:
        later = 1 if token.sent.start == first else cues.load().background.later
        if sign.name not in best or sign.strength * later > best[sign.name].strength:
            best[sign.name] = replace(sign, strength=sign.strength * later)
    return tuple(best[name] for name in sorted(best))


def _told(reading: Reading, tokens: Sequence[Token]) -> Iterator[tuple[Sign, Token]]:
    """The signs that phrases tell; a longer phrase takes the words of a shorter one."""
    known = cues.load()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        matches = _matches(known, reading, tokens, index)
        last = max((end for end, _, _ in matches), default=index + 1)
        for end, phrase, name in matches:
            if end == last or phrase[-1].startswith("~"):
                yield Sign(name, " ".join(phrase), _strength(known.background, token)), token
        if not matches:
            yield from _alike(known, reading, token)
        index = last


def _matches(known: Cues, reading: Reading, tokens: Sequence[Token], index: int) -> list[tuple[int, Phrase, str]]:
    token = tokens[index]
    keys = dict.fromkeys(key for key in (token.lower_, token.lemma_.lower()) if key in known.phrases)
    if not keys or _in_name(reading, token):
        return []
    return [
        (end, phrase, name)
        for key in keys
        for phrase, name in known.phrases[key]
        if ("/" not in phrase[0] or _is(token, phrase[0])) and (end := _end(tokens, index + 1, phrase[1:])) is not None
    ]


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
    if form not in {token.lower_, token.lemma_.lower()}:
        return False
    return not kind or kind == ("NOUN" if token.pos_ == "PROPN" else token.pos_)


def _in_name(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a name or a date, and so tells nothing: "Liberation Front", "4th March"."""
    if token.i in reading.actors or token.i in reading.places or token.ent_type_ == "DATE":
        return True
    return token.ent_type_ == "PERSON" and not token.is_sent_start


def _alike(known: Cues, reading: Reading, token: Token) -> Iterator[tuple[Sign, Token]]:
    """The signs whose words a word is like, for the part of their strength that likeness is worth."""
    lemma = token.lemma_.lower()
    if token.pos_ not in _TELLING or token.ent_type_ in _NAMED or known.lists(token.lower_, lemma):
        return
    for like in _space(reading.doc.vocab).like(lemma):
        strength = _strength(known.background, token) * like.nearness * known.background.alike
        yield Sign(like.name, f"{token.lower_} (like {like.word})", strength), token


@cache
def _space(vocab: Vocab) -> likeness.Space:
    known = cues.load()
    listed = [(key, name) for key, phrases in known.phrases.items() for phrase, name in phrases if len(phrase) == 1]
    return likeness.space(vocab, listed, known.least_alike)


def _done(reading: Reading, tokens: Sequence[Token]) -> Iterator[tuple[Sign, Token]]:
    """The signs that deeds show."""
    known = cues.load()
    for deed in deeds.deeds(reading, tokens, known.acts.keys(), known.classes):
        for act in known.acts[deed.verb]:
            if act.shown_by(deed):
                strength = _strength(known.background, deed.word)
                meant = known.background.meant if _purpose(deed.word) else 1
                yield Sign(act.name, deed.told, strength * meant), deed.word


def _purpose(token: Token) -> bool:
    """Whether a deed is only the purpose of another: "an attack to capture the hill"."""
    return token.dep_ in {"acl", "advcl"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _strength(background: Background, token: Token) -> float:
    """How much a word counts where it stands: background, what is denied and what is only meant, for less."""
    strength = 1.0
    if any(child.dep_ == "neg" or child.lower_ == "no" for child in token.children):
        strength *= background.denied
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in background.intents:
        strength *= background.meant
    return strength * (background.aside if _aside(background, token) else 1)


def _aside(background: Background, token: Token) -> bool:
    """Whether a word stands in what is only told as background."""
    if background.marks(token):
        return True
    while token.head != token:
        token = token.head
        if background.holds(token):
            return True
    return False
