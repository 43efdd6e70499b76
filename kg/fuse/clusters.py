"""Claims to clusters: a pure function of the claims and of the judgements on them.

Claims that can be about one event form components: what joins pair by pair, by a score or by a person. Inside a
component clusters grow together, the pairs of the highest score first. Two clusters become one only if the better half
of the pairs between them has a mean score at the threshold, none of all these pairs is in conflict, and no person keeps
any apart. Half, since a claim that says little ("the attack") scores low with most of its event; none in conflict, so
that no chain of pairs puts two days or two towns into one event. What is in one component never depends on another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations, product

from kg.fuse import judged
from kg.fuse.judged import Pair
from kg.fuse.known import Known
from kg.fuse.profile import Profile
from kg.fuse.score import total
from kg.fuse.weights import weights
from kg.model import Judgement, Verdict

Mates = Callable[[Profile], Iterable[Profile]]
"""Which claims may be about the same event as one, and which persons hold together with it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims about one event, in the order of their IRIs, and the pairs by which the rules put them together."""

    claims: tuple[Profile, ...]
    pairs: tuple[tuple[Profile, Profile], ...] = ()


@dataclass(slots=True)
class Scores:
    """The sums of pairs, each worked out once."""

    known: Known
    _kept: dict[Pair, float] = field(default_factory=dict)

    def __call__(self, left: Profile, right: Profile) -> float:
        """The sum of two claims, in whichever order."""
        first, second = (left, right) if left.claim.id < right.claim.id else (right, left)
        pair = first.claim.id, second.claim.id
        if pair not in self._kept:
            self._kept[pair] = total(first, second, self.known)
        return self._kept[pair]


def components(
    seeds: Iterable[Profile], mates: Mates, scores: Scores, held: Mapping[str, Set[str]]
) -> Iterator[list[Profile]]:
    """The components that hold the seeds, claims in the order of their IRIs; `held` is what persons hold together."""
    threshold = weights().threshold
    seen: set[str] = set()
    for seed in seeds:
        if seed.claim.id in seen:
            continue
        seen.add(seed.claim.id)
        found = [seed]
        for one in found:
            together = held.get(one.claim.id, set())
            for mate in mates(one):
                name = mate.claim.id
                if name not in seen and (name in together or scores(one, mate) >= threshold):
                    seen.add(name)
                    found.append(mate)
        yield sorted(found, key=lambda profile: profile.claim.id)


def clusters(component: Sequence[Profile], scores: Scores, judgements: Iterable[Judgement]) -> list[Cluster]:
    """The clusters of one component."""
    if len(component) == 1:
        return [Cluster(tuple(component))]
    growing = _Growing(component, scores)
    for verdict, pair in judged.pairs(judgements):
        growing.obey(verdict, pair)
    for pair in _by_score(component, scores):
        growing.join(pair)
    return growing.clusters()


def _by_score(component: Sequence[Profile], scores: Scores) -> list[Pair]:
    """The pairs that join, those of the highest score first, then in the order of their IRIs."""
    threshold = weights().threshold
    found = ((scores(left, right), (left.claim.id, right.claim.id)) for left, right in combinations(component, 2))
    joining = sorted((row for row in found if row[0] >= threshold), key=lambda row: (-row[0], row[1]))
    return [pair for _, pair in joining]


class _Growing:
    """Clusters while they grow. A cluster is a list of claims that all its members share."""

    def __init__(self, component: Sequence[Profile], scores: Scores) -> None:
        self._scores = scores
        self._of: dict[str, list[Profile]] = {profile.claim.id: [profile] for profile in component}
        self._apart: set[Pair] = set()
        self._refused: set[tuple[int, int, int, int]] = (
            set()
        )  # or two clusters are held together for each of their pairs
        self._joined: dict[str, list[Pair]] = {}

    def obey(self, verdict: Verdict, pair: Pair) -> None:
        """Do as a person says, unless somebody said otherwise later."""
        if not all(claim in self._of for claim in pair):
            return
        left, right = (self._of[claim] for claim in pair)
        if left is right:
            return
        if verdict is Verdict.DIFFERENT:
            self._apart.add(pair)
        elif not self._kept_apart(left, right):
            self._merge(left, right)

    def join(self, pair: Pair) -> None:
        """Put two clusters together by the rules, if all that is in them allows it."""
        left, right = (self._of[claim] for claim in pair)
        tried = id(left), len(left), id(right), len(right)
        if left is right or tried in self._refused or self._kept_apart(left, right):
            return
        self._refused.add(tried)
        found = sorted((self._scores(*one) for one in product(left, right)), reverse=True)
        best = found[: (len(found) + 1) // 2]
        if found[-1] > weights().conflict and sum(best) / len(best) >= weights().threshold:
            self._merge(left, right)
            self._joined.setdefault(pair[0], []).append(pair)

    def clusters(self) -> list[Cluster]:
        """What has grown, in the order of the first claims' IRIs."""
        found = []
        for members in {id(cluster): cluster for cluster in self._of.values()}.values():
            claims = sorted(members, key=lambda profile: profile.claim.id)
            named = {profile.claim.id: profile for profile in claims}
            pairs = sorted(pair for name in named for pair in self._joined.get(name, ()))
            found.append(Cluster(tuple(claims), tuple((named[a], named[b]) for a, b in pairs)))
        return sorted(found, key=lambda cluster: cluster.claims[0].claim.id)

    def _kept_apart(self, left: list[Profile], right: list[Profile]) -> bool:
        if not self._apart:
            return False
        named = ((a.claim.id, b.claim.id) for a, b in product(left, right))
        return any((min(pair), max(pair)) in self._apart for pair in named)

    def _merge(self, left: list[Profile], right: list[Profile]) -> None:
        left.extend(right)
        for profile in right:
            self._of[profile.claim.id] = left
