from datetime import date

import pytest

from kg import nlp, registry
from kg.extract import extract, proposals
from kg.extract import lexicon as lexicons
from kg.extract.reading import read
from kg.model import DateBasis, Published
from tests.builders import article as build_article


@pytest.fixture(scope="session")
def pipeline():
    """The real spaCy pipeline with the real registry, loaded once."""
    return nlp.load(registry.load())


@pytest.fixture(scope="session")
def lexicon():
    return lexicons.load()


@pytest.fixture(scope="session")
def article():
    """Build an article of one text, dated Friday 9 October 2015 unless told otherwise."""

    def build(text, day=date(2015, 10, 9)):
        return build_article(text=text, published=Published(day, DateBasis.STATED) if day else Published())

    return build


@pytest.fixture(scope="session")
def reading(pipeline, lexicon, article):
    """Read one text as the extractors see it."""

    def build(text, day=date(2015, 10, 9)):
        made = article(text, day)
        return read(made, pipeline.read(made.text), pipeline.registry, lexicon)

    return build


@pytest.fixture(scope="session")
def extracted(pipeline, lexicon, article):
    """What one text says."""

    def build(text, day=date(2015, 10, 9)):
        return extract(article(text, day), pipeline, lexicon)

    return build


@pytest.fixture(scope="session")
def events(extracted):
    """The event claims of one text."""

    def build(text, day=date(2015, 10, 9)):
        return [claim for claim in extracted(text, day).claims if claim.kind == "event"]

    return build


@pytest.fixture(scope="session")
def tellings(reading):
    """What the rules propose of one text, before any chooser judges it."""

    def build(text, day=date(2015, 10, 9)):
        return proposals.survey(reading(text, day)).setting.tellings

    return build
