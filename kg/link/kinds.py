"""Whether an event type of ours can be what a row's type says, through the crosswalk."""

from __future__ import annotations

from functools import cache

from kg.export.rules import rules
from kg.link.records import Record
from kg.rdf import crosswalk

SAME, LIKE, NONE = 1.0, 0.5, 0.0
STRIKES = "RemoteViolence"


def kind(record: Record, event_type: str) -> float:
    """1 where a row's type is that of an event, 0.5 where both are of one family, 0 where neither."""
    return _KINDS[record.codebook](event_type, *record.kinds[:2])


@cache
def _acled(event_type: str, sub: str = "", family: str = "") -> float:
    """By the sub-event type, else by the event type above it."""
    for name in crosswalk.over(event_type):
        found = crosswalk.entries(crosswalk.event_type(name), "acled", crosswalk.MATCHES)
        if not found:
            continue
        if any(entry.notation == sub for entry in found):
            return SAME
        above = {crosswalk.entry(entry.broader).notation if entry.broader else entry.notation for entry in found}
        return LIKE if above & {sub, family} else NONE
    return NONE


@cache
def _ucdp(event_type: str, violence: str = "", _: str = "") -> float:
    """By the types of violence that a family of events can be."""
    iris = map(crosswalk.event_type, crosswalk.over(event_type))
    found = [e for iri in iris for e in crosswalk.entries(iri, "ucdp-type-of-violence", crosswalk.MATCHES)]
    return SAME if found and violence in {"", *(entry.notation for entry in found)} else NONE


@cache
def _airwars(event_type: str, strike: str = "", _: str = "") -> float:
    """Airwars has strikes and explosions alone; another type of strike is of the same family."""
    above = tuple(crosswalk.over(event_type))
    if STRIKES not in above:
        return NONE
    strikes: dict[str, str] = rules()["airwars"]["strikes"]
    ours = next((strikes[name] for name in above if name in strikes), "")
    return SAME if strike.lower() in {"", ours.lower()} else LIKE


_KINDS = {"acled": _acled, "ucdp": _ucdp, "airwars": _airwars}
