"""From event claims to events and to the judgements of the rules: a pure function of the claims and what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kg import ids
from kg.fuse import blocks, judged
from kg.fuse.clusters import Cluster, Mates, Scores, clusters, components
from kg.fuse.derived import event
from kg.fuse.known import Known
from kg.fuse.profile import Profile, entities, profile
from kg.fuse.score import score
from kg.fuse.weights import weights
from kg.model import Claim, ClaimKind, Event, Judgement, Source, Verdict

Texts = Callable[[Iterable[str]], Mapping[str, Source]]
"""From articles to what is known of them, texts included."""


@dataclass(frozen=True, slots=True)
class Fused:
    """What one component comes to: its claims, their events, and the rules' judgements that hold these together."""

    claims: tuple[str, ...]
    events: tuple[Event, ...]
    judgements: tuple[Judgement, ...]


def fuse(
    claims: Iterable[Claim], *, known: Known | None = None, judgements: Sequence[Judgement] = ()
) -> tuple[Event, ...]:
    """The events that event claims are about, in the order of their IRIs; other claims are left out.

    Each claim is about one event. The order of `claims` does not matter. `known` is by default the event types of the
    ontology, and no place lies in another.
    """
    known = known or Known()
    told = sorted((claim for claim in set(claims) if claim.kind is ClaimKind.EVENT), key=lambda claim: claim.id)
    known = replace(known, told=places_told(told))
    profiles = [profile(claim, known) for claim in told]
    mates = index(profiles, known, judged.together(judgements))
    found = fused(profiles, mates, known, judgements, texts=known.sources_of)
    return tuple(sorted((one for part in found for one in part.events), key=lambda one: one.id))


def fused(
    seeds: Iterable[Profile], mates: Mates, known: Known, judgements: Sequence[Judgement], *, texts: Texts
) -> Iterator[Fused]:
    """What each component that holds a seed comes to."""
    scores = Scores(known)
    for component in components(seeds, mates, scores, judged.together(judgements)):
        found = clusters(component, scores, judgements)
        yield Fused(
            claims=tuple(one.claim.id for one in component),
            events=tuple(_event(cluster, known, texts) for cluster in found),
            judgements=tuple(_judgement(pair, known) for cluster in found for pair in cluster.pairs),
        )


def places_told(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """From each article to the places of its claims."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        found[claim.article] |= entities(claim.roles.places)
    return {article: frozenset(places) for article, places in found.items()}


def index(profiles: Iterable[Profile], known: Known, held: Mapping[str, Set[str]]) -> Mates:
    """The mates of a claim among claims that are all at hand."""
    filed: defaultdict[str, list[Profile]] = defaultdict(list)
    named: dict[str, Profile] = {}
    for one in profiles:
        named[one.claim.id] = one
        for key in blocks.keys(one, known):
            filed[key].append(one)

    def mates(one: Profile) -> Iterable[Profile]:
        found = {mate.claim.id: mate for key in blocks.probes(one, known) for mate in filed.get(key, ())}
        found |= {name: named[name] for name in held.get(one.claim.id, ()) if name in named}
        return found.values()

    return mates


def _event(cluster: Cluster, known: Known, texts: Texts) -> Event:
    claims = [one.claim for one in cluster.claims]
    return event(claims, known, texts({claim.article for claim in claims}))


def _judgement(pair: tuple[Profile, Profile], known: Known) -> Judgement:
    """What the rules say of a pair that joined two clusters; it depends on the pair alone, and so does its name."""
    left, right = (one.claim.id for one in pair)
    found, rule = score(*pair, known), rule_name()
    return Judgement(
        id=ids.judgement(Verdict.SAME, left, right, rule, found.words),
        verdict=Verdict.SAME,
        left=(left,),
        right=(right,),
        by=rule,
        why=found.words,
        score=found.total,
    )


def rule_name() -> str:
    """Who judges where no person does: the table of weights, in its version."""
    return f"fusion rules {weights().version}"
