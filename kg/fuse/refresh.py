"""From the claims of a store to its events: all anew, or only what some articles touch. Both come to the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from kg import ids, rdf
from kg.fuse import judged
from kg.fuse.blocks import article_key, touching
from kg.fuse.filing import Filing, block_quads, filed_quads, filed_under
from kg.fuse.fusion import Fused, fused, index
from kg.model import Judgement
from kg.rdf import lookup
from kg.store import Store, described
from kg.vocab import CKG, GRAPH, PROV, RDF, SCHEMA, SEM, SPDX

DERIVED = (GRAPH.events.value, GRAPH.blocks.value, GRAPH.judgements.value)


def refresh(store: Store) -> int:
    """Work out all events anew from the claims and the persons' judgements, and give the number of events.

    Events that are as they were are not written again.
    """
    persons = _persons(store)
    held = judged.together(persons)
    filing = Filing(store, gone=frozenset(), held=held)
    profiles = filing.profiles(lookup.subjects(store, RDF.type, CKG.EventClaim.value))
    texts = partial(described.sources, store)
    found = list(fused(profiles, index(profiles, filing.known, held), filing.known, persons, texts=texts))
    quads = chain(_quads(found), block_quads(profiles, filing.known), rdf.judgement_quads(persons))
    store.replace(DERIVED, quads)
    return sum(len(part.events) for part in found)


def update(store: Store, articles: Iterable[str]) -> int:
    """Work out the events that articles touch, after their claims were added, changed or taken away.

    `articles` are IRIs; gives the number of events worked out. What is read grows with the claims that can be about the
    same events, not with the store.
    """
    named = list(articles)
    former = {claim for article in named for claim in filed_under(store, article_key(article))}
    present = {claim for article in named for claim in described.event_claims(store, article)}
    held = judged.together(_persons(store))
    partners = {other for claim in former for other in held.get(claim, ())}
    naming = {claim for article in named for claim in naming_what(store, _brought(store, article))}
    beside = _around(store, former) | partners | naming
    return _rework(store, seeds=present | (beside - former), gone=former, filed=present)


def rework(store: Store, claims: Iterable[str], *, judgement: Judgement) -> int:
    """Write a person's judgement and work out the events of the claims that it touches, in one atomic step."""
    return _rework(store, seeds=set(claims), gone=set(), filed=set(), judgements=[judgement])


def _rework(
    store: Store, *, seeds: set[str], gone: set[str], filed: set[str], judgements: Sequence[Judgement] = ()
) -> int:
    persons = (*_persons(store), *judgements)
    filing = Filing(store, gone=gone, held=judged.together(persons))
    new = filing.profiles(filed)
    filing.file(new)
    found = list(
        fused(filing.profiles(seeds), filing.mates, filing.known, persons, texts=partial(described.sources, store))
    )
    touched = gone.union(*(part.claims for part in found))
    before = {quad for claim in gone for quad in filed_quads(store, claim)} | _derived(store, touched)
    store.amend(before, chain(_quads(found), block_quads(new, filing.known), rdf.judgement_quads(judgements)))
    return sum(len(part.events) for part in found)


def _quads(found: Iterable[Fused]) -> Iterator[Quad]:
    for part in found:
        yield from rdf.event_quads(part.events)
        yield from rdf.judgement_quads(part.judgements)


def _persons(store: Store) -> tuple[Judgement, ...]:
    """The judgements that have a time: those of persons."""
    found = {quad.subject for quad in store.quads(None, PROV.generatedAtTime, None, GRAPH.judgements)}
    return described.judgements_named(store, (node.value for node in found if isinstance(node, NamedNode)))


def _around(store: Store, claims: Iterable[str]) -> set[str]:
    """The claims that find others by their blocks, or are found by them."""
    filed = {quad.object for claim in claims for quad in filed_quads(store, claim)}
    keys = {near for key in filed if isinstance(key, Literal) for near in touching(key.value)}
    return {claim for key in keys for claim in filed_under(store, key)}


def naming_what(store: Store, brought: Iterable[Quad]) -> set[str]:
    """The claims that name a place, or a branch of an actor, that quads describe: the quads may say more of these."""
    roles = {
        (quad.subject, SEM.hasPlace if quad.object == SEM.Place else CKG.initiator)
        for quad in brought
        if (quad.predicate, quad.object) == (RDF.type, SEM.Place) or quad.predicate == CKG.partOf
    }
    named = (lookup.subjects(store, role, node.value) for node, role in roles if isinstance(node, NamedNode))
    return {name for names in named for name in names if lookup.kind_of(name) == "claim"}


def _brought(store: Store, article: str) -> Iterator[Quad]:
    """What an article's graph says of places, and of what actors are part of."""
    checksum = (lookup.text(store, article, SPDX.checksum) or "").removeprefix("sha256:")
    graph = NamedNode(ids.article_graph(checksum))
    yield from store.quads(None, RDF.type, SEM.Place, graph)
    yield from store.quads(None, CKG.partOf, None, graph)


def _derived(store: Store, claims: Iterable[str]) -> set[Quad]:
    """All that was worked out from some claims: their events, what events say of them, the rules' judgements."""
    found: set[Quad] = set()
    for claim in claims:
        node = NamedNode(claim)
        for quad in store.quads(node, None, None, GRAPH.events):
            found.add(quad)
            if quad.predicate == SCHEMA.about and isinstance(quad.object, NamedNode):
                found.update(store.quads(quad.object, None, None, GRAPH.events))
        for quad in store.quads(None, CKG.left, node, GRAPH.judgements):
            if (
                isinstance(quad.subject, NamedNode)
                and lookup.text(store, quad.subject.value, PROV.generatedAtTime) is None
            ):
                found.update(store.quads(quad.subject, None, None, GRAPH.judgements))
    return found
