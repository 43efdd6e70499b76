"""Registry names in a text: whole names only, the longest first, an actor and a place on the same words both kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.model import Entity, EntityKind

LAYERS = ("actors", "places", "outlets", "demonyms", "leaders", "generics")
"""The span groups that `Names` sets on a `Doc`; each span's `id_` lists the IRIs it may name, separated by spaces."""

_MINIMUM = 2
_LONG = 3
_LONGER = 4


class Names:
    """Finds the names of registry entities and leaves them on the `Doc` as span groups, one a layer."""

    def __init__(self, nlp: Language, entities: Iterable[Entity]) -> None:
        self._ids: dict[str, dict[str, list[str]]] = {layer: defaultdict(list) for layer in LAYERS}
        for entity in entities:
            for layer, name in _names(entity):
                if entity.id not in self._ids[layer][name]:
                    self._ids[layer][name].append(entity.id)
        self._matchers = {layer: _matcher(nlp, list(names), "ORTH") for layer, names in self._ids.items()}
        self._loose = {
            layer: _matcher(nlp, [n for n in names if _loose(layer, n)], "LOWER") for layer, names in self._ids.items()
        }

    def spans(self, doc: Doc, layer: str) -> list[Span]:
        """The names of one layer in a document, none overlapping another."""
        found = []
        for match, start, end in (*self._matchers[layer](doc), *self._loose[layer](doc)):
            name = doc.vocab.strings[match]
            span = Span(doc, start, end, label=layer, span_id=" ".join(self._ids[layer][name]))
            found.append(span)
        return filter_spans(found)


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
    yield from (("leaders", name) for name in entity.leaders)


def _forms(name: str) -> Iterator[str]:
    if len(name) >= _MINIMUM:
        yield name
        if " " in name and not name.islower():
            yield name[0].upper() + name[1:]
        if len(name) >= _LONGER and name[-1].isalpha() and not name.endswith("s"):
            yield f"{name}s"


def _loose(layer: str, name: str) -> bool:
    """Whether case does not count: generic words, and names too long to be anything else ("Islamic state group")."""
    return layer == "generics" or (layer == "actors" and name.count(" ") >= _LONG - 1)


def _matcher(nlp: Language, names: list[str], attribute: str) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr=attribute)
    for name, pattern in ((name, nlp.make_doc(name)) for name in names):
        matcher.add(name, [pattern])
    return matcher
