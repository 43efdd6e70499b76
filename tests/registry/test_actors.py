"""What the registry of actors must hold: enough actors of enough wars, with their kinds, names and years."""

from collections import Counter

import pytest

ARMED = {
    "rebel-group",
    "political-militia",
    "identity-militia",
    "coalition",
    "private-military-company",
}
WARS = (
    ("afghanistan", 5),
    ("azerbaijan", 1),
    ("central-african-republic", 6),
    ("colombia", 4),
    ("democratic-republic-of-the-congo", 15),
    ("ethiopia", 5),
    ("haiti", 5),
    ("iraq", 12),
    ("lebanon", 4),
    ("libya", 10),
    ("mali", 10),
    ("mexico", 7),
    ("mozambique", 3),
    ("myanmar", 15),
    ("nigeria", 8),
    ("pakistan", 10),
    ("palestine", 8),
    ("philippines", 5),
    ("somalia", 6),
    ("sudan", 8),
    ("syria", 40),
    ("ukraine", 4),
    ("venezuela", 2),
    ("yemen", 8),
)


@pytest.fixture(scope="module")
def armed(registry):
    return [actor for actor in registry.actors if actor.type in ARMED]


def test_three_hundred_armed_actors_are_known(armed):
    assert len(armed) >= 300


@pytest.mark.parametrize(("country", "least"), WARS)
def test_each_war_has_its_armed_actors(armed, country, least):
    assert sum(actor.country == f"https://w3id.org/conflict-kg/id/place/{country}" for actor in armed) >= least


@pytest.mark.parametrize(
    ("kind", "least"),
    [("state-forces", 190), ("government", 30), ("monitor", 25), ("news-agency", 35), ("ngo", 12), ("person", 150)],
)
def test_states_monitors_agencies_and_people_are_known(registry, kind, least):
    assert Counter(actor.type for actor in registry.actors)[kind] >= least


def test_most_armed_actors_have_other_names(armed):
    assert sum(bool(actor.aliases) for actor in armed) >= 0.8 * len(armed)


def test_half_of_the_armed_actors_have_years(armed):
    assert sum(bool(actor.founded) for actor in armed) >= len(armed) / 2


def test_nothing_ends_before_it_begins(registry):
    assert [a.label for a in registry.actors if a.founded and a.dissolved and a.dissolved < a.founded] == []


@pytest.mark.parametrize(
    ("label", "founded", "dissolved"),
    [
        ("Free Syrian Army", "2011", ""),
        ("Liberation Tigers of Tamil Eelam", "1976", "2009"),
        ("Revolutionary Armed Forces of Colombia", "1964", "2017"),
    ],
)
def test_years_of_actors(registry, label, founded, dissolved):
    actor = registry.actor(label)
    assert (actor.founded, actor.dissolved) == (founded, dissolved)
