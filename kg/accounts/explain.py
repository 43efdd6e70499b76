"""From any thing to the sentences behind it, and from an event also to the rules and judgements that made it."""

from __future__ import annotations

from collections.abc import Iterator

from kg import answers
from kg.accounts.pair import score
from kg.accounts.values import values
from kg.answers.judgements import about
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, SCHEMA

SCORED = 12
"""How many pairs of claims of a judgement are scored at most."""


def explain(store: Store, iri: str) -> Document:
    """Why the store knows of a thing, as `kg.answers.explain`; `UnknownName` where it has nothing of it.

    Of an event also each of its `values` with rule and claims; of each event claim the `judgements` that put it with
    the others or keep it apart; of a judgement the `scores` of its pairs of claims, at most 12. An old name of an event
    stands for the present one.
    """
    kind = lookup.kind_of(iri)
    if kind == "judgement":
        return _judgement(store, iri)
    if kind not in ("event", "claim"):
        return answers.explain(store, iri)
    told = answers.explain(store, answers.present(store, iri) if kind == "event" else iri)
    told["claims"] = [one | {"judgements": list(_placing(store, one["id"]))} for one in told["claims"]]
    return told | ({"values": values(store, told["about"]["id"])} if kind == "event" else {})


def _judgement(store: Store, iri: str) -> Document:
    told = answers.judgement(store, iri)
    pairs = [(one["id"], other["id"]) for one in told["left"] for other in told["right"]]
    known = {side["id"] for side in (*told["left"], *told["right"]) if side["known"]}
    scored = [pair for pair in pairs if known.issuperset(pair)][:SCORED]
    scores = [{"left": left, "right": right, **score(store, left, right)} for left, right in scored]
    return {"kind": "judgement", "about": told, "scores": scores, "claims": []}


def _placing(store: Store, claim: str) -> Iterator[Document]:
    """The judgements that stand and hold a claim together with others of its event, or apart from others; in short."""
    mates = set(lookup.iris(store, lookup.iri(store, claim, SCHEMA.about) or claim, CKG.reportedBy))
    for iri in sorted(about(store, [claim])):
        told = answers.judgement(store, iri)
        side, other = (told["left"], told["right"])
        others = [one["id"] for one in (other if claim in {one["id"] for one in side} else side)]
        if told["stands"] and (told["verdict"] == "different" or mates.intersection(others)):
            yield {name: told[name] for name in ("id", "key", "verdict", "author", "by", "why", "at", "score")} | {
                "others": others
            }
