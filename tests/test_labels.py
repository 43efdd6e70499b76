"""Labels for training: which record of an article each telling is of, and which proposals a record bears out."""

from datetime import date
from types import SimpleNamespace

import pytest

from bench.labels import Labels, quoted
from kg import nlp, registry
from kg.extract import lexicons, proposals
from kg.extract.reading import read
from kg.model import Claimant, DateBasis, Published
from tests.builders import article

FIRST = "Russian warplanes bombed the town of Saraqeb on Monday, killing at least 12 people, residents said."
SECOND = "Rebels captured the town of Ariha on Tuesday."
THIRD = "Police arrested three men in Homs on Sunday."
FOURTH = "The air raid on Saraqeb on Monday was the first."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}\n"
GOLD = (
    {
        "type": "AirStrike",
        "quote": FIRST,
        "initiators": ["Russia"],
        "targets": [],
        "places": ["Saraqib"],
        "start": "2015-10-05",
        "end": "2015-10-05",
        "killed_min": 12,
        "claimants": ["residents"],
    },
    {"type": "Capture", "quote": SECOND, "initiators": ["Syrian opposition"], "places": ["Ariha"]},
)
SCORER = SimpleNamespace(
    same=lambda value, label: value == label,
    CATEGORY={
        "AirStrike": "remote",
        "Bombing": "remote",
        "Capture": "battle",
        "Clash": "battle",
        "Arrest": "civilians",
    },
)


@pytest.fixture(scope="module")
def reading():
    """The invented article as the extractors see it."""
    pipeline = nlp.load(registry.load())
    made = article(text=TEXT, published=Published(date(2015, 10, 9), DateBasis.STATED))
    return read(made, pipeline.read(TEXT), pipeline.registry, lexicons.load())


@pytest.fixture(scope="module")
def survey(reading):
    """What the rules propose of it."""
    return proposals.survey(reading)


def told(survey, assigned):
    return {(survey.setting.tellings[telling].word.text, record) for telling, record in assigned.items()}


def test_each_telling_is_of_the_record_that_it_agrees_with_and_others_are_left_out(reading, survey):
    assigned = Labels(SCORER).assigned(reading, survey.setting.tellings, GOLD)
    assert told(survey, assigned) == {("bombed", 0), ("raid", 0), ("captured", 1)}
    assert "arrested" in {telling.word.text for telling in survey.setting.tellings}


def test_without_records_no_telling_is_of_any(reading, survey):
    assert Labels(SCORER).assigned(reading, survey.setting.tellings, ()) == {}


def test_what_contradicts_a_record_elsewhere_is_not_of_it(reading, survey):
    elsewhere = {**GOLD[0], "places": ["Raqqa"], "start": "2014-01-01"}
    assigned = Labels(SCORER).assigned(reading, survey.setting.tellings, (elsewhere,))
    assert ("raid", 0) not in told(survey, assigned)


@pytest.mark.parametrize(
    ("pick", "slot", "index", "right"),
    [
        (lambda s: s.pool.places[next(iri for iri in s.pool.places if iri.endswith("/saraqib"))][0], "places", 0, True),
        (lambda s: s.pool.places[next(iri for iri in s.pool.places if iri.endswith("/ariha"))][0], "places", 0, False),
        (lambda s: s.pool.times[0], "times", 0, True),
        (lambda s: s.pool.times[0], "times", 1, False),
        (lambda s: s.pool.figures[0], "figures", 0, True),
        (lambda s: s.pool.figures[0], "figures", 1, False),
        (lambda s: s.setting.tellings[0].initiators[0], "initiators", 0, True),
        (lambda s: s.setting.tellings[0].initiators[0], "targets", 0, False),
        (lambda _: Claimant("residents", "x", 0, 1), "claimants", 0, True),
        (lambda _: Claimant("medics", "x", 0, 1), "claimants", 0, False),
    ],
)
def test_a_proposal_is_right_where_its_record_has_it(survey, pick, slot, index, right):
    assert Labels(SCORER).right(slot, GOLD[index], pick(survey)) is right


@pytest.mark.parametrize(
    ("quote", "span"), [("b c", (2, 5)), ("c d", (4, 7)), ("x", None), ("a\nb", (0, 3))]
)  # fmt: skip
def test_a_quote_is_found_whatever_space_parts_its_words(quote, span):
    assert quoted("a b c\nd", quote) == span
