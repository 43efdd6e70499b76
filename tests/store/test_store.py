"""What every store does: replace, read, query, update, publish, close."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

from kg import ids, rdf
from kg.errors import QueryError, StoreError, UsageError
from kg.store import Store, current_generation, open_store
from kg.vocab import GRAPH, SKOS
from tests.builders import REGISTRY, RUSSIA, sample_extractions
from tests.conftest import fill

G, H = "https://example.org/g", "https://example.org/h"


def quad(value: str, graph: str = G, subject: str = "s") -> Quad:
    return Quad(
        NamedNode(f"https://example.org/{subject}"),
        NamedNode("https://example.org/p"),
        Literal(value),
        NamedNode(graph),
    )


def test_replace_drops_what_a_graph_held_and_leaves_the_others(store: Store) -> None:
    store.replace([G], [quad("old"), quad("kept"), quad("elsewhere", H)])
    store.replace([G], [quad("new"), quad("kept")])
    assert set(store.quads()) == {quad("new"), quad("kept"), quad("elsewhere", H)}


def test_replace_adds_to_a_graph(store: Store) -> None:
    store.replace([G], [quad("a")])
    store.replace([G], [quad("a"), quad("b"), quad("elsewhere", H)])
    assert set(store.quads()) == {quad("a"), quad("b"), quad("elsewhere", H)}


def test_replace_without_quads_removes_the_graph(store: Store) -> None:
    store.replace([G, H], [quad("a"), quad("b", H)])
    store.replace([G], [])
    assert [str(row["g"].value) for row in store.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")] == [H]
    assert not store.query("ASK { GRAPH <https://example.org/g> {} }")


def test_replace_writes_strings_of_every_kind(store: Store) -> None:
    hard = ['"', "\\", "\n\r\t", "\u0000", "\ud7ff", "�", "\U0001f600", "}", "# no comment", "a'''b\"\"\"c"]
    store.replace([G], [quad("to go")])
    store.replace([G], [quad(value) for value in hard])
    assert {q.object.value for q in store.quads(graph=NamedNode(G))} == set(hard)


def test_replace_keeps_literals_that_the_engine_writes_in_another_form(store: Store) -> None:
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    long_form = Quad(quad("x").subject, quad("x").predicate, Literal("2.50", datatype=decimal), NamedNode(G))
    for _ in range(2):
        store.replace([G], [long_form])
        assert [q.object.value for q in store.quads()] == ["2.5"]


def test_the_same_extraction_twice_changes_not_one_quad(store: Store) -> None:
    fill(store)
    once = set(store.quads())
    fill(store)
    assert set(store.quads()) == once


def test_the_order_of_arrival_does_not_matter(store: Store) -> None:
    with open_store("memory:") as other:
        for target, order in ((store, 1), (other, -1)):
            for extraction in sample_extractions()[::order]:
                target.replace([ids.article_graph(extraction.article.sha256)], rdf.article_quads(extraction))
        assert set(store.quads()) == set(other.quads())


contents = st.lists(st.builds(quad, st.text(max_size=3), st.sampled_from([G, H]), st.sampled_from("abc")), max_size=6)


@given(before=contents, after=contents)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_replace_is_drop_then_insert(before: list[Quad], after: list[Quad]) -> None:
    with open_store("memory:") as target:
        target.replace((), before)
        target.replace([G], after)
        expected = {q for q in before if q.graph_name != NamedNode(G)} | set(after)
        assert set(target.quads()) == expected
        names = {row["g"].value for row in target.query("SELECT ?g { GRAPH ?g {} }")}
        assert names == {q.graph_name.value for q in expected}


@given(before=contents, gone=contents, new=contents)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
def test_amend_takes_away_and_adds(before: list[Quad], gone: list[Quad], new: list[Quad]) -> None:
    with open_store("memory:") as target:
        target.amend((), before)
        target.amend([*gone, *before[:2]], new)
        expected = set(before) - set(gone) - set(before[:2]) | set(new)
        assert set(target.quads()) == expected
        names = {row["g"].value for row in target.query("SELECT ?g { GRAPH ?g {} }")}
        assert names == {q.graph_name.value for q in expected}


def test_quads_match_a_pattern(store: Store) -> None:
    fill(store)
    labels = store.quads(NamedNode(RUSSIA.id), SKOS.prefLabel, graph=GRAPH.registry)
    assert [q.object for q in labels] == [Literal("Russia", language="en")]


def test_query_answers_from_the_union_with_prefixes_and_bindings(store: Store) -> None:
    fill(store)
    rows = store.query(
        "SELECT DISTINCT ?who ?name { ?who a sem:Actor ; skos:prefLabel ?name }", who=NamedNode(RUSSIA.id)
    )
    assert isinstance(rows, QuerySolutions)
    assert [(row["who"].value, row["name"].value) for row in rows] == [(RUSSIA.id, "Russia")]


def test_query_of_each_form(store: Store) -> None:
    fill(store)
    assert isinstance(store.query("ASK { ?s a ckg:Claim }"), QueryBoolean)
    assert isinstance(store.query("CONSTRUCT WHERE { ?s a ckg:Claim }"), QueryTriples)


def test_update_changes_the_graph(store: Store) -> None:
    store.update(f"INSERT DATA {{ GRAPH <{G}> {{ actor:x skos:prefLabel 'X' }} }}")
    assert [q.subject.value for q in store.quads()] == [f"{ids.ID}actor/x"]


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * {\n ?s nope:p ?o }", " at line 2, column 11, after '?s nope:p': a prefix is not declared"),
        ("SELECT * { ?s ?p ", " at line 1, column 18, after 'SELECT * { ?s ?p'"),
        ("ASK { ?s ?p <http://a b> }", " at line 1, column 25, after 'ASK { ?s ?p <http://a b>': this is no IRI"),
        ("", " at line 1, column 1"),
    ],
)
def test_a_malformed_query_is_one_line_with_the_position(store: Store, sparql: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(sparql)
    assert str(caught.value) == f"malformed query{said}"


def test_a_malformed_update_is_one_line(store: Store) -> None:
    with pytest.raises(QueryError, match=r"^malformed update at line 1, column 12, after 'INSERT NOTH'$"):
        store.update("INSERT NOTHING")


@pytest.mark.parametrize("ask", [lambda s, q: s.query(q), lambda s, q: s.update(q)])
def test_other_servers_are_refused(store: Store, ask) -> None:
    for sparql in ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "LOAD <http://127.0.0.1:9/>"):
        with pytest.raises(QueryError, match="is refused"):
            ask(store, sparql)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    for use in (store.quads, lambda: store.query("ASK {}"), store.publish, lambda: store.dataset):
        with pytest.raises(StoreError, match="the store is closed"):
            use()


def test_registry_entries_survive_a_closed_folder(tmp_path) -> None:
    url = str(tmp_path / "deep" / "store")
    with open_store(url) as first:
        first.replace((), rdf.entity_quads(REGISTRY))
    with open_store(url) as second:
        assert set(second.quads()) == set(rdf.entity_quads(REGISTRY))


def test_remote_stores_are_not_offered_yet() -> None:
    with pytest.raises(UsageError, match="not offered yet"):
        open_store("https://example.org/sparql")


def test_memory_has_no_generation() -> None:
    with pytest.raises(UsageError, match="memory: has no generations"):
        current_generation("memory:")
