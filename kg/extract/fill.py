"""The slots of stories: of all that an article names, what belongs to which event, however far away it stands.

A candidate is taken where the probability that it belongs, times that of the story itself, passes the chooser's
threshold. A text of a few sentences is there to tell its event, so that there a story counts as fairly sure.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from kg.extract.casualties import Figure
from kg.extract.choose.chooser import Choosers
from kg.extract.choose.claimants import of_claimant
from kg.extract.choose.figures import of_figure
from kg.extract.choose.parties import of_party
from kg.extract.choose.places import of_place
from kg.extract.choose.stage import INITIATORS, TARGETS, Stage, View
from kg.extract.choose.times import of_time
from kg.extract.events import Story
from kg.extract.parties import Party
from kg.extract.places import Place, where
from kg.extract.times import Told
from kg.extract.voices import Attribution
from kg.model import Claimant, CountBasis, Modality, Outcome

T = TypeVar("T")
Proposal = tuple[T, Iterator[str]]
"""A candidate and its traits."""

_COUNTED = frozenset({Outcome.KILLED, Outcome.INJURED})
_THINGS = frozenset({"facility", "platform"})
_LONG_AGO = 6
"""A party before which so many others were named since is nobody's, unless it plays in another story."""
_FAR = 6
"""And so many sentences away it is nobody's either, unless the article opens with it."""


def filled(stage: Stage, choosers: Choosers) -> tuple[Story, ...]:
    """The stories of an article with all their slots chosen."""
    return tuple(_filled(part, view, choosers) for part in stage.parts() for view in part.views)


def _filled(stage: Stage, view: View, choosers: Choosers) -> Story:
    roles = _parties(stage, view, choosers)
    said = _chosen(view, choosers, "claimants", claimants(stage, view))
    return replace(
        view.story,
        initiators=roles[INITIATORS],
        targets=roles[TARGETS],
        places=_places(stage, view, choosers),
        figures=_figures(stage, view, choosers),
        told=next((told for told, _ in _chosen(view, choosers, "times", times(stage, view))), None),
        claimants=tuple(claimant for claimant, _ in said) or _denying(view.story),
    )


def _denying(story: Story) -> tuple[Claimant, ...]:
    """Who denies it: a denial is always somebody's."""
    said = (a for a in story.attributions if a.modality is story.modality is Modality.DENIED)
    return tuple({claimant.entity: claimant for attribution in said for claimant in attribution.claimants}.values())


def _chosen(view: View, choosers: Choosers, slot: str, proposals: Iterable[Proposal[T]]) -> list[tuple[T, float]]:
    """The proposals that pass, the likeliest first; of rivals only the likeliest."""
    chooser, sure = choosers[slot], view.sure
    judged = [(value, sure * chooser.probability(traits)) for value, traits in proposals]
    passed: list[tuple[T, float]] = []
    taken: set[Hashable] = set()
    for value, probability in sorted(judged, key=lambda pair: -pair[1]):
        key = rivalry(slot, value)
        if probability >= chooser.threshold and (key is None or key not in taken):
            taken.add(key)
            passed.append((value, probability))
    return passed


def rivalry(slot: str, value: object) -> Hashable:
    """What a proposal vies for with others that have the same key; None where it takes nobody's place.

    An event has one time, one figure for each outcome and group, and the people hit are told once: as the civilians,
    the people or the children that the article counts.
    """
    match value:
        case Told():
            return "time"
        case Figure():
            return value.outcome, value.group
        case Party() if slot == TARGETS and value.entity.type == "civilian-group":
            return "civilians"
    return None


def _parties(stage: Stage, view: View, choosers: Choosers) -> dict[str, tuple[Party, ...]]:
    """Who did it and to whom; a party that could be either is what it likelier is."""
    scored = {role: _chosen(view, choosers, role, parties(stage, view, role)) for role in (INITIATORS, TARGETS)}
    best = {role: {party.entity.id: p for party, p in found} for role, found in scored.items()}
    ours, theirs = best[INITIATORS], best[TARGETS]
    return {
        INITIATORS: tuple(x for x, p in scored[INITIATORS] if p >= theirs.get(x.entity.id, 0)),
        TARGETS: tuple(x for x, p in scored[TARGETS] if p > ours.get(x.entity.id, 0)),
    }


