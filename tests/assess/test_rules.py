"""The tables of ontology/assessment.toml speak the words of the ontology and the registry."""

from pyoxigraph import NamedNode, RdfFormat, parse

import ontology
from kg import ids
from kg.assess import rules
from kg.model import GeoPrecision, VictimGroup
from kg.vocab import PREFIXES, SKOS

IN_SCHEME = NamedNode(PREFIXES["skos"] + "inScheme")


def _pairs(file: str, prefix: str, predicate: NamedNode) -> set[tuple[str, str]]:
    quads = parse(path=str(ontology.path(file)), format=RdfFormat.TURTLE)
    start = len(PREFIXES[prefix])
    return {(q.subject.value[start:], q.object.value[start:]) for q in quads if q.predicate == predicate}


def _under(top: str) -> set[str]:
    broader = _pairs("event-types.ttl", "evt", SKOS.broader)
    found, grown = set(), {top}
    while grown:
        grown = {narrow for narrow, broad in broader if broad in grown} - found
        found |= grown
    return found


def test_blame_is_at_stake_in_every_attack() -> None:
    types = rules.listed("blame", "types")
    assert types >= _under("RemoteViolence") | _under("ViolenceAgainstCivilians")
    assert types <= {narrow for narrow, _ in _pairs("event-types.ttl", "evt", SKOS.broader)}
    assert not types & _under("Battle")
    assert rules.listed("grade", "discounted") == _under("RemoteViolence")


def test_kinds_of_actor_are_codes() -> None:
    kinds = {code for code, scheme in _pairs("codes.ttl", "code", IN_SCHEME) if scheme == "ActorKind"}
    table = rules.table("parties")
    assert {*table["organs"], *table["states"], *rules.table("origins")["chain"]} <= kinds


def test_kinds_of_place_are_codes() -> None:
    kinds = {code for code, scheme in _pairs("codes.ttl", "code", IN_SCHEME) if scheme == "FeatureCode"}
    assert set(rules.table("disagreement")["precision"]) == kinds | {code.value for code in GeoPrecision}


def test_coalitions_and_members_are_in_the_registry() -> None:
    for coalition, members in rules.table("parties")["coalitions"].items():
        assert not [key for key in (coalition, *members) if ids.entity("actor", key) not in rules.known()]


def test_parts_of_a_group_are_those_of_the_codes() -> None:
    groups = {group.value for group in VictimGroup}
    broader = {(part, whole) for part, whole in _pairs("codes.ttl", "code", SKOS.broader) if part in groups}
    parts = {(part, whole) for whole, held in rules.table("figures")["parts"].items() for part in held}
    assert parts == {(part, whole) for part, whole in broader if whole != VictimGroup.PEOPLE}
