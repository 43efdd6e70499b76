"""Words that tell of an event, found in a sentence, and the type each tells of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.extract.lexicon import Sense
from kg.extract.reading import Reading

_LONGEST = 4
_REACH = 8
_STATES = frozenset({"besiege"})
_NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "pobj", "dobj", "compound", "conj", "attr", "poss", "ROOT", "appos", "nmod"}
)
_PARTICLES = frozenset({"prt"})
_OUT = frozenset({"prt", "prep", "advmod"})
"""How "out" may hang on its verb: "pushed the rebels out of the town"."""
_WEAPON_ORDER = ("SuicideBombing", "ChemicalAttack", "AirStrike", "Shelling", "Bombing")


@dataclass(frozen=True)
class Trigger:
    """A word that tells of an event: tokens `start` to `end`, `head` the one that carries its syntax."""

    head: Token
    start: int
    end: int
    sense: Sense

    @property
    def verbal(self) -> bool:
        """Whether it is a verb: its subject and object are then its own."""
        return self.head.pos_ in {"VERB", "AUX"} and self.head.dep_ != "compound"


def triggers(reading: Reading, sentence: Span) -> list[Trigger]:
    """The triggers of one sentence, in order; a longer phrase takes the words of a shorter one."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for token in reversed(sentence):
        if (
            token.i in taken
            or token.is_punct
            or token.is_space
            or token.i in reading.actors
            or token.i in reading.places
        ):
            continue
        trigger = _noun(reading, token, sentence.start) or _verb(reading, token)
        if trigger is not None:
            taken.update(range(trigger.start, trigger.end))
            found.append(trigger)
    return found[::-1]


def _noun(reading: Reading, token: Token, first: int) -> Trigger | None:
    """The event noun that ends at a token, with the words before it that belong to it, none before token `first`."""
    if token.pos_ not in {"NOUN", "PROPN"} and not (token.tag_ == "VBG" and token.dep_ in _NOMINAL):
        return None
    nouns = reading.lexicon.nouns
    words = [_lemma(token)]
    best: tuple[int, Sense] | None = None
    index = token.i
    while True:
        sense = nouns.get("".join(words))
        if sense is not None:
            best = index, sense
        index -= 1
        if index < first or len(words) >= _LONGEST:
            break
        before = reading.doc[index]
        if before.text != "-":
            words.insert(0, before.lower_)
    if best is None or _modifier_only(reading, token, best[1]):
        return None
    return Trigger(token, best[0], token.i + 1, best[1])


def _lemma(token: Token) -> str:
    if token.tag_ == "VBG":
        return token.lower_
    lemma = token.lemma_.lower().replace("-", "")
    return lemma.removesuffix("s") if token.pos_ == "PROPN" and not lemma.endswith("ss") else lemma


def _modifier_only(reading: Reading, token: Token, sense: Sense) -> bool:
    """Whether a noun only describes another: "strike force", "attack helicopter", "battle tank"."""
    if token.dep_ != "compound":
        return False
    head = token.head.lemma_.lower()
    return head in reading.lexicon.listed("parties", "forces") | reading.lexicon.humans or (
        sense.generic and head not in {"campaign", "target", "victim"}
    )


def _verb(reading: Reading, token: Token) -> Trigger | None:
    if token.pos_ != "VERB":
        return None
    lemma = reading.lexicon.inflected.get(token.lower_, token.lemma_.lower())
    if token.dep_ in {"amod", "compound"} and lemma not in _STATES:
        return None
    if token.dep_ in {"acl", "advcl"} and token.tag_ == "VBN" and lemma in reading.lexicon.listed("parties", "backed"):
        return None
    for rest, sense in reading.lexicon.phrasal.get(lemma, ()):
        if _follows(token, rest):
            return Trigger(token, token.i, token.i + 1, sense)
    sense_ = reading.lexicon.verbs.get(lemma)
    return Trigger(token, token.i, token.i + 1, sense_) if sense_ else None


def _follows(token: Token, rest: str) -> bool:
    """Whether a verb has its particle, or ("~word") a word of its own further on in the clause."""
    if rest.startswith("~"):
        reach = token.doc[token.i + 1 : min(token.sent.end, token.i + _REACH)]
        return any(rest[1:] in {other.lower_, other.lemma_.lower()} for other in reach)
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    deps = _OUT if rest == "out" else _PARTICLES
    return after.lower_ == rest or any(child.dep_ in deps and child.lower_ == rest for child in token.children)


def weapon_types(reading: Reading, tokens: list[Token]) -> tuple[str, ...]:
    """The event types that the weapon words among some tokens tell, the most specific first."""
    tokens = [token for token in tokens if not _harmless(reading, token)]
    words = {token.lower_ for token in tokens} | {token.lemma_.lower() for token in tokens}
    text = " ".join(token.lower_ for token in tokens)
    told = reading.lexicon.armoury
    return tuple(
        kind for kind in _WEAPON_ORDER if not words.isdisjoint(told[kind].words) or told[kind].phrases.search(text)
    )


def _harmless(reading: Reading, token: Token) -> bool:
    """Whether a weapon word is none with the word beside it: "tear gas", "gas pipeline", "mine workers"."""
    beside = reading.lexicon.words["harmless"].get(token.lower_)
    if beside is None:
        return False
    near = token.doc[max(0, token.i - 1) : token.i + 2]
    return any(other.lower_ in beside or other.lemma_.lower() in beside for other in near if other.i != token.i)


@lru_cache(maxsize=256)
def weapons_among(reading: Reading, indexes: frozenset[int]) -> tuple[str, ...]:
    """What `weapon_types` answers for the tokens of some indexes, kept: every type that a clause may be of asks."""
    return weapon_types(reading, [reading.doc[index] for index in sorted(indexes)])


@lru_cache(maxsize=256)
def weapons_between(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The same for the tokens from one index up to another."""
    return weapon_types(reading, list(reading.doc[start:end]))


def weapon_type(reading: Reading, tokens: list[Token]) -> str | None:
    """The most specific event type that the weapon words among some tokens tell."""
    return next(iter(weapon_types(reading, tokens)), None)


def type_of(reading: Reading, trigger: Trigger, clause: list[Token]) -> str:
    """The event type of a trigger: its own, or for a generic one what a weapon in its clause tells."""
    if trigger.sense.generic or trigger.sense.type == "Bombing":
        told = weapon_type(reading, clause)
        if told is not None and (trigger.sense.generic or _WEAPON_ORDER.index(told) < _WEAPON_ORDER.index("Bombing")):
            return told
    return trigger.sense.type
