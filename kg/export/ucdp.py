"""The 49 columns and rules of UCDP GED 23.1: at least one death, a named side, and best, high and low."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor

from kg.assess.casualties import tally
from kg.export import dyads
from kg.export.cells import SEPARATOR, joined
from kg.export.codebook import Codebook, Deaths, Row, unreal
from kg.export.dyads import ONE_SIDED, Dyad
from kg.export.ledger import Ledger
from kg.export.nations import nation
from kg.export.rules import rules
from kg.export.victims import figures
from kg.model import Claim, DatePrecision, Entity, Outcome, Position, VictimGroup
from kg.rdf import crosswalk

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude"),
    *("geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec"),
    *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
CLEAR, AGGREGATED = 1, 2
FUZZY = 5
"""The precision of a place where an event has several."""
CELL = 0.5
"""Degrees; a PRIO-GRID cell is a square of so many, numbered from the south-west, row by row."""


def left_out(ledger: Ledger) -> str:
    """Why UCDP's rules take no row for an event, empty where they do."""
    if reason := unreal(ledger):
        return reason
    if not dyads.violence(ledger.event.type):
        return f"{ledger.event.type} is no organised violence"
    if deaths(ledger).high < 1:
        return "no number of deaths"
    dyad = dyads.sides(ledger)
    if dyad.a is None and dyad.b is None:
        return "no named side"
    if ledger.precision in {DatePrecision.OPEN, DatePrecision.UNKNOWN}:
        return "no first and last day within a year"
    return "" if ledger.places else "no place"


def deaths(ledger: Ledger) -> Deaths:
    """Best, high and low; the high is the highest number that anybody says, of "at least 25" too."""
    killed = ledger.event.killed
    said = [count for one in figures(ledger, Outcome.KILLED) for count in (one.min, one.max) if count is not None]
    low = killed.min or 0
    best = low if killed.best is None else killed.best
    return Deaths(min(low, best), best, max(best, killed.max or 0, *said))


def rows(ledger: Ledger) -> Iterator[Row]:
    """One row an event."""
    dyad = dyads.sides(ledger)
    count = deaths(ledger)
    yield (
        _parties(dyad)
        | _sources(ledger)
        | _where(ledger)
        | _when(ledger)
        | parts(ledger, dyad, count.best or 0)
        | {"best": count.best, "high": count.high, "low": count.low}
    )


def parts(ledger: Ledger, dyad: Dyad, best: int) -> Row:
    """The best estimate by who died: civilians and fighters by their own best figures; the rest is unknown.

    Fighters are of the side that the claim names as struck; in one-sided violence the rest is civilian. The four
    numbers add up to the best estimate.
    """
    left = best
    found = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0}
    for column, count in _counted(ledger, dyad):
        found[column] += min(left, count)
        left -= min(left, count)
    if dyad.kind == ONE_SIDED:
        return {**found, "deaths_civilians": found["deaths_civilians"] + left, "deaths_unknown": 0}
    return {**found, "deaths_unknown": left}


def _counted(ledger: Ledger, dyad: Dyad) -> Iterator[tuple[str, int]]:
    yield "deaths_civilians", _best(ledger, ledger.told, VictimGroup.CIVILIANS)
    for column, side in (("deaths_a", dyad.a), ("deaths_b", dyad.b)):
        struck = [claim for claim in ledger.told if side and _struck(claim, side)]
        yield column, _best(ledger, struck, VictimGroup.FIGHTERS)


def _best(ledger: Ledger, claims: Sequence[Claim], group: VictimGroup) -> int:
    """The best figure of one group, by the rule of the whole; where there is none, the lowest."""
    found = tally(claims, Outcome.KILLED, ledger.event.assessment.origins, ledger.sources, group=group)
    return (found.min if found.best is None else found.best) or 0


def _struck(claim: Claim, side: Entity) -> bool:
    """Whether a claim names a side as attacked or as victim, and not as the one that attacks."""
    roles = claim.roles
    struck = any(filler.entity == side.id for filler in roles.targets + roles.victims)
    return struck and all(filler.entity != side.id for filler in roles.initiators)


def prio_grid(point: Position) -> int:
    """The number of the PRIO-GRID cell that a point lies in, 1 (south-west) to 259,200 (north-east)."""
    columns, lines = round(360 / CELL), round(180 / CELL)
    line = min(floor((point.latitude + 90) / CELL), lines - 1)
    column = min(floor((point.longitude + 180) / CELL), columns - 1)
    return line * columns + column + 1


def _parties(dyad: Dyad) -> Row:
    side_b = rules()["ucdp"]["civilians"] if dyad.kind == ONE_SIDED else dyads.name(dyad.b)
    names = (dyads.name(dyad.a), side_b)
    return {
        "type_of_violence": dyad.kind,
        "dyad_name": " - ".join(names) if all(names) else None,
        "side_a": names[0],
        "side_b": names[1],
        "gwnoa": dyads.number(dyad.a),
        "gwnob": dyads.number(dyad.b),
    }


def _sources(ledger: Ledger) -> Row:
    """The articles in the order of publication; office, date and headline are lists of the same length."""
    told = [(s.outlet_label, s.published.isoformat() if s.published else "", s.title) for s in ledger.articles]
    offices, days, headlines = (SEPARATOR.join(part) for part in zip(*told, strict=True))
    voices = (claimant.label for claim in ledger.claims for claimant in claim.claimants)
    return {
        "number_of_sources": len(told),
        "source_article": SEPARATOR.join(map(",".join, told)),
        "source_office": offices,
        "source_date": days,
        "source_headline": headlines,
        "source_original": joined(voices),
    }


def _where(ledger: Ledger) -> Row:
    """The place that most claims name; of several, the precision says that it stands for an area."""
    place, *others = ledger.places
    point, land = place.point, nation(ledger.country)
    precise = "water" if place.kind == "water" else point.precision.value if point else ""
    prec = crosswalk.notation(crosswalk.code(precise), "ucdp-where-prec") if precise else None
    return {
        "where_prec": FUZZY if others else prec,
        "where_coordinates": place.label,
        "where_description": joined(where.label for where in ledger.places),
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "geom_wkt": f"POINT ({point.longitude} {point.latitude})" if point else None,
        "priogrid_gid": prio_grid(point) if point else None,
        "country": land.ucdp_name,
        "country_id": land.gw,
        "region": land.ucdp_region,
    }


def _when(ledger: Ledger) -> Row:
    start, end = ledger.event.start, ledger.event.end
    single = start == end and len(ledger.places) == 1
    return {
        "year": start.year if start else None,
        "event_clarity": CLEAR if single else AGGREGATED,
        "date_prec": crosswalk.notation(crosswalk.code(ledger.precision), "ucdp-date-prec"),
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
    }


UCDP = Codebook("ucdp", COLUMNS, left_out, rows, deaths)
