"""How well an event is attested: its grade, the origins of its claims, what the parties say, and who blames whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from pyoxigraph import NamedNode

from kg.assess.blame import UNREAL
from kg.assess.sides import Parties
from kg.model import OriginBasis
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store, described
from kg.vocab import CKG, SCHEMA

POSITIONS = {"conceded": CKG.concededBy, "denied": CKG.deniedBy, "silent": CKG.unansweredBy}
"""What a party that is blamed says itself, and the property that leads to it."""
STRENGTH = {basis: place for place, basis in enumerate(OriginBasis)}


def attestation(store: Store, event: str, reports: Sequence[str]) -> Document:
    """The assessment of an event: grade with its reasons and what would change it, origins, positions, blame, counts.

    `reports` are its claims. An origin has a `basis` (of several, the strongest) and how many `claims` go back to it.
    `blame` has, for each party that is accused, those who do so and the IRIs of the claims in which they do.
    """
    origins = _origins(store, reports)
    outlets = lookup.references(store, event, CKG.reportingOutlet)
    return {
        "grade": lookup.code(store, event, CKG.grade),
        "reasons": _texts(store, event, CKG.gradeReason),
        "changes": _texts(store, event, CKG.gradeChange),
        "counts": {"claims": len(reports), "outlets": len(outlets), "origins": len(origins)},
        "outlets": outlets,
        "origins": origins,
        "positions": {name: lookup.references(store, event, role) for name, role in POSITIONS.items()},
        "blame": _blame(store, reports),
    }


def origin(store: Store, claim: str) -> Document | None:
    """The independent source that a claim goes back to, and why it is counted there; None where no event has it."""
    iri = lookup.iri(store, claim, CKG.origin)
    if iri is None:
        return None
    return lookup.reference(store, iri) | {"basis": lookup.code(store, claim, CKG.originBasis)}


def _origins(store: Store, reports: Sequence[str]) -> list[Document]:
    """The distinct origins of claims, those of most claims first."""
    found = [(told["id"], told["basis"]) for claim in reports if (told := origin(store, claim))]
    counts = Counter(iri for iri, _ in found)
    best = {iri: min((basis for one, basis in found if one == iri), key=_strength) for iri in counts}
    ordered = sorted(counts, key=lambda iri: (-counts[iri], iri))
    return [lookup.reference(store, iri) | {"basis": best[iri], "claims": counts[iri]} for iri in ordered]


def _strength(basis: str | None) -> int:
    return STRENGTH[OriginBasis(basis)] if basis else len(STRENGTH)


def _blame(store: Store, reports: Sequence[str]) -> list[Document]:
    """Who is accused by whom, those whom most claims accuse first."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for accused, accuser, claim in _accusations(store, reports):
        found[accused][accuser].append(claim)
    ordered = sorted(found, key=lambda iri: (-sum(map(len, found[iri].values())), iri))
    return [lookup.reference(store, iri) | {"by": _accusers(store, found[iri])} for iri in ordered]


def _accusers(store: Store, found: dict[str, list[str]]) -> list[Document]:
    return [
        lookup.reference(store, iri) | {"kind": lookup.kind_of(iri), "claims": sorted(found[iri])}
        for iri in sorted(found)
    ]


def _accusations(store: Store, reports: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Accused, accuser and claim; where no claimant is named the outlet accuses, where none is known the article.

    A party's own word is no accusation.
    """
    accusing = [claim for claim in reports if lookup.code(store, claim, CKG.modality) not in UNREAL]
    named = {
        who for claim in accusing for role in (CKG.claimant, CKG.initiator) for who in lookup.iris(store, claim, role)
    }
    parties = Parties(described.with_parents(store, named))
    for claim in accusing:
        accusers = lookup.iris(store, claim, CKG.claimant) or _publisher(store, claim)
        for accuser, accused in product(accusers, lookup.iris(store, claim, CKG.initiator)):
            voices = (accuser, *lookup.iris(store, accuser, CKG.speaksFor))
            if not any(parties.answers(voice, accused) for voice in voices):
                yield accused, accuser, claim


def _publisher(store: Store, claim: str) -> list[str]:
    articles = lookup.iris(store, claim, SCHEMA.appearance)
    return [lookup.iri(store, article, SCHEMA.publisher) or article for article in articles]


def _texts(store: Store, event: str, predicate: NamedNode) -> list[str]:
    return [term.value for term in lookup.objects(store, event, predicate)]
