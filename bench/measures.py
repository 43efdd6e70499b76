"""How alike two clusterings are: B-cubed, MUC, CEAF-e and pairs.

Each function takes the true clusters and those found, as sets of whatever is clustered, and gives a `Score`. Neither
side needs to hold all that the other holds. Sources: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed),
Luo 2005 (CEAF, with the entity similarity phi-4), Pradhan et al. 2014 (what one side alone holds). The CoNLL score is
the mean of the first three F1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]
Clusters = Collection[Cluster]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1; 0 where nothing was asked or nothing given."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clusters(of: Mapping[Any, Hashable]) -> list[Cluster]:
    """The clusters of things that are each named with their cluster."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for thing, cluster in of.items():
        found[cluster].add(thing)
    return [frozenset(cluster) for cluster in found.values()]


def b_cubed(true: Clusters, found: Clusters) -> Score:
    """Each thing counts by how much of its cluster stands in the other's."""
    return Score(_cubed(found, true), _cubed(true, found))


def _cubed(ours: Clusters, theirs: Clusters) -> float:
    other = _cluster_of(theirs)
    shared = (len(cluster & other.get(thing, frozenset())) / len(cluster) for cluster in ours for thing in cluster)
    return _ratio(sum(shared), sum(map(len, ours)))


def muc(true: Clusters, found: Clusters) -> Score:
    """Links that would have to be added to the one side to hold the clusters of the other; singletons have none."""
    return Score(_linked(found, true), _linked(true, found))


def _linked(ours: Clusters, theirs: Clusters) -> float:
    other = _cluster_of(theirs)
    kept = sum(len(cluster) - len({other.get(thing, thing) for thing in cluster}) for cluster in ours)
    return _ratio(kept, sum(len(cluster) - 1 for cluster in ours))


def ceaf_e(true: Clusters, found: Clusters) -> Score:
    """The best pairing of clusters, each pair counted by 2 |both| / (|one| + |other|)."""
    if not true or not found:
        return Score(0.0, 0.0)
    alike = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in true])
    total = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return Score(total / len(found), total / len(true))


def pairs(true: Clusters, found: Clusters, counts: Callable[[frozenset[Hashable]], bool] = lambda _: True) -> Score:
    """Pairs of things in one cluster, out of those that count."""
    asked, given = ({pair for pair in together(side) if counts(pair)} for side in (true, found))
    return Score(_ratio(len(asked & given), len(given)), _ratio(len(asked & given), len(asked)))


def together(side: Clusters) -> set[frozenset[Hashable]]:
    """The pairs of things that are in one cluster."""
    return {frozenset(pair) for cluster in side for pair in combinations(cluster, 2)}


def conll(true: Clusters, found: Clusters) -> float:
    """The mean of the F1 of B-cubed, MUC and CEAF-e."""
    return sum(measure(true, found).f1 for measure in (b_cubed, muc, ceaf_e)) / 3


def _cluster_of(side: Iterable[Cluster]) -> dict[Hashable, Cluster]:
    return {thing: cluster for cluster in side for thing in cluster}


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
