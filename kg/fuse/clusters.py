"""The first fusion: event claims to events, a pure function of the claims and of what is known of types and places.

Two claims join when no feature conflicts, their places agree, and their times agree or, in one article, one is not
said. Where the types differ and only their family is the same, time and parties must both agree. Clusters grow pair by
pair, the pairs with most agreement first, and two clusters become one only if no claim of the one conflicts with any
of the other: so no chain of pairs puts two days or two towns into one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from kg.fuse.derived import event
from kg.fuse.features import Pair, Verdict, entities, interval, is_long, verdicts
from kg.fuse.known import Known, event_types
from kg.model import Claim, ClaimKind, Event

Key = tuple[str, ...]


def fuse(claims: Iterable[Claim], *, known: Known | None = None) -> tuple[Event, ...]:
    """The events that event claims are about, in the order of their IRIs; other claims are left out.

    Each claim is about one event. The order of `claims` does not matter. `known` is by default the event types of the
    ontology, and no place lies in another.
    """
    known = known or Known(types=event_types())
    told = sorted((claim for claim in set(claims) if claim.kind is ClaimKind.EVENT), key=lambda claim: claim.id)
    events = (event(cluster, known) for cluster in clusters(told, known))
    return tuple(sorted(events, key=lambda found: found.id))


def clusters(claims: Sequence[Claim], known: Known) -> list[list[Claim]]:
    """Event claims, put together by the event that they are about."""
    cluster_of = {claim.id: [claim] for claim in claims}
    for pair in _joining(claims, known):
        left, right = cluster_of[pair.left.id], cluster_of[pair.right.id]
        if left is right or _contradict(left, right, known):
            continue
        left.extend(right)
        for claim in right:
            cluster_of[claim.id] = left
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())


def _joining(claims: Sequence[Claim], known: Known) -> list[Pair]:
    """The pairs that join, those with most agreement first, then in the order of their IRIs."""
    found = []
    for pair in _candidates(claims, known):
        said = verdicts(pair, known)
        if _joins(pair, said):
            agreement = sum(verdict is Verdict.AGREES for verdict in said.values())
            found.append((-agreement, pair.left.id, pair.right.id, pair))
    return [pair for *_, pair in sorted(found, key=lambda row: row[:3])]


def _joins(pair: Pair, said: dict[str, Verdict]) -> bool:
    if Verdict.CONFLICTS in said.values() or said["place"] is not Verdict.AGREES:
        return False
    if said["time"] is Verdict.SILENT and not pair.same_article:
        return False
    return said["kind"] is Verdict.AGREES or said["time"] is said["parties"] is Verdict.AGREES


def _contradict(left: list[Claim], right: list[Claim], known: Known) -> bool:
    return any(Verdict.CONFLICTS in verdicts(Pair(*pair), known).values() for pair in product(left, right))


def _candidates(claims: Sequence[Claim], known: Known) -> Iterator[Pair]:
    """The pairs that can join at all: of one family, and in one article, or with a place and a month in common."""
    blocks: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in _keys(claim, known):
            blocks[key].append(claim)
    seen = set()
    for block in blocks.values():
        for left, right in combinations(block, 2):
            if (left.id, right.id) not in seen:
                seen.add((left.id, right.id))
                yield Pair(left, right)


def _keys(claim: Claim, known: Known) -> set[Key]:
    family = known.family(claim.type)
    places = {name for place in entities(claim.roles.places) for name in (place, *known.around(place))}
    return {(family, claim.article), *((family, *cell) for cell in product(places, _months(claim)))}


def _months(claim: Claim) -> set[str]:
    """The months that a time touches; a time longer than a month stands for itself, an unknown one for nothing."""
    days = interval(claim.when)
    if days is None:
        return set()
    return {f"{days[0]}/{days[1]}"} if is_long(days) else {f"{day:%Y-%m}" for day in days}
