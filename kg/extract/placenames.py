"""Place names in a text: those of the registry, of a gazetteer, and new ones that the words around them tell.

A capitalised name is a place's where a noun says so ("the town of X", "X airbase"), where a list has such a noun,
behind a locative preposition, and elsewhere only if a gazetteer knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from spacy.tokens import Doc, Token

from kg.extract import cues
from kg.extract.cues import Cue, Marked
from kg.extract.placing import Placing
from kg.extract.reading import Name, Reading
from kg.extract.runs import GLUED, PLACES, Run, runs, split, written
from kg.model import Entity, Filler

_REGIONS = (" Region", " Oblast")
"""How units are called that news calls regions."""
_RURAL = frozenset({"countryside"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_LISTING = frozenset({",", "and", "&", "or", "as", "well", "/", "also", ";"})
_SHORTEST = 3
_TITLED = 0.6
"""The part of its words that a headline has in capitals: there a capital does not tell a name."""
_FAR = 9
"""How many words further on the container of a place may be named."""
_VAGUE = frozenset({"region"})
"""Kinds that also follow what is no place: "the Kurdish area"."""
_OTHER_LABELS = frozenset({"ORG", "PERSON", "NORP", "DATE", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "TIME"})


@dataclass(frozen=True)
class Place:
    """A place named in the text: tokens `start` to `end`; `minted` where no registry knows it."""

    start: int
    end: int
    entity: Entity
    minted: bool = False
    container: Entity | None = None
    """Where the text or the gazetteer says that a new place lies."""
    facility: bool = False
    """Whether it is a site: a hospital, an airbase, a camp, a square."""

    def filler(self, mention: str | None = None) -> Filler:
        """This place as the filler of a role."""
        return Filler(self.entity.label, self.entity.id, mention)


def places(reading: Reading) -> tuple[Place, ...]:
    """Every place named in the article, in order; a name stands for an administrative area where its noun says so."""
    placing = Placing(reading)
    found: list[Place] = []
    for listed in _lists(reading):
        for run, cue in zip(listed, cues.for_list(reading, listed), strict=True):
            found += _places(placing, run, cue, found)
    kept = _apart((*found, *_numbered(placing)))
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


def _lists(reading: Reading) -> Iterator[tuple[Run, ...]]:
    """Names that stand in a row with nothing but commas and "and" between them; commas may have been lost."""
    held: list[Run] = []
    for run in runs(reading):
        if held and not _continues(reading, held[-1], run):
            yield from _split(reading, held)
            held = []
        held.append(run)
    if held:
        yield from _split(reading, held)


def _continues(reading: Reading, before: Run, run: Run) -> bool:
    between = reading.doc[before.end : run.start]
    return not reading.doc[run.start].is_sent_start and all(t.lower_ in _LISTING for t in between)


def _split(reading: Reading, held: list[Run]) -> Iterator[tuple[Run, ...]]:
    """A list as it stands, or its runs split where a plural tells that there are more names than commas."""
    starts = [0, *(i for i in range(1, len(held)) if held[i - 1].end == held[i].start), len(held)]
    if len(starts) == 2 and all(len(run.words) < GLUED for run in held):  # noqa: PLR2004  (nothing to part)
        yield tuple(held)
        return
    first, last = cues.before(reading, held[0]), cues.behind(reading, held[-1])
    plural = any(cue.shared and cue.kind for cue in (first, last))
    if plural or (reading.without_commas and first.marked >= Marked.LOCATIVE):
        yield tuple(part for run in held for part in split(reading, run))
        return
    yield from (tuple(held[start:end]) for start, end in pairwise(starts))


def _places(placing: Placing, run: Run, cue: Cue, before: Sequence[Place]) -> Iterator[Place]:
    reading = placing.reading
    if run.known and not placing.foreign(reading.places[run.start].entity):
        name = reading.places[run.start]
        entity = _widened(reading, run.start, run.end, name.entity)
        if cue.site and _is_site(reading, run, cue, name.entity):
            yield _site(placing, run, cue, name.entity)
        elif not _part_of_name(reading, run.start, run.end):
            yield Place(run.start, run.end, entity)
    elif _stands_alone(reading, run, cue) and not (run.known and _part_of_name(reading, run.start, run.end)):
        yield from _unregistered(placing, run, cue, before)


def _is_site(reading: Reading, run: Run, cue: Cue, entity: Entity) -> bool:
    """Whether a known place only names a site: "Homs Military Hospital", "Hama airport"; "a Homs hospital" does not."""
    wide = entity.type in {"country", "admin1", "region"}
    if wide or reading.doc[run.end].lower_ == "'s" or _headline(reading, run):
        return False
    noun = reading.doc[cue.end - 1]
    singular = noun.tag_ in {"NN", "NNP"} and not any(t.lower_ in {"a", "an"} for t in noun.lefts)
    return singular and (noun.text[0].isupper() or cue.site in reading.lexicon.listed("places", "apart"))


def _site(placing: Placing, run: Run, cue: Cue, within: Entity) -> Place:
    label = written(placing.reading, run.start, cue.end)
    known = placing.reading.registry.place(label, within.country)
    if known:
        return Place(run.start, cue.end, known, facility=True)
    return Place(run.start, cue.end, placing.new(label, cue.kind, within), minted=True, container=within, facility=True)


def _stands_alone(reading: Reading, run: Run, cue: Cue) -> bool:
    """Whether the name can be a place's: no person or organisation, and no modifier of another noun."""
    span = reading.recognised.get(run.start)
    label = span.label_ if span else ""
    head = reading.doc[run.end - 1]
    tokens = reading.doc[run.start : run.end]
    if all(cues.kind(reading, reading.doc[word]) for word in run.words):
        return False
    if label == "DATE" or not any(t.tag_ in _NAME_TAGS or t.ent_type_ in PLACES for t in tokens):
        return False
    if cue.marked is Marked.NAMED:
        return cue.kind not in _VAGUE or label not in _OTHER_LABELS
    modifying = head.dep_ in {"compound", "amod", "nmod"} and head.head.i >= run.end and head.head.pos_ in {"NOUN", "PROPN"}
    if modifying or (run.end < len(reading.doc) and reading.doc[run.end].lower_ == "'s" and label == "PERSON"):
        return False
    if cue.marked >= Marked.AIMED:
        persons = {"PERSON"} if cue.marked is Marked.LOCATIVE else frozenset()
        return label not in _OTHER_LABELS - persons and head.tag_ in _NAME_TAGS
    return label in PLACES or (label not in _OTHER_LABELS and cue.marked is Marked.PERHAPS)


