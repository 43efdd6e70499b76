"""Place names in a text: those of the registry, of a gazetteer, and new ones that the words around them tell.

A capitalised name is a place's where a noun says so ("the town of X", "X airbase"), where a list has such a noun,
behind a locative preposition, and elsewhere only if a gazetteer knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Token

from kg.extract.places import cues, sites
from kg.extract.places.containers import container, contains, widened, words_before
from kg.extract.places.cues import Cue, Marked
from kg.extract.places.lists import lists
from kg.extract.places.place import Place
from kg.extract.places.placing import Placing
from kg.extract.places.plausible import headline, part_of_name, plausible
from kg.extract.places.runs import Run, written
from kg.extract.reading import Reading

__all__ = ["Place", "contains", "heads", "places", "words_before"]

_SHORTEST = 3


def places(reading: Reading) -> tuple[Place, ...]:
    """Every place named in the article, in order; a name stands for an administrative area where its noun says so."""
    placing = Placing(reading)
    found: list[Place] = []
    for listed in lists(reading):
        for run, cue in zip(listed, cues.for_list(reading, listed), strict=True):
            found += _places(placing, run, cue, found)
    kept = _apart((*found, *sites.numbered(placing)))
    return tuple(_within(placing, *pair) for pair in zip_longest(kept, kept[1:]))


def _within(placing: Placing, place: Place, following: Place | None) -> Place:
    """A new place in the one that is named behind it, if that one is no registry's either: "X in Saratov region"."""
    told = place.minted and place.container is None and following is not None and not following.minted
    if not told or following is None or following.start == place.end:
        return place
    if not contains(placing.reading, place.end, following.start, following.entity):
        return place
    made = placing.new(place.entity.label, place.entity.type, following.entity)
    return replace(place, entity=made, container=following.entity)


def _apart(found: Sequence[Place]) -> tuple[Place, ...]:
    """The places in the order of the text, none on the words of one before it."""
    taken: set[int] = set()
    kept = []
    for place in sorted(found, key=lambda p: (p.start, -p.end)):
        if taken.isdisjoint(range(place.start, place.end)):
            taken.update(range(place.start, place.end))
            kept.append(place)
    return tuple(kept)


def _places(placing: Placing, run: Run, cue: Cue, before: Sequence[Place]) -> Iterator[Place]:
    reading = placing.reading
    if not run.known:
        if plausible(reading, run, cue):
            yield from _unregistered(placing, run, cue, before)
        return
    entity = reading.places[run.start].entity
    foreign = placing.foreign(entity)
    if cue.site and not foreign and sites.names_site(reading, run, cue, entity):
        yield sites.of_town(placing, run, cue, entity)
    elif not (cue.kind and cue.shared) and part_of_name(reading, run.start, run.end):
        return
    elif foreign and plausible(reading, run, cue):
        yield from _unregistered(placing, run, cue, before)
    else:
        yield Place(run.start, run.end, widened(reading, run.start, run.end, entity))


def _unregistered(placing: Placing, run: Run, cue: Cue, before: Sequence[Place]) -> Iterator[Place]:
    reading = placing.reading
    within = container(reading, run, cue, before[-1] if before else None)
    if cue.site:
        if not headline(reading, run):
            yield sites.named(placing, run, cue, within)
        return
    start, end = _trimmed(reading, run)
    name = written(reading, start, end)
    known = placing.known(name, cue.marked, cue.kind, within)
    if known:
        yield Place(start, end, widened(reading, start, end, known))
    elif cue.marked >= Marked.AIMED and len(name) >= _SHORTEST and not headline(reading, run):
        kind = "neighbourhood" if _old(reading, run) else cue.kind or "unlocated"
        yield Place(start, end, placing.new(name, kind, within), minted=True, container=within)


def _trimmed(reading: Reading, run: Run) -> tuple[int, int]:
    """A run without the kind of place that it ends with: "Marib Governorate", but not "Old City"."""
    last = run.words[-1]
    kinds = reading.lexicon.words["places"]["kinds"]
    whole = len(run.words) == 1 or _old(reading, run) or reading.doc[last].lower_ not in kinds
    return run.start, run.end if whole else last


def _old(reading: Reading, run: Run) -> bool:
    """Whether a name is that of an old or new part of a town: "Old City"."""
    first = reading.doc[run.start].lower_
    last = reading.doc[run.words[-1]]
    return first in {"old", "new"} and run.words[1:] == (last.i,) and bool(cues.kind(reading, last))


def heads(noun: Token) -> Iterator[Token]:
    """The heads of the names that a place noun introduces: "town of X", "the villages ... which are X, Y and Z"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")
        elif child.dep_ == "appos":
            yield child
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ == "NNS":
        for copula in noun.sent:
            if copula.lemma_ == "be" and copula.dep_ in {"relcl", "ROOT"} and copula.i > noun.i:
                yield from (child for child in copula.children if child.dep_ == "attr")
