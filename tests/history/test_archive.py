"""What is taken out of the graph is kept whole, told in provenance, and met by nobody who asks for claims."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import fuse, history, ids, rdf
from kg.history.versions import ALWAYS, Version, content, version_quads, versions
from kg.model import Extraction, Roles
from kg.store import Store, open_store, selection
from kg.vocab import CKG, GRAPH, PROV, RDF, RDFS, SCHEMA, XSD
from tests import builders as b
from tests.history.scene import START, TEXTS, Scene, everything, graph, said, strike

TEXT, OTHER = TEXTS[:2]


def test_a_retracted_article_is_gone_and_comes_back_quad_for_quad(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT, OTHER)
    before, held = everything(store), said(store, TEXT)
    scene.later()
    scene.retract(TEXT, "a hoax")
    assert said(store, TEXT) == frozenset()
    assert not store.query(f"ASK {{ GRAPH <{graph(TEXT)}> {{}} }}")
    assert not any(store.quads(NamedNode(strike(TEXT))))
    scene.later()
    scene.restore(TEXT)
    assert said(store, TEXT) == held
    changed = {quad.predicate for quad in before ^ everything(store)}
    assert changed == {PROV.generatedAtTime}


def test_provenance_tells_when_and_why(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT)
    assert history.retraction(store, graph(TEXT)) is None
    scene.later()
    scene.retract(TEXT, "withdrawn by the outlet")
    gone = history.retraction(store, graph(TEXT))
    assert gone == history.Retraction(graph(TEXT), scene.at, "withdrawn by the outlet")
    told = {quad.predicate for quad in store.quads(NamedNode(graph(TEXT)), graph=GRAPH.provenance)}
    assert told == {PROV.wasDerivedFrom, PROV.invalidatedAtTime, RDFS.comment}
    scene.restore(TEXT)
    assert history.retraction(store, graph(TEXT)) is None


def test_a_newer_extraction_archives_the_older_and_says_which_run_took_its_place(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT, OTHER)
    held = said(store, TEXT)
    scene.later()
    scene.ingest(TEXT, version="2")
    (old,) = versions(store)
    run = ids.run(b.article(TEXT).id, "counting", "2")
    assert (old.graph, old.since, old.until, old.why, old.by) == (graph(TEXT), START, scene.at, "", run)
    assert held < set(old.quads)
    runs = [quad.object for quad in store.quads(NamedNode(graph(TEXT)), PROV.wasGeneratedBy)]
    assert runs == [NamedNode(run)]


def test_a_newer_version_that_finds_the_same_archives_nothing_and_is_written_down(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT, version="3")
    scene.later()
    scene.ingest(TEXT, version="4")
    assert list(versions(store)) == []
    assert len(list(store.quads(NamedNode(graph(TEXT)), PROV.wasGeneratedBy))) == 2
    assert scene.ingest(TEXT, version="3", resume=True).skipped == 1


def test_real_extractions_written_twice_are_not_taken_for_new_ones(store: Store) -> None:
    for _ in range(2):
        for extraction in b.sample_extractions():
            name, quads = ids.article_graph(extraction.article.sha256), rdf.article_quads(extraction)
            run = rdf.run_quads(extraction.article, extractor="rules", version="1", started=START)
            history.keep(store, name, quads, run, by="https://example.org/run", at=START)
    assert list(versions(store)) == []


def test_a_version_goes_back_to_what_it_replaced(store: Store) -> None:
    scene = Scene(store)
    held = []
    for version in "121":
        scene.later()
        scene.ingest(TEXT, version=version)
        held.append(said(store, TEXT))
    assert held[0] == held[2] != held[1]
    assert len(list(versions(store, graph(TEXT)))) == 2
    starts = list(store.quads(None, PROV.startedAtTime))
    assert len(starts) == 2


def test_the_archive_is_in_no_export_and_holds_no_claim(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT)
    scene.retract(TEXT)
    assert any(store.quads(graph=GRAPH.archive))
    assert GRAPH.archive not in {quad.graph_name for quad in selection.by_graph(store)}
    assert not any(store.quads(None, RDF.type, CKG.Claim))
    assert not any(store.quads(None, PROV.wasGeneratedBy))


HARD = (
    *(
        Literal(text)
        for text in ('"', "\\u0041", "\n\r\t", "\u0000", "'''\"\"\"", "@prefix a: <b> .", "{ } .", "\u2028x")
    ),
    *(Literal(value, datatype=XSD.decimal) for value in ("12", "2.5", "-0.001")),
    Literal("7", datatype=XSD.integer),
    Literal("true", datatype=XSD.boolean),
    Literal("1.5E0", datatype=XSD.double),
    Literal("2016-03-06", datatype=XSD.date),
    Literal("2016-03-06T12:00:00.25Z", datatype=XSD.dateTime),
    Literal("Хама", language="ru"),
    NamedNode("https://example.org/a(b)%20/c"),
)


def test_a_version_survives_the_store_with_literals_of_every_kind(store: Store) -> None:
    subject, predicate = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")
    quads = {Quad(subject, predicate, value, NamedNode(graph(TEXT))) for value in HARD}
    version = Version(graph(TEXT), START, START, content(quads), "why\\u0041")
    store.amend((), version_quads(version))
    (read,) = versions(store)
    assert read == version
    assert set(read.quads) == quads


def test_the_same_quads_are_the_same_text() -> None:
    quads = [Quad(NamedNode(graph(text)), SCHEMA.text, Literal(text), GRAPH.provenance) for text in TEXTS]
    assert content(quads) == content(reversed(quads))


def test_a_version_of_which_nobody_knows_the_beginning(store: Store) -> None:
    store.amend((), version_quads(Version(graph(TEXT), ALWAYS, START, "", "why")))
    (read,) = versions(store)
    assert read.since == ALWAYS


def test_what_an_article_brought_is_missed_by_the_others(store: Store) -> None:
    """Another article's claim is about an event elsewhere once the position of its place is gone."""
    town = b.place("Tel Susin", 36.31, 37.16)
    bare = b.entity(town.kind, town.label)
    for number, place in enumerate((town, bare)):
        source = b.article(f"Planes bombed Tel Susin, number {number}.")
        role = Roles(places=(b.filler(place),))
        told = b.claim(source, source.text, trigger="bombed", roles=role, when=b.on("2016-03-05"))
        name, quads = ids.article_graph(source.sha256), rdf.article_quads(Extraction(source, (), (told,), (place,)))
        history.keep(store, name, quads, (), by="https://example.org/run", at=START)
    assert history.settle(store) == 1
    history.retract(store, ids.article_graph(b.article("Planes bombed Tel Susin, number 0.").sha256), why="x", at=START)
    history.settle(store)
    settled = frozenset(store.quads())
    fuse.refresh(store)
    assert frozenset(store.quads()) == settled


