"""`kg ingest` and `kg extract`: what is stored and written, what is refused, and what the shell is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import StoreFull
from tests.articles.test_read import ARABIC, PAGE, RUSSIAN, TEXT
from tests.cli.conftest import Kg

pytestmark = pytest.mark.usefixtures("fake_extractor")


def bad_folder(folder: Path) -> None:
    """Every kind of bad input of which something is known to go wrong, and two good articles."""
    folder.mkdir()
    (folder / "arabic.txt").write_text(ARABIC)
    (folder / "binary.txt").write_bytes(b"\x7fELF\x00\x01")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "good.txt").write_text(TEXT)
    (folder / "latin1.txt").write_bytes(b"caf\xe9 in Marea")
    with (folder / "long.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    (folder / "page.html").write_text(PAGE)
    (folder / "refuse.txt").write_text("The extractor is asked to refuse this.")
    (folder / "fails.txt").write_text("The extractor is asked to fail on this.")
    (folder / "russian.txt").write_text(RUSSIAN)


def test_bad_input_is_refused_by_name_and_the_rest_ingested(kg: Kg, tmp_path: Path) -> None:
    bad_folder(tmp_path / "in")
    result = kg("ingest", "in", "--json")
    assert result.exit_code == 1
    counts = json.loads(result.stdout)
    assert (counts["articles"], counts["claims"]) == (2, 2)
    refused = {Path(one["file"]).name: one["reason"] for one in counts["refused"]}
    assert sorted(refused) == [
        "arabic.txt", "binary.txt", "empty.txt", "fails.txt", "gone.txt", "latin1.txt", "long.txt", "refuse.txt",
        "russian.txt",
    ]  # fmt: skip
    lines = result.stderr.splitlines()
    assert len(lines) == 9
    assert all(line.startswith("refused: in/") for line in lines)
    assert "refused: in/latin1.txt:1: byte 3 (0xe9) is not valid UTF-8; re-encode the file" in result.stderr


def test_a_good_folder_is_ingested_and_again(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    first = kg("ingest", "good.txt")
    assert (first.exit_code, first.stderr) == (0, "")
    assert "claims" in first.stdout
    assert (tmp_path / "kg-store").is_dir()
    again = json.loads(kg("ingest", "good.txt", "--resume", "--json").stdout)
    assert (again["articles"], again["skipped"], again["refused"]) == (0, 1, [])


def test_files_of_other_kinds_are_told_in_one_line(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(TEXT)
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF")
    one = kg("ingest", "in")
    assert (one.exit_code, one.stderr) == (0, "passed over 1 file of another kind: a.pdf\n")
    for name in "bcdefg":
        (tmp_path / "in" / f"{name}.docx").write_bytes(b"x")
    told = "passed over 7 files of other kinds: a.pdf, b.docx, c.docx, d.docx, e.docx, ...\n"
    assert kg("extract", "in").stderr == told


def test_the_summary_has_no_empty_head(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    lines = [line.strip() for line in kg("ingest", "good.txt").stdout.splitlines()]
    assert lines[:2] == ["Ingested", ""]
    assert lines[2].split() == ["articles", "1"]


def test_nothing_ingested_is_exit_code_3(kg: Kg) -> None:
    result = kg("ingest", "missing.txt")
    assert result.exit_code == 3
    assert result.stderr == "refused: missing.txt: there is no such file or folder; check the path\n"


def test_standard_input(kg: Kg) -> None:
    assert kg("ingest", "-", "--store", "memory:", stdin=TEXT).exit_code == 0


def test_records_json_and_text(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(b"Raid\r\n\r\nTwo people were killed.\n")
    record = json.loads(kg("extract", "good.txt").stdout)
    assert (record["article"], record["type"]) == ("good.txt", "AirStrike")
    whole = json.loads(kg("extract", "good.txt", "--format", "json").stdout)
    assert whole["article"]["file"] == "good.txt"
    assert kg("extract", "good.txt", "--text").stdout_bytes == (tmp_path / "good.txt").read_bytes()


def test_extract_says_what_it_refuses(kg: Kg, tmp_path: Path) -> None:
    bad_folder(tmp_path / "in")
    result = kg("extract", "in")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert len(result.stderr.splitlines()) == 9
    assert kg("extract", "in/empty.txt").exit_code == 3


def test_a_full_disk(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text(TEXT)

    def full(*given: object) -> int:
        raise StoreFull("kg-store: the disk is full")

    monkeypatch.setattr("kg.ingest.kept.keep", full)
    result = kg("ingest", "good.txt")
    assert result.exit_code == 3
    assert result.stderr == "kg: kg-store: the disk is full; 0 articles were kept, resume when there is space\n"


def test_a_store_of_a_newer_version(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    kg("ingest", "good.txt")
    (tmp_path / "kg-store" / "format").write_text("99")
    for command in (("ingest", "good.txt"), ("events",), ("query", "-q", "ASK {}")):
        result = kg(*command)
        assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
        assert "upgrade conflict-kg" in result.stderr


def test_a_store_that_is_not_there(kg: Kg) -> None:
    result = kg("events", "--store", "nowhere")
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert kg("events", "--store", "http://x.example/sparql").exit_code == 2


def test_a_file_name_cannot_speak_to_the_terminal(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[31m.txt").write_bytes(b"")
    result = kg("ingest", "a\nb\x1b[31m.txt", "--store", "memory:")
    assert result.stderr == "refused: a b [31m.txt: there is no text in it; leave it out\n"