def _unregistered(placing: Placing, run: Run, cue: Cue, before: Sequence[Place]) -> Iterator[Place]:
    reading = placing.reading
    within = _container(reading, run, cue, before)
    if cue.site:
        if not _headline(reading, run):
            yield _new_site(placing, run, cue, within)
        return
    start, end = _trimmed(reading, run)
    name = written(reading, start, end)
    known = placing.known(name, cue.marked, cue.kind, within)
    if known:
        yield Place(start, end, _widened(reading, start, end, known))
    elif cue.marked >= Marked.AIMED and len(name) >= _SHORTEST and not _headline(reading, run):
        kind = "neighbourhood" if end > run.words[-1] and cue.kind == "city" and _old(reading, run) else cue.kind or "unlocated"
        yield Place(start, end, placing.new(name, kind, within), minted=True, container=within)


def _headline(reading: Reading, run: Run) -> bool:
    words = [token for token in reading.doc[run.start].sent if token.is_alpha]
    return sum(token.text[0].isupper() for token in words) >= _TITLED * len(words)


def _trimmed(reading: Reading, run: Run) -> tuple[int, int]:
    """A run without the kind of place that it ends with: "Marib Governorate", but not "Old City"."""
    last = run.words[-1]
    kinds = reading.lexicon.words["places"]["kinds"]
    whole = len(run.words) == 1 or _old(reading, run) or reading.doc[last].lower_ not in kinds
    return run.start, run.end if whole else last


def _old(reading: Reading, run: Run) -> bool:
    """Whether a name is that of an old or new part of a town: "Old City"."""
    first = reading.doc[run.start].lower_
    return len(run.words) == 2 and first in {"old", "new"} and bool(cues.kind(reading, reading.doc[run.words[-1]]))  # noqa: PLR2004


def _new_site(placing: Placing, run: Run, cue: Cue, within: Entity | None) -> Place:
    """A site by its name with its noun: "al-Quds hospital"; in the town of its name where there is one."""
    reading = placing.reading
    end = max(run.end, cue.end if not cue.shared else run.end)
    label = written(reading, run.start, end)
    if cue.shared:
        label = f"{label} {cue.site}"
    known = reading.registry.place(label, reading.country)
    if known:
        return Place(run.start, end, known, facility=True)
    town = None if within or cue.kind == "neighbourhood" else _town(placing, run)
    made = placing.new(label, cue.kind, within or town)
    return Place(run.start, end, made, minted=True, container=within or town, facility=True)


def _town(placing: Placing, run: Run) -> Entity | None:
    """The town in the article's country that a site is named after."""
    found = placing.known(written(placing.reading, run.start, run.end), Marked.PERHAPS, "", None)
    return found if found and found.country == placing.reading.country and found.position else None


