"""What one article says: `extract(article, pipeline)` gives its mentions and claims, each with its evidence.

Extractors are functions over one `Reading`; `CLAIMS` lists them in the order they run. Their words are data, in
`ontology/lexicon/`. Nothing here depends on a clock, a random number or another article.
"""

from __future__ import annotations

from kg.extract import lexicon as lexicons
from kg.extract import mentions as names
from kg.extract.attribution import voices
from kg.extract.claims import NAME, event_claim
from kg.extract.document import stories
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Mentions
from kg.extract.placenames import Place, places
from kg.extract.positions import located, positions
from kg.extract.reading import Reading, read
from kg.extract.relations import relation_claims
from kg.extract.statements import statement_claims
from kg.extract.tellings import tellings
from kg.extract.when import times
from kg.model import Article, Claim, Extraction
from kg.nlp import Pipeline

VERSION = "1"
"""Raised with every change of rules or lexicon that changes what is extracted; runs are named by it."""

__all__ = ["NAME", "VERSION", "extract", "lexicons"]


def extract(article: Article, pipeline: Pipeline, lexicon: Lexicon | None = None) -> Extraction:
    """What an article says. The same article gives the same extraction on every machine."""
    doc = pipeline.read(article.text)
    reading = read(article, doc, pipeline.registry, lexicon or lexicons.load(), pipeline.gazetteer)
    mentions = Mentions(reading)
    named = places(reading)
    told = tuple(positions(reading, named))
    names.names(reading, named, times(reading.text, article.published.day), mentions)
    claims = _claims(reading, named, mentions)
    for place in named:
        if place.minted:
            mentions.entity(located(place, told))
        elif reading.gazetteer is not None:
            for unit in reading.gazetteer.parents(place.entity):
                mentions.entity(unit)
    return Extraction(article, mentions.all(), claims, mentions.entities(), told)


def _claims(reading: Reading, named: tuple[Place, ...], mentions: Mentions) -> tuple[Claim, ...]:
    said = voices(reading)
    found = stories(reading, tellings(reading, named, said))
    events = [event_claim(reading, story, mentions) for story in found]
    relations = list(relation_claims(reading, named, said, mentions))
    told = {telling.word.i for story in found for telling in story.tellings}
    told |= {token.i for token in reading.doc if token.idx in {claim.trigger[0] for claim in relations}}
    statements = list(statement_claims(reading, said, told, mentions))
    unique = {claim.id: claim for claim in (*events, *relations, *statements)}
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence.start, c.trigger, c.kind, c.id)))
