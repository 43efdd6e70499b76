"""What one article says: `extract(article, pipeline)` gives its mentions and claims, each with its evidence.

Extractors are functions over one `Reading`: the rules propose (`proposals`), choosers judge (`document`, `fill`). Their
words are data, in `ontology/lexicon/`, their weights in `choose/weights.json`. Nothing here depends on a clock, a
random number or another article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from spacy.tokens import Doc

from kg.extract import lexicon as lexicons
from kg.extract import mentions as names
from kg.extract import proposals
from kg.extract.choose import chooser
from kg.extract.choose.stage import Stage
from kg.extract.claims import NAME, event_claim
from kg.extract.document import stories, told
from kg.extract.fill import filled
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Mentions
from kg.extract.places import located, positions
from kg.extract.proposals import Survey
from kg.extract.reading import Reading, read
from kg.extract.relations import relation_claims
from kg.extract.statements import statement_claims
from kg.model import Article, Claim, Extraction
from kg.nlp import Pipeline

VERSION = "3"
"""Raised with every change of rules or lexicon that changes what is extracted; runs are named by it."""

__all__ = ["NAME", "VERSION", "extract", "extract_all", "lexicons"]


def extract(article: Article, pipeline: Pipeline, lexicon: Lexicon | None = None) -> Extraction:
    """What an article says. The same article gives the same extraction on every machine."""
    return _extracted(article, pipeline.read(article.text), pipeline, lexicon)


def extract_all(
    articles: Iterable[Article], pipeline: Pipeline, lexicon: Lexicon | None = None
) -> Iterator[Extraction]:
    """What each of many articles says, in order, as `extract` says it; they are parsed in batches."""
    ours, parsed = tee(articles)
    docs = pipeline.pipe(article.text for article in parsed)
    for article, doc in zip(ours, docs, strict=True):
        yield _extracted(article, doc, pipeline, lexicon)


def _extracted(article: Article, doc: Doc, pipeline: Pipeline, lexicon: Lexicon | None) -> Extraction:
    reading = read(article, doc, pipeline.registry, lexicon or lexicons.load(), pipeline.gazetteer)
    survey = proposals.survey(reading)
    mentions = Mentions(reading)
    told = tuple(positions(reading, survey.named))
    names.names(reading, survey.named, survey.pool.times, mentions)
    claims = _claims(reading, survey, mentions)
    for place in survey.named:
        if place.minted:
            mentions.entity(located(place, told))
        elif reading.gazetteer is not None:
            for unit in reading.gazetteer.parents(place.entity):
                mentions.entity(unit)
    return Extraction(article, mentions.all(), claims, mentions.entities(), told)


def _claims(reading: Reading, survey: Survey, mentions: Mentions) -> tuple[Claim, ...]:
    choosers = chooser.load()
    found = filled(Stage(survey.setting, survey.pool, stories(survey.setting, choosers)), choosers)
    planned = (told(survey.setting, telling) for telling in survey.planned)
    events = [event_claim(reading, story, mentions) for story in (*found, *planned)]
    relations = list(relation_claims(reading, survey.named, survey.said, mentions))
    words = {telling.word.i for telling in (*(t for story in found for t in story.tellings), *survey.planned)}
    words |= {token.i for token in reading.doc if token.idx in {claim.trigger[0] for claim in relations}}
    statements = list(statement_claims(reading, survey.said, words, mentions))
    unique = {claim.id: claim for claim in (*events, *relations, *statements)}
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence.start, c.trigger, c.kind, c.id)))
