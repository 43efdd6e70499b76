"""Who stands against whom, after UCDP: dyads, and the type of violence that follows from the kinds of the sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.assess.sides import named
from kg.export.ledger import Ledger
from kg.export.nations import by_iri
from kg.export.rules import rules
from kg.export.victims import only_civilians
from kg.model import Entity
from kg.rdf import crosswalk, event_types

STATE, NON_STATE, ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who stands against whom; a side that is not said is None, and `kind` is None where the parties do not tell."""

    a: Entity | None
    b: Entity | None
    kind: int | None


def sides(ledger: Ledger) -> Dyad:
    """The dyad of an event: state-based (1), non-state (2) or one-sided (3), by the kinds of its parties.

    One-sided where no armed side is named as attacked, and the type says so, or civilians are attacked, or all who are
    harmed are civilians. A state is side a against a group; a coalition may be of states or of groups.
    """
    first, second = named_sides(ledger.initiators), named_sides(ledger.targets)
    a, b = next(iter(first), None), next(iter(second), None)
    if _one_sided(ledger, attacked=b):
        return Dyad(a, None, ONE_SIDED)
    states = rules()["ucdp"]["states"]
    if a and b and b.type in states and a.type not in states:
        a, b = b, a
    return Dyad(a, b, _kind(a, b))


def _kind(a: Entity | None, b: Entity | None) -> int | None:
    if a is None or b is None:
        return None
    if a.type in rules()["ucdp"]["states"]:
        return STATE
    return None if {a.type, b.type} & set(rules()["ucdp"]["either"]) else NON_STATE


@cache
def violence(event_type: str) -> frozenset[int]:
    """The types of violence that a type of event can be."""
    iris = map(crosswalk.event_type, event_types.over(event_type))
    found = (crosswalk.entries(iri, "ucdp-type-of-violence", crosswalk.MATCHES) for iri in iris)
    return frozenset(int(entry.notation) for entries in found for entry in entries)


def _one_sided(ledger: Ledger, *, attacked: Entity | None) -> bool:
    kinds = violence(ledger.event.type)
    civilian = any(target.type == "civilian-group" for target in ledger.targets)
    return attacked is None and ONE_SIDED in kinds and (len(kinds) == 1 or civilian or only_civilians(ledger))


def named_sides(parties: tuple[Entity, ...]) -> list[Entity]:
    """Those parties that can be a side and have a name: "al-Nusra Front", but no "rebels" of one article."""
    return [party for party in parties if party.type in rules()["ucdp"]["sides"] and named(party.id)]


def name(side: Entity | None) -> str:
    """A side as UCDP calls it: a state by its government, a group by its name; empty for none."""
    if side is None:
        return ""
    return str(rules()["ucdp"]["state"]).format(side.label) if _is_state(side) else side.label


def _is_state(side: Entity) -> bool:
    """A state itself, and none of its ministries: the registry has it under the name of its country."""
    return side.type in rules()["ucdp"]["governments"] and side.parent is None


def number(side: Entity | None) -> int | None:
    """Gleditsch and Ward's number of a side that is a state."""
    return by_iri(side.country).gw if side and side.country and _is_state(side) else None
