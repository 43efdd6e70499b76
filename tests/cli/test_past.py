"""`kg retract`, `kg diff` and `--as-of`: what is told, and what is refused in one line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kg import history, ids, rdf
from kg.store import open_store
from tests.builders import STARTED, STRIKE_TEXT, sample_extractions
from tests.cli.conftest import Kg

STRIKE, RAID = (extraction.article for extraction in sample_extractions())
KEY = ids.key_of(STRIKE.id)
LATER = STARTED + timedelta(days=1)


@pytest.fixture
def past(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder of a store to which the two articles of the sample came on two days."""
    folder = str(tmp_path / "past")
    monkeypatch.setenv("CKG_STORE", folder)
    with open_store(folder) as store:
        for extraction, at in zip(sample_extractions(), (STARTED, LATER), strict=True):
            name, run = ids.article_graph(extraction.article.sha256), ids.run(extraction.article.id, "rules", "1")
            said = rdf.run_quads(extraction.article, extractor="rules", version="1", started=at)
            history.keep(store, name, rdf.article_quads(extraction), said, by=run, at=at)
        history.settle(store)
        store.publish()
    return folder


def claims(kg: Kg, *given: str) -> int:
    answer = kg("query", "-q", "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a ckg:Claim }", "--format", "csv", *given)
    return int(answer.stdout.split()[-1])


@pytest.mark.parametrize(
    ("time", "number"),
    [
        ("2016-03-06", 4),
        ("2016-03-06T12:00", 4),
        ("2016-03-06T12:00:00Z", 4),
        ("2016-03-06T13:30:00+01:30", 4),
        ("2016-03-07T11:59:59", 4),
        ("2016-03-07", 7),
        ("2099-01-01", 7),
    ],
)
def test_a_day_means_its_end_and_a_time_is_utc(time: str, number: int, kg: Kg, past: str) -> None:
    assert claims(kg, "--as-of", time) == number


@pytest.mark.parametrize(
    "command",
    [
        ("events",),
        ("events", "--json"),
        ("export", "--format", "nq"),
        ("export", "--format", "csv-events"),
        ("entity", "Igor Petrov"),
        ("explain", f"article:{KEY}"),
        ("query", "-q", "ASK { ?x a ckg:Claim }"),
    ],
)
def test_now_is_what_it_is_without(command: tuple[str, ...], kg: Kg, past: str) -> None:
    plain, now = kg(*command), kg(*command, "--as-of", "2099-01-01")
    assert (plain.exit_code, now.exit_code) == (0, 0)
    assert now.stdout == plain.stdout != ""


def test_claims_of_an_event_as_of_a_time(kg: Kg, past: str) -> None:
    now, then = (
        json.loads(kg("events", "--json", *given).stdout)["items"] for given in ((), ("--as-of", "2016-03-06"))
    )
    assert len(now) > len(then) > 0
    ledger = json.loads(kg("claims", then[0]["key"], "--json", "--as-of", "2016-03-06").stdout)["claims"]
    assert {claim["article"]["id"] for claim in ledger} == {STRIKE.id}


def test_before_the_first_article_one_is_told_so(kg: Kg, past: str) -> None:
    result = kg("events", "--as-of", "2015-01-01")
    assert (result.exit_code, result.stderr.count("\n")) == (0, 2)
    assert "the graph was empty then: its first article was ingested at 2016-03-06T12:00:00Z" in result.stderr


@pytest.mark.parametrize("time", ["soon", "2016-13-01", "", "2016-03-06T25:00"])
def test_what_is_no_time_is_refused(time: str, kg: Kg, past: str) -> None:
    result = kg("events", "--as-of", time)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "is no time; write 2026-11-25 or 2026-11-25T14:30 (UTC)" in result.stderr


@pytest.mark.parametrize(
    "name", [KEY, STRIKE.id, f"article:{KEY}", "https://northernwire.example/strike", "strike.txt"]
)
def test_an_article_is_retracted_and_brought_back_by_any_name(name: str, kg: Kg, past: str, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE_TEXT)
    before = kg("export", "--format", "ttl").stdout
    gone = kg("retract", name, "--why", "a hoax")
    assert (gone.exit_code, gone.stderr) == (0, "")
    assert KEY in gone.stdout
    assert claims(kg) == 3
    back = json.loads(kg("retract", "--undo", name, "--json").stdout)
    assert [(one["id"], one["claims"]) for one in back["articles"]] == [(STRIKE.id, 4)]
    assert kg("export", "--format", "ttl").stdout == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((KEY,), "Give the reason with --why"),
        ((KEY, "--why", " "), "Give the reason with --why"),
        (("nothing", "--why", "x"), "no article is known as 'nothing'"),
        (("https://nowhere.example/", "--why", "x"), "no article is known as 'https://nowhere.example/'"),
        ((KEY, "--undo"), f"{KEY}: is not retracted, there is nothing to undo"),
        ((), "Missing argument 'ARTICLE...'"),
    ],
)
def test_what_cannot_be_retracted_is_one_line(given: tuple[str, ...], told: str, kg: Kg, past: str) -> None:
    result = kg("retract", *given)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert told in result.stderr
    assert claims(kg) == 7