def parties(stage: Stage, view: View, role: str) -> Iterator[Proposal[Party]]:
    """The parties that may play a role in a story; a thing does nothing."""
    for party in candidates(stage, view):
        if role == TARGETS or party.entity.type not in _THINGS:
            yield party, of_party(stage, view, party, role)


def candidates(stage: Stage, view: View) -> Iterator[Party]:
    """The parties that the rules put into a story, those named just before or beside it, and those of other stories."""
    own = {p.entity.id: p for t in reversed(view.story.tellings) for p in (*t.initiators, *t.targets)}
    yield from own.values()
    for iri, found in stage.pool.parties.items():
        if iri in own:
            continue
        nearest = min(found, key=lambda o: abs(view.apart(o.sentence)))
        apart = abs(view.apart(nearest.sentence))
        near = not apart or view.recent.get(iri, _LONG_AGO) < _LONG_AGO
        about = apart <= _FAR or found[0].sentence <= 1
        if near or (about and any(stage.plays[role, iri] for role in (INITIATORS, TARGETS))):
            yield nearest.party


def _places(stage: Stage, view: View, choosers: Choosers) -> tuple[Place, ...]:
    chosen = [place for place, _ in _chosen(view, choosers, "places", places(stage, view))]
    return tuple(where.specific(chosen, stage.setting.reading))


def places(stage: Stage, view: View) -> Iterator[Proposal[Place]]:
    """The places that a story may be at, each as named nearest to it."""
    word = view.story.main.word.i
    for found in stage.pool.places.values():
        yield min(found, key=lambda place: abs(place.start - word)), of_place(stage, view, found)


def times(stage: Stage, view: View) -> Iterator[Proposal[Told]]:
    """The times at which a story may have been, each as told nearest to it."""
    word = view.story.main.word.idx
    seen = set()
    for told in sorted(stage.pool.times, key=lambda t: abs(t.start - word)):
        when = told.when.start, told.when.end
        if when not in seen:
            seen.add(when)
            yield told, of_time(stage, view, told)


def claimants(stage: Stage, view: View) -> Iterator[Proposal[Claimant]]:
    """Who may be the claimant of a story, each as named nearest to it."""
    word = view.story.main.word.idx
    for iri, said in stage.pool.voices.items():
        nearest = min(said, key=lambda a: abs(a.cue[0] - word))
        yield _claimant(nearest, iri), of_claimant(stage, view, iri, said)


def _claimant(attribution: Attribution, iri: str) -> Claimant:
    """A claimant of an attribution, or the organisation that one speaks for."""
    for claimant, (_, organisation) in zip(attribution.claimants, attribution.speakers, strict=True):
        if claimant.entity == iri:
            return claimant
        if organisation is not None and organisation.id == iri:
            return Claimant(organisation.label, organisation.id, claimant.start, claimant.end)
    raise KeyError(iri)


def _figures(stage: Stage, view: View, choosers: Choosers) -> tuple[Figure, ...]:
    """The figures chosen, one for each outcome and group; others than of dead and wounded are those of the tellings."""
    best = {(f.outcome, f.group): f for f, _ in _chosen(view, choosers, "figures", figures(stage, view))}
    rest = (f for f in view.story.figures if f.outcome not in _COUNTED or f.basis is CountBasis.UNNUMBERED)
    for figure in rest:
        if not any(outcome == figure.outcome for outcome, _ in best):
            best[figure.outcome, figure.group] = figure
    return tuple(best.values())


def figures(stage: Stage, view: View) -> Iterator[Proposal[Figure]]:
    """The numbers of dead and wounded that may be those of a story."""
    for figure in stage.pool.figures:
        if figure.outcome in _COUNTED and figure.basis is not CountBasis.UNNUMBERED:
            yield figure, of_figure(stage, view, figure)


SLOTS: dict[str, Callable[[Stage, View], Iterator[Proposal[object]]]] = {
    INITIATORS: lambda stage, view: parties(stage, view, INITIATORS),
    TARGETS: lambda stage, view: parties(stage, view, TARGETS),
    "places": places,
    "times": times,
    "claimants": claimants,
    "figures": figures,
}
"""The proposals for each slot, by name; `bench/train.py` learns from the same."""
