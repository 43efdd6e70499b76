"""`kg judge`, `kg compare`, `kg explain` of judgements and pairs, and old names of events."""

from __future__ import annotations

import json
import re

import pytest

from kg import ids
from kg.store import open_store
from tests.builders import sample_extractions
from tests.cli.conftest import Kg

(HIT, DENIAL, *_), (RAID, SHELLING, _) = (extraction.claims for extraction in sample_extractions())
pytestmark = pytest.mark.usefixtures("fused")


@pytest.fixture
def fused(kg: Kg, filled: str) -> None:
    """The sample with the events that fusion finds."""
    assert kg("fuse").exit_code == 0


def event_of(kg: Kg, claim: str) -> str:
    return str(json.loads(kg("explain", claim, "--json").stdout)["claims"][0]["event"])


def test_a_judgement_and_its_undoing(kg: Kg) -> None:
    before = kg("events", "--json").stdout
    told = kg("judge", "different", event_of(kg, HIT.id), RAID.id, "--why", "another street", "--by", "ana")
    assert told.exit_code == 0, told.stderr
    assert "different, by ana: another street" in told.stdout
    assert event_of(kg, HIT.id) != event_of(kg, RAID.id)
    key = re.findall("judgement:([0-9a-f]{20})", told.stdout)[0]
    listed = kg("judge", "list").stdout
    assert key in listed
    undone = kg("judge", "undo", key, "--why", "wrong article", "--by", "bob")
    assert "takes back" in undone.stdout
    assert kg("events", "--json").stdout == before
    assert "(taken back)" in kg("judge", "list").stdout


def test_judging_for_programs(kg: Kg) -> None:
    told = json.loads(kg("judge", "same", HIT.id, SHELLING.id, "--why", "one raid", "--by", "ana", "--json").stdout)
    assert (told["verdict"], len(told["events"])) == ("same", 1)
    (listed,) = json.loads(kg("judge", "list", "--json").stdout)["items"]
    assert listed["id"] == told["id"]
    assert len(json.loads(kg("judge", "list", "--rules", "--json").stdout)["items"]) > 1
    about = json.loads(kg("judge", "list", "--about", f"claim:{ids.key_of(DENIAL.id)}", "--json").stdout)
    assert about["items"] == []


def test_the_name_of_who_judges_is_that_of_the_login(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "carol")
    assert "by carol" in kg("judge", "same", HIT.id, SHELLING.id, "--why", "one raid").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["same", HIT.id, RAID.id], "Missing option '--why'"),
        (["same", HIT.id, "nothing", "--why", "x"], "no event or claim is known as 'nothing'"),
        (["same", HIT.id, HIT.id, "--why", "x"], "name two different claims or events"),
        (["different", HIT.id, RAID.id, "--why", " "], "needs its reason"),
        (["undo", "nothing", "--why", "x"], "no judgement is known"),
        (["list", "--about", "nothing"], "no event or claim is known as 'nothing'"),
        (["dance"], "No such command 'dance'"),
    ],
)
def test_a_wrong_call(arguments: list[str], told: str, kg: Kg) -> None:
    result = kg("judge", *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert told in result.stderr


def test_nobody_has_judged(kg: Kg) -> None:
    told = kg("judge", "list")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "kg judge same A B" in told.stderr


def test_no_store_is_made_by_judging(kg: Kg) -> None:
    result = kg("judge", "same", HIT.id, RAID.id, "--why", "x", "--store", "nowhere")
    assert (result.exit_code, "kg ingest" in result.stderr) == (3, True)


def test_another_writer_is_told(kg: Kg, filled: str) -> None:
    with open_store(filled):
        result = kg("judge", "same", HIT.id, SHELLING.id, "--why", "x")
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)


