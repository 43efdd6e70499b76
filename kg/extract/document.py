"""From tellings to stories: which sentences of an article tell of the same event in the same voice.

What the rules propose is judged in turn by four choosers: does a word tell of an event, of which type, does it belong
to an event told before, and is the whole an event of its own. What only one telling says then holds for its story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.casualties import Figure
from kg.extract.choose.chooser import Choosers
from kg.extract.choose.links import of_link, standings
from kg.extract.choose.stories import Strength, of_story
from kg.extract.choose.traits import Setting, of_telling
from kg.extract.choose.types import Context, candidates, of_type, outright
from kg.extract.events import Story, Telling
from kg.extract.events.scenes import days
from kg.extract.parties import Party
from kg.extract.parties.naming import distinct
from kg.extract.places import where
from kg.extract.voices import Attribution
from kg.model import CountBasis

REACH = 15
"""How many stories back a telling may belong to: an article tells of few events at a time."""
_REMEMBERED = 3
PLANNED = 0.6
"""What a claim of an event still to come is worth: no chooser judges it."""


def stories(setting: Setting, choosers: Choosers) -> tuple[Story, ...]:
    """The events that an article tells, in the order of their first telling, each with its probability."""
    joined = join(setting, typed(setting, kept(setting, choosers), choosers), choosers)
    found = [story for story, _ in joined]
    chooser = choosers["stories"]
    judged = (
        replace(story, probability=chooser.probability(of_story(setting, found, index, strength)))
        for index, (story, strength) in enumerate(joined)
    )
    return tuple(story for story in judged if story.probability >= chooser.threshold)


def kept(setting: Setting, choosers: Choosers) -> Iterator[tuple[Telling, float]]:
    """The tellings that likely tell of an event, with the probability."""
    chooser = choosers["tellings"]
    for index, telling in enumerate(setting.tellings):
        probability = chooser.probability(of_telling(setting, index))
        if probability >= chooser.threshold:
            yield telling, probability


def typed(
    setting: Setting, found: Iterable[tuple[Telling, float]], choosers: Choosers
) -> Iterator[tuple[Telling, float]]:
    """Tellings with the type that their words and the sentences before them make likeliest."""
    chooser = choosers["types"]
    before: list[tuple[str, int]] = []
    named = outright(setting)
    for telling, probability in found:
        context = context_of(before, setting.number(telling))
        scored = {
            kind: chooser.probability(of_type(setting, telling, kind, context, named))
            for kind in candidates(setting, telling, context, named)
        }
        kind = max(scored, key=lambda each: scored[each])
        before.append((kind, setting.number(telling)))
        yield replace(telling, type=kind, vague=False), probability


def context_of(before: Sequence[tuple[str, int]], number: int) -> Context:
    """What was told before the sentence of a number, the last first; `before` holds types and sentence numbers."""
    return Context([(kind, number - at) for kind, at in reversed(before[-_REMEMBERED:])])


def join(setting: Setting, found: Iterable[tuple[Telling, float]], choosers: Choosers) -> list[tuple[Story, Strength]]:
    """Join each telling to the story that it likeliest belongs to, or begin a new one."""
    chooser = choosers["links"]
    joined: list[tuple[Story, Strength]] = []
    for telling, probability in found:
        told = [story for story, _ in joined]
        linked = (
            (chooser.probability(of_link(setting, told[index], telling, standing)), index)
            for index, standing in standings(told, telling, REACH)
        )
        link, index = max(linked, default=(0.0, 0))
        if link >= chooser.threshold:
            story, strength = joined[index]
            surer = replace(strength, telling=max(strength.telling, probability))
            joined[index] = extended(setting, story, telling), surer
        else:
            joined.append((begun(setting, telling), Strength(probability, link)))
    return joined


def told(setting: Setting, telling: Telling) -> Story:
    """A story as one telling alone says it, with nothing from elsewhere in the article: an event still to come."""
    claimants = {c.entity: c for attribution in telling.attributions for c in attribution.claimants}
    return replace(begun(setting, telling), claimants=tuple(claimants.values()), probability=PLANNED)


def begun(setting: Setting, telling: Telling) -> Story:
    """A story of one telling."""
    return Story(
        tellings=(telling,),
        type=telling.type,
        initiators=telling.initiators,
        targets=telling.targets,
        places=telling.places,
        figures=telling.figures,
        attributions=telling.attributions,
        modality=telling.modality,
        aggregate=telling.aggregate,
        bare=telling.bare,
        days=days(telling),
        last=setting.number(telling),
    )


def extended(setting: Setting, story: Story, telling: Telling) -> Story:
    """A story with one telling more; an attack gives a bare toll its type and its target."""
    attack = story.bare and not telling.bare
    targets = telling.targets or story.targets if attack else story.targets
    if not attack and (not telling.bare or not story.targets):
        targets = _union(story.targets, telling.targets)
    return Story(
        tellings=(*story.tellings, telling),
        type=telling.type if attack else story.type,
        initiators=_union(story.initiators, telling.initiators),
        targets=targets,
        places=tuple(where.specific((*story.places, *telling.places), setting.reading)),
        figures=_figures(story.figures, telling.figures),
        attributions=_said(story.attributions, telling.attributions),
        modality=telling.modality if attack else story.modality,
        aggregate=telling.aggregate if attack else story.aggregate,
        bare=story.bare and telling.bare,
        days=story.days | days(telling),
        last=max(story.last, setting.number(telling)),
    )


def _union(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> tuple[Party, ...]:
    return distinct((*ours, *theirs))


def _figures(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of both: later ones add only what is not counted before, a number replaces a bare mention."""
    counted = {(f.outcome, f.group) for f in ours if f.basis is not CountBasis.UNNUMBERED}
    found = (*ours, *(f for f in theirs if (f.outcome, f.group) not in counted))
    numbered = {(f.outcome, f.group) for f in found if f.basis is not CountBasis.UNNUMBERED}
    counts = [f for f in found if f.basis is not CountBasis.UNNUMBERED or (f.outcome, f.group) not in numbered]
    return tuple(dict.fromkeys(counts))


def _said(ours: tuple[Attribution, ...], theirs: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    found: dict[tuple[str | None, ...], Attribution] = {}
    for attribution in (*ours, *theirs):
        found.setdefault(tuple(c.entity for c in attribution.claimants), attribution)
    return tuple(found.values())
