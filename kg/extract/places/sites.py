"""Sites by their names: hospitals, airbases, camps, squares. The noun is part of the name: "al-Quds hospital"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.places.cues import Cue, Marked
from kg.extract.places.place import Place
from kg.extract.places.placing import Placing
from kg.extract.places.plausible import headline
from kg.extract.places.runs import Run, written
from kg.extract.reading import Reading
from kg.model import Entity

SITES = frozenset({"facility", "airbase", "base", "camp", "road"})
"""Feature codes of sites."""
_NUMBERED = frozenset({"base", "regiment"})


def names_site(reading: Reading, run: Run, cue: Cue, entity: Entity) -> bool:
    """Whether a known place only names a site: "Homs Military Hospital", "Hama airport"; "a Homs hospital" does not."""
    wide = entity.type in {"country", "admin1", "region"}
    if wide or entity.type in SITES or reading.doc[run.end].lower_ == "'s" or headline(reading, run):
        return False
    noun = reading.doc[cue.end - 1]
    singular = noun.tag_ in {"NN", "NNP"} and not any(t.lower_ in {"a", "an"} for t in noun.lefts)
    return singular and (noun.text[0].isupper() or cue.site in reading.lexicon.listed("places", "apart"))


def of_town(placing: Placing, run: Run, cue: Cue, within: Entity) -> Place:
    """The site that a known town names: the registry's, or a new one in that town."""
    label = written(placing.reading, run.start, cue.end)
    known = placing.known(label, cue.marked, cue.kind, within)
    if known:
        return Place(run.start, cue.end, known, facility=True)
    return Place(run.start, cue.end, placing.new(label, cue.kind, within), minted=True, container=within, facility=True)


def named(placing: Placing, run: Run, cue: Cue, within: Entity | None) -> Place:
    """A site by its name with its noun: "al-Quds hospital"; in the town of its name where there is one."""
    reading = placing.reading
    end = max(run.end, cue.end if not cue.shared else run.end)
    label = written(reading, run.start, end)
    if cue.shared:
        label = f"{label} {cue.site}"
    known = placing.known(label, cue.marked, cue.kind, within) or _by_name_alone(placing, run, cue, within)
    if known:
        return Place(run.start, end, known, facility=True)
    apart = reading.lexicon.listed("places", "apart")
    town = _town(placing, run) if within is None and cue.site in apart else None
    made = placing.new(label, cue.kind, within or town)
    return Place(run.start, end, made, minted=True, container=within or town, facility=True)


def _by_name_alone(placing: Placing, run: Run, cue: Cue, within: Entity | None) -> Entity | None:
    """The known site that goes by the name without the noun: "Madraset al-Mushah military base"."""
    found = placing.known(written(placing.reading, run.start, run.end), cue.marked, cue.kind, within)
    return found if found and found.type in SITES else None


def _town(placing: Placing, run: Run) -> Entity | None:
    """The town in the article's country that a site is named after."""
    found = placing.known(written(placing.reading, run.start, run.end), Marked.PERHAPS, "", None)
    return found if found and found.country == placing.reading.country and found.position else None


def numbered(placing: Placing) -> Iterator[Place]:
    """Bases that have a number for a name: "base 17", "Regiment 111"."""
    reading = placing.reading
    for token in reading.doc[:-1]:
        if token.lower_ in _NUMBERED and token.nbor().tag_ == "CD" and token.nbor().is_digit:
            label = written(reading, token.i, token.i + 2)
            yield Place(token.i, token.i + 2, placing.new(label, "base", None), minted=True, facility=True)
