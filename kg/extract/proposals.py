"""All that the rules propose of one article, before choosers judge it: tellings, and candidates for their slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.casualties import figures
from kg.extract.choose.pool import Pool, pool
from kg.extract.choose.traits import Setting
from kg.extract.events import Telling, tellings
from kg.extract.events.setting import locative
from kg.extract.places import Place, places
from kg.extract.reading import Reading
from kg.extract.times import times
from kg.extract.voices import Attribution, reported, voices
from kg.model import Modality


@dataclass(frozen=True)
class Survey:
    """What an article names and says: its places, its attributions by sentence, its tellings and its candidates."""

    named: tuple[Place, ...]
    said: Mapping[int, tuple[Attribution, ...]]
    setting: Setting
    pool: Pool
    planned: tuple[Telling, ...] = ()
    """What is told as still to come; no chooser judges it."""


def survey(reading: Reading) -> Survey:
    """Read an article by every rule, once."""
    named = places(reading)
    said = reported(voices(reading))
    told = times(reading.text, reading.article.published.day)
    counted = {sentence.start: tuple(figures(reading, sentence)) for sentence in reading.sentences()}
    every_telling = tuple(tellings(reading, named, said, told, counted))
    found = tuple(telling for telling in every_telling if telling.modality is not Modality.PLANNED)
    planned = tuple(telling for telling in every_telling if telling.modality is Modality.PLANNED)
    spoken = tuple(attribution for each in said.values() for attribution in each)
    every = tuple(figure for each in counted.values() for figure in each)
    when = tuple(dict.fromkeys((*told, *(telling.told for telling in found if telling.told))))
    candidates = pool(reading, _used(reading, named), when, every, spoken)
    return Survey(named, said, Setting(reading, found), candidates, planned)


def _used(reading: Reading, named: tuple[Place, ...]) -> list[Place]:
    """The places that the article names as places: a state that only acts or is acted on ("blamed Russia") is none."""
    used = {place.entity.id for place in named if locative(reading, place)}
    return [place for place in named if place.entity.id in used]
