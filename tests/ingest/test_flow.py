"""From articles to a store: what is stored, what a second run changes (nothing), what is refused and skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg import history, ids
from kg.errors import ArticleError, StoreFull
from kg.ingest import Report, ingest
from kg.registry import Registry
from kg.store import Store, open_store
from kg.vocab import CKG, GRAPH, PROV, RDF, RDFS, SEM, SKOS
from tests.builders import HAMA, OBSERVATORY, WIRE
from tests.ingest.fakes import FakeExtractor, articles

REGISTRY = Registry((OBSERVATORY,), (HAMA,), (WIRE,))
NOON = datetime(2016, 3, 6, 12, 0, tzinfo=UTC)


def run(store: Store, *texts: str, **given: object) -> Report:
    values: dict[str, object] = {"extract": FakeExtractor(), "registry": REGISTRY, "clock": lambda: NOON} | given
    return ingest(articles(*texts), store=store, **values)  # type: ignore[arg-type]


def everything(store: Store) -> set[Quad]:
    return set(store.quads())


def test_articles_events_registry_and_terms_are_stored(store: Store) -> None:
    report = run(store, "Two people were killed in Hama.", "Two people died in Homs.")
    assert (report.articles, report.claims, report.skipped, report.refused) == (2, 2, 0, ())
    assert report.events == len(list(store.quads(None, RDF.type, SEM.Event, GRAPH.events))) > 0
    held = [graph for article in articles("Two people were killed in Hama.", "Two people died in Homs.")
            for graph in store.quads(graph=NamedNode(ids.article_graph(article.sha256)))]  # fmt: skip
    assert report.quads == len(held)
    assert any(store.quads(NamedNode(HAMA.id), SKOS.prefLabel, None, GRAPH.registry))
    assert any(store.quads(CKG.Claim, RDFS.label, None, GRAPH.ontology))


def test_a_second_run_changes_not_one_quad(store: Store) -> None:
    first = run(store, "Two people were killed in Hama.")
    before = everything(store)
    second = run(store, "Two people were killed in Hama.", clock=lambda: NOON.replace(year=2030))
    assert everything(store) == before
    assert second == first


def test_a_run_has_its_time_and_a_new_version_is_a_new_run(store: Store) -> None:
    run(store, "Two people were killed in Hama.")
    run(store, "Two people were killed in Hama.", extract=FakeExtractor(version="2"))
    times = [quad.object for quad in store.quads(None, PROV.startedAtTime, None, GRAPH.provenance)]
    assert len(times) == 2


def test_resume_passes_over_what_the_same_version_has_stored(store: Store) -> None:
    run(store, "Two people were killed in Hama.")
    texts = ("Two people were killed in Hama.", "Two people died in Homs.")
    again = run(store, *texts, resume=True)
    assert (again.articles, again.skipped, again.seen) == (1, 1, 2)
    newer = run(store, *texts, resume=True, extract=FakeExtractor(version="2"))
    assert (newer.articles, newer.skipped) == (2, 0)


def test_resume_takes_up_again_what_another_version_has_replaced(store: Store) -> None:
    run(store, "Two people were killed in Hama.")
    graph = ids.article_graph(articles("Two people were killed in Hama.")[0].sha256)
    history.keep(store, graph, (), (), by="https://example.org/run", at=NOON)
    assert run(store, "Two people were killed in Hama.", resume=True).articles == 1


@pytest.mark.parametrize("resume", [False, True])
def test_a_retracted_article_is_refused_before_it_is_extracted(resume: bool, store: Store) -> None:
    run(store, "Two people were killed in Hama.", "Two died.")
    article = articles("Two people were killed in Hama.")[0]
    history.retract(store, ids.article_graph(article.sha256), why="a hoax", at=NOON)
    report = run(store, "Two people were killed in Hama.", "Two died.", resume=resume, extract=FakeExtractor("never"))
    remedy = f"bring it back with: kg retract --undo {ids.key_of(article.id)}"
    assert [str(error) for error in report.refused] == [f"0.txt: retracted on 2016-03-06: a hoax; {remedy}"]
    assert report.events == 1


def test_another_registry_makes_all_events_anew(store: Store) -> None:
    run(store, "Two people were killed in Hama.")
    stale = next(store.quads(None, RDF.type, SEM.Event, GRAPH.events))
    store.amend([stale], ())
    assert run(store, "Two people were killed in Hama.").events == 0
    assert run(store, "Two people were killed in Hama.", registry=Registry((), (HAMA,), ())).events == 1


def test_an_article_given_twice_counts_once(store: Store) -> None:
    once, twice = run(store, "One."), run(store, "One.", "One.")
    assert (twice.articles, twice.repeated, twice.seen) == (1, 1, 2)
    assert (twice.claims, twice.quads) == (once.claims, once.quads)


def test_refusals_are_counted_and_the_others_stored(store: Store) -> None:
    seen: list[int] = []
    report = run(store, "Please refuse.", "Do fail.", "Two died.", progress=lambda so_far: seen.append(so_far.seen))
    assert [error.file for error in report.refused] == ["0.txt", "1.txt"]
    assert (report.articles, seen) == (1, [1, 2, 3])


def test_an_article_that_could_not_be_read_is_in_the_report(store: Store) -> None:
    error = ArticleError("x.txt", "it is bad")
    report = ingest([error], extract=FakeExtractor(), store=store, registry=REGISTRY)
    assert (report.refused, report.articles, report.events) == ((error,), 0, 0)


def test_readers_see_the_result(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store")) as writer:
        run(writer, "Two people were killed in Hama.")
        with open_store(str(tmp_path / "store"), read_only=True) as reader:
            assert everything(reader) == everything(writer)


class FullAfter:
    """A store on a disk that is full after so many writes."""

    def __init__(self, store: Store, writes: int) -> None:
        self._store = store
        self._writes = writes

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def replace(self, graphs: Iterable[str], quads: Iterable[Quad]) -> None:
        self._write()
        self._store.replace(graphs, quads)

    def amend(self, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        self._write()
        self._store.amend(gone, new)

    def _write(self) -> None:
        if self._writes == 0:
            raise StoreFull("s: the disk is full")
        self._writes -= 1


def test_a_full_disk_says_how_many_articles_were_kept(store: Store) -> None:
    with pytest.raises(StoreFull, match="s: the disk is full; 2 articles were kept, resume when there is space"):
        run(FullAfter(store, 3), "One died.", "Two died.", "Three died.")  # type: ignore[arg-type]
    resumed = run(store, "One died.", "Two died.", "Three died.", resume=True)
    assert (resumed.articles, resumed.skipped) == (1, 2)


def test_a_report_is_a_value() -> None:
    assert replace(Report(), articles=2).refusing(ArticleError("a", "b")).seen == 3
