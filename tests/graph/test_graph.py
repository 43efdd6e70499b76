"""Neighbourhoods, paths and their formats."""

from __future__ import annotations

import io
from datetime import date

import networkx as nx
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg import rdf
from kg.errors import UnknownName, UsageError
from kg.graph import graphml, neighbourhood, node_link, paths, paths_document, turtle
from kg.store import Store
from kg.vocab import CKG
from tests.builders import BRIGADE, HAMA, JISR, MAARAT, MEDICS, RUSSIA, SYRIA, SYRIAN_STATE, WIRE, actor


def labels(graph: nx.MultiDiGraph) -> set[str]:  # type: ignore[type-arg]
    """The labels of a graph's nodes."""
    return {node["label"] for _, node in graph.nodes(data=True)}


STRIKE, SHELLING = "AirStrike 2016-03-03 Maarat Idris", "Shelling 2016-03-04 Jisr al-Shughur"


def test_one_hop_from_an_actor(filled_store: Store) -> None:
    found = neighbourhood(filled_store, RUSSIA.id)
    assert labels(found) == {"Russia", "Syria", "Igor Petrov", STRIKE}
    assert found.graph == {"centre": RUSSIA.id, "complete": True}
    assert found.nodes[RUSSIA.id] == {"kind": "actor", "label": "Russia", "type": "government"}
    backs = found[RUSSIA.id][SYRIAN_STATE.id]["backs"]
    assert backs["predicate"].endswith("#backs")
    assert len(backs["claims"]) == 1


def test_an_edge_names_the_claims_that_give_the_part(filled_store: Store) -> None:
    found = neighbourhood(filled_store, RUSSIA.id)
    (claims,) = [edge["claims"] for *_, key, edge in found.edges(keys=True, data=True) if key == "initiator"]
    assert len(claims) == 2


def test_a_part_leads_to_its_whole(store: Store) -> None:
    army, state = actor("Some Army"), actor("Some State")
    store.replace((), rdf.entity_quads([army, state]))
    store.replace((), [Quad(NamedNode(army.id), CKG.partOf, NamedNode(state.id))])
    assert labels(neighbourhood(store, state.id, predicates=frozenset({"partOf"}))) == {"Some Army", "Some State"}


def test_two_hops_reach_those_in_the_same_events(filled_store: Store) -> None:
    assert {"Maarat Idris", SHELLING} <= labels(neighbourhood(filled_store, RUSSIA.id, hops=2))
    assert "Free Idlib Brigade" in labels(neighbourhood(filled_store, RUSSIA.id, hops=3))


def test_the_limit_holds_and_is_told(filled_store: Store) -> None:
    found = neighbourhood(filled_store, SYRIA.id, hops=3, limit=3)
    assert len(found) == 3
    assert found.graph["complete"] is False


@pytest.mark.parametrize(
    ("predicates", "until", "found"),
    [
        (frozenset({"backs"}), None, {"Russia", "Syria"}),
        (frozenset({"initiator"}), None, {"Russia", STRIKE}),
        (frozenset({"initiator"}), date(2016, 3, 2), {"Russia"}),
        (frozenset({"initiator"}), date(2016, 3, 3), {"Russia", STRIKE}),
        (frozenset({"speaksFor"}), None, {"Russia", "Igor Petrov"}),
        (frozenset({"target"}), None, {"Russia"}),
    ],
)
def test_filters(filled_store: Store, predicates: frozenset[str], until: date | None, found: set[str]) -> None:
    assert labels(neighbourhood(filled_store, RUSSIA.id, predicates=predicates, until=until)) == found


def test_around_an_event(filled_store: Store) -> None:
    event = next(node for node in neighbourhood(filled_store, BRIGADE.id) if "/event/" in node)
    found = neighbourhood(filled_store, event)
    assert labels(found) == {SHELLING, "Free Idlib Brigade", "Syria", "Jisr al-Shughur"}
    assert labels(neighbourhood(filled_store, event, predicates=frozenset({"target"}))) == {SHELLING, "Syria"}
    assert found.nodes[event]["start"] == "2016-03-04"


@pytest.mark.parametrize("given", [{"hops": 0}, {"hops": 4}, {"limit": 0}, {"limit": 2001}])
def test_bounds(filled_store: Store, given: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        neighbourhood(filled_store, RUSSIA.id, **given)  # type: ignore[arg-type]


def test_an_unknown_node(filled_store: Store) -> None:
    with pytest.raises(UnknownName):
        neighbourhood(filled_store, "https://example.org/x")


def test_the_shortest_path_rests_on_claims(filled_store: Store) -> None:
    found = paths(filled_store, RUSSIA.id, BRIGADE.id)
    (path,) = found.graph["paths"]
    assert [found.nodes[node]["label"] for node in path] == ["Russia", "Syria", SHELLING, "Free Idlib Brigade"]
    assert all(edge["claims"] for *_, edge in found.edges(data=True))
    steps = paths_document(found)["paths"][0]
    assert [step["edges"][0]["predicate"] for step in steps] == ["backs", "target", "initiator"]
    assert steps[0]["from"]["label"] == "Russia"
    assert steps[0]["edges"][0]["source"] == RUSSIA.id


@pytest.mark.parametrize(
    ("one", "other", "max_hops", "hops"),
    [
        (RUSSIA, SYRIAN_STATE, 1, 1),
        (RUSSIA, MAARAT, 2, 2),
        (RUSSIA, MAARAT, 1, None),
        (BRIGADE, JISR, 6, 2),
        (RUSSIA, RUSSIA, 3, 0),
        (RUSSIA, HAMA, 6, None),
        (MEDICS, RUSSIA, 6, None),
    ],
)
def test_path_lengths(filled_store: Store, one: object, other: object, max_hops: int, hops: int | None) -> None:
    found = paths(filled_store, one.id, other.id, max_hops=max_hops)  # type: ignore[attr-defined]
    assert [len(path) - 1 for path in found.graph["paths"]] == ([] if hops is None else [hops])
    assert found.graph["complete"] is True


@pytest.mark.parametrize("given", [{"max_hops": 0}, {"max_hops": 7}, {"count": 0}, {"count": 21}])
def test_path_bounds(filled_store: Store, given: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        paths(filled_store, RUSSIA.id, WIRE.id, **given)


def test_node_link_is_read_back_by_networkx(filled_store: Store) -> None:
    found = neighbourhood(filled_store, RUSSIA.id, hops=2)
    again = nx.node_link_graph(node_link(found), edges="edges")
    assert nx.utils.graphs_equal(found, again)


def test_graphml_is_read_back_by_networkx(filled_store: Store) -> None:
    found = neighbourhood(filled_store, RUSSIA.id, hops=2)
    again = nx.read_graphml(io.BytesIO(graphml(found)), force_multigraph=True)
    assert set(again.nodes) == set(found.nodes)
    assert again.number_of_edges() == found.number_of_edges()
    assert again.nodes[RUSSIA.id]["label"] == "Russia"


def test_turtle_says_the_edges(filled_store: Store) -> None:
    found = neighbourhood(filled_store, RUSSIA.id, hops=2)
    written = turtle(found)
    assert written == turtle(neighbourhood(filled_store, RUSSIA.id, hops=2))
    triples = {(q.subject.value, q.predicate.value, q.object.value) for q in parse(written, RdfFormat.TURTLE)}
    assert {(s, edge["predicate"], o) for s, o, edge in found.edges(data=True)} <= triples
    assert b"actor:russia skos:prefLabel" in written
