"""What the project talks about, as frozen values in plain Python.

An `Article` is read; an `Extraction` is what it says: mentions, claims, and the entities that no registry knew.
Offsets count Unicode characters in `Article.text`, start inclusive, end exclusive. Entities, articles, mentions and
claims are named by IRIs (`kg.ids`). The code lists are those of `ontology/codes.ttl`, the event types those of
`ontology/event-types.ttl`; tests hold the two together.
"""

from __future__ import annotations

from kg.model.codes import (
    ClaimKind,
    CountBasis,
    DateBasis,
    DatePrecision,
    EntityKind,
    GeoPrecision,
    MentionKind,
    Modality,
    Outcome,
    VictimGroup,
)
from kg.model.values import (
    Article,
    Casualties,
    Claim,
    Claimant,
    Entity,
    Event,
    Evidence,
    Extraction,
    Filler,
    Mention,
    Position,
    Published,
    RelativePosition,
    Roles,
    Span,
    When,
)

__all__ = [
    "Article",
    "Casualties",
    "Claim",
    "ClaimKind",
    "Claimant",
    "CountBasis",
    "DateBasis",
    "DatePrecision",
    "Entity",
    "EntityKind",
    "Event",
    "Evidence",
    "Extraction",
    "Filler",
    "GeoPrecision",
    "Mention",
    "MentionKind",
    "Modality",
    "Outcome",
    "Position",
    "Published",
    "RelativePosition",
    "Roles",
    "Span",
    "VictimGroup",
    "When",
]
