"""Who belongs to whom."""

import pytest

from kg.assess.sides import Parties, named, voices
from kg.model import Claimant, Entity
from tests.assess.telling import (
    BRIGADE,
    COALITION,
    ENTITIES,
    HELMETS,
    IRAQ,
    MILITIA,
    OPPOSITION,
    PENTAGON,
    RUSSIA,
    RUSSIAN_MINISTRY,
    SANA,
    SYRIA,
    UNICEF,
    UNITED_NATIONS,
    UNITED_STATES,
    nameless,
    source,
)
from tests.builders import actor

PARTIES = Parties(ENTITIES)


@pytest.mark.parametrize(
    ("party", "organisation"),
    [
        (RUSSIAN_MINISTRY, RUSSIA),
        (SANA, SYRIA),
        (UNICEF, UNITED_NATIONS),
        (BRIGADE, BRIGADE),
        (MILITIA, MILITIA),
        (HELMETS, HELMETS),
    ],
)
def test_an_organ_speaks_for_its_organisation(party: Entity, organisation: Entity) -> None:
    assert PARTIES.organisation(party.id) == organisation.id


@pytest.mark.parametrize(
    ("one", "other", "akin", "answers"),
    [
        (RUSSIA, RUSSIA, True, True),
        (RUSSIAN_MINISTRY, RUSSIA, True, True),
        (PENTAGON, COALITION, True, True),
        (BRIGADE, OPPOSITION, True, True),
        (IRAQ, MILITIA, True, False),
        (RUSSIA, SYRIA, False, False),
        (UNITED_STATES, RUSSIA, False, False),
    ],
)
def test_sides(one: Entity, other: Entity, akin: bool, answers: bool) -> None:
    assert PARTIES.akin(one.id, other.id) is PARTIES.akin(other.id, one.id) is akin
    assert PARTIES.answers(one.id, other.id) is PARTIES.answers(other.id, one.id) is answers


def test_the_registry_knows_the_parties_that_are_not_given() -> None:
    assert Parties().organisation(SANA.id) == SYRIA.id
    assert Parties().label(UNICEF.id) == "UNICEF"
    assert Parties().label("https://example.org/id/actor/northern-front") == "northern-front"


def test_what_is_part_of_itself_ends() -> None:
    one, other = actor("A", type="person", parent=actor("B").id), actor("B", type="person", parent=actor("A").id)
    assert Parties({one.id: one, other.id: other}).organisation(one.id) == other.id


def test_those_without_a_name_belong_to_their_article() -> None:
    activists = nameless("activists", source("Northern Paper"))
    assert not named(activists.id)
    assert not named(None)
    assert named(HELMETS.id)
    spokesman = Claimant(activists.label, activists.id, speaks_for=HELMETS.id)
    assert list(voices((spokesman, Claimant(activists.label, activists.id)))) == [HELMETS.id]
