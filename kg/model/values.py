"""The values of the model: frozen, in plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

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

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The stretch of an article's text that a claim rests on, copied exactly."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Published:
    """The day an article is dated by, `day` None where nothing dates it, and what says so."""

    day: date | None = None
    basis: DateBasis = DateBasis.UNKNOWN


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `sha256` is that of the bytes it came in, `file` the name it came under.

    `outlet` is the name of who publishes it, empty where unknown; `language` an ISO 639-1 code.
    """

    id: str
    file: str
    text: str
    sha256: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: Published = Published()
    language: str = "en"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names something; `entity` is None for weapons, times, numbers and the like."""

    id: str
    kind: MentionKind
    start: int
    end: int
    text: str
    label: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A point in degrees (WGS 84) and how it is known."""

    latitude: float
    longitude: float
    precision: GeoPrecision


@dataclass(frozen=True, slots=True)
class RelativePosition:
    """A position told as distance and bearing from an anchor: "39 kilometres northwest of Hama".

    `bearing` in degrees clockwise from north; `point` is computed on the WGS 84 ellipsoid and marked as derived.
    """

    place: str
    anchor: str
    distance_km: float
    bearing: float
    point: Position
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, place or outlet: from the registry, or found by name in one article.

    `types` are local names of ontology classes or codes (an actor's kind, a place's feature code); `parent` and
    `country` are IRIs of places or actors. `generic` names ("the rebels") hold only in articles about `country`.
    `demonyms` ("Syrian") and `leaders` ("Assad") point at a state actor without being names of it. `founded` and
    `dissolved` are ISO dates or years, empty where they are not known.
    """

    id: str
    kind: EntityKind
    label: str
    aliases: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    type: str = ""
    country: str | None = None
    parent: str | None = None
    position: Position | None = None
    demonyms: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    founded: str = ""
    dissolved: str = ""


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role: the preferred label, the entity where it has one, the mention it stands in."""

    label: str
    entity: str | None = None
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """To whom an article attributes a claim; `start` and `end` are where the article names them.

    `speaks_for` is the organisation in whose name a person speaks. The outlet's own voice is a claim with no claimant.
    """

    label: str
    entity: str | None = None
    start: int = 0
    end: int = 0
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time said of an event, resolved to days; `end` None with precision `open` means that it goes on."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """How many of whom: inclusive bounds, None where the text sets none ("at least 25" has no `max`)."""

    outcome: Outcome
    group: VictimGroup
    min: int | None
    max: int | None
    basis: CountBasis
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """Who plays which part. Event claims use the first five; relation claims `subjects` and `objects`."""

    initiators: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    victims: tuple[Filler, ...] = ()
    places: tuple[Filler, ...] = ()
    weapons: tuple[Filler, ...] = ()
    subjects: tuple[Filler, ...] = ()
    objects: tuple[Filler, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one article says: an event, a relation or a statement, with the evidence it rests on.

    `type` is an event type ("AirStrike"), a relation ("backs") or "Statement". `trigger` is the span of the word that
    tells of it, `cue` that of the word that attributes it ("said"), `content` the spans of what is attributed.
    `further` is the evidence of the article's other tellings of the same thing by the same voice.
    `confidence` is the extractor's own estimate that the claim stands in the text as given, 0 to 1.
    """

    id: str
    kind: ClaimKind
    type: str
    article: str
    evidence: Evidence
    trigger: Span
    roles: Roles = Roles()
    when: When = When()
    casualties: tuple[Casualties, ...] = ()
    claimants: tuple[Claimant, ...] = ()
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    modality: Modality = Modality.ASSERTED
    aggregate: bool = False
    extractor: str = "rules"
    confidence: float = 1.0
    further: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says, and the entities and relative positions that it brings with it.

    `entities` are those that no registry knew: found by name in this article.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    positions: tuple[RelativePosition, ...] = field(default=())
