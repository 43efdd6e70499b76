"""A sentence as a scene; a telling, what one clause of it says of one event; a story, the tellings of one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Span, Token

from kg.extract.casualties import Figure
from kg.extract.parties import Party
from kg.extract.places import Place
from kg.extract.times import Told
from kg.extract.voices import Attribution
from kg.model import Claimant, Modality


@dataclass(frozen=True)
class Telling:
    """What one clause says of one event. `tokens` are those of the clause, `word` is the trigger or casualty word."""

    type: str
    word: Token
    span: tuple[int, int]
    sentence: Span
    tokens: frozenset[int]
    initiators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    told: Told | None = None
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    modality: Modality = Modality.ASSERTED
    aggregate: bool = False
    bare: bool = False
    """Whether it rests on a casualty word alone: a toll whose event another sentence may tell."""
    vague: bool = False
    """Whether its type is only the usual one of a generic word: "attacked", "targeted"."""
    thin: bool = False
    """Whether a generic word stands there with nobody who did or suffered it."""
    doubts: frozenset[str] = frozenset()
    """What speaks against its being told as real: "negated", "modal", "planned" and the like (`reality.doubts`)."""
    carried: str = "none"
    """How its verb carries an event noun (`roles.Host.how`); `self` for a verb."""
    origin: str = ""
    """The type that the lexicon gives its word, before weapons and context."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentence in lower case."""
        return frozenset(token.lower_ for token in self.sentence)


@dataclass(frozen=True)
class Scene:
    """A sentence with what was found in it before events are looked for."""

    sentence: Span
    places: tuple[Place, ...]
    told: tuple[Told, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    anchors: frozenset[int]
    named: tuple[Place, ...]


@dataclass(frozen=True)
class Story:
    """The tellings of one event in one article, and what they say together."""

    tellings: tuple[Telling, ...]
    type: str
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    modality: Modality
    aggregate: bool
    bare: bool
    """Whether all its tellings are tolls without an attack."""
    days: frozenset[tuple[date | None, date | None]]
    last: int
    """The number of the sentence that tells of it last."""
    told: Told | None = None
    """The time chosen for it."""
    claimants: tuple[Claimant, ...] = ()
    """Who is chosen as saying so."""
    probability: float = 1.0
    """How likely it is an event of its own that the article tells, 0 to 1."""

    @cached_property
    def main(self) -> Telling:
        """The telling that says most, the earlier one where two say as much."""
        voiced = [t for t in self.tellings if t.attributions] or self.tellings
        return max(voiced, key=lambda t: (_richness(t), -t.word.i))


def days(telling: Telling) -> frozenset[tuple[date | None, date | None]]:
    """The time that a telling says, as a set of at most one interval."""
    return frozenset({(telling.told.when.start, telling.told.when.end)}) if telling.told else frozenset()


def _richness(telling: Telling) -> int:
    said = (telling.initiators, telling.targets, telling.places, telling.figures, telling.told, telling.attributions)
    return sum(bool(part) for part in said)
