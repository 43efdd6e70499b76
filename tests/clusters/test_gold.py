"""The corpus of clusters: its gold stands in its articles, and it is as large and as hard as its README says."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ARTICLES = {path.name: path.read_text(encoding="utf-8") for path in sorted((HERE / "articles").glob("*.txt"))}
GOLD = [json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def told_in():
    """The articles in which each event is told."""
    found = defaultdict(set)
    for telling in GOLD:
        found[telling["event"]].add(telling["article"])
    return found


def test_every_quote_stands_where_its_offsets_say():
    wrong = [t for t in GOLD if ARTICLES[t["article"]][t["start"] : t["end"]] != t["quote"] or not t["quote"]]
    assert not wrong


def test_there_are_enough_articles_events_and_singletons():
    events = told_in()
    single = sum(len(articles) == 1 for articles in events.values())
    assert (len(ARTICLES), len(GOLD), len(events), single) == (84, 410, 101, 27)


def test_every_article_tells_of_an_event():
    assert {telling["article"] for telling in GOLD} == ARTICLES.keys()


def test_no_telling_stands_twice():
    assert len({(t["article"], t["start"], t["end"]) for t in GOLD}) == len(GOLD)


def test_each_event_has_one_type_and_one_half():
    assert len({(t["event"], t["type"], t["half"]) for t in GOLD}) == len(told_in())


def test_the_halves_have_no_war_in_common():
    wars = defaultdict(set)
    for telling in GOLD:
        wars[telling["half"]].add(telling["article"].split("-")[0])
    assert wars["tune"] == {"syria", "somalia", "sudan"}
    assert wars["held"] == {"ukraine", "yemen", "nigeria"}


@pytest.mark.parametrize("article", ARTICLES)
def test_articles_are_short(article):
    assert 60 <= len(ARTICLES[article].split()) <= 200
