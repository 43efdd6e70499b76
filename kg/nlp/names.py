"""Registry names in a text: whole names only, the longest first, an actor and a place on the same words both kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.model import Entity, EntityKind

LAYERS = ("actors", "places", "outlets", "demonyms", "leaders", "generics")
"""The span groups that a parsed `Doc` has; each span's `id_` lists the IRIs it may name, separated by spaces."""

_WORD = re.compile(r"\w+|[^\w\s]")
_SHORTEST = 2
_LONG = 3
_POSSESSED = 4

Index = Mapping[str, list[str]]
"""The first word of a name to the names that begin with it, the longest first."""


class Names:
    """Finds the names of registry entities in a text, a layer at a time."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._ids: dict[str, dict[str, dict[str, None]]] = {layer: defaultdict(dict) for layer in LAYERS}
        listed = tuple(entities)
        taken = {name for e in listed if e.kind is EntityKind.ACTOR for name in (e.label, *e.aliases)}
        for entity in listed:
            for layer, name in _names(entity):
                if layer != "places" or name not in taken or name in {entity.label, *entity.aliases}:
                    self._ids[layer][name][entity.id] = None
        self._exact = {
            layer: _index(name for name in names if not _loose(layer, name)) for layer, names in self._ids.items()
        }
        self._folded = {layer: _folded(layer, names) for layer, names in self._ids.items()}

    def spans(self, doc: Doc, layer: str) -> list[Span]:
        """The names of one layer in a document, none overlapping another."""
        found = []
        for start, end, names in self._found(doc.text, layer):
            iris = " ".join(dict.fromkeys(iri for name in names for iri in self._ids[layer][name]))
            span = doc.char_span(start, end, label=layer, span_id=iris)
            if span is not None:
                found.append(span)
        return filter_spans(found)

    def _found(self, text: str, layer: str) -> Iterator[tuple[int, int, Iterable[str]]]:
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        names, folded = self._folded[layer]
        for word in _WORD.finditer(text):
            start = word.start()
            for name in _at(self._exact[layer], text, start, word.group()):
                yield start, start + len(name), (name,)
            for name in _at(names, lowered, start, lowered[start : word.end()]):
                yield start, start + len(name), folded[name]


def _at(index: Index, text: str, start: int, word: str) -> Iterator[str]:
    """The longest name that stands whole at one place of a text."""
    for name in index.get(word, ()):
        end = start + len(name)
        if text.startswith(name, start) and not (text[end : end + 1].isalnum() and name[-1].isalnum()):
            yield name
            return


def _index(names: Iterable[str]) -> Index:
    index: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        first = _WORD.match(name)
        if first is not None:
            index[first.group()].append(name)
    return index


def _folded(layer: str, names: Iterable[str]) -> tuple[Index, Mapping[str, list[str]]]:
    """The names whose case does not count, in lower case, and what each stands for."""
    folded: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if _loose(layer, name):
            folded[name.lower()].append(name)
    return _index(folded), folded


def _loose(layer: str, name: str) -> bool:
    """Whether case does not count: generic words, and names too long to be anything else ("Islamic state group")."""
    return layer == "generics" or (layer == "actors" and name.count(" ") >= _LONG - 1)


def _names(entity: Entity) -> Iterator[tuple[str, str]]:
    """Its names by layer, also with the bare "s" that scraping leaves of a possessive ("Syrias", "the armys")."""
    layer = {EntityKind.ACTOR: "actors", EntityKind.PLACE: "places", EntityKind.OUTLET: "outlets"}[entity.kind]
    for name in dict.fromkeys((entity.label, *entity.aliases)):
        yield from ((layer, form) for form in _forms(name))
    for name in entity.generic:
        folded = name.lower().removeprefix("the ")
        yield "generics", folded
        yield "generics", f"{folded.removesuffix('s')}s"
    yield from (("demonyms", name) for name in entity.demonyms)
    yield from (("leaders", form) for name in entity.leaders for form in _forms(name))


def _forms(name: str) -> Iterator[str]:
    if len(name) >= _SHORTEST:
        yield name
        if " " in name and not name.islower():
            yield name[0].upper() + name[1:]
        if len(name) >= _POSSESSED and name[-1].isalpha() and not name.endswith("s"):
            yield f"{name}s"
