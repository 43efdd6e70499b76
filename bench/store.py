"""The store against pyoxigraph called directly, on the same quads and queries: `python -m bench.store`.

Prints milliseconds and the ratio ours / direct. Both take turns, each first as often as second, and the median of their
turns counts. The aim is a ratio of at most 1.1 for load and query. The engine has no replace: writing again what is
there is held against an update that drops the graph and inserts it. Through the rdflib face, each value becomes an
rdflib term besides.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg import ids, rdf
from kg.store import Store, open_store
from kg.vocab import PREFIXES
from tests.builders import REGISTRY, sample_extractions

ARTICLES = 200
TURNS = 8
OWN = tuple(PREFIXES[kind] for kind in ("claim", "mention", "figure"))
"""What each copy of an article has of its own."""
QUERIES = {
    "events of a place": "SELECT DISTINCT ?claim { ?claim a ckg:EventClaim ; sem:hasPlace place:maarat-idris }",
    "claims by initiator": "SELECT ?who (COUNT(*) AS ?n) { ?c ckg:initiator ?who ; ckg:modality ?m } GROUP BY ?who",
    "figures by claimant": """SELECT ?who ?min { ?c ckg:claimant ?who ; ckg:casualties ?f .
        ?f ckg:outcome code:killed ; ckg:min ?min } ORDER BY ?who ?min LIMIT 500""",
    "quotes": "SELECT ?quote { ?c a ckg:Claim ; gaf:denotedBy/oa:hasTarget/oa:hasSelector/oa:exact ?quote } LIMIT 500",
}
Job = Callable[[], object]


def articles() -> Iterator[tuple[str, list[Quad]]]:
    """Graphs of the size of a news article (about 300 quads), each with claims and mentions of its own."""
    samples = [rdf.article_quads(extraction) for extraction in sample_extractions()]
    for number in range(ARTICLES):
        graph = ids.article_graph(f"{number:064x}")
        yield graph, [_renamed(quad, number, NamedNode(graph)) for quad in samples[number % len(samples)]]


def _renamed(quad: Quad, number: int, graph: NamedNode) -> Quad:
    named = [
        NamedNode(f"{node.value}-{number}") if isinstance(node, NamedNode) and node.value.startswith(OWN) else node
        for node in (quad.subject, quad.object)
    ]
    return Quad(named[0], quad.predicate, named[1], graph)  # type: ignore[arg-type]


def timed(job: Job) -> float:
    """Milliseconds that a job takes."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def compare(name: str, ours: Job, direct: Job, *, per: int = 1, turns: int = TURNS) -> None:
    """Let both jobs take turns, and print the medians and their ratio."""
    left: list[float] = []
    right: list[float] = []
    for turn in range(turns):
        both = [(ours, left), (direct, right)]
        for job, times in both if turn % 2 else reversed(both):
            times.append(timed(job) / per)
    middle = statistics.median(left), statistics.median(right)
    print(f"{name:44} {middle[0]:9.3f} ms {middle[1]:9.3f} ms {middle[0] / middle[1]:7.2f}")


def fresh(folder: Path, kind: str) -> str:
    """The path of a folder that does not exist yet."""
    return str(folder / f"{kind}-{time.perf_counter_ns()}")


def load(folder: Path, told: list[tuple[str, list[Quad]]]) -> None:
    """Store each article in turn in two new stores on disk."""
    engine = ox.Store(fresh(folder, "direct"))
    left, right = iter(told), iter(told)
    with open_store(fresh(folder, "ours")) as store:

        def ours() -> None:
            graph, quads = next(left)
            store.replace([graph], quads)

        compare("store an article (new), disk", ours, lambda: engine.extend(next(right)[1]), turns=len(told))


def again(store: Store, engine: ox.Store, told: list[tuple[str, list[Quad]]]) -> None:
    """Store articles that are there, unchanged and changed."""

    def ours(changed: list[tuple[str, list[Quad]]]) -> None:
        for graph, quads in changed:
            store.replace([graph], quads)

    def direct(changed: list[tuple[str, list[Quad]]]) -> None:
        for graph, quads in changed:
            body = " ".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
            engine.update(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{ {body} }} }}")

    few = told[:20]
    compare("store an article again, unchanged, disk", partial(ours, few), partial(direct, few), per=20)
    versions = [[(graph, _changed(quads, turn)) for graph, quads in few] for turn in range(2 * TURNS)]
    left, right = iter(versions), iter(versions)
    name = "store an article again, a tenth changed, disk"
    compare(name, lambda: ours(next(left)), lambda: direct(next(right)), per=20)


def _changed(quads: list[Quad], turn: int) -> list[Quad]:
    """Quads of which every tenth is about something else than before."""
    return [
        Quad(NamedNode(f"{ids.ID}mention/changed-{turn}-{place}"), quad.predicate, quad.object, quad.graph_name)
        if place % 10 == 0
        else quad
        for place, quad in enumerate(quads)
    ]


def queries(store: Store, engine: ox.Store) -> None:
    """The same queries through the store, through its rdflib face, and in the engine."""
    for name, sparql in QUERIES.items():
        direct = partial(_direct, engine, sparql)
        compare(f"query: {name}", partial(_ours, store, sparql), direct)
        compare(f"rdflib face: {name}", partial(_face, store, sparql), direct)
    compare("all quads", lambda: sum(1 for _ in store.quads()), lambda: sum(1 for _ in engine))


def _direct(engine: ox.Store, sparql: str) -> int:
    rows = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sum(1 for _ in rows) if isinstance(rows, ox.QuerySolutions) else 0


def _ours(store: Store, sparql: str) -> int:
    rows = store.query(sparql)
    return sum(1 for _ in rows) if isinstance(rows, ox.QuerySolutions) else 0


def _face(store: Store, sparql: str) -> int:
    return sum(1 for _ in store.dataset.query(sparql))


def main() -> None:
    """Run all comparisons."""
    told = list(articles())
    registry = rdf.entity_quads(REGISTRY)
    print(f"{ARTICLES} articles, {sum(len(quads) for _, quads in told)} quads; ours, direct, ratio")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        load(folder, told)
        engine = ox.Store(fresh(folder, "direct"))
        with open_store(fresh(folder, "ours")) as store:
            for quads in (registry, *(quads for _, quads in told)):
                store.replace((), quads)
                engine.extend(quads)
            queries(store, engine)
            print(
                f"{'publish a generation':44} {statistics.median(timed(store.publish) for _ in range(TURNS)):9.3f} ms"
            )
            again(store, engine, told)


if __name__ == "__main__":
    main()
