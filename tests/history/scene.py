"""Articles that are ingested, retracted and read anew at times that a test chooses, and the graph after each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pyoxigraph import NamedNode, Quad

from kg import fuse, history, ids
from kg.ingest import Report, ingest
from kg.model import Article, CountBasis, Extraction, Roles, Verdict
from kg.registry import Registry
from kg.store import Store
from kg.vocab import GRAPH
from tests import builders as b

REGISTRY = Registry((b.OBSERVATORY, b.RUSSIA), (b.HAMA, b.SYRIA, b.IDLIB), (b.WIRE,))
START = datetime(2016, 3, 6, 12, tzinfo=UTC)
TEXTS = tuple(f'Planes bombed Hama and killed {count} people, \\ "they" said.\n\u0001' for count in (3, 5, 7, 9))


@dataclass(frozen=True, slots=True)
class Counting:
    """One strike on Hama an article; a newer version counts one more killed, versions 3 and 4 find the same."""

    version: str = "1"
    name: str = "counting"

    def __call__(self, article: Article, /) -> Extraction:
        killed = int(article.text.split()[5]) + min(int(self.version), 3)
        found = b.claim(
            article,
            article.text,
            trigger="bombed",
            id=strike(article.text),
            roles=Roles(initiators=(b.filler(b.RUSSIA),), places=(b.filler(b.HAMA),)),
            when=b.on("2016-03-05"),
            casualties=(b.casualties(low=killed, high=killed, basis=CountBasis.EXACT),),
        )
        return Extraction(article, claims=(found,))

    def batch(self, articles: Sequence[Article], /) -> Iterator[Extraction]:
        return map(self, articles)


@dataclass(slots=True)
class Scene:
    """A store, and what it held after each step, by the time of the step."""

    store: Store
    at: datetime = START
    held: dict[datetime, frozenset[Quad]] = field(default_factory=dict)

    def later(self, minutes: int = 1) -> None:
        """Let time go by."""
        self.at += timedelta(minutes=minutes)

    def ingest(self, *texts: str, version: str = "1", resume: bool = False) -> Report:
        articles = [b.article(text, file=f"{number}.txt") for number, text in enumerate(texts)]
        report = ingest(
            articles,
            extract=Counting(version),
            store=self.store,
            registry=REGISTRY,
            resume=resume,
            clock=lambda: self.at,
        )
        self._note()
        return report

    def retract(self, text: str, why: str = "a hoax") -> None:
        history.retract(self.store, graph(text), why=why, at=self.at)
        history.settle(self.store)
        self._note()

    def restore(self, text: str) -> None:
        history.restore(self.store, graph(text), at=self.at)
        history.settle(self.store)
        self._note()

    def judge(self, verdict: Verdict, text: str, other: str) -> None:
        sides = ([strike(text)], [strike(other)])
        fuse.judge(self.store, verdict, *sides, by="a reader", why="seen", at=self.at)
        self._note()

    def _note(self) -> None:
        self.held[self.at] = everything(self.store)


def graph(text: str) -> str:
    """The graph of the article with that text."""
    return ids.article_graph(b.article(text).sha256)


def strike(text: str) -> str:
    """The claim of the article with that text."""
    return ids.claim(b.article(text).id, "strike")


def everything(store: Store) -> frozenset[Quad]:
    """What a store holds, but for its archive."""
    return frozenset(quad for quad in store.quads() if quad.graph_name != GRAPH.archive)


def said(store: Store, text: str) -> frozenset[Quad]:
    """What the graph of an article holds."""
    return frozenset(store.quads(graph=NamedNode(graph(text))))
