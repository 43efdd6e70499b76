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
    FigureReport,
    GeoPrecision,
    Grade,
    MentionKind,
    Modality,
    OriginBasis,
    Outcome,
    Verdict,
    VictimGroup,
)
from kg.model.events import Assessment, Event, Judgement, Origin, Source, Tally
from kg.model.lineage import lineage
from kg.model.values import (
    Article,
    Casualties,
    Claim,
    Claimant,
    Entity,
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
    "Assessment",
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
    "FigureReport",
    "Filler",
    "GeoPrecision",
    "Grade",
    "Judgement",
    "Mention",
    "MentionKind",
    "Modality",
    "Origin",
    "OriginBasis",
    "Outcome",
    "Position",
    "Published",
    "RelativePosition",
    "Roles",
    "Source",
    "Span",
    "Tally",
    "Verdict",
    "VictimGroup",
    "When",
    "lineage",
]
