"""The competency queries: each says what it asks, runs, and answers rightly over a small graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions
from pyoxigraph import Store as Engine

from kg import ids
from kg.store import Store
from kg.vocab import PREFIXES
from tests.ontology.reading import QUERIES

Row = tuple[str | None, ...]

STRIKE = "the strike"
SOHR = "actor:syrian-observatory-for-human-rights"
MEDICS = "actor:medics-in-maarat-idris"
MAARAT = "place:maarat-idris"
JISR = "place:jisr-al-shughur"
BRIGADE = "actor:free-idlib-brigade"

ASKED_OF_THE_SAMPLE = {
    "06-everything-said-about-a-place": {"place:aleppo-province": "place:idlib-province"},
    "07-from-an-event-to-its-sentences": {"(evt:Bombing place:huraytan)": "(evt:AirStrike place:maarat-idris)"},
    "08-what-an-outlet-never-attributes": {"outlet:trt-world": "outlet:northern-wire"},
    "09-events-between-two-dates": {"2015-10-01": "2016-03-01", "2015-12-31": "2016-03-31"},
}
"""What the shipped queries ask of the example articles, and what the tests ask of the sample instead."""

EXPECTED: dict[str, tuple[str, list[Row]]] = {
    "01-who-struck-whom-where": (
        "event type initiator target place begin killedMin killedMax claims",
        [
            (None, "evt:AirStrike", None, None, "place:idlib-province", "2015-09-01", "1200", None, "1"),
            (STRIKE, "evt:AirStrike", "actor:russia", None, MAARAT, "2016-03-03", "20", "31", "4"),
            (None, "evt:Shelling", BRIGADE, "actor:syria", JISR, "2016-03-04", None, None, "1"),
        ],
    ),
    "02-casualties-by-claimant": (
        "claimant outcome group min max basis aggregate",
        [
            (None, "code:injured", "code:people", None, None, "code:unnumbered", None),
            (None, "code:killed", "code:people", "0", "0", "code:said-none", None),
            ("actor:igor-petrov", "code:killed", "code:people", "20", "20", "code:exact", None),
            (MEDICS, "code:killed", "code:children", "7", "7", "code:exact", None),
            (MEDICS, "code:killed", "code:people", "31", "31", "code:exact", None),
            ("actor:state-media", "code:injured", "code:people", "24", None, "code:vague", None),
            (SOHR, "code:killed", "code:people", "25", None, "code:at-least", None),
            (SOHR, "code:killed", "code:people", "1200", None, "code:at-least", "true"),
        ],
    ),
    "03-what-a-claimant-says": (
        "speaker type modality headline",
        [
            (SOHR, "evt:AirStrike", "code:asserted", "Medics count 31 dead after raid on Maarat Idris"),
            (SOHR, "evt:AirStrike", "code:asserted", "Strike on market in northern town kills at least 25"),
        ],
    ),
    "04-figures-that-disagree": (
        "event outcome group highestMin lowestMax claims",
        [(STRIKE, "code:killed", "code:people", "31", "20", "3")],
    ),
    "05-blame-that-disagrees": (
        "event blamed modality claims saidBy",
        [
            (STRIKE, "actor:russia", "code:asserted", "1", "syrian-observatory-for-human-rights"),
            (STRIKE, "actor:russia", "code:denied", "1", "russia"),
            (STRIKE, "actor:syria", "code:asserted", "1", "igor-petrov"),
        ],
    ),
    "06-everything-said-about-a-place": (
        "place type begin claimant modality",
        [
            ("place:idlib", "evt:AirStrike", None, None, "code:asserted"),
            ("place:idlib-province", "evt:AirStrike", "2015-09-01", SOHR, "code:asserted"),
            (JISR, "ckg:controls", None, None, "code:asserted"),
            (JISR, "evt:Shelling", "2016-03-04", "actor:state-media", "code:asserted"),
            (JISR, "evt:Capture", "2016-03-05", "actor:state-media", "code:asserted"),
            (MAARAT, "evt:AirStrike", None, "actor:igor-petrov", "code:asserted"),
            (MAARAT, "evt:AirStrike", None, "actor:igor-petrov", "code:asserted"),
            (MAARAT, "evt:AirStrike", None, "actor:russia", "code:denied"),
            (MAARAT, "evt:AirStrike", "2016-03-03", MEDICS, "code:asserted"),
            (MAARAT, "evt:AirStrike", "2016-03-03", SOHR, "code:asserted"),
        ],
    ),
    "07-from-an-event-to-its-sentences": (
        "event claimant start end outlet published",
        [
            (STRIKE, "actor:igor-petrov", "75", "148", "outlet:northern-wire", None),
            (STRIKE, "actor:igor-petrov", "131", "147", "outlet:northern-wire", None),
            (STRIKE, "actor:russia", "234", "284", "outlet:northern-wire", "2016-03-04"),
            (STRIKE, MEDICS, "63", "171", "outlet:coast-herald", "2016-03-05"),
            (STRIKE, SOHR, "67", "232", "outlet:northern-wire", "2016-03-04"),
        ],
    ),
    "08-what-an-outlet-never-attributes": (
        "outlet type modality quote",
        [
            (
                "outlet:northern-wire",
                "ckg:backs",
                "code:asserted",
                "Russia has backed the Syrian government since September.",
            ),
            ("outlet:northern-wire", "ckg:controls", "code:asserted", "The brigade controls Jisr al-Shughur."),
            ("outlet:northern-wire", "evt:AirStrike", "code:asserted", "The raid on Idlib caused casualties."),
            ("outlet:northern-wire", "evt:Killing", "code:asserted", "Nobody was killed in Hama."),
        ],
    ),
    "09-events-between-two-dates": (
        "begin end type place killedMin killedMax",
        [
            ("2016-03-03", "2016-03-03", "evt:AirStrike", MAARAT, "20", "31"),
            ("2016-03-04", "2016-03-04", "evt:Shelling", JISR, None, None),
            ("2016-03-05", "2016-03-05", "evt:Capture", JISR, None, None),
        ],
    ),
    "10-who-controls-what": (
        "place actor how begin modality claimant",
        [
            (JISR, BRIGADE, "ckg:controls", None, "code:asserted", None),
            (JISR, BRIGADE, "evt:Capture", "2016-03-05", "code:asserted", "actor:state-media"),
        ],
    ),
    "11-who-backs-whom": (
        "from relation to modality claims articles saidBy",
        [
            (BRIGADE, "ckg:backs", "actor:syria", "code:denied", "1", "1", "free-idlib-brigade"),
            ("actor:russia", "ckg:backs", "actor:syria", "code:asserted", "1", "1", "the outlet"),
        ],
    ),
    "12-where-each-graph-comes-from": (
        "headline extractor version started",
        [
            ("Brigade takes town", "rules", "1", "2016-03-06T12:00:00Z"),
            ("Medics count 31 dead after raid on Maarat Idris", "rules", "1", "2016-03-06T12:00:00Z"),
            ("Strike on market in northern town kills at least 25", "rules", "1", "2016-03-06T12:00:00Z"),
        ],
    ),
    "13-positions-told-in-words": (
        "place quote anchor distanceKm bearing lat long",
        [(MAARAT, "12 kilometres north of Idlib", "place:idlib", "12", "0", "36.03875", "36.63393")],
    ),
    "14-what-is-not-counted": (
        "basis outcome group min claimant",
        [
            ("code:said-none", "code:killed", "code:people", "0", None),
            ("code:unnumbered", "code:injured", "code:people", None, None),
            ("code:vague", "code:injured", "code:people", "24", "actor:state-media"),
        ],
    ),
}


def shortened(value: str) -> str:
    """An IRI of ours with its prefix, anything else as it is."""
    for prefix, base in PREFIXES.items():
        if value.startswith(base) and "/" not in value[len(base) :]:
            return f"{prefix}:{value[len(base) :]}"
    return value


def ask(store: Store, query: Path, columns: str, strike: str) -> list[Row]:
    """The rows of a query, cut to some columns; of events only the strike is named."""

    def cell(name: str, value: str | None) -> str | None:
        if name == "event":
            return STRIKE if value and ids.key_of(value) == strike else None
        return None if value is None else shortened(value)

    text = query.read_text(encoding="utf-8")
    for shipped, sample in ASKED_OF_THE_SAMPLE.get(query.stem, {}).items():
        assert shipped in text
        text = text.replace(shipped, sample)
    solutions = store.query(text)
    assert isinstance(solutions, QuerySolutions)
    names = columns.split()
    return [tuple(cell(name, None if row[name] is None else row[name].value) for name in names) for row in solutions]


def order(row: Row) -> tuple[str, ...]:
    return tuple(cell or "" for cell in row)


def test_every_query_is_tested() -> None:
    assert {query.stem for query in QUERIES} == set(EXPECTED)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_the_rows_are_those_expected(query: Path, answers: Store, strike_key: str) -> None:
    columns, rows = EXPECTED[query.stem]
    assert sorted(ask(answers, query, columns, strike_key), key=order) == sorted(rows, key=order)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_query_says_what_it_asks_and_what_to_change(query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert re.fullmatch(r"# title: [A-Z][^.?]+", lines[0])
    assert re.fullmatch(r"# question: [A-Z].+\?", lines[1])
    assert re.fullmatch(r"# note: [A-Z].+", lines[2])
    assert re.search(r"# Change here: .+\n\s+VALUES ", text)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_query_declares_the_prefixes_it_uses_and_no_other(query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", text, flags=re.MULTILINE))
    assert {prefix: PREFIXES[prefix] for prefix in declared} == declared
    Engine().query(text)  # a prefix that is not declared is a syntax error
    assert set(declared) <= set(re.findall(r"(\w+):[\w-]", text.split("WHERE", 1)[1]))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_no_name_is_looked_up_within_a_pattern(query: Path) -> None:
    """A name that stands in many articles' graphs matches once in each: the rows would grow with their square."""
    assert not re.search(r"/skos:prefLabel", query.read_text(encoding="utf-8"))
