"""Judgements of persons: written once, never changed, and the events they touch worked out anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from kg import ids
from kg.errors import UnknownName, UsageError
from kg.fuse.filing import Filing
from kg.fuse.judged import in_force
from kg.fuse.refresh import rework
from kg.fuse.score import Score, score
from kg.model import Judgement, Verdict
from kg.rdf import lookup
from kg.store import Store, described
from kg.vocab import CKG, RDF

JUDGED = (Verdict.SAME, Verdict.DIFFERENT)


def judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements of a store: those of persons in the order of their times, then those of the rules."""
    return tuple(sorted(described.judgements(store), key=lambda one: (one.at is None, str(one.at), one.id)))


def judge(
    store: Store, verdict: Verdict, left: Sequence[str], right: Sequence[str], *, by: str, why: str, at: datetime
) -> Judgement:
    """Judge that two sides are about the same event or about different ones; the events follow at once.

    The sides are IRIs of event claims or of events. An event stands for its claims, and each of one side is judged
    against each of the other; so "different" on an event and a claim in it takes the claim out. `at` is the time of the
    judgement, with its zone: a later judgement overrules an earlier one. What is neither a claim nor an event is an
    `UnknownName`; two sides that are the same are a `UsageError`.
    """
    if verdict not in JUDGED:
        raise UsageError(f"{verdict}: judge same or different; to take a judgement back, undo it")
    one, other = (_claims(store, side) for side in (left, right))
    shared = one & other
    one, other = (one - shared, other) if len(one) > len(other) else (one, other - shared)
    if not one or not other:
        raise UsageError("both sides name the same claims; name two different claims or events")
    sides = tuple(sorted(one)), tuple(sorted(other))
    return _write(store, Judgement("", verdict, sides[0], sides[1], _author(by), why.strip(), _zoned(at)))


def withdraw(store: Store, judgement: str, *, by: str, why: str, at: datetime) -> Judgement:
    """Take a judgement of a person back: the events are then what they were without it.

    A judgement that is not there, of the rules, or taken back already is an `UnknownName` or a `UsageError`.
    """
    found = next(iter(described.judgements_named(store, [judgement])), None)
    if found is None:
        raise UnknownName("judgement", judgement)
    if found.at is None:
        raise UsageError(f"{ids.key_of(judgement)} is a judgement of the rules; judge its claims different instead")
    if not any(one.id == judgement for one in in_force(described.judgements(store))):
        raise UsageError(f"{ids.key_of(judgement)} has been taken back already")
    taken = Judgement("", Verdict.WITHDRAWN, (), (), _author(by), why.strip(), _zoned(at), withdraws=judgement)
    return _write(store, taken, touched=_sides(store, found))


def scored(store: Store, left: str, right: str) -> Score:
    """What speaks for and against two event claims being about one event, whatever persons say of it."""
    filing = Filing(store, gone=frozenset(), held={})
    found = {one.claim.id: one for one in filing.profiles([left, right])}
    for name in (left, right):
        if name not in found:
            raise UnknownName("claim", name)
    return score(found[min(left, right)], found[max(left, right)], filing.known)


def _sides(store: Store, judgement: Judgement) -> tuple[str, ...]:
    """The claims that a judgement is about; of a withdrawal, those of the judgement at the end of its chain."""
    while judgement.withdraws:
        (judgement,) = described.judgements_named(store, [judgement.withdraws])
    return (*judgement.left, *judgement.right)


def _write(store: Store, judgement: Judgement, touched: Iterable[str] = ()) -> Judgement:
    content = (
        judgement.verdict, *judgement.left, "|", *judgement.right, judgement.by, judgement.why, str(judgement.at),
        judgement.withdraws or "",
    )  # fmt: skip
    named = replace(judgement, id=ids.judgement(*content))
    rework(store, {*named.left, *named.right, *touched}, judgement=named)
    return named


def _claims(store: Store, side: Sequence[str]) -> set[str]:
    """The event claims that a side stands for."""
    found: set[str] = set()
    for iri in side:
        types = lookup.iris(store, iri, RDF.type)
        if CKG.EventClaim.value in types:
            found.add(iri)
        elif reported := lookup.iris(store, iri, CKG.reportedBy):
            found.update(reported)
        else:
            raise UnknownName("claim or event", iri)
    return found


def _author(by: str) -> str:
    if not by.strip():
        raise UsageError("a judgement needs the name of who judges; give one with --by")
    return by.strip()


def _zoned(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise UsageError(f"{at.isoformat()}: the time of a judgement needs a zone, such as +00:00")
    return at
