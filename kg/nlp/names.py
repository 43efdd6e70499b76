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

Index = Mapping[str, Mapping[str, list[str]]]
"""The first word of a name to the names that begin with it, by layer, the longest first."""


class Names:
    """Finds the names of registry entities in a text, all layers in one pass."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._ids: dict[str, dict[str, dict[str, None]]] = {layer: defaultdict(dict) for layer in LAYERS}
        listed = tuple(entities)
        taken = {name for e in listed if e.kind is EntityKind.ACTOR for name in (e.label, *e.aliases)}
        for entity in listed:
            for layer, name in _names(entity):
                if layer != "places" or name not in taken or name in {entity.label, *entity.aliases}:
                    self._ids[layer][name][entity.id] = None
        exact, folded = _written(self._ids)
        self._folded = folded
        self._exact = _index(exact)
        self._loose = _index(folded)

    def spans(self, doc: Doc) -> dict[str, list[Span]]:
        """The names in a document by layer, none overlapping another of its layer."""
        found: dict[str, list[Span]] = {layer: [] for layer in LAYERS}
        for start, end, layer, names in self._found(doc.text):
            iris = " ".join(dict.fromkeys(iri for name in names for iri in self._ids[layer][name]))
            span = doc.char_span(start, end, label=layer, span_id=iris)
            if span is not None:
                found[layer].append(span)
        return {layer: filter_spans(spans) for layer, spans in found.items()}

    def _found(self, text: str) -> Iterator[tuple[int, int, str, Iterable[str]]]:
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        for word in _WORD.finditer(text):
            start = word.start()
            for layer, name in _at(self._exact, text, start, word.group()):
                yield start, start + len(name), layer, (name,)
            for layer, name in _at(self._loose, lowered, start, lowered[start : word.end()]):
                yield start, start + len(name), layer, self._folded[layer][name]


def _at(index: Index, text: str, start: int, word: str) -> Iterator[tuple[str, str]]:
    """The longest name of each layer that stands whole at one place of a text, with its layer."""
    for layer, names in index.get(word, {}).items():
        for name in names:
            end = start + len(name)
            if text.startswith(name, start) and not (text[end : end + 1].isalnum() and name[-1].isalnum()):
                yield layer, name
                break


def _index(names: Mapping[str, Iterable[str]]) -> Index:
    index: dict[str, dict[str, list[str]]] = {}
    for layer, listed in names.items():
        for name in sorted(listed, key=len, reverse=True):
            first = _WORD.match(name)
            if first is not None:
                index.setdefault(first.group(), {}).setdefault(layer, []).append(name)
    return index


def _written(layers: Mapping[str, Iterable[str]]) -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    """By layer, the names whose case counts, and the others in lower case with what each stands for."""
    exact: dict[str, list[str]] = defaultdict(list)
    folded: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for layer, names in layers.items():
        for name in names:
            if _loose(layer, name):
                folded[layer].setdefault(name.lower(), []).append(name)
            else:
                exact[layer].append(name)
    return exact, folded


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
