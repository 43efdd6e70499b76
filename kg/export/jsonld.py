"""JSON-LD: the union graph, one object a subject, in the words of `ontology/context.jsonld` and the prefixes.

The context stands in the file, so nothing is fetched to read it. A value is written in short where a term of the
context says its type or language, and in full elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, BinaryIO, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

import ontology
from kg.store import Store, selection
from kg.vocab import PREFIXES, RDF, XSD

NATIVE: dict[str, Callable[[str], int | bool]] = {XSD.integer.value: int, XSD.boolean.value: "true".__eq__}
"""Data types that JSON has values for."""
STRING = "http://www.w3.org/2001/XMLSchema#string"


def jsonld(store: Store, out: BinaryIO) -> None:
    """The triples of the Turtle export as JSON-LD 1.1, one line a subject."""
    words = Words.of(context())
    out.write(b'{"@context": ' + _json(words.context) + b',\n"@graph": [')
    for number, node in enumerate(nodes(selection.union(store), words)):
        out.write((b",\n" if number else b"\n") + _json(node))
    out.write(b"\n]}\n")


def context() -> dict[str, Any]:
    """The project's prefixes, and the terms of `ontology/context.jsonld` where that file is."""
    path = ontology.path("context.jsonld")
    own = json.loads(path.read_text(encoding="utf-8"))["@context"] if path.exists() else {}
    return {**PREFIXES, **own}


class Tagged(NamedTuple):
    """A text in a language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the context: the property it stands for, and what its values are.

    They are of a type, in a language, or a map from language to text; or, with none of these, anything.
    """

    name: str
    iri: str
    type: str | None = None
    language: str | None = None
    by_language: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A context, ready to shorten with: its prefixes by namespace, and its terms by the property they stand for."""

    context: Mapping[str, Any]
    prefixes: Mapping[str, str]
    terms: Mapping[str, tuple[Term, ...]]

    @classmethod
    def of(cls, context: Mapping[str, Any]) -> Words:
        """The words of a context. A prefix whose name a term has taken is not used."""
        prefixes = {name: iri for name, iri in context.items() if iri == PREFIXES.get(name)}
        found = [_term(name, said, prefixes) for name, said in context.items() if name not in prefixes]
        terms: dict[str, tuple[Term, ...]] = {}
        for term in found:
            if term:
                terms[term.iri] = (*terms.get(term.iri, ()), term)
        return cls(context, {space: name for name, space in prefixes.items()}, terms)

    def short(self, iri: str) -> str:
        """An IRI with its prefix, where it has one."""
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = self.prefixes.get(iri[:end])
        return f"{name}:{iri[end:]}" if name else iri


def nodes(triples: Iterable[Triple], words: Words) -> Iterator[dict[str, Any]]:
    """One JSON object for each subject of triples that are sorted by subject."""
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        values: dict[str, list[Any]] = {}
        for triple in group:
            key, value = _entry(triple.predicate, triple.object, words)
            values.setdefault(key, []).append(value)
        yield {"@id": words.short(_iri(subject)), **{key: _joined(found) for key, found in values.items()}}


def _joined(values: list[Any]) -> Any:  # noqa: ANN401  (what JSON holds)
    """One value as it is, several as a list, texts with their language as a map."""
    if not isinstance(values[0], Tagged):
        return values[0] if len(values) == 1 else values
    texts: dict[str, list[str]] = {}
    for language, text in values:
        texts.setdefault(language, []).append(text)
    return {language: _joined(found) for language, found in texts.items()}


def _entry(predicate: NamedNode, value: object, words: Words) -> tuple[str, Any]:
    if isinstance(value, NamedNode):
        return _thing(predicate, value, words)
    if not isinstance(value, Literal):
        raise TypeError(f"the stored model has no values such as {value}")
    for term in words.terms.get(predicate.value, ()):
        if value.language and term.by_language:
            return term.name, Tagged(value.language, value.value)
        if term.type == value.datatype.value or (value.language and term.language == value.language):
            return term.name, _bare(value)
    return _property(predicate, words), _full(value, words)


def _thing(predicate: NamedNode, value: NamedNode, words: Words) -> tuple[str, Any]:
    short = words.short(value.value)
    if predicate == RDF.type:
        return "@type", short
    for term in words.terms.get(predicate.value, ()):
        if term.type == "@id":
            return term.name, short
    return _property(predicate, words), {"@id": short}


def _property(predicate: NamedNode, words: Words) -> str:
    """A term that says nothing of its values, or the property's own name."""
    plain = (t.name for t in words.terms.get(predicate.value, ()) if not (t.type or t.language or t.by_language))
    return next(plain, words.short(predicate.value))


def _bare(value: Literal) -> Any:  # noqa: ANN401  (what JSON holds)
    convert = NATIVE.get(value.datatype.value)
    return convert(value.value) if convert else value.value


def _full(value: Literal, words: Words) -> Any:  # noqa: ANN401
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value in {STRING, *NATIVE}:
        return _bare(value)
    return {"@value": value.value, "@type": words.short(value.datatype.value)}


def _term(name: str, said: object, prefixes: Mapping[str, str]) -> Term | None:
    """A definition of the context as a term; keywords, aliases of keywords and other containers are left aside."""
    definition = {"@id": said} if isinstance(said, str) else said
    if not isinstance(definition, dict) or name.startswith("@"):
        return None
    iri, kind, container = (definition.get(key) for key in ("@id", "@type", "@container"))
    containers = {container} if isinstance(container, str) else set(container or ())
    if not isinstance(iri, str) or iri.startswith("@") or containers - {"@language", "@set"}:
        return None
    whole = None if kind is None else kind if kind.startswith("@") else _whole(kind, prefixes)
    return Term(name, _whole(iri, prefixes), whole, definition.get("@language"), "@language" in containers)


def _whole(short: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = short.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else short


def _iri(node: object) -> str:
    if not isinstance(node, NamedNode):
        raise TypeError(f"the stored model has no subjects such as {node}")
    return node.value


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
