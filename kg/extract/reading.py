"""One article as the extractors see it: the parsed text, the names in it, and the country it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span

from kg.extract.lexicon import Lexicon
from kg.model import Article, Entity, Evidence
from kg.nlp.text import blocks
from kg.registry import Registry
from kg.registry.gazetteer import Gazetteer

COMMA_EVERY = 150
"""News has a comma every twenty words or so; a text with far fewer has lost them."""
_PLACE_WEIGHT = 3
LAYERS = ("actors", "places", "demonyms", "leaders", "generics")


@dataclass(frozen=True)
class Name:
    """A registry name in the text: the tokens it covers and the entity it means here."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, eq=False)
class Reading:
    """An article, its parse and its names. `actors` and so on map a token's index to the name that covers it.

    A reading is equal to itself alone, so that what was found out about it can be kept.
    """

    article: Article
    doc: Doc
    registry: Registry
    lexicon: Lexicon
    country: str | None
    actors: Mapping[int, Name]
    places: Mapping[int, Name]
    demonyms: Mapping[int, Name]
    leaders: Mapping[int, Name]
    generics: Mapping[int, Name]
    gazetteer: Gazetteer | None = None
    """Places that the registry does not have; None where none is at hand."""

    @cached_property
    def text(self) -> str:
        """The text as parsed, of the length of the article's; `Doc.text` would build it anew at each call."""
        return self.doc.text

    @cached_property
    def recognised(self) -> Mapping[int, Span]:
        """The span of the entity recogniser that covers a token, by the token's index."""
        return {i: span for span in self.doc.ents for i in range(span.start, span.end)}

    @cached_property
    def without_commas(self) -> bool:
        """Whether the text has lost its commas, so that names in a row may be a list."""
        return self.article.text.count(",") * COMMA_EVERY < len(self.doc)

    @cached_property
    def named_actors(self) -> tuple[Name, ...]:
        """The actors named in the text, in order."""
        return tuple(name for index, name in sorted(self.actors.items()) if index == name.start)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [start for start, _ in blocks(self.text)]

    def actor(self, label: str) -> Entity | None:
        """The actor that the registry knows by a label in the article's country, where the label can mean it here."""
        entity = self.registry.actor(label, self.country)
        if entity is None or label.lower() not in {name.lower() for name in entity.generic}:
            return entity
        told = {name.entity.id for name in self.actors.values()}
        return entity if _answers(entity, told, self.lexicon.listed("kinds", "irregular")) else None

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds an offset, counted from 1; 0 before the first."""
        return bisect_right(self._paragraphs, offset)

    def seat(self, index: int) -> Entity | None:
        """The state whose capital or seat of power a token names: "Kyiv", "Kremlin"; None for other words."""
        place = self.places.get(index)
        name = place.entity.label if place else self.doc[index].text
        state = self.lexicon.words["capitals"]["seats"].get(name)
        return self.registry.actor(state) if state else None

    def written(self, start: int, end: int) -> str:
        """The article's own characters between two offsets, as written."""
        return self.article.text[start:end]

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence between two offsets."""
        return Evidence(start, end, self.article.text[start:end])

    def sentence(self, span: Span) -> Evidence:
        """A sentence as evidence, without the space around it."""
        text = self.text[span.start_char : span.end_char]
        start = span.start_char + len(text) - len(text.lstrip())
        return self.evidence(start, start + len(text.strip()))

    def sentences(self) -> tuple[Span, ...]:
        """The sentences that may tell something: not credits, dates, "see also" lines."""
        return self._telling

    @cached_property
    def _telling(self) -> tuple[Span, ...]:
        return tuple(sentence for sentence in self.doc.sents if not self.skipped(sentence))

    def skipped(self, sentence: Span) -> bool:
        """Whether a sentence is a heading or credit that tells nothing."""
        folded = self.text[sentence.start_char : sentence.end_char].strip().lower()
        return not folded or folded.startswith(tuple(self.lexicon.words["headings"]["skip"]))


def read(
    article: Article, doc: Doc, registry: Registry, lexicon: Lexicon, gazetteer: Gazetteer | None = None
) -> Reading:
    """Bring an article's parse, the registry and the lexicon together."""
    country = _country(doc, registry)
    skipped = lexicon.listed("kinds", "indefinite")
    tables = {layer: _named(doc, registry, layer, country, skipped) for layer in LAYERS}
    told, irregular = {name.entity.id for name in tables["actors"].values()}, lexicon.listed("kinds", "irregular")
    tables["generics"] = {i: n for i, n in tables["generics"].items() if _answers(n.entity, told, irregular)}
    return Reading(article, doc, registry, lexicon, country, gazetteer=gazetteer, **tables)


