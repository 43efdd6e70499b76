"""Places beyond the registry: which one a name means, how the files are made, and that nothing is half-written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg import ids
from kg.errors import DataError, UsageError
from kg.model import GeoPrecision, Position
from kg.registry import Registry, packaged, places_file, rows
from kg.registry.gazetteer import Gazetteer, opened
from kg.registry.namesakes import Surroundings, meant, spelt
from kg.registry.rows import Row

ROWS = (
    Row("geonames-1", "Ain Sahra", "village", "SY", "12", 35.6, 36.7, 900, ("Ayn Sahra",)),
    Row("geonames-2", "Kafr Dalu", "village", "SY", "12", 35.90, 36.60, 800),
    Row("geonames-3", "Kafr Dalu", "village", "SY", "13", 33.50, 36.40, 900),
    Row("geonames-4", "Mesiko", "village", "SY", "12", 35.8, 36.5, 100, ("Vexina",)),
    Row("geonames-5", "Vexina", "city", "ES", "51", 37.4, -6.0, 700_000),
    Row("geonames-6", "Vexina", "town", "TR", "31", 36.2, 36.1, 20_000),
    Row("geonames-7", "Orlanda", "city", "FI", "01", 60.2, 25.0, 400_000, ("Rest",)),
    Row("geonames-8", "Idlib", "admin1", "SY", "12", 35.8, 36.7),
    Row("geonames-9", "Saraqib", "town", "SY", "12", 35.86, 36.81, 34_000, ("Sarakeb",)),
    Row("geonames-10", "Zubda", "admin2", "YE", "08", 14.2, 43.3),
    Row("geonames-11", "Zubda", "town", "YE", "08", 14.2, 43.3, 52_000),
    Row("geonames-12", "Hodeidah", "admin1", "YE", "08", 14.8, 43.0),
    Row("geonames-13", "Lapin", "town", "FI", "77", 66.0, 26.0, 9_000),
    Row("geonames-14", "Lapland", "admin1", "FI", "77", 66.5, 26.5),
)


@pytest.fixture(scope="module")
def places(registry: Registry, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    places_file.create(path, ROWS)
    return opened(registry, path)


def place(name: str) -> str:
    return ids.entity("place", name)


IDLIB = Position(35.93, 36.63, GeoPrecision.EXACT)


@pytest.mark.parametrize(
    ("name", "around", "key"),
    [
        ("Ain Sahra", Surroundings(place("Syria")), "geonames-1"),
        ("'Ayn-Sahra", Surroundings(place("Syria")), "geonames-1"),
        ("Kafr Dalu", Surroundings(place("Syria")), None),
        ("Kafr Dalu", Surroundings(place("Syria"), near=(IDLIB,)), "geonames-2"),
        ("Kafr Dalu", Surroundings(place("Syria"), within=frozenset({place("Idlib Province")})), "geonames-2"),
        ("Vexina", Surroundings(place("Syria")), "geonames-4"),
        ("Vexina", Surroundings(place("Iraq"), told=frozenset({place("Turkey")})), "geonames-6"),
        ("Vexina", Surroundings(place("Norway")), "geonames-5"),
        ("Vexina", Surroundings(), "geonames-5"),
        ("Rest", Surroundings(place("Syria")), None),
        ("Ain Sahra", Surroundings(place("Sudan")), None),
        ("Zubda", Surroundings(place("Yemen")), "geonames-11"),
        ("Zubda", Surroundings(place("Yemen"), unit=True), "geonames-10"),
        ("Saraqib", Surroundings(place("Syria")), "saraqib"),
        ("Sarakeb", Surroundings(place("Syria")), "saraqib"),
        ("Idlib", Surroundings(place("Syria"), unit=True), "idlib-province"),
        ("", Surroundings(place("Syria")), None),
        ("Nowhere", Surroundings(place("Syria")), None),
    ],
)
def test_the_place_that_a_name_means(places: Gazetteer, name: str, around: Surroundings, key: str | None) -> None:
    found = meant(places, name, around)
    assert (ids.key_of(found.id) if found else None) == key


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Ein Sahrah", "Syria", "geonames-1"),
        ("Ain Sahara", "Syria", "geonames-1"),
        ("Ain Sahra", "Yemen", None),
        ("Kain Sahra", "Syria", None),
        ("Sar", "Syria", None),
        ("Orlandah", "Finland", None),  # spelt at home as in the news: no transliteration is looked for
    ],
)
def test_other_spellings_within_the_country(places: Gazetteer, name: str, country: str, key: str | None) -> None:
    found = spelt(places, name, Surroundings(place(country)))
    assert (ids.key_of(found.id) if found else None) == key


def test_a_place_comes_with_its_country_unit_and_position(places: Gazetteer, registry: Registry) -> None:
    found = meant(places, "Ain Sahra", Surroundings(place("Syria")))
    assert found
    assert (found.country, found.parent) == (place("Syria"), place("Idlib Province"))
    assert found.position == Position(35.6, 36.7, GeoPrecision.EXACT)
    assert places.parents(found) == ()
    abroad = meant(places, "Lapin", Surroundings(place("Finland")))
    assert abroad
    (unit,) = places.parents(abroad)
    assert (unit.label, unit.type, unit.parent, unit.id) == ("Lapland", "admin1", place("Finland"), abroad.parent)


def test_a_users_places_come_first(registry: Registry, tmp_path: Path) -> None:
    own, other = tmp_path / "own.sqlite", tmp_path / "other.sqlite"
    places_file.create(own, [Row("mine", "Ain Sahra", "town", "SY", latitude=35.0, longitude=36.0)])
    places_file.create(other, ROWS)
    found = meant(opened(registry, own, other, tmp_path / "absent"), "Ain Sahra", Surroundings(place("Syria")))
    assert found
    assert ids.key_of(found.id) == "mine"


def test_a_file_that_is_no_gazetteer_is_named(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_text("nothing")
    with pytest.raises(DataError, match=r"x\.sqlite"):
        opened(registry, path)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """The gazetteer's package with a few towns in it."""

    def build(*towns: dict[str, object]) -> Path:
        path = tmp_path / "package" / "data" / "cities500.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({str(town["geonameid"]): town for town in towns}))
        monkeypatch.setattr(packaged, "files", lambda name: tmp_path / "package")
        return path

    return build


