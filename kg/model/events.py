"""What is concluded from claims: events, what they rest on, and the judgements that hold claims together or apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kg.model.codes import FigureReport, Grade, OriginBasis, Verdict


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the article that a claim stands in; `outlet` is an IRI, None where it is unknown."""

    article: str
    outlet: str | None = None
    outlet_label: str = ""
    published: date | None = None
    byline: str = ""
    title: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The independent source that one claim goes back to, and why it is counted there.

    `id` is the IRI of a claimant (a monitor, a party), of an outlet or agency, or of the first of several articles that
    copy one text.
    """

    claim: str
    id: str
    basis: OriginBasis


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people an event befell, over all its claims: inclusive bounds, and `best` by a stated rule
    (`kg.assess.casualties`).

    `report` tells a number from figures without a number, from a said zero and from nothing said.
    """

    min: int | None = None
    max: int | None = None
    best: int | None = None
    report: FigureReport = FigureReport.NOT_MENTIONED


@dataclass(frozen=True, slots=True)
class Assessment:
    """How well an event is attested: a grade after Airwars with its reasons and what would change it.

    `conceded`, `denied` and `silent` are the IRIs of the parties that are blamed, by the position that they take
    themselves. `origins` has one entry a claim; `outlets` are the IRIs of those that publish one. All are sorted.
    """

    grade: Grade
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    outlets: tuple[str, ...] = ()
    conceded: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What we conclude several claims are about; every value is recomputed from the claims named in `claims`."""

    id: str
    type: str
    claims: tuple[str, ...]
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    killed: Tally = Tally()
    injured: Tally = Tally()
    assessment: Assessment = Assessment(Grade.WEAK)


@dataclass(frozen=True, slots=True)
class Judgement:
    """That every claim of `left` is about the same event as every claim of `right`, or about a different one.

    By a rule it has a `score` and no time; by a person a time, and a later one overrules an earlier one. The verdict
    `withdrawn` takes back the judgement named in `withdraws` and has no claims.
    """

    id: str
    verdict: Verdict
    left: tuple[str, ...]
    right: tuple[str, ...]
    by: str
    why: str
    at: datetime | None = None
    score: float | None = None
    withdraws: str | None = None
