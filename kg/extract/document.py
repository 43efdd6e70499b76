"""From tellings to stories: which sentences of an article tell of the same event in the same voice.

Two tellings are of one story when nothing that they say conflicts (type, place, day, parties, figures, voice) and
something ties them together (a shared place or day, the headline, a neighbouring sentence, a definite "the raids").
What only one of them says (a place, a party, a day) then holds for the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from kg.extract import where
from kg.extract.attribution import Attribution
from kg.extract.casualties import Figure
from kg.extract.naming import Party, distinct
from kg.extract.placenames import Place
from kg.extract.reading import Reading
from kg.extract.scenes import Telling
from kg.model import CountBasis, Modality

LEAD_SENTENCES = 3
"""The headline and the sentences after it that usually tell of the same main event."""
_NEAR = 2
_REACH = 40
"""How many stories back a telling may belong to: an article tells of few events at a time."""


@dataclass(frozen=True)
class Story:
    """The tellings of one event in one article, and what they say together."""

    tellings: tuple[Telling, ...]
    type: str
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    modality: Modality
    aggregate: bool
    bare: bool
    """Whether all its tellings are tolls without an attack."""
    days: frozenset[tuple[date | None, date | None]]
    last: int
    """The number of the sentence that tells of it last."""

    @property
    def main(self) -> Telling:
        """The telling that says most, the earlier one where two say as much."""
        voiced = [t for t in self.tellings if t.attributions] or self.tellings
        return max(voiced, key=lambda t: (_richness(t), -t.word.i))


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
    return not _conflict(reading, story, telling) and _tied(story, telling, order)


def _conflict(reading: Reading, story: Story, telling: Telling) -> bool:
    if not _types_agree(reading, story, telling) or (story.aggregate != telling.aggregate and not telling.bare):
        return True
    if story.modality is not telling.modality:
        return True
    if telling.places and story.places and not _share_place(story.places, telling.places):
        return True
    if story.days and not _days(telling) <= story.days:
        return True
    for ours, theirs in ((story.initiators, telling.initiators), (_armed(story.targets), _armed(telling.targets))):
        if ours and theirs and not _share(ours, theirs):
            return True
    return _other_figures(story, telling) or _other_voice(story, telling)


def _armed(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are more than who or what was there: a strike on rebels that kills civilians is one."""
    return tuple(p for p in found if p.entity.type not in {"civilian-group", "facility"})


def _types_agree(reading: Reading, story: Story, telling: Telling) -> bool:
    counted = reading.lexicon.listed("types", "counted")
    if story.type == telling.type:
        return True
    if telling.bare:
        return story.type in counted and telling.type == "Killing"
    if telling.vague and story.type in reading.lexicon.listed("types", "remote"):
        return _share(story.initiators, telling.initiators) or _share_place(story.places, telling.places)
    return story.bare and telling.type in counted


def _share(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    return bool({p.entity.id for p in ours} & {p.entity.id for p in theirs})


def _share_place(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether two sets of places meet: one the same, or one inside the other."""
    one, other = ({p.entity.id for p in side} for side in (ours, theirs))
    above = {i for p in (*ours, *theirs) for i in (p.entity.parent, p.entity.country) if i}
    return (
        bool(one & other)
        or bool(above & (one | other))
        or _unlocated_in_wide(ours, theirs)
        or _unlocated_in_wide(theirs, ours)
    )


def _near(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether two sets of places meet below the country."""
    one, other = ({p.entity.id for p in side if p.entity.type != "country"} for side in (ours, theirs))
    above = {p.entity.parent for p in (*ours, *theirs) if p.entity.parent != p.entity.country}
    return bool(one & other) or bool(above & (one | other))


def _unlocated_in_wide(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether one side is a new place that may lie in the other's province or country."""
    return any(p.minted for p in ours) and all(p.entity.type in {"admin1", "country"} for p in theirs)


def _other_figures(story: Story, telling: Telling) -> bool:
    told: dict[tuple[str, str], set[tuple[int | None, int | None]]] = {}
    for f in story.figures:
        if f.basis is not CountBasis.UNNUMBERED:
            told.setdefault((f.outcome, f.group), set()).add((f.min, f.max))
    numbered = [f for f in telling.figures if f.basis is not CountBasis.UNNUMBERED]
    return any((f.min, f.max) not in told.get((f.outcome, f.group), {(f.min, f.max)}) for f in numbered)


def _other_voice(story: Story, telling: Telling) -> bool:
    """Whether two tellings that both name a source name different ones: what each says is a claim of its own."""
    ours, theirs = _voices(story.attributions), _voices(telling.attributions)
    return bool(ours and theirs and not ours & theirs)


def _voices(said: Iterable[Attribution]) -> set[str]:
    return {name for a in said for c in a.claimants for name in (c.entity, c.speaks_for) if name}


def _tied(story: Story, telling: Telling, order: dict[int, int]) -> bool:
    last = story.last
    here = order.get(telling.sentence.start, 0)
    if telling.bare:
        return here - last <= _NEAR
    if story.aggregate:
        return _share(story.initiators, telling.initiators) and (
            _share(story.targets, telling.targets) or not telling.targets
        )
    if here < LEAD_SENTENCES or here == last:
        return here != last or _share_place(story.places, telling.places)
    if _definite(telling.word) and (not telling.places or telling.word.dep_ == "relcl"):
        return True
    if not (telling.places or telling.told or telling.targets or telling.figures):
        return not telling.initiators or _share(story.initiators, telling.initiators)
    same_place = bool(story.places and telling.places) and _near(story.places, telling.places)
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
        days=_days(telling),
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
        days=story.days | _days(telling),
        last=max(story.last, order.get(telling.sentence.start, 0)),
    )


def _days(telling: Telling) -> frozenset[tuple[date | None, date | None]]:
    return frozenset({(telling.told.when.start, telling.told.when.end)}) if telling.told else frozenset()


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


def _richness(telling: Telling) -> int:
    said = (telling.initiators, telling.targets, telling.places, telling.figures, telling.told, telling.attributions)
    return sum(bool(part) for part in said)