def town(number: int, name: str, **told: object) -> dict[str, object]:
    given = {"latitude": 35.0, "longitude": 36.0, "countrycode": "SY", "population": 700, "timezone": "Asia/Damascus"}
    return {"geonameid": number, "name": name, **given, "admin1code": "12", "alternatenames": [name], **told}


def test_the_package_becomes_a_file_once(package: Callable[..., Path], registry: Registry, tmp_path: Path) -> None:
    package(
        town(7, "Ḩārim", alternatenames=["Harem", "حارم", "HRM", "Hārim"]), town(8, "Sloviyans'k", countrycode="UA")
    )
    path = packaged.packaged(tmp_path / "cache")
    assert path.name == f"geonames-{packaged.edition()}.sqlite"
    with sqlite3.connect(path) as held:
        found = held.execute("SELECT key, name, kind, aliases FROM place WHERE kind = 'village' ORDER BY id").fetchall()
    assert found == [("geonames-7", "Harim", "village", "Harem"), ("geonames-8", "Sloviyansk", "village", "")]
    before = path.read_bytes()
    path.unlink()
    assert packaged.packaged(tmp_path / "cache").read_bytes() == before
    stamp = path.stat().st_mtime_ns
    packaged.packaged(tmp_path / "cache")
    assert path.stat().st_mtime_ns == stamp


def test_processes_that_race_leave_one_whole_file(package: Callable[..., Path], tmp_path: Path) -> None:
    package(*(town(number, f"Town {number}") for number in range(40)))
    with ThreadPoolExecutor(3) as pool:
        made = set(pool.map(packaged.packaged, [tmp_path / "cache"] * 3))
    (path,) = made
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as held:
        assert held.execute("SELECT count(*) FROM place WHERE name LIKE 'Town %'").fetchone() == (40,)


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        places_file.create(tmp_path / "x.sqlite", broken())
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_says_what_to_set(package: Callable[..., Path], tmp_path: Path) -> None:
    package(town(7, "Harim"))
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="CKG_CACHE"):
        packaged.packaged(tmp_path / "file" / "cache")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ḩamāh", "Hamah"),
        ("Ţarţūs", "Tartus"),
        ("Toribío", "Toribío"),
        ("Slov\u2019yans\u2019k", "Slovyansk"),
        ("Hama", "Hama"),
    ],
)
def test_a_name_as_news_writes_it(name: str, plain: str) -> None:
    assert rows.plain(name) == plain


@pytest.mark.parametrize(
    ("name", "core"), [("Zabid District", "Zabid"), ("Aleppo Governorate", "Aleppo"), ("Region", "Region")]
)
def test_the_name_of_a_unit_without_its_order(name: str, core: str) -> None:
    assert rows.core(name) == core


def test_every_country_of_the_package_with_people_is_in_the_registry(registry: Registry) -> None:
    codes = opened(registry).countries.by_code
    known = {code for code, country in packaged.countries().items() if int(country["population"]) > 100_000}
    assert known - set(codes) <= {"AN", "CS"}  # states that are no more
    assert place("Turkey") in opened(registry).countries.neighbours[place("Syria")]
