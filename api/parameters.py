"""The query parameters of each route, checked before any work is done; a parameter that is not here is refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

NAME = 400
"""The longest name, key or IRI that is taken."""

Kind = Annotated[Literal["actor", "place", "outlet"], Path(description="What kind of entity.")]
Key = Annotated[str, Path(description="The last part of the IRI.", max_length=NAME, examples=["russia"])]


Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Modality = Literal["asserted", "alleged", "denied", "hedged", "planned"]


class Parameters(BaseModel):
    """What every route takes."""

    model_config = ConfigDict(extra="forbid")

    format: str | None = Field(None, description="The format to answer in, instead of Accept.", max_length=100)

    def asked(self) -> dict[str, Any]:
        """The parameters that are given, as JSON values, by the names they have in the address."""
        return self.model_dump(mode="json", exclude_none=True, by_alias=True)


class Page(Parameters):
    """What every list takes."""

    limit: int = Field(100, ge=1, le=1000, description="How many items a page has.")
    cursor: str | None = Field(None, max_length=2000, description="`next` of the page before.")


class SearchQuery(Page):
    """Search for entities."""

    q: str = Field("", max_length=NAME, description="A name or alias, or its beginning.", examples=["observatory"])
    kind: Literal["actor", "place", "outlet"] | None = Field(None, description="Entities of one kind alone.")


class RelationQuery(Page):
    """Relations of an entity."""

    predicate: str | None = Field(None, max_length=NAME, description="Such as initiator, claimant, backs.")
    direction: Literal["in", "out"] | None = Field(None, description="in: the entity is the object.")


class NeighbourhoodQuery(Parameters):
    """What surrounds an entity or event."""

    hops: int = Field(1, ge=1, le=3, description="How many edges out; an event between two actors makes two.")
    limit: int = Field(200, ge=1, le=2000, description="How many nodes at most.")
    predicates: str | None = Field(None, max_length=NAME, description="Predicates to follow, with commas between.")
    until: date | None = Field(None, description="Only events that began by this day.")


END = "Key, IRI or name of an entity, or IRI of an event."


class PathQuery(Parameters):
    """How two entities are connected."""

    from_: str = Field(alias="from", min_length=1, max_length=NAME, description=END)
    to: str = Field(min_length=1, max_length=NAME, description=END)
    max_hops: int = Field(4, ge=1, le=6, description="The longest path to look for.")
    count: int = Field(3, ge=1, le=20, description="How many paths at most.")


class EventConditions(Page):
    """Conditions on events; every one that is given must hold."""

    type: str | None = Field(None, max_length=NAME, description="An event type; narrower ones are included.")
    actor: str | None = Field(None, max_length=NAME, description="Key, IRI or name of an actor.")
    role: Literal["initiator", "target"] | None = Field(None, description="The part that the actor has.")
    place: str | None = Field(None, max_length=NAME, description="Key, IRI or name of a place; those in it count too.")
    bbox: str | None = Field(None, max_length=NAME, description="west,south,east,north in degrees.")
    near: str | None = Field(None, max_length=NAME, description="latitude,longitude,kilometres.")
    since: date | None = Field(None, description="Events that were going on on this day or later.")
    until: date | None = Field(None, description="Events that were going on on this day or earlier.")
    killed_min: int | None = Field(None, ge=0, le=10**9, description="The lowest figure for killed is at least this.")
    claimant: str | None = Field(None, max_length=NAME, description="Key, IRI or name of who makes a claim about it.")
    grade: Grade | None = Field(None, description="How well it is attested.", examples=["weak"])


class EventQuery(EventConditions):
    """Which events are wanted."""

    outlet: str | None = Field(None, max_length=NAME, description="Key, IRI or name of an outlet that reports it.")


class ClaimQuery(Page):
    """Which claims are wanted; every condition that is given must hold."""

    kind: Literal["event", "relation", "statement"] | None = Field(None, description="What kind of claim.")
    type: str | None = Field(None, max_length=NAME, pattern=r"^\w+$", description="An event type or a relation.")
    modality: Modality | None = Field(None, description="How sure.")
    article: str | None = Field(None, max_length=NAME, description="Key or IRI of an article.")
    event: str | None = Field(None, max_length=NAME, description="Key or IRI of an event.")
    claimant: str | None = Field(None, max_length=NAME, description="Key, IRI or name of who makes it.")
    entity: str | None = Field(None, max_length=NAME, description="Key, IRI or name of who has any part in it.")
    outlet: str | None = Field(None, max_length=NAME, description="Key, IRI or name of the outlet that publishes it.")


class ArticleQuery(Page):
    """Which articles are wanted."""

    outlet: str | None = Field(None, max_length=NAME, description="Key, IRI or name of an outlet.")
    since: date | None = Field(None, description="Published on this day or later.")
    until: date | None = Field(None, description="Published on this day or earlier.")


class CompareQuery(EventConditions):
    """What to compare, and over which events."""

    by: Literal["overall", "figures", "blame", "place", "date"] | None = Field(None, description="Rank events by this.")
    outlets: bool = Field(default=False, description="Compare outlets with all others.")
    outlet: list[Annotated[str, Field(max_length=NAME)]] = Field(
        [], max_length=2, description="Given twice: key, IRI or name of two outlets, whose versions are compared."
    )


class ExplainQuery(Parameters):
    """What to explain: a thing by `iri`, a triple by `s`, `p` and `o`, or two claims by `left` and `right`."""

    iri: str | None = Field(None, min_length=1, max_length=NAME, description="An IRI, or one with a prefix: event:...")
    s: str | None = Field(None, min_length=1, max_length=NAME, description="Subject of a triple.")
    p: str | None = Field(None, min_length=1, max_length=NAME, description="Predicate of a triple.")
    o: str | None = Field(None, max_length=5000, description="Object of a triple: an IRI or the text of a literal.")
    left: str | None = Field(None, min_length=1, max_length=NAME, description="Key or IRI of one claim of two.")
    right: str | None = Field(None, min_length=1, max_length=NAME, description="Key or IRI of the other claim.")


class JudgementQuery(Page):
    """Which judgements are wanted; every condition that is given must hold."""

    author: Literal["person", "rule"] | None = Field(None, description="Those of persons, or of the rules of fusion.")
    verdict: Literal["same", "different", "withdrawn"] | None = Field(None, description="What they say.")
    about: str | None = Field(None, max_length=NAME, description="Key or IRI of an event, or IRI of a claim.")


WHY, BY = "The reason, in a few words.", "Who judges."
Side = Annotated[str, Field(min_length=1, max_length=NAME)]
Sides = Annotated[list[Side], Field(min_length=1, max_length=100)]


class NewJudgement(BaseModel):
    """What is judged: that `left` and `right` are about the same event, or about different ones."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["same", "different"] = Field(description="What is judged.")
    left: Side | Sides = Field(description="Keys or IRIs of claims or events; a bare key is first that of an event.")
    right: Side | Sides = Field(description="The other side.")
    why: str = Field(min_length=1, max_length=5000, description=WHY)
    by: str = Field(min_length=1, max_length=200, description=BY)


class Withdrawal(Parameters):
    """Why a judgement is taken back, and by whom."""

    why: str = Field(min_length=1, max_length=5000, description=WHY)
    by: str = Field(min_length=1, max_length=200, description=BY)
