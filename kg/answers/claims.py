"""Claims: one with its evidence, all that pass a filter, and the ledger of an event."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pyoxigraph import NamedNode

from kg import ids
from kg.answers.attested import origin
from kg.answers.entities import CLAIM_ROLES
from kg.answers.paging import page
from kg.answers.queries import column
from kg.errors import UnknownName
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.rdf.write import CLAIM_CLASS
from kg.store import Store
from kg.vocab import CKG, GAF, PREFIXES, RDF, SCHEMA, SEM, SPDX

ROLES = {
    "initiators": CKG.initiator,
    "targets": CKG.target,
    "victims": CKG.victim,
    "places": SEM.hasPlace,
    "subjects": CKG.subject,
    "objects": CKG.object,
}
KINDS = {term.value: kind for kind, term in CLAIM_CLASS.items()}


@dataclass(frozen=True, slots=True)
class ClaimFilters:
    """Which claims are wanted: each condition that is given must hold.

    `kind` is event, relation or statement; `type` an event type or a relation ("AirStrike", "backs"); `modality` a
    code. The others are IRIs; `entity` has any role in the claim or makes it.
    """

    kind: str | None = None
    type: str | None = None
    modality: str | None = None
    article: str | None = None
    event: str | None = None
    claimant: str | None = None
    entity: str | None = None
    outlet: str | None = None


def claims(store: Store, filters: ClaimFilters, *, limit: int = 100, cursor: str | None = None) -> Document:
    """The claims that pass the filters, in the order of their IRIs: `items` and `next`, a cursor or None."""
    given = [name for field in fields(filters) if getattr(filters, name := field.name) is not None]
    sets = [_having(store, name, getattr(filters, name)) for name in given]
    found = set.intersection(*sets) if sets else set(lookup.subjects(store, RDF.type, CKG.Claim.value))
    chosen, following = page([(iri,) for iri in found], limit=limit, cursor=cursor)
    return {"items": [claim(store, iri) for (iri,) in chosen], "next": following}


def claim(store: Store, iri: str) -> Document:
    """One claim: what it says, who makes it, and the sentence it rests on. `UnknownName` where there is no such claim.

    `voice` is "claimant" where someone is named as saying so, "outlet" where the article says it itself; `blamed` are
    those said to have done it; `origin` is the independent source that the claim goes back to, with its `basis`.
    Offsets count characters of the article's text; `further` are the article's other tellings of the same claim.
    """
    types = lookup.iris(store, iri, RDF.type)
    if CKG.Claim.value not in types:
        raise UnknownName("claim", iri)
    tellings = [lookup.quote(store, mention) for mention in lookup.iris(store, iri, GAF.denotedBy)]
    claimants = [_claimant(store, who) for who in lookup.iris(store, iri, CKG.claimant)]
    roles = {name: found for name, role in ROLES.items() if (found := lookup.references(store, iri, role))}
    weapons = [term.value for term in lookup.objects(store, iri, CKG.weapon)]
    return {
        "id": iri,
        "key": ids.key_of(iri),
        "label": lookup.label(store, iri),
        "kind": next((str(KINDS[name]) for name in types if name in KINDS), None),
        "type": lookup.code(store, iri, SEM.eventType) or lookup.code(store, iri, CKG.relation) or "Statement",
        "event": lookup.iri(store, iri, SCHEMA.about),
        "modality": lookup.code(store, iri, CKG.modality),
        "aggregate": lookup.text(store, iri, CKG.aggregate) == "true",
        "voice": "claimant" if claimants else "outlet",
        "claimants": claimants,
        "origin": origin(store, iri),
        "blamed": roles.get("initiators", []),
        "roles": roles | ({"weapons": weapons} if weapons else {}),
        "when": _when(store, iri),
        "casualties": figures(store, iri),
        "trigger": lookup.text(store, iri, CKG.trigger),
        "cue": lookup.text(store, iri, CKG.cue),
        "confidence": lookup.decimal(store, iri, CKG.confidence),
        **_rests_on(tellings),
        **source(store, lookup.iri(store, iri, SCHEMA.appearance)),
    }


def ledger(store: Store, event: str) -> list[Document]:
    """The claims of an event, in the order in which they were published and stand in the text."""
    found = [claim(store, iri) for iri in lookup.iris(store, event, CKG.reportedBy)]
    return sorted(found, key=in_text_order)


def in_text_order(told: Document) -> tuple[str, str, int, str]:
    """The sort key of a claim: publication day, article, offset."""
    article = told["article"]
    return (article["published"] or "9999", article["id"], told["start"] or 0, told["id"])


def source(store: Store, article: str | None) -> Document:
    """The article that a claim stands in and the outlet that publishes it."""
    if article is None:
        return {"article": None, "outlet": None}
    outlet = lookup.iri(store, article, SCHEMA.publisher)
    return {
        "article": lookup.reference(store, article)
        | {
            "published": lookup.text(store, article, SCHEMA.datePublished),
            "published_basis": lookup.code(store, article, CKG.dateBasis),
            "sha256": (lookup.text(store, article, SPDX.checksum) or "").removeprefix("sha256:"),
        },
        "outlet": None if outlet is None else lookup.reference(store, outlet),
    }


def figures(store: Store, claim_iri: str) -> list[Document]:
    """The casualty figures of a claim; `min` and `max` are inclusive, None where the text sets no bound."""
    found = sorted(lookup.iris(store, claim_iri, CKG.casualties), key=lambda iri: (len(iri), iri))
    return [
        {
            "outcome": lookup.code(store, iri, CKG.outcome),
            "group": lookup.code(store, iri, CKG.victimGroup),
            "min": lookup.integer(store, iri, CKG.min),
            "max": lookup.integer(store, iri, CKG.max),
            "basis": lookup.code(store, iri, CKG.countBasis),
        }
        for iri in found
    ]


def _rests_on(tellings: list[Document]) -> Document:
    parts = [{key: part for key, part in telling.items() if key != "article"} for telling in tellings]
    empty = dict.fromkeys(("start", "end", "quote", "prefix", "suffix"))
    return (parts[0] if parts else empty) | {"further": parts[1:]}


def _claimant(store: Store, who: str) -> Document:
    return lookup.reference(store, who) | {"speaks_for": lookup.references(store, who, CKG.speaksFor)}


def _when(store: Store, iri: str) -> Document:
    return {
        "start": lookup.text(store, iri, SEM.hasBeginTimeStamp),
        "end": lookup.text(store, iri, SEM.hasEndTimeStamp),
        "precision": lookup.code(store, iri, CKG.datePrecision),
    }


def _having(store: Store, name: str, value: str) -> set[str]:
    """The claims for which one condition holds."""
    if name == "outlet":
        return column(store, "claims-by-outlet", "claim", outlet=NamedNode(value))
    found: set[str] = set()
    for predicate, wanted in _patterns(name, value):
        found.update(lookup.subjects(store, predicate, wanted))
    return {iri for iri in found if lookup.kind_of(iri) == "claim"}


def _patterns(name: str, value: str) -> list[tuple[NamedNode, str]]:
    """The property and value that a condition asks for; any of them will do."""
    classes = {str(kind): term.value for kind, term in CLAIM_CLASS.items()}
    table: dict[str, list[tuple[NamedNode, str]]] = {
        "kind": [(RDF.type, classes.get(value, PREFIXES["ckg"] + "none"))],
        "type": [(SEM.eventType, PREFIXES["evt"] + value), (CKG.relation, PREFIXES["ckg"] + value)],
        "modality": [(CKG.modality, PREFIXES["code"] + value)],
        "article": [(SCHEMA.appearance, value)],
        "event": [(SCHEMA.about, value)],
        "claimant": [(CKG.claimant, value)],
        "entity": [(role, value) for role in CLAIM_ROLES],
    }
    return table[name]
