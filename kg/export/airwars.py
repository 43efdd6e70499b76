"""Airwars' incident table and two of its child tables: ranges, whose strike it is, and how well it is attested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from kg import ids
from kg.assess.casualties import Bounds, all_people, of_group, span
from kg.export import cells
from kg.export.cells import joined
from kg.export.codebook import ARCHIVES, FURTHER, Codebook, Deaths, Row, further, unreal
from kg.export.ledger import Ledger, ledgers
from kg.export.nations import nation
from kg.export.rules import rules
from kg.export.victims import figures, harmed
from kg.model import Casualties, Grade, Outcome, VictimGroup
from kg.rdf import event_types
from kg.store import Store

OUTCOMES = (Outcome.KILLED, Outcome.INJURED)
CLASSES = (
    *("civilian_non_combatants", "children", "women", "men", "human_rights_defenders", "journalists"),
    *("trade_unionists", "healthcare_personnel", "other_civilian", "undetermined", "other_protected"),
    *("medical_religious_state", "medical_religious_non_state", "hors_de_combat", "belligerents", "armed_forces"),
    *("direct_participants", "civilian_role_in_military"),
)
"""The classes of people; each has four columns: killed and injured, least and most."""
COLUMNS = (
    *("code", "previous_codes", "permalink", "date_type", "date", "date_end", "local_time_type", "local_time"),
    *("local_time_start", "local_time_end", "local_time_of_day", "local_first_reported_date_time"),
    *("local_first_reported_by", "local_first_reported_url", "country", "location_name", "location_name_arabic"),
    *("location_name_hebrew", "location_name_ukrainian", "region", "strike_status", "strike_type", "infrastructure"),
    *("targeted_belligerent", "observation", "impact", "total_strikes", "civilian_harm_reported"),
    *("civilian_harm_status", "cause_of_death_injury", "latitude", "longitude", "geolocation_status"),
    *("geolocation_accuracy", "geolocation_notes", "sign_off_assessor", "sign_off_date", "num_media", "num_victims"),
    *("num_victims_named", "num_reconciled", "num_families", "num_sources", "num_sources_twitter"),
    *("num_sources_facebook", "num_sources_telegram", "num_sources_other"),
    *(f"{kind}_{outcome}_{end}" for kind in CLASSES for outcome in OUTCOMES for end in ("min", "max")),
)
BELLIGERENTS = (
    *("code", "belligerent", "type", "assessment", "deaths_conceded_min", "deaths_conceded_max"),
    *("injuries_conceded_min", "injuries_conceded_max", "location", "mgrs_coordinate", "mgrs_accuracy"),
)
SOURCES = ("code", "name", "language", "url", "archive_url", "media")
STRIKES = "RemoteViolence"


def left_out(ledger: Ledger) -> str:
    """Why Airwars' rules take no row for an event, empty where they do."""
    if reason := unreal(ledger):
        return reason
    if STRIKES not in event_types.over(ledger.event.type):
        return f"{ledger.event.type} is no strike or explosion"
    if not harmed(ledger) - {VictimGroup.FIGHTERS}:
        return "no harm to anybody but fighters is told"
    if ledger.event.start is None:
        return "no first day"
    return "" if ledger.places else "no place"


def deaths(ledger: Ledger) -> Deaths:
    """From the lowest to the highest number that anybody says, fighters left out."""
    told = [tuple(one for one in claim.casualties if _civil(one)) for claim in ledger.told]
    low, high = span(all_people(some, Outcome.KILLED) for some in told)
    said = [n for one in figures(ledger, Outcome.KILLED) if _civil(one) for n in (one.min, one.max) if n is not None]
    return Deaths(low or 0, None, max(high or 0, 0, *said))


def rows(ledger: Ledger) -> Iterator[Row]:
    """One row an event."""
    event = ledger.event
    attacked = (party.label for party in ledger.targets if party.type in rules()["ucdp"]["sides"])
    yield (
        _reported(ledger)
        | _where(ledger)
        | dict(_people(ledger))
        | {
            "code": code(ledger),
            "permalink": event.id,
            "date": event.start.isoformat() if event.start else None,
            "date_end": event.end.isoformat() if event.end and event.end != event.start else None,
            "strike_status": status(ledger),
            "strike_type": _strike(event.type),
            "targeted_belligerent": joined(attacked),
            "civilian_harm_reported": "Yes",
            "civilian_harm_status": rules()["airwars"]["status"][event.assessment.grade.value],
            "num_sources": len(ledger.articles),
        }
    )