def _answers(entity: Entity, told: Collection[str], irregular: frozenset[str]) -> bool:
    """Whether a generic word may mean an actor: a state's, one with no name of its own, or a group the article names.

    "Militants" of Nigeria may be anybody's; they are Boko Haram's only in an article that tells of Boko Haram.
    """
    umbrella = entity.label.rsplit(" ", 1)[-1][:1].islower()
    return entity.type not in irregular or umbrella or entity.id in told


def _candidates(span: Span, registry: Registry) -> Iterator[Entity]:
    for iri in span.id_.split():
        entity = registry.by_id(iri)
        if entity is not None:
            yield entity


def _country(doc: Doc, registry: Registry) -> str | None:
    """The country an article is about: the one most named by its places, a demonym counting less."""
    votes: Counter[str] = Counter()
    for layer, weight in (("places", _PLACE_WEIGHT), ("demonyms", 1)):
        for span in doc.spans[layer]:
            found = {_home(entity) for entity in _candidates(span, registry)} - {None}
            for country in found:
                votes[str(country)] += weight
    return min(votes, key=lambda country: (-votes[country], country)) if votes else None


def _home(entity: Entity) -> str | None:
    return entity.id if entity.type == "country" else entity.country


def _named(doc: Doc, registry: Registry, layer: str, country: str | None, skipped: frozenset[str]) -> dict[int, Name]:
    found: dict[int, Name] = {}
    homes = _told_countries(doc, registry)
    for span in doc.spans[layer]:
        generic = layer == "generics"
        if generic and (span.text.lower() in skipped or _in_longer_name(span)):
            continue
        if layer in {"actors", "leaders"} and _namesake(span, registry):
            continue
        home = homes.get(span.start, country)
        entity = _meant(tuple(_candidates(span, registry)), home, span.text, generic=generic)
        if entity is not None:
            found.update(dict.fromkeys(range(span.start, span.end), Name(span.start, span.end, entity)))
    return found


def _in_longer_name(span: Span) -> bool:
    """Whether a generic word is part of a capitalised name: "Arakan Army", "Golani Brigade"."""
    first, last = span[0], span[-1]
    if not last.text[:1].isupper() or last.is_sent_start:
        return False
    before = first.nbor(-1) if first.i > first.sent.start else None
    after = last.nbor() if last.i + 1 < last.sent.end else None
    return any(t is not None and t.tag_ == "NNP" and t.dep_ == "compound" for t in (before,)) or (
        after is not None and after.tag_ == "NNP" and last.dep_ == "compound"
    )


def _namesake(span: Span, registry: Registry) -> bool:
    """Whether a surname belongs to another person: "Karzai" in "Ahmed Wali Karzai"; a title is no forename."""
    if len(span) > 1 or not span.start:
        return False
    before = span.doc[span.start - 1]
    if before.tag_ != "NNP" or before.dep_ != "compound" or before.head != span[0] or before.ent_type_ != "PERSON":
        return False
    entity = next(_candidates(span, registry), None)
    return entity is not None and not any(before.text in name for name in (entity.label, *entity.aliases))


def _meant(candidates: tuple[Entity, ...], country: str | None, text: str, *, generic: bool) -> Entity | None:
    """Which of several namesakes a name means: the one at home in the country; a generic word means no other.

    The name of a sea is that of the sea, and not of the province by it.
    """
    named = next((c for c in candidates if c.type == "water"), None)
    if named is not None and named.label == text:
        return named
    at_home = tuple(c for c in candidates if country is not None and c.country == country)
    return next(iter(at_home if generic else (*at_home, *candidates)), None)


def _told_countries(doc: Doc, registry: Registry) -> dict[int, str | None]:
    """The country of a demonym by the token behind it: "Iraqi government forces" in an article about Syria."""
    return {
        span.end: next((entity.country for entity in _candidates(span, registry)), None)
        for span in doc.spans["demonyms"]
    }
