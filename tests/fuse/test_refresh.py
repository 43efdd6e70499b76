"""Events in a store, worked out anew."""

from kg import ids, rdf
from kg.fuse import refresh
from kg.store import Store, described
from kg.vocab import GRAPH, SCHEMA
from tests.builders import sample_events, sample_extractions
from tests.conftest import fill


def test_refresh_rewrites_the_events(store: Store) -> None:
    fill(store)
    store.replace([GRAPH.events.value], [])
    assert refresh(store) == len(sample_events())
    assert {event.claims for event in described.events(store)} == {event.claims for event in sample_events()}
    assert {q.subject.value for q in store.quads(None, SCHEMA.about)} == {
        claim for event in sample_events() for claim in event.claims
    }


def test_refresh_twice_changes_not_one_quad(store: Store) -> None:
    fill(store)
    refresh(store)
    once = set(store.quads())
    refresh(store)
    assert set(store.quads()) == once


def test_what_an_article_no_longer_claims_is_no_event(store: Store) -> None:
    fill(store)
    for extraction in sample_extractions():
        store.replace([ids.article_graph(extraction.article.sha256)], [])
    assert refresh(store) == 0
    assert list(store.quads(graph=GRAPH.events)) == []


def test_the_order_of_articles_does_not_matter(store: Store) -> None:
    fill(store)
    refresh(store)
    events = set(store.quads(graph=GRAPH.events))
    for extraction in reversed(sample_extractions()):
        graph = ids.article_graph(extraction.article.sha256)
        store.replace([graph], [])
        store.replace([graph], rdf.article_quads(extraction))
    refresh(store)
    assert set(store.quads(graph=GRAPH.events)) == events
