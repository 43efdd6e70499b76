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

    def forget(self) -> None:
        """Let go of the sums: no later component asks for those of an earlier one."""
        self._kept.clear()


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
        scores.forget()


def clusters(component: Sequence[Profile], scores: Scores, judgements: Iterable[Judgement]) -> list[Cluster]:
    """The clusters of one component."""
    if len(component) == 1:
        return [Cluster(tuple(component))]
    growing = _Growing(component, scores)
    for verdict, pair in judged.pairs(judgements):
        growing.obey(verdict, pair)
    for pair in growing.by_score():
        growing.join(pair)
    return growing.clusters()


@dataclass(slots=True)
class _Part:
    """Claims that the rules put together, and what is in conflict with one of them."""

    claims: list[Profile]
    names: set[str]
    conflicts: set[str] = field(default_factory=set)

    def take(self, other: _Part) -> None:
        """Have all that another has."""
        self.claims += other.claims
        self.names |= other.names
        self.conflicts |= other.conflicts


@dataclass(slots=True)
class _Group:
    """A cluster while it grows: the parts that persons hold together, and what persons keep apart from it."""

    parts: list[_Part]
    names: set[str]
    apart: set[str] = field(default_factory=set)


class _Growing:
    """The groups of a component, while they grow.

    What persons hold together is one group of several parts: a claim that fits one part joins the group, whatever the
    rules say of the other parts.
    """

    def __init__(self, component: Sequence[Profile], scores: Scores) -> None:
        self._component = component
        self._scores = scores
        self._part = {profile.claim.id: _Part([profile], {profile.claim.id}) for profile in component}
        self._group = {name: _Group([part], {name}) for name, part in self._part.items()}
        self._refused: set[tuple[int, int, int, int]] = set()
        self._joined: dict[str, list[Pair]] = {}

    def obey(self, verdict: Verdict, pair: Pair) -> None:
        """Do as a person says, unless somebody said otherwise later."""
        if not all(claim in self._group for claim in pair):
            return
        left, right = (self._group[claim] for claim in pair)
        if left is right:
            return
        if verdict is Verdict.DIFFERENT:
            left.apart.add(pair[1])
            right.apart.add(pair[0])
        elif left.apart.isdisjoint(right.names):
            self._unite(left, right)

    def by_score(self) -> list[Pair]:
        """The pairs that join, those of the highest score first, then by their IRIs; pairs in conflict are marked."""
        table, joining = weights(), []
        for left, right in combinations(self._component, 2):
            score, pair = self._scores(left, right), (left.claim.id, right.claim.id)
            if score >= table.threshold:
                joining.append((-score, pair))
            elif score <= table.conflict:
                self._part[pair[0]].conflicts.add(pair[1])
                self._part[pair[1]].conflicts.add(pair[0])
        return [pair for _, pair in sorted(joining)]

    def join(self, pair: Pair) -> None:
        """Put two parts together by the rules, and with them their groups, if all that is in them allows it."""
        left, right = (self._part[claim] for claim in pair)
        tried = id(left), len(left.names), id(right), len(right.names)
        if left is right or tried in self._refused:
            return
        if self._allowed(pair) and left.conflicts.isdisjoint(right.names) and self._alike(left, right):
            self._merge(pair)
            self._joined.setdefault(pair[0], []).append(pair)
        else:
            self._refused.add(tried)  # or the same two are held together for each of their pairs

    def clusters(self) -> list[Cluster]:
        """What has grown, in the order of the first claims' IRIs."""
        found = []
        for group in {id(group): group for group in self._group.values()}.values():
            claims = sorted((one for part in group.parts for one in part.claims), key=lambda one: one.claim.id)
            named = {profile.claim.id: profile for profile in claims}
            pairs = sorted(pair for name in named for pair in self._joined.get(name, ()))
            found.append(Cluster(tuple(claims), tuple((named[a], named[b]) for a, b in pairs)))
        return sorted(found, key=lambda cluster: cluster.claims[0].claim.id)

    def _allowed(self, pair: Pair) -> bool:
        """Whether no person keeps anything of two groups apart."""
        left, right = (self._group[claim] for claim in pair)
        return left is right or left.apart.isdisjoint(right.names)

    def _alike(self, left: _Part, right: _Part) -> bool:
        """Whether the better half of the pairs between two parts has a mean at the threshold."""
        found = sorted((self._scores(*one) for one in product(left.claims, right.claims)), reverse=True)
        best = found[: (len(found) + 1) // 2]
        return sum(best) / len(best) >= weights().threshold

    def _unite(self, left: _Group, right: _Group) -> None:
        left.parts += right.parts
        left.names |= right.names
        left.apart |= right.apart
        for name in right.names:
            self._group[name] = left

    def _merge(self, pair: Pair) -> None:
        """Make two parts one, and one group of theirs."""
        left, right = (self._part[claim] for claim in pair)
        one, other = (self._group[claim] for claim in pair)
        if one is not other:
            self._unite(one, other)
        one.parts = [part for part in one.parts if part is not right]
        left.take(right)
        for name in right.names:
            self._part[name] = left
