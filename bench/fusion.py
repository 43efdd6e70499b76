"""Time an added article in a store of N claims: `python -m bench.fusion [--claims 10000 100000] [--added 40]`.

The claims are made up, the same each time: strikes, clashes and captures in 2,000 towns over years that grow with N, so
that the number of claims in one town and week stays the same. They are written to a store on disk with the events that
they come to; then articles are added one by one, each with claims about events that are there and about new ones. What
is to stay flat is the time of `fuse.update`; `fuse.refresh` works out everything anew and grows with N.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Quad

from kg import fuse, ids, rdf
from kg.fuse import judged
from kg.fuse.filing import block_quads
from kg.fuse.fusion import fused, index, places_told
from kg.fuse.known import Known
from kg.fuse.profile import profile
from kg.model import (
    Article,
    Casualties,
    Claim,
    ClaimKind,
    CountBasis,
    DatePrecision,
    Entity,
    EntityKind,
    Evidence,
    Extraction,
    Filler,
    GeoPrecision,
    Outcome,
    Position,
    Published,
    Roles,
    Source,
    VictimGroup,
    When,
)
from kg.store import Store, open_store

TOWNS, A_WEEK = 2_000, 12
KINDS = ("AirStrike", "Shelling", "Bombing", "Clash", "Capture")
SITES = ("market", "hospital", "school", "bridge", "base", "camp", "mosque", "convoy")
FIRST = date(2010, 1, 4)


def main() -> None:
    options = _options()
    print(f"{'claims':>9} {'articles':>9} {'events':>9} {'added, median ms':>17} {'p95 ms':>8} {'ratio to first':>15}")
    first = 0.0
    for count in options.claims:
        with tempfile.TemporaryDirectory() as folder:
            articles, events = fill(Path(folder) / "store", count)
            with open_store(f"{folder}/store") as store:
                times = sorted(added(store, count, options.added))
            middle = statistics.median(times)
            first = first or middle
            late = times[int(len(times) * 0.95)]
            print(f"{count:9,} {articles:9,} {events:9,} {middle:17.1f} {late:8.1f} {middle / first:15.2f}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--added", type=int, default=40)
    return parser.parse_args()


def towns() -> list[Entity]:
    """Towns half a degree apart, each in a province of a hundred."""
    province = [_place(f"Province {number}", None, None, "admin1") for number in range(TOWNS // 100)]
    grid = ((number, -20 + 0.5 * (number % 80), -60 + 0.5 * (number // 80) * 2) for number in range(TOWNS))
    return [
        *province,
        *(_place(f"Town {number}", north, east, "town", province[number // 100].id) for number, north, east in grid),
    ]


def _place(label: str, north: float | None, east: float | None, kind: str, parent: str | None = None) -> Entity:
    point = None if north is None or east is None else Position(north, east, GeoPrecision.EXACT)
    return Entity(ids.entity("place", label), EntityKind.PLACE, label, type=kind, position=point, parent=parent)


def extractions(places: Sequence[Entity], count: int, *, start: int = 0) -> Iterator[Extraction]:
    """Articles of two claims each about `count` claims; `start` makes others."""
    weeks = max(1, count // A_WEEK // 100)
    for number in range(start, start + count // 2):
        chance = random.Random(number)  # noqa: S311  (made-up claims are to be the same each time)
        published = FIRST + timedelta(weeks=chance.randrange(weeks), days=chance.randrange(7))
        yield _extraction(number, chance, published, [chance.choice(places[20:]) for _ in range(2)])


def _extraction(number: int, chance: random.Random, published: date, where: Sequence[Entity]) -> Extraction:
    sentences = [
        f"{chance.randrange(3, 60)} people were killed when the {chance.choice(SITES)} of {place.label} was hit."
        for place in where
    ]
    text = f"Report {number}. " + " ".join(sentences)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = Article(ids.article(sha256), f"{number}.txt", text, sha256, published=Published(published))
    claims = (_claim(article, chance, place, said) for place, said in zip(where, sentences, strict=True))
    return Extraction(article, (), tuple(claims))


def _claim(article: Article, chance: random.Random, place: Entity, said: str) -> Claim:
    day = (article.published.day or FIRST) - timedelta(days=chance.randrange(2))
    killed, start = int(said.split(maxsplit=1)[0]), article.text.index(said)
    return Claim(
        id=ids.claim(article.id, said),
        kind=ClaimKind.EVENT,
        type=chance.choice(KINDS),
        article=article.id,
        evidence=Evidence(start, start + len(said), said),
        trigger=(start, start + 5),
        roles=Roles(places=(Filler(place.label, place.id),)),
        when=When(day, day, DatePrecision.DAY),
        casualties=(Casualties(Outcome.KILLED, VictimGroup.PEOPLE, killed, killed, CountBasis.EXACT),),
    )


def fill(folder: Path, count: int) -> tuple[int, int]:
    """Write articles and what their claims come to, in bulk; how many articles and events that is."""
    open_store(str(folder)).close()
    engine, places = ox.Store(str(folder / "data")), towns()
    claims: list[Claim] = []
    sources: dict[str, Source] = {}
    engine.bulk_extend([*rdf.entity_quads(places)])
    engine.bulk_extend(_articles(extractions(places, count), claims, sources))
    known = Known(entities={place.id: place for place in places}, sources=sources, told=places_told(claims))
    events: list[int] = []
    engine.bulk_extend(_derived(claims, known, events))
    engine.flush()
    return len(sources), sum(events)


def _articles(found: Iterable[Extraction], claims: list[Claim], sources: dict[str, Source]) -> Iterator[Quad]:
    """The quads of articles; what fusion needs of them is noted down on the way."""
    for extraction in found:
        article = extraction.article
        claims += extraction.claims
        sources[article.id] = Source(article.id, published=article.published.day)
        yield from rdf.article_quads(extraction)


def _derived(claims: Sequence[Claim], known: Known, events: list[int]) -> Iterator[Quad]:
    """The events of claims at hand, and how many: what `fuse.refresh` writes, without reading them from the store."""
    profiles = [profile(claim, known) for claim in claims]
    yield from block_quads(profiles, known)
    mates = index(profiles, known, judged.together(()))
    for part in fused(profiles, mates, known, (), texts=known.sources_of):
        events.append(len(part.events))
        yield from rdf.event_quads(part.events)
        yield from rdf.judgement_quads(part.judgements)


def added(store: Store, count: int, number: int) -> Iterator[float]:
    """Milliseconds of `fuse.update` for each of some articles more."""
    for extraction in extractions(towns(), count, start=10_000_000):
        article = extraction.article
        store.replace([ids.article_graph(article.sha256)], rdf.article_quads(extraction))
        before = time.perf_counter()
        fuse.update(store, [article.id])
        yield (time.perf_counter() - before) * 1000
        number -= 1
        if not number:
            return


if __name__ == "__main__":
    main()
