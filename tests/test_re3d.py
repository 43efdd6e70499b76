"""The benchmark over re3d annotations, on a folder of one invented text."""

import json

import pytest

from bench import re3d

TEXT = "Israeli jets bombed Hamas positions in Gaza City."
ENTITIES = [("Organisation", "Israeli jets"), ("Organisation", "Hamas positions"), ("Location", "Gaza City")]


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture
def folder(tmp_path):
    """One document, three entities and a relation, and an entity that nobody was sure of."""
    found = [
        {"documentId": "d", "type": kind, "begin": span(words)[0], "end": span(words)[1], "confidence": 1}
        for kind, words in ENTITIES
    ]
    unsure = {"documentId": "d", "type": "Vehicle", "begin": 8, "end": 12, "confidence": 0}
    ends = {"sourceBegin": 0, "sourceEnd": 12, "targetBegin": span("Hamas")[0], "targetEnd": span("Hamas")[1]}
    relation = {"documentId": "d", "type": "FightingAgainst", "confidence": 1, **ends}
    for name, rows in (
        ("documents", [{"_id": "d", "text": TEXT}]),
        ("entities", [*found, unsure]),
        ("relations", [relation]),
    ):
        (tmp_path / f"{name}.json").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_what_is_found_is_scored_by_type(folder, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["re3d", str(folder)])
    assert re3d.main() == 0
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines() if line}
    assert rows["Location"] == ["1.000", "1.000", "1.000", "1", "1", "1"]
    assert rows["FightingAgainst"] == ["1.000", "1.000", "1.000", "1", "1", "1"]
    assert "Vehicle" not in rows


def test_a_folder_that_is_not_there_is_skipped_with_a_word(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["re3d", str(tmp_path / "nowhere")])
    assert re3d.main() == 0
    assert capsys.readouterr().out.startswith("skipped: no documents.json")
