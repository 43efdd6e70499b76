"""The codebooks' rules as data: they agree with crosswalk, lexicon, code lists and the list of countries."""

import tomllib

import pytest

import ontology
from kg.export.airwars import CLASSES
from kg.export.nations import by_iri, nation
from kg.export.rules import rules, vague
from kg.model import GeoPrecision, Grade, VictimGroup
from kg.rdf import crosswalk
from kg.registry import packaged
from tests.builders import place

ISO3 = {str(country["iso3"]) for country in packaged.countries().values()}
TYPES = {
    line.split()[0].removeprefix("evt:")
    for line in ontology.path("event-types.ttl").read_text().splitlines()
    if line.startswith("evt:")
}


def theirs(scheme: str) -> set[str]:
    text = ontology.path("crosswalk.ttl").read_text().splitlines()
    return {
        line.split('skos:notation "')[1].split('"')[0] for line in text if f"skos:inScheme xwalk:{scheme} ;" in line
    }


def test_countries_are_those_of_iso_3166() -> None:
    regions = [code for codes in rules()["acled"]["regions"].values() for code in codes]
    assert len(regions) == len(set(regions))
    assert {*regions, *rules()["states"], *rules()["ucdp"]["names"]} <= ISO3


def test_numbers_of_states_are_one_to_one_and_lie_in_one_region() -> None:
    numbers = list(rules()["states"].values())
    assert len(numbers) == len(set(numbers))
    for number in numbers:
        assert sum(first <= number <= last for first, last in rules()["ucdp"]["regions"].values()) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syria", ("SYR", 760, 652, "Middle East", "Middle East", "Syria")),
        ("Myanmar", ("MMR", 104, 775, "Southeast Asia", "Asia", "Myanmar (Burma)")),
        ("Egypt", ("EGY", 818, 651, "Northern Africa", "Middle East", "Egypt")),
        ("Palestine", ("PSE", 275, None, "Middle East", "", "Palestine")),
        ("Atlantis", ("", None, None, "", "", "Atlantis")),
    ],
)
def test_what_is_known_of_a_country(name: str, expected: tuple) -> None:
    found = nation(place(name, type="country"))
    assert (found.label, found.iso3, found.iso, found.gw) == (name, *expected[:3])
    assert (found.acled_region, found.ucdp_region, found.ucdp_name) == expected[3:]
    assert by_iri(place(name).id).iso3 == expected[0]


def test_of_no_country_nothing_is_known() -> None:
    assert nation(None).iso is None


def test_words_of_acled_are_those_of_the_crosswalk() -> None:
    known, classes = theirs("acled"), {e.label for e in map(crosswalk.entry, INTERS)}
    divided = rules()["acled"]["divided"]
    assert {table["type"] for table in divided.values()} <= known
    assert {sub for table in divided.values() for key, sub in table.items() if key != "type"} <= known
    assert {key for table in divided.values() for key in table} <= classes | {"type", "always"}
    assert set(rules()["acled"]["disorder"]) <= known
    assert set(rules()["acled"]["targeting"]["always"]) <= known
    assert set(rules()["acled"]["targeting"]["classes"]) <= classes


INTERS = [f"{crosswalk.SCHEME}acled/inter-{number}" for number in range(1, 9)]


def test_types_and_codes_of_ours_exist() -> None:
    assert {*rules()["acled"]["divided"], *rules()["airwars"]["strikes"]} <= TYPES
    assert set(rules()["airwars"]["groups"]) <= set(VictimGroup)
    assert set(rules()["airwars"]["groups"].values()) <= set(CLASSES)
    assert set(rules()["airwars"]["status"]) == set(Grade)
    assert set(rules()["link"]["event-km"]) == set(GeoPrecision)
    assert set(rules()["airwars"]["accuracy"].values()) - set(rules()["link"]["airwars-km"]) == {"nearby landmark"}
    assert sum(rules()["link"]["points"].values()) == 100


def test_precisions_of_rows_are_those_of_the_crosswalk() -> None:
    assert set(rules()["link"]["acled-days"]) == theirs("acled-time-precision")
    assert set(rules()["link"]["acled-km"]) == theirs("acled-geo-precision")
    assert set(rules()["link"]["ucdp-km"]) == theirs("ucdp-where-prec")


def test_vague_words_are_those_of_the_lexicon() -> None:
    lexicon = tomllib.loads(ontology.path("lexicon/words.toml").read_text(encoding="utf-8"))["numbers"]["vague"]
    assert set(rules()["acled"]["vague"]) <= set(lexicon)
    assert all(count <= least for least, count in vague().items())
    assert vague()[lexicon["dozens"]] == 12
