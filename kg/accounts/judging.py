"""Judging by name: what a person types, judged, published, and told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kg import answers, fuse
from kg.errors import UsageError
from kg.model import Verdict
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store

JUDGED = ("event", "claim")
"""What can be judged; a bare key is that of an event where there is one of that name, else of a claim."""


def judge(
    store: Store, verdict: Verdict, left: Sequence[str], right: Sequence[str], *, by: str, why: str, at: datetime
) -> Document:
    """Judge that two sides are about one event or about different ones; the judgement, and the `events` they are now.

    The sides are keys or IRIs of claims and events. The change is published. A name of nothing is an `UnknownName`; no
    reason, no author, and sides that are the same, are a `UsageError`.
    """
    _give_reason(why)
    one, other = ([named(store, name) for name in side] for side in (left, right))
    return _told(store, fuse.judge(store, verdict, one, other, by=by, why=why, at=at).id)


def withdraw(store: Store, judgement: str, *, by: str, why: str, at: datetime) -> Document:
    """Take a judgement back, by its key or IRI; the withdrawal, and the `events` that the judged claims are now about.

    An unknown judgement is an `UnknownName`; one of a rule, one that is taken back already, and no reason, are a
    `UsageError`.
    """
    _give_reason(why)
    iri = answers.resolve("judgement", judgement)
    return _told(store, fuse.withdraw(store, iri, by=by, why=why, at=at).id)


def named(store: Store, name: str) -> str:
    """The IRI of the claim or event that is called `name`; an old name of an event leads to the present one."""
    return answers.find(store, name, JUDGED, names=())


def _give_reason(why: str) -> None:
    if not why.strip():
        raise UsageError("a judgement needs its reason; say why in a few words")


def _told(store: Store, iri: str) -> Document:
    store.publish()
    told = answers.judgement(store, iri)
    judged = answers.judgement(store, told["withdraws"]) if told["withdraws"] else told
    events = {side["event"] for side in (*judged["left"], *judged["right"]) if side["event"]}
    return told | {"events": [lookup.reference(store, event) for event in sorted(events)]}
