"""The claims of a store by their blocks: what is filed in `graph:blocks`, and how mates are found there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from pyoxigraph import NamedNode, Quad

from kg.fuse import blocks
from kg.fuse.known import Known
from kg.fuse.profile import Profile, profile
from kg.model import Entity, Source
from kg.rdf import lookup, terms
from kg.store import Store, described
from kg.vocab import CKG, GRAPH, SEM


def block_quads(profiles: Iterable[Profile], known: Known) -> set[Quad]:
    """The keys that claims are filed under, in `graph:blocks`."""
    return {
        Quad(NamedNode(one.claim.id), CKG.block, terms.text(key), GRAPH.blocks)
        for one in profiles
        for key in blocks.keys(one, known)
    }


def filed_quads(store: Store, claim: str) -> set[Quad]:
    """The quads by which a claim is filed now."""
    return set(store.quads(NamedNode(claim), CKG.block, None, GRAPH.blocks))


def filed_under(store: Store, key: str) -> set[str]:
    """The claims that are filed under a key now."""
    found = store.quads(None, CKG.block, terms.text(key), GRAPH.blocks)
    return {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}


class Filing:
    """Claims read from a store as they are needed, with some that are new and some that are gone, not yet written."""

    def __init__(self, store: Store, *, gone: Set[str], held: Mapping[str, Set[str]]) -> None:
        self._entities: dict[str, Entity] = {}
        self._sources: dict[str, Source] = {}
        self._told: dict[str, frozenset[str]] = {}
        self.known = Known(entities=self._entities, sources=self._sources, told=self._told)
        self._store = store
        self._gone = gone
        self._held = held
        self._read: dict[str, Profile] = {}
        self._new: dict[str, set[str]] = {}

    def profiles(self, claims: Iterable[str]) -> list[Profile]:
        """The profiles of claims, each read once, in the order of their IRIs; what is not in the store is left out."""
        names = sorted(set(claims))
        told = described.claims_named(self._store, [name for name in names if name not in self._read])
        articles = {claim.article for claim in told} - self._sources.keys()
        self._sources |= described.sources(self._store, articles, texts=False)
        self._told |= {article: self._places(article) for article in articles}
        named = {iri for claim in told for iri in described.named(claim)} - self._entities.keys()
        named |= {place for article in articles for place in self._told[article]} - self._entities.keys()
        self._entities |= described.with_parents(self._store, named)
        self._read |= {claim.id: profile(claim, self.known) for claim in told}
        return [self._read[name] for name in names if name in self._read]

    def file(self, profiles: Iterable[Profile]) -> None:
        """Find these among the mates of others, as if they were written."""
        for one in profiles:
            for key in blocks.keys(one, self.known):
                self._new.setdefault(key, set()).add(one.claim.id)

    def mates(self, one: Profile) -> list[Profile]:
        """The claims that may be about the same event as one."""
        found = set(self._held.get(one.claim.id, ()))
        for key in blocks.probes(one, self.known):
            found |= filed_under(self._store, key) - self._gone | self._new.get(key, set())
        return self.profiles(found)

    def _places(self, article: str) -> frozenset[str]:
        claims = described.event_claims(self._store, article)
        return frozenset(place for claim in claims for place in lookup.iris(self._store, claim, SEM.hasPlace))
