"""Who "they", "the group" or "the army" are: the party named last before that fits in kind.

Where two parties fit and neither is the subject of its sentence, nothing is guessed. Each look-up goes back over at
most `REACH` names, so that the time taken grows with the text and no faster.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from spacy.tokens import Token

from kg import ids
from kg.extract.parties.coined import coined, overrides
from kg.extract.reading import Name, Reading
from kg.model import Entity
from kg.registry import Registry

REACH = 40
NEAR = 150
"""In how many words before it a state's force must be named for "the army" to be the same."""

_OF_STATES = ("state-forces", "forces", "assets")
_DEFINITE = frozenset({"the", "this", "these", "those", "that"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_WITHIN = frozenset({"compound", "amod", "poss", "nmod", "case", "appos"})


def definite(token: Token) -> bool:
    """Whether a noun is said to be known already: "the group", "these militants"."""
    return any(child.lower_ in _DEFINITE for child in token.lefts)


def antecedents(pronoun: Token) -> Iterator[Token]:
    """The nouns that a pronoun may stand for, nearest first: the subjects of its sentence and of the one before.

    An object is never the subject of its own verb: "the rebels shelled it".
    """
    sentence = pronoun.sent
    start = sentence.doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    for token in reversed(pronoun.doc[start : pronoun.i]):
        if token.dep_ in _SUBJECT and token.pos_ != "PRON" and token.head != pronoun.head:
            yield token


def referent(reading: Reading, token: Token, kinds: Collection[str], country: str | None = None) -> Entity | None:
    """The actor of some kinds, and of a country, that was named last before a noun; None where two are level."""
    names = _named(reading)
    before = names[: bisect_left(names, token.i, key=lambda name: name.start)][-REACH:]
    fitting = [name for name in reversed(before) if name.entity.type in kinds]
    fitting = [name for name in fitting if country in {None, name.entity.country}]
    if not fitting:
        return None
    start = reading.doc[fitting[0].start].sent.start
    level = list(takewhile(lambda name: name.start >= start, fitting))
    if len({name.entity.id for name in level}) == 1:
        return level[0].entity
    subjects = {name.entity.id: name.entity for name in level if _is_subject(reading, name)}
    return next(iter(subjects.values())) if len(subjects) == 1 else _salient(fitting, level)


def _salient(named: list[Name], level: list[Name]) -> Entity | None:
    """The one of several actors in a sentence that was named more often than all others of the kind together."""
    counts = Counter(name.entity.id for name in named)
    first = next(name.entity for name in level if counts[name.entity.id] == max(counts[n.entity.id] for n in level))
    return first if counts[first.id] > counts.total() - counts[first.id] else None


def subject_before(reading: Reading, token: Token, kinds: Collection[str]) -> Name | None:
    """The actor of some kinds that is the subject of the sentence before a word's."""
    names = _named(reading)
    sentence = token.sent
    if not sentence.start:
        return None
    start = reading.doc[sentence.start - 1].sent.start
    first, last = (bisect_left(names, index, key=lambda name: name.start) for index in (start, sentence.start))
    said = (name for name in reversed(names[first:last]) if name.entity.type in kinds and _is_subject(reading, name))
    return next(said, None)


def force_before(reading: Reading, token: Token) -> Entity | None:
    """The state whose force of the same noun was named shortly before: "the Turkish army ... the army"."""
    told = _forces(reading).get(token.lemma_.lower(), ())
    index = bisect_left(told, token.i, key=lambda force: force[0])
    return told[index - 1][1] if index and token.i - told[index - 1][0] <= NEAR else None


def only_state(reading: Reading) -> Entity | None:
    """The state at whose home the article is set, unless it tells of another state's forces as well."""
    home = home_state(reading)
    told = {entity.id for forces in _forces(reading).values() for _, entity in forces}
    return home if home is not None and told <= {home.id} else None


def home_state(reading: Reading) -> Entity | None:
    """The state of the country that the article is about."""
    return _states(reading.registry).get(reading.country or "")


@cache
def _states(registry: Registry) -> Mapping[str, Entity]:
    own = (actor for actor in registry.actors if actor.type == "state-forces" and actor.country)
    return {str(a.country): a for a in own if ids.key_of(a.id) == ids.key_of(str(a.country))}


def state_before(reading: Reading, token: Token) -> Entity | None:
    """The state of which any force was named last, shortly before."""
    told = [force for forces in _forces(reading).values() for force in forces if 0 < token.i - force[0] <= NEAR]
    return max(told, key=lambda force: force[0])[1] if told else None


@lru_cache(maxsize=4)
def _named(reading: Reading) -> tuple[Name, ...]:
    """Every actor that is named, also by a name that no registry knows, in order."""
    known = [name for index, name in reading.actors.items() if index == name.start]
    known += [name for index, name in reading.generics.items() if index == name.start and index not in reading.actors]
    known = [name for name in known if not overrides(reading, reading.doc[name.start])]
    return tuple(sorted((*known, *coined(reading)), key=lambda name: (name.start, name.end)))


@lru_cache(maxsize=4)
def named_at(reading: Reading) -> Mapping[int, Name]:
    """The actors that are named, by the index of the first word of the name."""
    return {name.start: name for name in _named(reading)}


@lru_cache(maxsize=4)
def _forces(reading: Reading) -> Mapping[str, tuple[tuple[int, Entity], ...]]:
    """Where a state's force is named with its owner, by the lemma of its noun."""
    nouns = frozenset[str]().union(*(reading.lexicon.listed("parties", name) for name in _OF_STATES))
    found: dict[str, dict[int, Entity]] = {}
    for table in (reading.demonyms, reading.leaders, reading.actors):
        for name in table.values():
            last = reading.doc[name.end - 1]
            noun = last.head if last.dep_ in _WITHIN and last.lemma_.lower() not in nouns else last
            if name.entity.type == "state-forces" and noun.lemma_.lower() in nouns:
                found.setdefault(noun.lemma_.lower(), {})[noun.i] = name.entity
    return {lemma: tuple(sorted(held.items())) for lemma, held in found.items()}


def _is_subject(reading: Reading, name: Name) -> bool:
    token = reading.doc[name.end - 1]
    while token.dep_ in _WITHIN and token.head.i != token.i:
        token = token.head
    return token.dep_ in _SUBJECT
