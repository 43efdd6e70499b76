"""From tellings to stories: which sentences of an article tell of the same event in the same voice.

Two tellings are of one story when nothing that they say conflicts (type, place, day, parties, figures, voice) and
something ties them together (a shared place or day, the headline, a neighbouring sentence, a definite "the raids").
What only one of them says (a place, a party, a day) then holds for the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import where
from kg.extract.agreement import conflict, near_each_other, share, share_place
from kg.extract.attribution import Attribution
from kg.extract.casualties import Figure
from kg.extract.naming import Party, distinct
from kg.extract.placenames import Place
from kg.extract.reading import Reading
from kg.extract.scenes import Story, Telling, days
from kg.model import CountBasis

LEAD_SENTENCES = 3
"""The headline and the sentences after it that usually tell of the same main event."""
_NEAR = 2
_REACH = 40
"""How many stories back a telling may belong to: an article tells of few events at a time."""


def stories(reading: Reading, found: Iterable[Telling]) -> tuple[Story, ...]:
    """Join the tellings of an article into stories, in the order of their first telling."""
    joined: list[Story] = []
    order = {sentence.start: number for number, sentence in enumerate(reading.sentences())}
    for telling in found:
        if not _says(telling):
            continue
        recent = range(len(joined) - 1, max(-1, len(joined) - 1 - _REACH), -1)
        index = next((i for i in recent if _same(reading, joined[i], telling, order)), None)
        if index is None:
            joined.append(_story(telling, order))
        else:
            joined[index] = _extended(reading, joined[index], telling, order)
    return tuple(_placed(reading, joined))


def _says(telling: Telling) -> bool:
    """Whether a telling says anything of its event beyond its type."""
    parts = (telling.initiators, telling.targets, telling.places, telling.figures, telling.told, telling.attributions)
    return any(parts)


def _same(reading: Reading, story: Story, telling: Telling, order: dict[int, int]) -> bool:
    return not conflict(reading, story, telling) and _tied(story, telling, order)


def _tied(story: Story, telling: Telling, order: dict[int, int]) -> bool:
    last = story.last
    here = order.get(telling.sentence.start, 0)
    if telling.bare:
        return here - last <= _NEAR
    if story.aggregate:
        return share(story.initiators, telling.initiators) and (
            share(story.targets, telling.targets) or not telling.targets
        )
    if here < LEAD_SENTENCES or here == last:
        return here != last or share_place(story.places, telling.places)
    if _definite(telling.word) and (not telling.places or telling.word.dep_ == "relcl"):
        return True
    if not (telling.places or telling.told or telling.targets or telling.figures):
        return not telling.initiators or share(story.initiators, telling.initiators)
    same_place = bool(story.places and telling.places) and near_each_other(story.places, telling.places)
    return same_place or (here - last <= _NEAR and not telling.places and not telling.told)


def _definite(word: Token) -> bool:
    """Whether a word points back: "the raids", or the verb of "the villages that they seized"."""
    noun = word.head if word.dep_ == "relcl" else word
    return any(c.lower_ in {"the", "this", "these", "those"} for c in noun.children)


def _story(telling: Telling, order: dict[int, int]) -> Story:
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
        last=order.get(telling.sentence.start, 0),
    )


def _extended(reading: Reading, story: Story, telling: Telling, order: dict[int, int]) -> Story:
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
        places=tuple(where.specific((*story.places, *telling.places), reading)),
        figures=_figures(story.figures, telling.figures),
        attributions=_said(story.attributions, telling.attributions),
        modality=telling.modality if attack else story.modality,
        aggregate=telling.aggregate if attack else story.aggregate,
        bare=story.bare and telling.bare,
        days=story.days | days(telling),
        last=max(story.last, order.get(telling.sentence.start, 0)),
    )


def _union(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> tuple[Party, ...]:
    return distinct((*ours, *theirs))


def _figures(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of both: later ones add only what is not counted before, a number replaces a bare mention."""
    counted = {(f.outcome, f.group) for f in ours if f.basis is not CountBasis.UNNUMBERED}
    found = (*ours, *(f for f in theirs if (f.outcome, f.group) not in counted))
    numbered = {(f.outcome, f.group) for f in found if f.basis is not CountBasis.UNNUMBERED}
    kept = [f for f in found if f.basis is not CountBasis.UNNUMBERED or (f.outcome, f.group) not in numbered]
    return tuple(dict.fromkeys(kept))


def _said(ours: tuple[Attribution, ...], theirs: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    found: dict[tuple[str | None, ...], Attribution] = {}
    for attribution in (*ours, *theirs):
        found.setdefault(tuple(c.entity for c in attribution.claimants), attribution)
    return tuple(found.values())


def _placed(reading: Reading, joined: list[Story]) -> Iterator[Story]:
    """A story with no place is set where the one before it in its paragraph was, else in the article's country."""
    before: Story | None = None
    for story in joined:
        placed = story
        if not story.places:
            near = before is not None and not story.aggregate and _one_paragraph(reading, before, story)
            placed = replace(story, places=before.places if before and near else _country(reading))
        elif not story.aggregate:
            before = story
        yield placed


def _one_paragraph(reading: Reading, before: Story, story: Story) -> bool:
    one, other = before.tellings[-1].sentence.start_char, story.tellings[0].sentence.start_char
    return reading.paragraph(one) == reading.paragraph(other)


def _country(reading: Reading) -> tuple[Place, ...]:
    """The article's country, where it is named and a place in it is: else the article is not set there."""
    named = [name for name in reading.places.values() if reading.country in {name.entity.id, name.entity.country}]
    country = next((name for name in named if name.entity.id == reading.country), None)
    within = any(name.entity.id != reading.country for name in named)
    return (Place(country.start, country.end, country.entity),) if country and within else ()
