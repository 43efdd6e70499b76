"""`kg events`, `claims`, `entity`, `explain`, `query`, `export`, `fuse`, `validate` over the sample."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg import ids
from kg.cli import show, tables
from kg.export import FORMATS
from kg.store import open_store
from tests.builders import OBSERVATORY
from tests.cli.conftest import Kg

WORDS = "relations against killed injured claims initiators targets outlets origin origins blamed denies"
"""Words that are not in the graph."""
pytestmark = pytest.mark.usefixtures("filled")


def test_events_as_table_and_json(kg: Kg, event: str) -> None:
    table = kg("events")
    assert table.exit_code == 0
    assert ids.key_of(event) in table.stdout
    assert "Maarat Idris" in table.stdout
    found = json.loads(kg("events", "--json").stdout)
    assert event in [one["id"] for one in found["items"]]


@pytest.mark.parametrize(
    ("options", "some"),
    [
        (["--type", "AirStrike", "--actor", "Moscow", "--role", "initiator"], True),
        (["--place", "Idlib province", "--since", "2016-03-01", "--until", "2016-03-31"], True),
        (["--place", "Hama"], False),
        (["--actor", "actor:russia", "--killed-min", "1"], True),
        (["--claimant", "SOHR"], True),
        (["--until", "2001-01-01"], False),
    ],
)
def test_events_by_filter(options: list[str], some: bool, kg: Kg, event: str) -> None:
    found = json.loads(kg("events", "--json", *options).stdout)
    assert (event in [one["id"] for one in found["items"]]) is some


def test_more_events_than_asked_for(kg: Kg) -> None:
    result = kg("events", "--limit", "1")
    assert "the first 1; more with --limit" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--actor", "Nobody in Particular"], "kg: no actor is known as 'Nobody in Particular'"),
        (["--type", "Picnic"], "kg: there is no event type 'Picnic'; their names are in ontology/event-types.ttl\n"),
        (["--actor", ""], "kg: a name is empty; give a name, an alias or an IRI\n"),
        (["--since", "yesterday"], "kg: Invalid value for '--since': 'yesterday' does not match"),
        (["--role", "target"], "kg: role 'target': give initiator or target, and an actor"),
        (["--colour"], "kg: No such option '--colour'"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(options: list[str], told: str, kg: Kg) -> None:
    result = kg("events", *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


def test_the_ledger_of_an_event(kg: Kg, event: str) -> None:
    table = kg("claims", ids.key_of(event)).stdout
    assert event in table
    assert "Syrian Observatory for Human Rights" in table
    assert "killed 25 or more" in table
    told = json.loads(kg("claims", event, "--json").stdout)
    assert len(told["claims"]) == told["event"]["claims"]
    unknown = kg("claims", "no-such-key")
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("columns", [80, 100, 119])
@pytest.mark.parametrize("command", ["events", "claims", "entity", "explain"])
def test_a_narrow_terminal_gets_whole_words(
    command: str, columns: int, kg: Kg, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"events": [], "entity": ["SOHR"]}.get(command, [event])
    wide = kg(command, *given, "--json").stdout
    monkeypatch.setenv("COLUMNS", str(columns))
    told = kg(command, *given).stdout
    long = [line for line in told.splitlines() if len(line) > columns]
    assert all("://" in line or "sha256" in line for line in long)
    assert not [word for word in re.findall("[A-Za-z]{6,}", told) if word.lower() not in WORDS + wide.lower()]


def test_blocks_of_a_narrow_terminal(kg: Kg, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    events = kg("events").stdout
    assert f"\n{ids.key_of(event)}  AirStrike, 2016-03-03, Maarat Idris\n  by Russia" in events
    assert "; weak; 1 claim, 1 outlet, 1 origin\n" in events
    claims = kg("claims", event).stdout
    assert "\n  Syrian Observatory for Human Rights: AirStrike; " in claims
    assert "\n    in: " in claims
    assert "\nRelations\n\n  " in kg("entity", "SOHR").stdout


@pytest.mark.parametrize("columns", [120, 160, 200])
def test_a_wide_terminal_gets_a_table_that_fits(
    columns: int, kg: Kg, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    told = kg("claims", event).stdout
    assert "said by" in told
    assert max(map(len, told.splitlines())) <= columns
    assert "AirStrike " in kg("events").stdout


def test_a_table_of_many_columns_does_not_cut_words_that_fit(capsys: pytest.CaptureFixture[str], kg: Kg) -> None:
    names = [str(number) for number in range(10)]
    tables.table(names, [["opposition forces and others, " * 5] + ["civilians"] * 9])
    told = capsys.readouterr().out
    assert told.count("opposition") == 5
    assert told.count("civilians") == 9


def test_an_entity_by_its_alias(kg: Kg) -> None:
    table = kg("entity", "SOHR").stdout
    assert OBSERVATORY.label in table
    assert "Relations" in table
    told = json.loads(kg("entity", "sohr", "--kind", "actor", "--json").stdout)
    assert told["id"] == OBSERVATORY.id
    assert told["relations"]
    assert kg("entity", "Nobody in Particular").exit_code == 2
    assert (kg("entity", "").exit_code, kg("entity", " ").exit_code) == (2, 2)
    assert table.splitlines()[1].split() == ["name", *OBSERVATORY.label.split()]


def test_a_place_shows_where_it_is(kg: Kg) -> None:
    assert "(derived)" in kg("entity", "Maarat Idris").stdout


def test_everything_can_be_explained(kg: Kg, event: str) -> None:
    told = kg("explain", event).stdout
    assert "sha256 " in told
    assert "found by: rules 1" in told
    claim = json.loads(kg("explain", event, "--json").stdout)["claims"][0]["id"]
    assert "\u201c" in kg("explain", claim).stdout
    assert "\u201c" in kg("explain", f"actor:{ids.key_of(OBSERVATORY.id)}").stdout
    article = json.loads(kg("explain", claim, "--json").stdout)["claims"][0]["article"]["id"]
    assert "\u201c" in kg("explain", article).stdout
    assert kg("explain", "event:nothing").exit_code == 2


def test_an_explanation_by_key_and_by_name(kg: Kg, event: str) -> None:
    assert kg("explain", ids.key_of(event)).stdout == kg("explain", event).stdout
    assert kg("explain", "sohr").stdout == kg("explain", OBSERVATORY.id).stdout
    assert kg("explain", "Maarat Idris").stdout.startswith("place: Maarat Idris\n")


@pytest.mark.parametrize("name", ["foo", "", "Maarat", "two words"])
def test_what_no_name_explains(name: str, kg: Kg) -> None:
    result = kg("explain", name)
    assert (result.exit_code, result.stderr) == (
        2, f"kg: nothing is known as {name!r}; give an IRI, kind:key, or a name\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ({"published": "2015-10-09", "published_basis": "inferred"}, "2015-10-09 (inferred)"),
        ({"published": "2015-10-09", "published_basis": "stated"}, "2015-10-09"),
        ({"published": None, "published_basis": "unknown"}, "undated"),
    ],
)
def test_an_inferred_day_is_marked(article: dict[str, str | None], told: str) -> None:
    assert show.published(article) == told


def test_the_ledger_marks_an_inferred_day(kg: Kg, event: str, filled: str) -> None:
    assert "(inferred)" not in kg("claims", event).stdout
    with open_store(filled) as store:
        store.update(
            "DELETE { GRAPH ?g { ?article ckg:dateBasis ?basis } } INSERT { GRAPH ?g { ?article ckg:dateBasis "
            "code:inferred } } WHERE { GRAPH ?g { ?article ckg:dateBasis ?basis } }"
        )
        store.publish()
    assert "(inferred)" in kg("claims", event).stdout
    assert "(inferred)" in kg("explain", event).stdout
    assert "(inferred)" in kg("explain", "SOHR").stdout


COUNT = "SELECT (COUNT(?event) AS ?n) { ?event a sem:Event }"


def test_a_query_in_every_format(kg: Kg) -> None:
    assert json.loads(kg("query", "-q", COUNT, "--format", "json").stdout)["head"] == {"vars": ["n"]}
    assert kg("query", "-q", COUNT, "--format", "csv").stdout_bytes.startswith(b"n\r\n")
    assert kg("query", "-q", COUNT, "--format", "tsv").stdout.startswith("?n\n")
    assert kg("query", "-q", COUNT, "--format", "xml").stdout.startswith("<?xml")
    assert " n" in kg("query", "-q", COUNT).stdout


def test_every_answer_ends_its_last_line(kg: Kg) -> None:
    for form in ("json", "csv", "tsv", "xml"):
        for query in (COUNT, "ASK {}", "SELECT ?x { ?x a ckg:None }"):
            told = kg("query", "-q", query, "--format", form).stdout_bytes
            assert told.endswith(b"\n")
            assert not told.endswith(b"\n\n")


def test_a_table_without_rows_says_so(kg: Kg) -> None:
    assert kg("query", "-q", "SELECT ?x { ?x a ckg:None }").stderr == "no rows\n"
    assert kg("query", "-q", "SELECT ?x { ?x a sem:Event }").stderr == ""
    assert kg("query", "-q", "SELECT ?x { ?x a ckg:None }", "--format", "csv").stderr == ""


@pytest.mark.parametrize(
    "update",
    ["DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:b> <a:c> 1 }", "LOAD <http://x.example/>", "CLEAR ALL", "DROP ALL",
     "PREFIX a: <http://x.example/> WITH a:b DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"],
)  # fmt: skip
def test_updates_are_not_taken(update: str, kg: Kg) -> None:
    result = kg("query", "-q", update)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "updates are not taken here" in result.stderr
    assert "updates" not in kg("query", "-q", 'SELECT ?x { ?x rdfs:label "DROP ALL"').stderr


def test_a_query_from_a_file_and_from_standard_input(kg: Kg, tmp_path: Path) -> None:
    query = "SELECT ?event ?none { ?event a sem:Event OPTIONAL { ?event ckg:none ?none } }"
    (tmp_path / "q.rq").write_text(query)
    told = kg("query", "q.rq").stdout
    assert "event:" in told
    assert kg("query", "-", stdin=query).stdout == told


def test_a_truth_value_and_a_graph(kg: Kg, event: str) -> None:
    assert kg("query", "-q", "ASK { ?event a sem:Event }").stdout == "yes\n"
    assert kg("query", "-q", "ASK { ?event a ckg:None }").stdout == "no\n"
    assert json.loads(kg("query", "-q", "ASK { ?e a sem:Event }", "--format", "json").stdout)["boolean"] is True
    turtle = kg("query", "-q", f"CONSTRUCT {{ <{event}> a ?type }} {{ <{event}> a ?type }}").stdout
    assert "a sem:Event" in turtle


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-q", "SELECT ?x {"], "malformed query at line 1"),
        (["-q", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"], "SERVICE"),
        (["-q", COUNT, "--format", "ttl"], "gives no graph"),
        (["-q", "DESCRIBE <http://x.example/>", "--format", "csv"], "gives a graph: choose ttl"),
        ([], "Give a query file or -q, and not both"),
        (["missing.rq"], "missing.rq"),
        (["bad.rq"], "the query is not UTF-8 text: byte 0"),
    ],
)
def test_a_wrong_query(arguments: list[str], told: str, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_bytes(b"\xff")
    result = kg("query", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_is_the_same_to_a_file_and_to_standard_output(form: str, kg: Kg, tmp_path: Path) -> None:
    shown = kg("export", "--format", form)
    assert shown.exit_code == 0
    assert kg("export", "--format", form, "-o", "out").exit_code == 0
    assert (tmp_path / "out").read_bytes() == shown.stdout_bytes
    assert not (tmp_path / "out.part").exists()


def test_an_export_that_cannot_be_written(kg: Kg) -> None:
    result = kg("export", "-o", "no/such/folder/out.ttl")
    assert (result.exit_code, result.stderr) == (3, "kg: no/such/folder/out.ttl: no such file or directory\n")
    assert "'xls' is no format" in kg("export", "--format", "xls").stderr


def test_fuse_and_validate(kg: Kg) -> None:
    assert kg("fuse").stdout.endswith(" events\n")
    assert kg("validate").stdout == "no violations\n"
    assert json.loads(kg("validate", "--json").stdout) == []


def test_a_violation_is_named(kg: Kg, filled: str) -> None:
    with open_store(filled) as store:
        store.update(f"INSERT DATA {{ GRAPH <{ids.article_graph('x')}> {{ claim:x a ckg:EventClaim , ckg:Claim }} }}")
        store.publish()
    result = kg("validate")
    assert result.exit_code == 1
    assert "claim:x" in result.stdout
    assert json.loads(kg("validate", "--json").stdout)[0]["message"]