def test_what_a_crash_left_undone_is_settled_by_the_next_run() -> None:
    with open_store("memory:") as store, open_store("memory:") as other:
        Scene(other).ingest(TEXT, OTHER)
        scene = Scene(store)
        scene.ingest(TEXT)
        extraction = next(iter(b.sample_extractions()))
        name, quads = ids.article_graph(extraction.article.sha256), rdf.article_quads(extraction)
        history.keep(store, name, quads, (), by="https://example.org/run", at=START)
        scene.ingest(OTHER)
        settled = frozenset(store.quads(graph=GRAPH.events))
        fuse.refresh(store)
        assert frozenset(store.quads(graph=GRAPH.events)) == settled
        assert any(quad.subject == NamedNode(extraction.claims[0].id) for quad in settled)


def test_nothing_waits_after_a_run(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT)
    scene.ingest(OTHER)
    assert not any(store.quads(None, CKG.block, Literal("changed")))


@pytest.mark.parametrize("number", [0, 1])
def test_an_article_is_found_by_iri_and_address_held_or_retracted(number: int, store: Store) -> None:
    extraction = b.sample_extractions()[0]
    article, name = extraction.article, ids.article_graph(extraction.article.sha256)
    run = rdf.run_quads(article, extractor="rules", version="1", started=START)
    history.keep(store, name, rdf.article_quads(extraction), run, by="https://example.org/run", at=START)
    if number:
        history.retract(store, name, why="x", at=START)
    assert history.graph_of(store, article.id) == name
    assert history.graphs_at(store, article.url) == (name,)
    assert history.graph_of(store, ids.article("0" * 64)) is None
    assert history.graphs_at(store, "https://nowhere.example/") == ()
