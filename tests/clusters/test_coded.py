"""The coded corpus: every event that an article tells is coded, from its own words, in known types and real days."""

import json
from datetime import date
from pathlib import Path

import pytest

from kg.rdf import event_types

HERE = Path(__file__).parent
GOLD = [json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
CODED = [json.loads(line) for line in (HERE / "coded.jsonl").read_text(encoding="utf-8").splitlines()]
TYPES = {*event_types.broader(), *event_types.broader().values()}
LISTS = ("places", "initiators", "targets", "claimants")


def test_every_event_that_an_article_tells_is_coded_in_its_half():
    told = {(telling["article"], telling["event"], telling["half"]) for telling in GOLD}
    assert {(line["article"], line["event"], line["half"]) for line in CODED} == told


def test_every_quote_is_a_telling_of_its_event():
    told = {(telling["article"], telling["event"], telling["quote"]) for telling in GOLD}
    assert [line for line in CODED if (line["article"], line["event"], line["quote"]) not in told] == []


def test_no_telling_is_coded_twice():
    assert len({(line["article"], line["event"], line["quote"]) for line in CODED}) == len(CODED)


@pytest.mark.parametrize("line", CODED, ids=lambda line: f"{line['article']} {line['event']}")
def test_values_are_of_their_kinds(line):
    days = [date.fromisoformat(line[key]) for key in ("start", "end") if line[key]]
    assert days == sorted(days)
    assert line["start"] or not line["end"]
    assert line["type"] in TYPES
    assert all(isinstance(line[key], list) and all(line[key]) for key in LISTS)
    assert all(isinstance(line[key], bool) for key in ("denied", "aggregate"))


@pytest.mark.parametrize("outcome", ["killed", "injured"])
def test_figures_are_ranges(outcome):
    ranges = [(line[f"{outcome}_min"], line[f"{outcome}_max"]) for line in CODED]
    assert all(high is None or (low is not None and 0 <= low <= high) for low, high in ranges)
