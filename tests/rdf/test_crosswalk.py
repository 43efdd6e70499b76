"""What other collections call our terms: the nearest match first, and types above a type."""

import pytest

from kg.rdf import crosswalk
from kg.rdf.crosswalk import MATCHES, code, entries, event_type, notation
from kg.rdf.event_types import over


@pytest.mark.parametrize(
    ("ours", "scheme", "expected"),
    [
        (event_type("AirStrike"), "acled", ["Air/drone strike"]),
        (event_type("Bombing"), "acled", []),
        (event_type("Withdrawal"), "acled", []),
        (code("state-forces"), "acled-inter", ["1"]),
        (code("coalition"), "acled-inter", ["8"]),
        (code("admin2"), "acled-geo-precision", ["2"]),
        (code("asserted"), "acled", []),
    ],
)
def test_what_is_always_one_of_theirs(ours: str, scheme: str, expected: list[str]) -> None:
    assert [entry.notation for entry in entries(ours, scheme)] == expected


def test_the_nearest_match_comes_first() -> None:
    assert [entry.notation for entry in entries(code("state-forces"), "acled-inter", MATCHES)] == ["1", "8"]
    assert {entry.notation for entry in entries(event_type("Bombing"), "acled", MATCHES)} == {
        "Grenade",
        "Remote explosive/landmine/IED",
    }


def test_an_entry_knows_the_one_above_it() -> None:
    (strike,) = entries(event_type("AirStrike"), "acled")
    assert strike.broader
    assert crosswalk.entry(strike.broader).label == "Explosions/Remote violence"


@pytest.mark.parametrize(
    ("ours", "scheme", "expected"),
    [("derived", "ucdp-where-prec", "2"), ("water", "ucdp-where-prec", "7"), ("open", "ucdp-date-prec", "")],
)
def test_the_value_in_their_files(ours: str, scheme: str, expected: str) -> None:
    assert notation(code(ours), scheme) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Assassination", ["Assassination", "Killing", "ViolenceAgainstCivilians"]),
        ("RemoteViolence", ["RemoteViolence"]),
        ("", []),
    ],
)
def test_types_above_a_type(name: str, expected: list[str]) -> None:
    assert list(over(name)) == expected