def test_an_old_name_leads_to_the_present_event(kg: Kg) -> None:
    event = event_of(kg, HIT.id)
    old = next(ids.event(one) for one in (HIT.id, DENIAL.id, RAID.id) if ids.event(one) != event)
    for command in ("claims", "explain"):
        told = kg(command, ids.key_of(old))
        assert told.stdout == kg(command, event).stdout
        assert f"is now part of event:{ids.key_of(event)}" in told.stderr


def test_an_event_is_explained_by_rules_and_judgements(kg: Kg) -> None:
    told = kg("explain", event_of(kg, HIT.id)).stdout
    assert "killed, min: 25\n    rule: the lowest number that any claim gives\n" in told
    assert f"from: claim:{ids.key_of(HIT.id)}\n" in told
    assert "together with claim:" in told
    assert "the same place (+" in " ".join(told.split())


def test_two_claims_are_explained(kg: Kg) -> None:
    told = kg("explain", f"claim:{ids.key_of(HIT.id)}", ids.key_of(RAID.id)).stdout
    assert told.startswith("about one event: their score, ")
    assert "  place: the same place" in told
    kg("judge", "different", HIT.id, RAID.id, "--why", "another street", "--by", "ana")
    told = kg("explain", HIT.id, RAID.id).stdout
    assert told.startswith("about different events: ana judged them different: another street")
    key = re.findall("judgement:([0-9a-f]{20})", told)[0]
    assert "the other side:" in kg("explain", f"judgement:{key}").stdout
    assert "kept apart from claim:" in kg("explain", RAID.id).stdout
    assert kg("explain", HIT.id, "nothing").exit_code == 2


@pytest.mark.parametrize("columns", [80, 160])
def test_comparisons_read_well(columns: int, kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    events = kg("compare").stdout
    assert "Russia denies it" in " ".join(events.split())
    assert "Coast Herald" in kg("compare", "--outlets").stdout
    pair = kg("compare", "--outlet", "northern wire", "--outlet", "Coast Herald").stdout
    assert "killed: 25 or more (Northern Wire) to 31 (Coast Herald)" in pair
    assert all(max(map(len, told.splitlines())) <= columns for told in (events, pair))


def test_comparisons_for_programs(kg: Kg) -> None:
    assert json.loads(kg("compare", "--by", "blame", "--json").stdout)["items"][0]["blame"]["score"] == 1
    assert json.loads(kg("compare", "--outlets", "--json").stdout)["items"][0]["label"] == "Coast Herald"
    shelling = json.loads(kg("compare", "--outlets", "--type", "Shelling", "--json").stdout)["items"]
    assert [one["events"] for one in shelling] == [1]
    pair = ("--outlet", "outlet:northern-wire", "--outlet", "Coast Herald")
    assert len(json.loads(kg("compare", *pair, "--json").stdout)["items"]) == 1


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--by", "place"], 0, "no independent sources disagree here; see what there is with: kg events"),
        (["--outlet", "Coast Herald"], 2, "Give --outlet twice"),
        (["--outlets", "--outlet", "Coast Herald", "--outlet", "Northern Wire"], 2, "Give --outlet twice"),
        (["--outlet", "Coast Herald", "--outlet", "Coast Herald"], 2, "name two"),
        (["--outlet", "Coast Herald", "--outlet", "Nowhere Post"], 2, "no outlet is known as 'Nowhere Post'"),
        (["--type", "Picnic"], 2, "there is no event type 'Picnic'"),
        (["--by", "colour"], 2, "'colour' is not one of"),
    ],
)
def test_comparisons_of_nothing(options: list[str], code: int, told: str, kg: Kg) -> None:
    result = kg("compare", *options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)
    assert told in result.stderr


def test_events_by_grade(kg: Kg) -> None:
    grades = {one["grade"] for one in json.loads(kg("events", "--grade", "weak", "--json").stdout)["items"]}
    assert grades == {"weak"}
    none = kg("events", "--grade", "discounted")
    assert (none.exit_code, none.stdout, "kg ingest" in none.stderr) == (0, "", True)
    assert kg("events", "--grade", "good").exit_code == 2
