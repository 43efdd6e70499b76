"""Whether an event type of ours can be what a row's type says, through the crosswalk."""

from __future__ import annotations

from functools import cache

from kg.export import dyads
from kg.export.rules import rules
from kg.link.records import Record
from kg.link.within import Held
from kg.rdf import crosswalk, event_types

SAME, LIKE, NONE = 1.0, 0.5, 0.0
STRIKES = "RemoteViolence"


def kind(record: Record, held: Held) -> float:
    """1 where a row's type is that of an event, 0.5 where both are of one family, 0 where neither."""
    first, second = (*record.kinds, "", "")[:2]
    match record.codebook:
        case "acled":
            return _acled(held.type, first, second)
        case "ucdp":
            return _ucdp(held.type, held.violence, first)
        case _:
            return _airwars(held.type, first)


@cache
def _acled(event_type: str, sub: str, family: str) -> float:
    """By the sub-event type, else by the event type above it."""
    for name in event_types.over(event_type):
        found = crosswalk.entries(crosswalk.event_type(name), "acled", crosswalk.MATCHES)
        if not found:
            continue
        if any(entry.notation == sub for entry in found):
            return SAME
        above = {crosswalk.entry(entry.broader).notation if entry.broader else entry.notation for entry in found}
        return LIKE if above & {sub, family} else NONE
    return NONE


@cache
def _ucdp(event_type: str, violence: int | None, theirs: str) -> float:
    """By the type of violence that follows from the event's parties, else by those that its family can be."""
    can = dyads.violence(event_type)
    if not can:
        return NONE
    return SAME if theirs in map(str, {violence} if violence else can) else LIKE


@cache
def _airwars(event_type: str, strike: str) -> float:
    """Airwars has strikes and explosions alone; another type of strike is of the same family."""
    above = tuple(event_types.over(event_type))
    if STRIKES not in above:
        return NONE
    strikes: dict[str, str] = rules()["airwars"]["strikes"]
    ours = next((strikes[name] for name in above if name in strikes), "")
    return SAME if strike.lower() in {"", ours.lower()} else LIKE
