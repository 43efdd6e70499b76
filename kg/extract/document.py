"""From tellings to stories: which sentences of an article tell of the same event in the same voice.

Two tellings are of one story when nothing that they say conflicts (type, place, day, parties, figures, voice) and
something ties them together (a shared place or day, the headline, a neighbouring sentence, a definite "the raids").
What only one of them says (a place, a party, a day) then holds for the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract import where
from kg.extract.attribution import Attribution
from kg.extract.casualties import Figure
from kg.extract.naming import Party
from kg.extract.placenames import Place
from kg.extract.reading import Reading
from kg.extract.scenes import Telling
from kg.model import Modality

LEAD_SENTENCES = 3
"""The headline and the sentences after it that usually tell of the same main event."""
_NEAR = 2


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

    @property
    def main(self) -> Telling:
        """The telling that says most, the earlier one where two say as much."""
        return max(self.tellings, key=lambda t: (_richness(t), -t.word.i))


def stories(reading: Reading, found: Iterable[Telling]) -> tuple[Story, ...]:
    """Join the tellings of an article into stories, in the order of their first telling."""
    joined: list[Story] = []
    order = {sentence.start: number for number, sentence in enumerate(reading.sentences())}
    for telling in found:
        if not _says(telling):
            continue
        index = next((i for i in _likely(joined) if _same(reading, joined[i], telling, order)), None)
        if index is None:
            joined.append(_story(reading, (telling,)))
        else:
            joined[index] = _story(reading, (*joined[index].tellings, telling))
    return tuple(_placed(reading, joined))


def _says(telling: Telling) -> bool:
    """Whether a telling says anything of its event beyond its type."""
    parts = (telling.initiators, telling.targets, telling.places, telling.figures, telling.told, telling.attributions)
    return any(parts)


def _likely(joined: list[Story]) -> Iterator[int]:
    """Where to look for a telling's story: the latest first."""
    return iter(range(len(joined) - 1, -1, -1))


def _same(reading: Reading, story: Story, telling: Telling, order: dict[int, int]) -> bool:
    return not _conflict(reading, story, telling) and _tied(story, telling, order)


def _conflict(reading: Reading, story: Story, telling: Telling) -> bool:
    if not _types_agree(reading, story, telling) or (story.aggregate != telling.aggregate and not telling.bare):
        return True
    if story.modality is not telling.modality:
        return True
    if telling.places and story.places and not _share_place(story.places, telling.places):
        return True
    days = {(t.told.when.start, t.told.when.end) for t in story.tellings if t.told}
    if telling.told and days and (telling.told.when.start, telling.told.when.end) not in days:
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
    return all(t.bare for t in story.tellings) and telling.type in counted


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
    told = {(f.outcome, f.group): (f.min, f.max) for f in story.figures}
    return any(told.get((f.outcome, f.group), (f.min, f.max)) != (f.min, f.max) for f in telling.figures)


def _other_voice(story: Story, telling: Telling) -> bool:
    """Whether two tellings that both name a source name different ones and both count the dead."""
    ours, theirs = _voices(story.attributions), _voices(telling.attributions)
    return bool(ours and theirs and not ours & theirs and story.figures and telling.figures)


def _voices(said: Iterable[Attribution]) -> set[str]:
    return {name for a in said for c in a.claimants for name in (c.entity, c.speaks_for) if name}


def _tied(story: Story, telling: Telling, order: dict[int, int]) -> bool:
    last = max(order.get(t.sentence.start, 0) for t in story.tellings)
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


def _story(reading: Reading, tellings: tuple[Telling, ...]) -> Story:
    full = [t for t in tellings if not t.bare] or list(tellings)
    return Story(
        tellings,
        full[0].type,
        _union(t.initiators for t in tellings),
        _union(t.targets for t in (full if any(t.targets for t in full) else tellings)),
        tuple(where.specific((p for t in tellings for p in t.places), reading)),
        _figures(tellings),
        _said(tellings),
        full[0].modality,
        full[0].aggregate,
    )


def _union(lists: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for parties in lists:
        for party in parties:
            found.setdefault(party.entity.id, party)
    return tuple(found.values())


def _figures(tellings: tuple[Telling, ...]) -> tuple[Figure, ...]:
    found: dict[tuple[str, str], Figure] = {}
    for telling in tellings:
        for figure in telling.figures:
            found.setdefault((figure.outcome, figure.group), figure)
    return tuple(found.values())


def _said(tellings: tuple[Telling, ...]) -> tuple[Attribution, ...]:
    found: dict[tuple[str | None, ...], Attribution] = {}
    for telling in tellings:
        for attribution in telling.attributions:
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
    entity = reading.registry.by_id(reading.country) if reading.country else None
    if entity is None:
        return ()
    found = next((n for _, n in sorted(reading.places.items()) if n.entity.id == entity.id), None)
    return (Place(found.start, found.end, entity),) if found else ()


def _richness(telling: Telling) -> int:
    said = (telling.initiators, telling.targets, telling.places, telling.figures, telling.told, telling.attributions)
    return sum(bool(part) for part in said)
