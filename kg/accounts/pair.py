"""Two claims: why they are about one event, or why not."""

from __future__ import annotations

from kg import answers, fuse
from kg.answers.judgements import about
from kg.answers.relations import evidence
from kg.errors import UnknownName, UsageError
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, RDF, SCHEMA


def explain_pair(store: Store, left: str, right: str) -> Document:
    """Why two event claims are or are not about one event: `together`, `because`, the score, and what was judged.

    `score` has `parts` (feature, level, weight, words), `total`, `threshold` and whether it `joins` the two.
    `UnknownName` for what is no event claim, `UsageError` for a claim and itself.
    """
    if left == right:
        raise UsageError("both are the same claim; name two")
    for one in (left, right):
        if CKG.EventClaim.value not in lookup.iris(store, one, RDF.type):
            raise UnknownName("event claim", one)
    found = score(store, left, right)
    events = [lookup.iri(store, one, SCHEMA.about) for one in (left, right)]
    together = events[0] is not None and events[0] == events[1]
    judged = _judged(store, left, right)
    return {
        "kind": "pair",
        "left": _claim(store, left),
        "right": _claim(store, right),
        "together": together,
        "because": _because(found, judged, together=together),
        "score": found,
        "judgements": judged,
    }


def score(store: Store, left: str, right: str) -> Document:
    """What speaks for and against two claims being about one event, by the rules alone."""
    found = fuse.scored(store, left, right)
    parts = [
        {"feature": part.feature, "level": part.level, "weight": part.weight, "words": part.words}
        for part in found.parts
    ]
    return {"total": found.total, "threshold": found.threshold, "joins": found.joins, "parts": parts}


def _judged(store: Store, left: str, right: str) -> list[Document]:
    """What was judged of just these two and stands; what persons judged last comes first, and decides."""
    both = about(store, [left]) & about(store, [right])
    told = [answers.judgement(store, iri) for iri in sorted(both)]
    across = [one for one in told if one["stands"] and _across(one, left, right)]
    return sorted(across, key=lambda one: (one["at"] or "", one["id"]), reverse=True)


def _across(told: Document, left: str, right: str) -> bool:
    """Whether two claims stand on different sides of a judgement."""
    one, other = ({claim["id"] for claim in told[side]} for side in ("left", "right"))
    return (left in one and right in other) or (left in other and right in one)


def _because(found: Document, judged: list[Document], *, together: bool) -> str:
    """In one sentence, what decides."""
    persons = [one for one in judged if one["author"] == "person"]
    if persons and (persons[0]["verdict"] == "same") is together:
        return f"{persons[0]['by']} judged them {persons[0]['verdict']}: {persons[0]['why']}"
    total, threshold = f"{found['total']:g}", f"{found['threshold']:g}"
    if together and found["joins"]:
        return f"their score, {total}, reaches the threshold of {threshold}"
    if together:
        return f"other claims of the event join them; their own score, {total}, is under the threshold of {threshold}"
    if found["joins"]:
        return f"their score, {total}, would join them, but claims that one of them is together with keep them apart"
    return f"their score, {total}, is under the threshold of {threshold}"


def _claim(store: Store, iri: str) -> Document:
    event = lookup.iri(store, iri, SCHEMA.about)
    return evidence(store, iri) | {"key": lookup.local(iri), "label": lookup.label(store, iri), "event": event}
