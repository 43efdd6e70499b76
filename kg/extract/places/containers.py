"""What a place lies in by the words around it: "X in Idlib province", "Aleppo's X", "in Yemen's Sanaa province"."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.places import cues
from kg.extract.places.cues import Cue
from kg.extract.places.place import Place
from kg.extract.places.runs import Run
from kg.extract.reading import Name, Reading
from kg.model import Entity

_FAR = 9
"""How many words further on the container of a place may be named."""
_REGIONS = (" Region", " Oblast")
"""How units are called that news calls regions."""
_RURAL = frozenset({"countryside"})


def container(reading: Reading, run: Run, cue: Cue, before: Place | None) -> Entity | None:
    """The known place that the text says a name lies in: "X in Idlib province", "Aleppo's X neighbourhood"."""
    start = max(run.end, cue.end)
    limit = min(len(reading.doc), start + _FAR, reading.doc[run.start].sent.end)
    outer = next((reading.places[i] for i in range(start, limit) if i in reading.places), None)
    if outer and outer.start > start and contains(reading, start, outer.start, outer.entity):
        return _innermost(reading, outer)
    if before and reading.doc[before.end : run.start].text.strip() in {"'s", "s", "'"}:
        return before.entity
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
    return widened(reading, outer.start, outer.end, outer.entity)


def widened(reading: Reading, start: int, end: int, entity: Entity) -> Entity:
    """The administrative area that a town's name stands for in "Aleppo province", "the province of Aleppo"."""
    kinds = reading.lexicon.words["places"]["kinds"]
    after = reading.doc[end].lower_ if end < len(reading.doc) else ""
    if after == "'s" and end + 2 < len(reading.doc):
        after = reading.doc[end + 1].lower_
        after = reading.doc[end + 2].lower_ if after in reading.lexicon.listed("places", "sides") else after
    told = {kinds.get(after), _kind_before(reading, start)} | ({"admin1"} if after in _RURAL else set())
    if entity.type in {"admin1", "country"} or not told & {"admin1", "region"}:
        return entity
    unit = reading.registry.unit((entity.label, *entity.aliases), entity.country)
    return unit if unit and ("admin1" in told or unit.label.endswith(_REGIONS)) else entity


def _kind_before(reading: Reading, start: int) -> str:
    """The kind that "the province of" before a name says, empty where none does."""
    kinds: dict[str, str] = reading.lexicon.words["places"]["kinds"]
    words = words_before(reading.doc, start)
    if words[:1] != ["of"]:
        return ""
    nearest = reading.doc[start - 2].lemma_.lower() if start > 1 else ""
    return kinds.get(nearest) or kinds.get(words[1] if len(words) > 1 else "", "")


def words_before(doc: Doc, index: int) -> list[str]:
    """The last words before a token, the nearest first, without articles and kinds of place."""
    words = [doc[i].lower_ for i in range(max(0, index - 5), index)]
    return [word for word in reversed(words) if word not in {"the", "city", "town", "village", "-"}]
