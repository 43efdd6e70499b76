"""An article's stories among its candidates, and what the choosers of slots look up again and again."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kg.extract.casualties import Figure
from kg.extract.choose.pool import Pool
from kg.extract.choose.traits import Setting, bucket
from kg.extract.events import Story
from kg.extract.times import Told

Span = tuple[date | None, date | None]
"""The first and the last day of a time, None where it is open."""

_LONG, _PART, _AROUND = 120, 60, 30
"""An article of more sentences than the first is filled in parts, each with so many sentences on both sides of it."""

_BRIEFLY = 0.75
"""How sure the story of a text of a few sentences is at least: that is what such a text is there for."""

INITIATORS, TARGETS = "initiators", "targets"
OTHER = {INITIATORS: TARGETS, TARGETS: INITIATORS}


@dataclass(frozen=True)
class Stage:
    """An article's stories in order with its candidates."""

    setting: Setting
    pool: Pool
    stories: Sequence[Story]

    def parts(self) -> Iterator[Stage]:
        """The whole, or for a long article its stories some sentences at a time, each with the candidates around them.

        What an article of a hundred pages names at its end belongs to nothing at its beginning, and the work stays
        linear.
        """
        if len(self.offsets) <= _LONG:
            yield self
            return
        ends = [*self.tokens, len(self.setting.reading.doc)], [*self.offsets, len(self.setting.reading.text)]
        for first in range(0, len(self.offsets), _PART):
            own = range(first, first + _PART)
            around = range(max(0, first - _AROUND), min(len(self.offsets), first + _PART + _AROUND))
            tokens, offsets = (range(each[around.start], each[around.stop]) for each in ends)
            told = [story for story in self.stories if self.setting.number(story.main) in own]
            yield Stage(self.setting, self.pool.within(around, tokens, offsets), told)

    @cached_property
    def offsets(self) -> list[int]:
        """The offsets at which sentences start, by number."""
        return [s.start_char for s in self.setting.reading.sentences()]

    @cached_property
    def tokens(self) -> list[int]:
        """The tokens at which sentences start, by number."""
        return [s.start for s in self.setting.reading.sentences()]

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return max(0, bisect_right(self.tokens, token) - 1)

    @cached_property
    def plays(self) -> Counter[tuple[str, str]]:
        """How many stories have a party in a role, by role and entity."""
        return Counter(
            (role, iri)
            for story in self.stories
            for role in OTHER
            for iri in {party.entity.id for party in getattr(story, role)}
        )

    @cached_property
    def plays_in(self) -> Counter[tuple[str, str, str]]:
        """The same by role, entity and type of event."""
        return Counter(
            (role, iri, story.type)
            for story in self.stories
            for role in OTHER
            for iri in {party.entity.id for party in getattr(story, role)}
        )

    @cached_property
    def used(self) -> Counter[str]:
        """How many stories are at a place, by entity."""
        return Counter(iri for story in self.stories for iri in {place.entity.id for place in story.places})

    @cached_property
    def times(self) -> Counter[Span]:
        """How often a time is told, by its first and last day."""
        return Counter(span(told) for told in self.pool.times)

    @cached_property
    def timed(self) -> Counter[Span]:
        """How many stories are told to have been at a time."""
        return Counter(
            when for story in self.stories for when in {span(t.told) for t in story.tellings if t.told is not None}
        )

    @cached_property
    def counted(self) -> Counter[Figure]:
        """How many stories have a figure."""
        return Counter(figure for story in self.stories for figure in set(story.figures))

    @cached_property
    def crowded(self) -> Counter[int]:
        """How many places a sentence names, by its number."""
        return Counter(self.sentence_of(place.start) for places in self.pool.places.values() for place in places)

    @cached_property
    def place_labels(self) -> frozenset[str]:
        """The labels of the article's places."""
        return frozenset(places[0].entity.label for places in self.pool.places.values())

    @cached_property
    def views(self) -> tuple[View, ...]:
        """Each story as its candidates see it."""
        return tuple(_view(self, index) for index in range(len(self.stories)))


@dataclass(frozen=True)
class View:
    """A story, the sentences that tell of it, and who stands in which role by the rules."""

    story: Story
    before: Story | None
    number: int
    """The number of the sentence of its main telling."""
    numbers: Sequence[int]
    roles: dict[str, dict[str, str]]
    """By role, the entities that the rules put there: in the `main` telling or an `other`."""
    recent: dict[str, int]
    """The parties named before the trigger, by entity: 0 for the one named last."""
    sure: float = 1.0
    """How likely the story is one, as its slots take it."""
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The traits of parties beside the trigger that both roles share, kept by entity."""

    def apart(self, here: int) -> int:
        """How many sentences behind (positive) or before (negative) the nearest telling a sentence stands."""
        if len(self.numbers) == 1:
            return here - self.numbers[0]
        return min((here - number for number in self.numbers), key=abs)


def _view(stage: Stage, index: int) -> View:
    story = stage.stories[index]
    return View(
        story,
        stage.stories[index - 1] if index else None,
        stage.setting.number(story.main),
        sorted({stage.setting.number(telling) for telling in story.tellings}),
        {role: dict(_ruled(story, role)) for role in OTHER},
        _recent(stage, story.main.word.i),
        max(_BRIEFLY, story.probability) if stage.setting.brief else story.probability,
    )


def _ruled(story: Story, role: str) -> Iterator[tuple[str, str]]:
    main = story.main
    for telling in (*(t for t in story.tellings if t is not main), main):
        for party in getattr(telling, role):
            yield party.entity.id, "main" if telling is main else "other"


def _recent(stage: Stage, word: int) -> dict[str, int]:
    last = {
        iri: max((o.token.i for o in found if o.token.i < word), default=-1)
        for iri, found in stage.pool.parties.items()
    }
    named = sorted((iri for iri, at in last.items() if at >= 0), key=lambda iri: -last[iri])
    return {iri: rank for rank, iri in enumerate(named)}


def span(told: Told) -> Span:
    """The first and the last day of a time."""
    return told.when.start, told.when.end


def signed(apart: int) -> str:
    """A distance in sentences as a step, with its sign."""
    return f"{'-' if apart < 0 else ''}{bucket(abs(apart), 0, 1, 2, 4, 8)}"