def test_all_articles_are_retracted_or_none(kg: Kg, past: str) -> None:
    assert kg("retract", KEY, "nothing", "--why", "x").exit_code == 2
    assert claims(kg) == 7
    assert kg("retract", KEY, STRIKE.id, ids.key_of(RAID.id), "--why", "x").exit_code == 0
    assert claims(kg) == 0


def test_a_second_retraction_tells_the_first(kg: Kg, past: str) -> None:
    kg("retract", KEY, "--why", "a hoax")
    again = kg("retract", KEY, "--why", "still")
    today = datetime.now(UTC).date()
    assert again.stderr == f"kg: {KEY}: already retracted on {today}: a hoax\n"


@pytest.mark.usefixtures("fake_extractor")
def test_a_retracted_article_is_refused_at_ingest(kg: Kg, past: str, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE_TEXT)
    kg("retract", "strike.txt", "--why", "a hoax")
    result = kg("ingest", "strike.txt")
    told = f"retracted on {datetime.now(UTC).date()}: a hoax; bring it back with: kg retract --undo {KEY}"
    assert (result.exit_code, result.stderr) == (3, f"refused: strike.txt: {told}\n")


def test_a_difference_is_told_in_tables(kg: Kg, past: str) -> None:
    result = kg("diff", "2016-03-06", "2016-03-07")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Claims" in result.stdout
    assert "Values that changed" in result.stdout
    assert "25 or more" in result.stdout
    assert kg("diff", "2016-03-07").stdout == "no difference\n"


def test_a_difference_as_json(kg: Kg, past: str) -> None:
    found = json.loads(kg("diff", "2016-03-06", "now", "--json").stdout)
    assert {one["article"]["id"] for one in found["claims"]["added"]} == {RAID.id}
    assert (found["claims"]["removed"], found["claims"]["changed"]) == ([], [])
    (change,) = found["events"]["changed"]
    assert "killed" in change["values"]
    assert change["before"]["claims"] < change["after"]["claims"]
    back = json.loads(kg("diff", "now", "2016-03-06", "--json").stdout)
    assert back["claims"]["removed"] == found["claims"]["added"]


def test_a_difference_of_two_stores_as_a_patch(kg: Kg, past: str, filled: str) -> None:
    assert kg("diff", past, past, "--format", "patch").stdout == ""
    lines = kg("diff", past, filled, "--format", "patch").stdout.splitlines()
    assert {line[:2] for line in lines} == {"A ", "D "}
    assert all(line.endswith(" .") for line in lines)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("soon",), "soon: neither a time (2026-11-25, 2026-11-25T14:30) nor the folder of a store"),
        (("2016-03-06", "--json", "--format", "patch"), "Give --json or --format patch, and not both"),
        ((), "Missing argument 'A'"),
    ],
)
def test_what_cannot_be_held_against_each_other_is_one_line(
    given: tuple[str, ...], told: str, kg: Kg, past: str
) -> None:
    result = kg("diff", *given)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert told in result.stderr


def test_a_difference_fits_a_narrow_terminal(kg: Kg, past: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = kg("diff", "2016-03-06", "2016-03-07")
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert result.stdout.splitlines()[:3] == ["Claims", "", "+"]


def test_an_article_that_was_read_anew_tells_its_claims_before_and_after(kg: Kg, past: str) -> None:
    extraction = sample_extractions()[0]
    surer = tuple(replace(claim, confidence=0.5) for claim in extraction.claims)
    quads = rdf.article_quads(replace(extraction, claims=surer))
    with open_store(past) as store:
        history.keep(store, ids.article_graph(STRIKE.sha256), quads, (), by=ids.run(STRIKE.id, "rules", "2"), at=LATER)
        history.settle(store)
        store.publish()
    assert "~-" in kg("diff", "2016-03-06").stdout
    changed = json.loads(kg("diff", "2016-03-06", "--json").stdout)["claims"]["changed"]
    assert {one["after"]["confidence"] for one in changed} == {0.5}


def test_of_two_articles_at_one_address_one_must_be_named(kg: Kg, past: str) -> None:
    second = replace(STRIKE, id=RAID.id, sha256=RAID.sha256)
    with open_store(past) as store:
        quads = rdf.article_quads(replace(sample_extractions()[1], article=second))
        history.keep(store, ids.article_graph(RAID.sha256), quads, (), by=ids.run(RAID.id, "rules", "2"), at=LATER)
    result = kg("retract", STRIKE.url, "--why", "x")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "2 articles were published there; name one by its key: " in result.stderr


def test_a_file_that_is_no_article_is_refused(kg: Kg, past: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = kg("retract", "empty.txt", "--why", "x")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "empty.txt" in result.stderr
