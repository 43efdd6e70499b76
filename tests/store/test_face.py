"""The rdflib face: native queries, bound prefixes, the union by default, and never rdflib's evaluator."""

import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery, prepareUpdate
from rdflib.plugins.sparql.processor import SPARQLProcessor, SPARQLUpdateProcessor

from kg.errors import QueryError
from kg.store import Store
from kg.vocab import PREFIXES
from tests.builders import RUSSIA
from tests.conftest import fill

LABEL = rdflib.URIRef(PREFIXES["skos"] + "prefLabel")


@pytest.fixture(autouse=True)
def _no_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test as soon as rdflib's own evaluator is asked anything."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("rdflib's evaluator was called")

    monkeypatch.setattr(SPARQLProcessor, "query", refuse)
    monkeypatch.setattr(SPARQLUpdateProcessor, "update", refuse)


def test_a_string_query_runs_in_the_engine(store: Store) -> None:
    fill(store)
    rows = store.dataset.query("SELECT DISTINCT ?name { actor:russia skos:prefLabel ?name }")
    assert [row.name for row in rows] == [rdflib.Literal("Russia", lang="en")]


def test_values_are_bound_by_substitution(store: Store) -> None:
    fill(store)
    rows = store.dataset.query(
        "SELECT DISTINCT ?who ?name { ?who skos:prefLabel ?name }", initBindings={"who": rdflib.URIRef(RUSSIA.id)}
    )
    assert [str(row.name) for row in rows] == ["Russia"]


def test_an_update_runs_in_the_engine(store: Store) -> None:
    store.dataset.update("INSERT DATA { GRAPH graph:judgements { actor:x skos:prefLabel 'X' } }")
    assert [q.object.value for q in store.quads()] == ["X"]


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning:rdflib")
def test_the_default_graph_is_the_union(store: Store) -> None:
    fill(store)
    assert store.dataset.value(rdflib.URIRef(RUSSIA.id), LABEL) == rdflib.Literal("Russia", lang="en")


def test_what_rdflib_adds_the_store_has(store: Store) -> None:
    graph = store.dataset.graph(rdflib.URIRef("https://example.org/g"))
    graph.add((rdflib.URIRef("https://example.org/s"), LABEL, rdflib.Literal("S")))
    assert [q.graph_name.value for q in store.quads()] == ["https://example.org/g"]


def test_every_prefix_is_bound(store: Store) -> None:
    bound = dict(store.dataset.namespaces())
    assert {prefix: str(bound[prefix]) for prefix in PREFIXES} == PREFIXES


@pytest.mark.parametrize(
    "ask",
    [
        lambda dataset: dataset.query(prepareQuery("SELECT * { ?s ?p ?o }")),
        lambda dataset: dataset.update(prepareUpdate("INSERT DATA { <a:s> <a:p> 1 }")),
        lambda dataset: dataset.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
        lambda dataset: dataset.update("LOAD <http://127.0.0.1:9/>"),
        lambda dataset: dataset.query("SELECT nonsense"),
        lambda dataset: dataset.update("INSERT nonsense"),
    ],
)
def test_prepared_remote_and_malformed_are_query_errors(store: Store, ask) -> None:
    with pytest.raises(QueryError):
        ask(store.dataset)
