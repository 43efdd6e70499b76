"""Where claims disagree: events by how far their origins are apart, outlets against all others, two side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from pyoxigraph import NamedNode

from kg import ids
from kg.answers.claims import claim, in_text_order
from kg.answers.events import EventFilters, event, passing
from kg.answers.paging import page
from kg.assess.disagreement import Disagreement, Mirror, disagreement, mirrors, ranked
from kg.errors import UsageError
from kg.model import Claim, Entity, Event, Origin, OriginBasis, Source
from kg.rdf import event as event_values
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store, described
from kg.vocab import CKG, GRAPH

ASPECTS = ("overall", "figures", "blame", "place", "date")
"""In what events can disagree; overall is all of it in one number."""
BRIEF = ("id", "key", "label", "type", "start", "end", "initiators", "places", "killed", "injured", "grade", "counts")
"""What of an event is told beside what is compared."""
SCALE = 10_000
"""Scores have four decimals; a cursor keeps them as whole numbers."""


@dataclass(frozen=True, slots=True)
class Material:
    """Events, and what is needed of their claims to compare them."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]


def disagreements(store: Store, filters: EventFilters | None = None) -> tuple[Disagreement, ...]:
    """The disagreement on each event that passes the filters and of which several origins tell, the greatest first.

    This reads all such events. Who asks often for a state that does not change keeps what it gives.
    """
    found = sorted(passing(store, filters or EventFilters()))
    several = [iri for iri in found if (lookup.integer(store, iri, CKG.originCount) or 0) > 1]
    return ranked(*_parts(_material(store, several)))


def reflections(store: Store, filters: EventFilters | None = None) -> tuple[Mirror, ...]:
    """Every outlet against all others, over the events that pass the filters; this reads all of them."""
    return mirrors(*_parts(_material(store, sorted(passing(store, filters or EventFilters())))))


def compared(
    store: Store, found: Iterable[Disagreement], *, by: str = "overall", limit: int = 100, cursor: str | None = None
) -> Document:
    """The events on which claims disagree, the greatest disagreement first: `items` and `next`.

    Each has the `event`, `overall` and, for figures, blame, place and date, a `score` from 0 to 1 with a `sentence`
    that says who says what. `by` is what they are ranked by, and those that agree in it are left out.
    """
    scores = {one.event: one for one in found if _score(one, by)}
    keys = [(-round(_score(one, by) * SCALE), iri) for iri, one in scores.items()]
    chosen, following = page(keys, limit=limit, cursor=cursor)
    items = [{"event": _brief(store, iri), **_aspects(scores[iri])} for _, iri in chosen]
    return {"by": by, "items": items, "next": following}


def mirrored(found: Iterable[Mirror], *, limit: int = 100, cursor: str | None = None) -> Document:
    """Outlets, those that report most events first: whom they blame, and how far their figures lie from the best ones.

    `lean` (-1 to 1) and `distance` (0 to 1) are means over the `compared` figures, None where there is none.
    """
    known = {one.outlet: one for one in found}
    chosen, following = page([(-one.events, iri) for iri, one in known.items()], limit=limit, cursor=cursor)
    return {"items": [_mirror(known[iri]) for _, iri in chosen], "next": following}


def side_by_side(
    store: Store,
    outlets: tuple[str, str],
    filters: EventFilters | None = None,
    *,
    limit: int = 100,
    cursor: str | None = None,
) -> Document:
    """The events that two outlets both report and that pass the filters, what they disagree on most first.

    Each has the `versions` of both: their claims. Here the outlets are compared, whoever they name as their sources; so
    two that print one agency agree.
    """
    if outlets[0] == outlets[1]:
        raise UsageError("both are the same outlet; name two")
    reported = (set(lookup.subjects(store, CKG.reportingOutlet, one, GRAPH.events)) for one in outlets)
    both = passing(store, filters or EventFilters()).intersection(*reported)
    found = {one.event: one for one in _between(_material(store, sorted(both)), outlets)}
    keys = [(-round(one.overall * SCALE), iri) for iri, one in found.items()]
    chosen, following = page(keys, limit=limit, cursor=cursor)
    items = [
        {"event": _brief(store, iri), **_aspects(found[iri]), "versions": _versions(store, iri, outlets)}
        for _, iri in chosen
    ]
    return {"outlets": [lookup.reference(store, one) for one in outlets], "items": items, "next": following}


def _between(material: Material, outlets: tuple[str, str]) -> Iterable[Disagreement]:
    """How far the claims of two outlets are apart on each event, each outlet standing for an origin."""
    for told in material.events:
        claims = [material.claims[iri] for iri in told.claims if iri in material.claims]
        own = {one.id: outlet for one in claims if (outlet := material.sources[one.article].outlet) in outlets}
        origins = tuple(Origin(iri, outlet or "", OriginBasis.PUBLISHER) for iri, outlet in sorted(own.items()))
        assessed = replace(told, assessment=replace(told.assessment, origins=origins, denied=()))
        of_both = [one for one in claims if one.id in own]
        yield disagreement(assessed, of_both, material.sources, material.entities)


def _versions(store: Store, iri: str, outlets: tuple[str, str]) -> list[Document]:
    """What each outlet says of an event, in the order of publication."""
    told = [claim(store, one) for one in lookup.iris(store, iri, CKG.reportedBy)]
    return [
        lookup.reference(store, outlet)
        | {
            "claims": sorted(
                (one for one in told if one["outlet"] and one["outlet"]["id"] == outlet), key=in_text_order
            )
        }
        for outlet in outlets
    ]


def _material(store: Store, iris: Iterable[str]) -> Material:
    """Some events with their claims, articles, and all who have a part in them."""
    events = tuple(_event(store, iri) for iri in iris)
    told = described.claims_named(store, (iri for one in events for iri in one.claims))
    sources = described.sources(store, {one.article for one in told}, texts=False)
    entities = described.with_parents(store, {iri for one in told for iri in described.named(one)})
    return Material(events, {one.id: one for one in told}, sources, entities)


def _event(store: Store, iri: str) -> Event:
    nodes = [NamedNode(one) for one in (iri, *lookup.iris(store, iri, CKG.reportedBy))]
    quads = (quad for node in nodes for quad in store.quads(node, graph=GRAPH.events))
    return event_values.events(quads)[0]


def _parts(
    material: Material,
) -> tuple[tuple[Event, ...], Mapping[str, Claim], Mapping[str, Source], Mapping[str, Entity]]:
    return material.events, material.claims, material.sources, material.entities


def _score(one: Disagreement, by: str) -> float:
    if by not in ASPECTS:
        raise UsageError(f"by {by!r} is not one of {', '.join(ASPECTS)}")
    return one.overall if by == "overall" else float(getattr(one, by).score)


def _aspects(one: Disagreement) -> Document:
    return {name: value for name, value in asdict(one).items() if name != "event"}


def _brief(store: Store, iri: str) -> Document:
    told = event(store, iri)
    return {name: told[name] for name in BRIEF}


def _mirror(one: Mirror) -> Document:
    told = asdict(one)
    blames = [{"id": blamed.pop("party"), **blamed} for blamed in told.pop("blames")]
    iri = told.pop("outlet")
    return {"id": iri, "key": ids.key_of(iri), "kind": "outlet", **told, "blames": blames}
