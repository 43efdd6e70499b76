"""`kg gazetteer import`: what is read, what is refused with which line and remedy, and that nothing is half-written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kg.cli.edge import DONE, NOTHING, PARTLY, WRONG_USAGE
from kg.ingest.rules import Rules
from kg.registry import places_file
from kg.registry.places_file import PlacesFile
from tests.cli.conftest import Kg

HEADER = "name,latitude,longitude,aliases,country,kind,id\n"


@pytest.fixture
def own(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's gazetteer, not there yet."""
    path = tmp_path / "own" / "places.sqlite"
    monkeypatch.setenv("CKG_GAZETTEER", str(path))
    return path


def dump(*lines: tuple[str, ...]) -> str:
    """Lines of a GeoNames dump from id, name, other names, feature code, country and population."""
    return "".join(
        "\t".join((i, name, name, others, "35.1", "36.2", "P", code, country, "", "12", "", "", "", people, *"    "))
        + "\n"
        for i, name, others, code, country, people in lines
    )


def counts(kg: Kg, *files: Path, code: int = DONE) -> tuple[dict[str, int], str]:
    result = kg("gazetteer", "import", "--json", *files)
    assert result.exit_code == code, result.stderr
    return json.loads(result.stdout), result.stderr


def test_a_table_is_added_and_a_second_time_changes_nothing(kg: Kg, own: Path, tmp_path: Path) -> None:
    table = tmp_path / "v.csv"
    table.write_text(HEADER + "Tel Suna,36.3,37.2,Tal Soussa|Tall Suna,Syria,village,\nQal'a,1,2,,,,q7\n")
    assert counts(kg, table)[0] == {"added": 2, "unchanged": 0, "passed over": 0, "refused": 0}
    before = own.read_bytes()
    assert counts(kg, table)[0] == {"added": 0, "unchanged": 2, "passed over": 0, "refused": 0}
    assert own.read_bytes() == before
    (found,) = PlacesFile(own).named("tal soussa")
    assert (found.name, found.country, found.kind, found.latitude) == ("Tel Suna", "SY", "village", 36.3)


def test_a_changed_line_replaces_the_place_of_its_id(kg: Kg, own: Path, tmp_path: Path) -> None:
    table = tmp_path / "v.csv"
    table.write_text(HEADER + "Suna,36.3,37.2,Soussa,SY,village,9\n")
    counts(kg, table)
    first = places_file.content(own)
    table.write_text(HEADER + "Suna,36.4,37.2,Sousse,SY,town,9\n")
    assert counts(kg, table)[0]["added"] == 1
    assert places_file.content(own) not in {"", first}
    held = PlacesFile(own)
    assert held.named("soussa") == ()
    assert [(row.kind, row.latitude, row.key) for row in held.named("sousse")] == [("town", 36.4, "geonames-9")]


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_of_geonames(kg: Kg, own: Path, tmp_path: Path, packed: bool) -> None:
    text = dump(
        ("1", "Aïn Tesra", "Ayn Tasra,عين,IQA", "PPL", "SY", "200"),
        ("2", "Tesra Hospital", "", "HSP", "SY", ""),
        ("3", "Grand Hotel", "", "HTL", "SY", "0"),
        ("4", "Big Tesra", "", "PPL", "SY", "250000"),
    )
    path = tmp_path / "SY.txt"
    path.write_text(text, encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "SY.zip", "w") as made:
            made.writestr("readme.txt", "words")
            made.writestr("SY.txt", text)
        path = tmp_path / "SY.zip"
    assert counts(kg, path)[0] == {"added": 3, "unchanged": 0, "passed over": 1, "refused": 0}
    held = PlacesFile(own)
    (ain,) = held.named("ain tasra")
    assert (ain.name, ain.kind, ain.unit, ain.aliases) == ("Aïn Tesra", "village", "12", ("Ayn Tasra",))
    assert [held.named(name)[0].kind for name in ("tesra hospital", "big tesra")] == ["facility", "city"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("v.csv", HEADER + "A,x,2,,,,\n", "v.csv:2: latitude 'x' is no number; give decimal degrees"),
        ("v.csv", HEADER + "A,1,2,,,,\nA,91,2,,,,\n", "v.csv:3: latitude 91 is out of range; it lies between"),
        ("v.csv", HEADER + "A,1,2,,Nowhereland,,\n", "v.csv:2: country 'Nowhereland' is unknown; give its ISO 3166"),
        ("v.csv", HEADER + "A,1,2,,SY,castle,\n", "v.csv:2: kind 'castle' is unknown; give one of country, region"),
        ("v.csv", HEADER + ",1,2,,SY,,\n", "v.csv:2: no name; every line needs one"),
        ("v.csv", HEADER + "A,1\n", "v.csv:2: longitude '' is no number"),
        ("SY.txt", "1\tA\n", "SY.txt:1: 2 columns; a GeoNames dump has 19"),
        ("SY.txt", dump(("x", "A", "", "PPL", "SY", "1")), "SY.txt:1: id 'x', name 'A'; give a GeoNames id"),
        ("SY.txt", dump(("1", "A", "", "PPL", "SY", "many")), "SY.txt:1: population 'many' is no whole number"),
    ],
)
def test_a_bad_line_is_refused_with_file_line_and_remedy(kg: Kg, own: Path, name: str, text: str, told: str) -> None:
    good = own.parent.parent / "good.csv"
    good.write_text(HEADER + "Suna,36.3,37.2,,SY,,\n")
    bad = own.parent.parent / name
    bad.write_text(text)
    assert told in counts(kg, good, bad, code=PARTLY)[1]
    assert len(PlacesFile(own).named("suna")) == 1


def test_where_every_line_is_refused_nothing_is_made(kg: Kg, own: Path, tmp_path: Path) -> None:
    bad = tmp_path / "v.csv"
    bad.write_text(HEADER + "A,x,2,,,,\n" * 30)
    told = counts(kg, bad, code=NOTHING)[1]
    assert "refused: 10 lines more" in told
    assert not own.exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("v.csv", b"name,lat\nA,1\n", "no column latitude, longitude; the header needs name, latitude, longitude"),
        ("v.xlsx", b"", "neither .csv nor a GeoNames dump"),
        ("v.zip", b"no archive", "no zip archive; download it again"),
    ],
)
def test_a_file_of_another_kind_is_wrong_usage_and_changes_nothing(
    kg: Kg, own: Path, name: str, content: bytes, told: str
) -> None:
    good = own.parent.parent / "good.csv"
    good.write_text(HEADER + "Suna,36.3,37.2,,SY,,\n")
    bad = own.parent.parent / name
    bad.write_bytes(content)
    result = kg("gazetteer", "import", good, bad)
    assert result.exit_code == WRONG_USAGE
    assert told in result.stderr
    assert not own.exists()


def test_no_file_is_wrong_usage(kg: Kg, own: Path) -> None:
    assert kg("gazetteer", "import").exit_code == WRONG_USAGE
    assert kg("gazetteer", "import", "absent.csv").exit_code == WRONG_USAGE


def test_the_version_of_the_rules_names_the_places_imported(kg: Kg, own: Path, tmp_path: Path) -> None:
    rules = Rules(places=str(own))
    before = rules.version
    table = tmp_path / "v.csv"
    table.write_text(HEADER + "Suna,36.3,37.2,,SY,,\n")
    counts(kg, table)
    assert rules.version == f"{before}+places.{places_file.content(own)}"
