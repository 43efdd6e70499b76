"""A sentence as a scene, and a telling: what one clause of it says of one event."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.extract.attribution import Attribution
from kg.extract.casualties import Figure
from kg.extract.naming import Party
from kg.extract.placenames import Place
from kg.extract.when import Told
from kg.model import Modality


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
    weapons: tuple[str, ...] = ()
    told: Told | None = None
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    modality: Modality = Modality.ASSERTED
    aggregate: bool = False
    bare: bool = False
    """Whether it rests on a casualty word alone: a toll whose event another sentence may tell."""
    vague: bool = False
    """Whether its type is only the usual one of a generic word: "attacked", "targeted"."""


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
