"""Reading the registry's Turtle: what comes out, and how malformed data is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import ontology
from kg import registry as package
from kg.errors import DataError
from kg.model import EntityKind, GeoPrecision, Position
from kg.registry import reading

HEAD = """@prefix ckg: <https://w3id.org/conflict-kg/ontology#> .
@prefix code: <https://w3id.org/conflict-kg/code/> .
@prefix gn: <http://www.geonames.org/ontology#> .
@prefix place: <https://w3id.org/conflict-kg/id/place/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .

"""


def turtle(folder: Path, *entries: str) -> Path:
    path = folder / "places.ttl"
    path.write_text(HEAD + "\n\n".join(entries), encoding="utf-8")
    return path


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    path = turtle(
        tmp_path,
        'place:hama a sem:Place ; skos:prefLabel "Hama"@en ; skos:altLabel "Hamah"@en, "Hamaa"@en ;'
        " gn:featureCode code:city ; ckg:country place:syria ; gn:parentFeature place:hama-governorate ;"
        " wgs:lat 35.13179 ; wgs:long 36.75783 ; ckg:geoPrecision code:exact .",
    )
    (hama,) = reading.entities(path)
    assert (hama.kind, hama.label, hama.aliases, hama.type) == (EntityKind.PLACE, "Hama", ("Hamah", "Hamaa"), "city")
    assert hama.country == "https://w3id.org/conflict-kg/id/place/syria"
    assert hama.parent == "https://w3id.org/conflict-kg/id/place/hama-governorate"
    assert hama.position == Position(35.13179, 36.75783, GeoPrecision.EXACT)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("place:x a sem:Place .", "no skos:prefLabel"),
        ('place:x skos:prefLabel "X"@en .', "no known class"),
        ('place:x a sem:Place ; skos:prefLabel "X"@en, "Y"@en .', "more than one"),
        ('place:x a sem:Place ; skos:prefLabel "X"@en ; skos:hiddenLabel "Z"@en .', "unknown property"),
        ('place:x a sem:Place ; skos:prefLabel "X"@en ; wgs:lat 1.0 .', "a position needs"),
        ('place:x a sem:Place ; skos:prefLabel "X"@en ; gn:featureCode place:town .', "is no code"),
        (
            'place:x a sem:Place ; skos:prefLabel "X"@en ; wgs:lat 1.0 ; wgs:long 2.0 ; ckg:geoPrecision code:vague .',
            "vague",
        ),
        (
            'place:x a sem:Place ; skos:prefLabel "X"@en ; wgs:lat "a" ; wgs:long 2.0 ; ckg:geoPrecision code:near .',
            "could not convert",
        ),
    ],
)
def test_a_malformed_entry_is_refused_with_file_and_line(tmp_path: Path, entry: str, reason: str) -> None:
    path = turtle(tmp_path, 'place:ok a sem:Place ; skos:prefLabel "Ok"@en .', entry)
    with pytest.raises(DataError, match=reason) as caught:
        list(reading.entities(path))
    assert f"{path}:11: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_syntax_error_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = turtle(tmp_path, "place:x a ; .")
    with pytest.raises(DataError, match=r"places\.ttl:9: ") as caught:
        list(reading.entities(path))
    assert "\n" not in str(caught.value)


def test_an_entry_written_in_full_is_refused_without_its_line(tmp_path: Path) -> None:
    path = turtle(tmp_path, "\n [] a sem:Place .")
    with pytest.raises(DataError, match=r"places\.ttl:1: "):
        list(reading.entities(path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.ttl: "):
        list(reading.entities(tmp_path / "nowhere.ttl"))


def test_what_refers_to_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = turtle(tmp_path, 'place:x a sem:Place ; skos:prefLabel "X"@en ; ckg:country place:atlantis .')
    monkeypatch.setattr(ontology, "path", lambda name: path)
    with pytest.raises(DataError, match="atlantis"):
        package.load()