def _container(reading: Reading, run: Run, cue: Cue, before: Sequence[Place]) -> Entity | None:
    """The known place that the text says a name lies in: "X in Idlib province", "Aleppo's X neighbourhood"."""
    start = max(run.end, cue.end)
    limit = min(len(reading.doc), start + _FAR, reading.doc[run.start].sent.end)
    outer = next((reading.places[i] for i in range(start, limit) if i in reading.places), None)
    if outer and outer.start > start and contains(reading, start, outer.start, outer.entity):
        return _innermost(reading, outer)
    if before and reading.doc[before[-1].end : run.start].text.strip() in {"'s", "s", "'"}:
        return before[-1].entity
    return None


def contains(reading: Reading, start: int, end: int, outer: Entity) -> bool:
    """Whether the words between two places say that the second contains the first; a comma does for a province."""
    if end - start == 1 and reading.doc[start].text == ",":
        return outer.type in {"admin1", "country"}
    return cues.lies_in(reading, start, end)


def _innermost(reading: Reading, outer: Name) -> Entity:
    """The place itself, or the one that it owns: "in Yemen's Sanaa province"."""
    doc = reading.doc
    index = outer.end + 1
    if outer.end < len(doc) and doc[outer.end].lower_ == "'s":
        while index < len(doc) and doc[index].lower_ in reading.lexicon.listed("places", "sides"):
            index += 1
        outer = reading.places.get(index, outer)
    return _widened(reading, outer.start, outer.end, outer.entity)


def _numbered(placing: Placing) -> Iterator[Place]:
    """Bases that have a number for a name: "base 17", "Regiment 111"."""
    reading = placing.reading
    for token in reading.doc[:-1]:
        if token.lower_ in {"base", "regiment"} and token.nbor().tag_ == "CD" and token.nbor().is_digit:
            label = written(reading, token.i, token.i + 2)
            yield Place(token.i, token.i + 2, placing.new(label, "base", None), minted=True, facility=True)


def _part_of_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a place name is only part of the name of an actor: "Hama Media Centre", "Syrian Network"."""
    actor = reading.actors.get(start)
    if actor is not None and actor.end - actor.start > end - start:
        return True
    before = reading.doc[start - 1] if start else None
    if before is not None and before.tag_ == "NNP" and before.dep_ == "compound" and _name_part(reading, before):
        return True
    closing = reading.doc[end - 1]
    if closing.dep_ == "compound" and closing.head.lemma_.lower() in reading.lexicon.listed("parties", "organisations"):
        return closing.head.tag_ == "NNP"
    entity = reading.recognised.get(start)
    return (
        entity is not None and entity.label_ in {"ORG", "PERSON"} and entity.end > end and entity[-1].tag_ in _NAME_TAGS
    )


def _name_part(reading: Reading, token: Token) -> bool:
    """Whether a capitalised word belongs to the name behind it: not a title, a nationality or a kind of place."""
    known = token.i in reading.demonyms or token.i in reading.actors or token.i in reading.places
    kinds = reading.lexicon.words["places"]["kinds"]
    return not known and token.lower_ not in kinds and token.lower_ not in reading.lexicon.listed("places", "sides")


def _widened(reading: Reading, start: int, end: int, entity: Entity) -> Entity:
    """The administrative area that a town's name stands for in "Aleppo province", "the province of Aleppo"."""
    kinds = reading.lexicon.words["places"]["kinds"]
    after = reading.doc[end].lower_ if end < len(reading.doc) else ""
    if after == "'s" and end + 2 < len(reading.doc):
        after = reading.doc[end + 1].lower_
        after = reading.doc[end + 2].lower_ if after in reading.lexicon.listed("places", "sides") else after
    words = words_before(reading.doc, start)
    before = reading.doc[start - 2].lemma_.lower() if start > 1 and words[:1] == ["of"] else ""
    if before in kinds:
        before_kind = kinds[before]
    else:
        before_kind = kinds.get(words[1], "") if words[:1] == ["of"] and len(words) > 1 else ""
    told = {kinds.get(after), before_kind} | ({"admin1"} if after in _RURAL else set())
    if entity.type in {"admin1", "country"} or not told & {"admin1", "region"}:
        return entity
    unit = reading.registry.unit((entity.label, *entity.aliases), entity.country)
    return unit if unit and ("admin1" in told or unit.label.endswith(_REGIONS)) else entity


def words_before(doc: Doc, index: int) -> list[str]:
    """The last words before a token, the nearest first, without articles and kinds of place."""
    words = [doc[i].lower_ for i in range(max(0, index - 5), index)]
    return [word for word in reversed(words) if word not in {"the", "city", "town", "village", "-"}]


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