def code(ledger: Ledger) -> str:
    """The code of an incident, in a form that Airwars itself does not give."""
    return f"ckg-{ids.key_of(ledger.event.id)}"


def status(ledger: Ledger) -> str:
    """Declared where a blamed party says that it did it, contested where it denies or blame is contested."""
    found = ledger.event.assessment
    if found.conceded:
        return "declared"
    if found.denied or found.grade is Grade.CONTESTED:
        return "contested"
    return "single-source" if ledger.origins <= 1 else "likely"


def belligerents(store: Store, out: BinaryIO) -> None:
    """Write who is held responsible for each incident, and what they concede themselves."""
    _child(store, out, BELLIGERENTS, belligerent_rows)


def sources(store: Store, out: BinaryIO) -> None:
    """Write the articles that tell of each incident."""
    _child(store, out, SOURCES, source_rows)


def _child(store: Store, out: BinaryIO, columns: tuple[str, ...], rows: Callable[[Ledger], Iterator[Row]]) -> None:
    told = (ledger for ledger in ledgers(store) if not left_out(ledger))
    table = (row | further(ledger) for ledger in told for row in rows(ledger))
    cells.write((*columns, *FURTHER), table, out)


def belligerent_rows(ledger: Ledger) -> Iterator[Row]:
    """Who is blamed: known where it concedes the strike, with the figures that it gives itself."""
    found = ledger.event.assessment
    for party in ledger.initiators:
        conceded = party.id in found.conceded
        own = [c for c in ledger.told if any(party.id in {who.entity, who.speaks_for} for who in c.claimants)]
        row: Row = {"code": code(ledger), "belligerent": party.label, "type": "known" if conceded else "suspected"}
        for name, outcome in (("deaths", Outcome.KILLED), ("injuries", Outcome.INJURED)):
            low, high = span(all_people(claim.casualties, outcome) for claim in own if conceded)
            row |= {f"{name}_conceded_min": low, f"{name}_conceded_max": high}
        denied = party.id in found.denied
        yield row | {"assessment": "credible" if conceded else "non_credible" if denied else "not_yet_assessed"}


def source_rows(ledger: Ledger) -> Iterator[Row]:
    """The articles, by outlet."""
    for source in ledger.articles:
        archived = source.url if ARCHIVES.match(source.url) else ""
        yield {"code": code(ledger), "name": source.outlet_label, "url": source.url, "archive_url": archived}


def _civil(figure: Casualties) -> bool:
    return figure.group is not VictimGroup.FIGHTERS


def _strike(kind: str) -> str:
    """The type of strike by Airwars' words, of the narrowest type that has one."""
    names: dict[str, str] = rules()["airwars"]["strikes"]
    return next((names[name] for name in event_types.over(kind) if name in names), "")


def _reported(ledger: Ledger) -> Row:
    """When, by whom and where it was published first, as far as the graph knows."""
    first = next((source for source in ledger.articles if source.published), None)
    if first is None or first.published is None:
        return {}
    return {
        "local_first_reported_date_time": first.published.isoformat(),
        "local_first_reported_by": first.outlet_label,
        "local_first_reported_url": first.url,
    }


def _where(ledger: Ledger) -> Row:
    place = ledger.places[0]
    return {
        "country": nation(ledger.country).label,
        "location_name": joined(where.label for where in ledger.places),
        "region": place.admin1,
        "latitude": place.point.latitude if place.point else None,
        "longitude": place.point.longitude if place.point else None,
        "geolocation_accuracy": rules()["airwars"]["accuracy"].get(place.kind),
    }


def _people(ledger: Ledger) -> Iterator[tuple[str, int | None]]:
    """The range of each class of people that some claim counts; classes overlap, as children are civilians too."""
    for group, kind in rules()["airwars"]["groups"].items():
        for outcome in OUTCOMES:
            for end, bound in zip(("min", "max"), _range(ledger, outcome, VictimGroup(group)), strict=True):
                yield f"{kind}_{outcome}_{end}", bound


def _range(ledger: Ledger, outcome: Outcome, group: VictimGroup) -> Bounds:
    return span(of_group(claim.casualties, outcome, group) for claim in ledger.told)


AIRWARS = Codebook("airwars", COLUMNS, left_out, rows, deaths)
