"""Which entity a name means, and which names mean nothing."""

from __future__ import annotations

import pytest

from kg import ids
from kg.model import Entity, EntityKind, GeoPrecision, Position
from kg.registry import Registry


def country(name: str) -> str | None:
    return ids.entity("place", name) if name else None


@pytest.mark.parametrize(
    ("name", "where", "label"),
    [
        ("ISIS", "", "Islamic State"), ("IS", "", "Islamic State"), ("Daesh", "", "Islamic State"),
        ("DAESH", "", "Islamic State"), ("Islamic State group", "", "Islamic State"),
        ("the Islamic State", "", "Islamic State"), ("SDF", "", "Syrian Democratic Forces"),
        ("YPG", "", "People's Protection Units"), ("Nusra Front", "", "Jabhat al-Nusra"),
        ("al Qaeda", "", "al-Qaeda"), ("SOHR", "", "Syrian Observatory for Human Rights"),
        ("Rami Abdelrahman", "", "Rami Abdel Rahman"), ("Hizbollah", "", "Hezbollah"), ("IDF", "", "Israel"),
        ("Syrian Arab Army", "", "Syria"), ("US", "", "United States"), ("Russian air force", "", "Russia"),
        ("Russian Defense Ministry", "", "Russian Defence Ministry"), ("RSF", "Sudan", "Rapid Support Forces"),
        ("SNA", "Somalia", "Somalia"), ("SNA", "Syria", "Syrian National Army"),
        ("the regime", "Syria", "Syria"), ("rebels", "Syria", "Syrian opposition"),
        ("the rebels", "Yemen", "Houthi movement"),
        ("government forces", "Ethiopia", "Ethiopia"), ("The army", "Lebanon", "Lebanon"),
        ("Tamil Tigers", "", "Liberation Tigers of Tamil Eelam"),
        ("FARC", "", "Revolutionary Armed Forces of Colombia"),
        ("M23", "", "March 23 Movement"), ("al-Shabab", "", "al-Shabaab"),
        ("JNIM", "", "Jama'at Nasr al-Islam wal Muslimin"),
    ],
)  # fmt: skip
def test_actors(registry: Registry, name: str, where: str, label: str) -> None:
    found = registry.actor(name, country(where))
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("is", "Syria"), ("us", "Syria"), ("Is", "Syria"), ("the rebels", ""), ("the regime", "France"), ("", ""),
        ("the", "Syria"), ("Nusra Front fighters in the east", "Syria"), ("SNA", ""), ("islamic state", ""),
    ],
)  # fmt: skip
def test_what_is_no_actor(registry: Registry, name: str, where: str) -> None:
    assert registry.actor(name, country(where)) is None


@pytest.mark.parametrize(
    ("name", "where", "key"),
    [
        ("Aleppo", "Syria", "aleppo"), ("Aleppo province", "Syria", "aleppo-province"), ("Hureytan", "", "huraytan"),
        ("Haritan", "Syria", "huraytan"), ("Huraitan", "Syria", "huraytan"), ("Duma", "Syria", "douma"),
        ("ar-Raqqah", "", "raqqa"), ("Al-Raqqah", "", "raqqa"), ("RAQQA", "", "raqqa"),
        ("Deir Ezzor", "", "deir-ez-zor"),
        ("Deir al-Zawr", "Syria", "deir-ez-zor"), ("Darat Izza", "", "darat-izza"), ("Kiev", "", "kyiv"),
        ("Tripoli", "Libya", "tripoli"), ("Tripoli", "Lebanon", "tripoli-lebanon"), ("Tripoli", "", "tripoli"),
        ("Kafra", "Syria", "kafra"), ("Qarah", "Syria", "qara"), ("Tel Aqrah", "", "tel-aqrah"), ("Jariz", "", "jariz"),
        ("Al-Latamneh", "", "al-latamina"), ("Saida", "Lebanon", "sidon"), ("Ankara", "Syria", "ankara"),
        ("El Salvador", "", "el-salvador"), ("the Mediterranean Sea", "", "mediterranean-sea"),
        ("Donbass", "", "donbas"),
        ("DRC", "", "democratic-republic-of-the-congo"), ("al-Fashir", "Sudan", "el-fasher"),
        ("Chechnya", "", "chechnya"),
    ],
)  # fmt: skip
def test_places(registry: Registry, name: str, where: str, key: str) -> None:
    found = registry.place(name, country(where))
    assert found is not None
    assert ids.key_of(found.id) == key


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("March", ""), ("March", "Somalia"), ("Said", "Syria"), ("said", "Syria"), ("Hit", "Iraq"), ("The", "Syria"),
        ("Kafr Sakhir al-Gharbi", "Syria"), ("homs", "Syria"), ("", ""), ("Salvador", ""), ("Huraitan", "Yemen"),
        ("Rest", ""), ("May", ""), ("the town of Aleppo", "Syria"),
    ],
)  # fmt: skip
def test_what_is_no_place(registry: Registry, name: str, where: str) -> None:
    assert registry.place(name, country(where)) is None


@pytest.mark.parametrize(("name", "never"), [("Kafra", "qara"), ("Kafr Kars", "kafr-saghir"), ("Qarah", "kafra")])
def test_a_name_is_not_forced_on_another_place(registry: Registry, name: str, never: str) -> None:
    found = registry.place(name, country("Syria"))
    assert found is None or ids.key_of(found.id) != never


def test_nearness_decides_between_namesakes(registry: Registry) -> None:
    beirut = registry.place("Beirut")
    assert beirut
    assert beirut.position
    found = registry.place("Tripoli", near=beirut.position)
    assert found
    assert found.country == country("Lebanon")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("TRT World", "TRT World"), ("TRTWorld", "TRT World"), ("trtworld.com", "TRT World"),
        ("https://www.trtworld.com/mea/a-1", "TRT World"), ("www.bbc.co.uk", "BBC"),
        ("The New Arab", "al-Araby al-Jadeed"),
        ("The Daily Star", "The Daily Star"), ("dailystar.com.lb", "The Daily Star"), ("AFP", "Agence France-Presse"),
        ("SANA", "SANA"), ("Nobody's Gazette", None), ("", None), ("http://[broken", None),
    ],
)  # fmt: skip
def test_outlets(registry: Registry, name: str, label: str | None) -> None:
    found = registry.outlet(name)
    assert (found.label if found else None) == label


def test_by_id(registry: Registry) -> None:
    found = registry.by_id(ids.entity("actor", "Islamic State"))
    assert found
    assert found.label == "Islamic State"
    assert registry.by_id("https://example.org/nothing") is None


def test_level_namesakes_mean_nothing() -> None:
    here = Position(1, 1, GeoPrecision.EXACT)
    one, other = (Entity(f"x:{n}", EntityKind.PLACE, "Newtown", type="town", position=here) for n in "ab")
    level = Registry((), (one, other), ())
    assert level.place("Newtown") is None
    assert level.place("Newtown", near=here) is None
    assert list(level.entities()) == [one, other]
