"""`kg codebooks` and `kg link`: tables for people, JSON and CSV for programs, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from kg import ids
from tests.builders import sample_events
from tests.cli.conftest import Kg

pytestmark = pytest.mark.usefixtures("filled")
STRIKE = sample_events()[0].id


def test_the_codebooks_side_by_side(kg: Kg) -> None:
    told = json.loads(kg("codebooks", "--json").stdout)
    assert told["events"] == 3
    assert {name: one["deaths"] for name, one in told["codebooks"].items()} == {
        "acled": {"low": 25, "best": 25, "high": 25},
        "ucdp": {"low": 25, "best": 25, "high": 31},
        "airwars": {"low": 25, "best": None, "high": 31},
    }
    assert told["codebooks"]["ucdp"]["left_out"]["no number of deaths"] == 1
    assert told["ratio"] == {"all": 1.24, "common": 1.24}
    (moved,) = told["moved"]
    assert moved["event"] == STRIKE
    assert moved["quote"].startswith("Russian war planes hit a market")


@pytest.mark.parametrize("columns", ["160", "80"])
def test_the_table_names_totals_reasons_and_the_sentence(kg: Kg, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = kg("codebooks").stdout
    assert "UCDP GED" in shown
    assert "the highest total is 1.24 times the lowest" in " ".join(shown.split())
    assert "no number of deaths" in " ".join(shown.split())
    assert "25 to 31" in shown
    assert ids.key_of(STRIKE) in shown


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        (["--type", "Shelling"], 1),
        (["--type", "RemoteViolence"], 3),
        (["--place", "Jisr al-Shughur"], 1),
        (["--place", "Idlib province"], 3),
        (["--since", "2016-03-04"], 2),
        (["--until", "2016-03-03"], 2),
        (["--since", "2016-03-04", "--place", "Maarat Idris"], 0),
    ],
)
def test_filters(kg: Kg, asked: list[str], events: int) -> None:
    assert json.loads(kg("codebooks", "--json", *asked).stdout)["events"] == events


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--type", "Nonsense"], "no event type 'Nonsense'"),
        (["--place", "Atlantis"], "no place is known as 'Atlantis'"),
    ],
)
def test_filters_that_name_nothing(kg: Kg, asked: list[str], told: str) -> None:
    result = kg("codebooks", *asked)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_no_event_that_all_take_is_said_so(kg: Kg) -> None:
    shown = kg("codebooks", "--type", "Shelling").stdout
    assert "The 0 that all three take" in shown
    assert "times the lowest" not in shown


@pytest.mark.parametrize("form", ["acled", "ucdp", "airwars"])
def test_what_is_exported_is_linked_back(kg: Kg, form: str) -> None:
    assert kg("export", "--format", form, "-o", "rows.csv").exit_code == 0
    result = kg("link", "rows.csv", "--json")
    told = json.loads(result.stdout)
    rows = list(csv.DictReader(io.StringIO(Path("rows.csv").read_text())))
    assert result.exit_code == 0
    assert [one["matches"][0]["event"] for one in told] == [row["ckg_event"] for row in rows]
    assert ids.key_of(STRIKE) in kg("link", "rows.csv").stdout


def test_the_best_event_is_added_to_each_row(kg: Kg) -> None:
    Path("rows.csv").write_text(
        "id,date_start,date_end,type_of_violence,latitude,longitude,best,note\n"
        "412,2016-03-03,2016-03-03,1,36.05,36.63,30,=1+1\n"
        "413,2011-03-03,2011-03-03,1,36.05,36.63,30,none\n"
    )
    near, far = csv.DictReader(io.StringIO(kg("link", "rows.csv", "--format", "csv").stdout))
    assert (near["ckg_event"], near["ckg_days"], near["ckg_km"], near["ucdp_match_id"]) == (STRIKE, "0", "1.3", "412")
    assert (near["note"], near["best"]) == ("'=1+1", "30")
    assert int(near["ckg_score"]) > 50
    assert near["ckg_reasons"].startswith("same day (30 of 30); 1.3 km from Maarat Idris")
    assert (far["ckg_event"], far["ucdp_match_id"], far["id"]) == ("", "", "413")
    assert "no event within its days and kilometres" in " ".join(kg("link", "rows.csv").stdout.split())


HEADER = "event_date,event_type,sub_event_type,latitude,longitude\n"
GOOD = "2016-03-03,Battles,Armed clash,36.05,36.63\n"
BAD = "someday,Battles,Armed clash,36.05,36.63\n"


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (HEADER + GOOD, 0, ""),
        (HEADER, 0, ""),
        (HEADER + GOOD + BAD, 1, "refused: rows.csv:3: column event_date: 'someday' is no date; write it as"),
        (HEADER + BAD * 25, 3, "refused: 5 rows more"),
        ("a,b\n1,2\n", 2, "kg: rows.csv:1: no header of a known collection"),
    ],
)
def test_rows_that_are_refused(kg: Kg, content: str, code: int, told: str) -> None:
    Path("rows.csv").write_text(content)
    result = kg("link", "rows.csv")
    assert (result.exit_code, told in result.stderr) == (code, True)
