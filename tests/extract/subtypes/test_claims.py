"""Claims carry the finer type that their clauses tell; flat records keep to the types of the guide."""

import pytest

from kg.export.records import records
from kg.rdf import event_types

TOLD = [
    ("A car bomb killed nine people in Kirkuk on Monday, police said.", "CarBombing", "Bombing"),
    ("A Ukrainian drone hit a fuel depot in Belgorod on Monday, the governor said.", "DroneStrike", "AirStrike"),
    ("Taliban fighters captured the town of Imam Sahib in Kunduz on Monday, residents said.",
     "NonStateOvertakesTerritory", "Capture"),
    ("The Congolese army retook the town of Bunagana from the rebels on Monday, the governor said.",
     "GovernmentRegainsTerritory", "Capture"),
    ("Thousands marched peacefully through Yerevan on Monday to protest against the government.",
     "PeacefulProtest", "Protest"),
    ("The army and the rebels agreed to a ceasefire in Juba on Monday.", "Ceasefire", "Agreement"),
    ("Gunmen shot two teachers in Kano on Monday.", "Killing", "Killing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "finest", "recorded"), TOLD)
def test_a_claim_has_the_finer_type_and_its_record_the_broader(extracted, text, finest, recorded):
    made = extracted(text)
    assert [claim.type for claim in made.claims if claim.kind == "event"] == [finest]
    assert [record["type"] for record in records(made)] == [recorded]


def test_what_a_state_takes_abroad_is_not_regained(events):
    (claim,) = events("Russian troops captured the town of Vuhledar in Ukraine on Monday, officials said.")
    assert claim.type == "Capture"


@pytest.mark.parametrize(
    ("kind", "used"), [("CarBombing", "Bombing"), ("Bombing", "Bombing"), ("Battle", "Battle"), ("Toll", "Toll")]
)
def test_a_record_uses_the_nearest_type_of_the_guide(kind, used):
    assert event_types.recorded().get(kind, kind) == used
