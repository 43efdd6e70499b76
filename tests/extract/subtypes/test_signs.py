"""The signs of finer kinds of events: which each text shows, and how much they count."""

import pytest

from kg.extract.subtypes import likeness, signs


def shown(reading, text):
    """The signs of a text, by name."""
    made = reading(text)
    return {sign.name: sign for sign in signs.found(made, made.doc[:])}


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("Police fired tear gas in Lima.", "crowd-control", True),
        ("Police fired tear gas in Lima.", "chemical", False),
        ("Riot police stood by in Lima.", "riot", False),
        ("It began on 4 March in Lima.", "protest", False),
        ("Women marched in Lima.", "protest", True),
        ("Nine died in Lima, according to a doctor.", "agreement", False),
        ("Soldiers opened fire on protesters in Lima.", "state-shoots-protesters", True),
        ("Protesters opened fire on soldiers in Lima.", "state-shoots-protesters", False),
        ("The rebel forces captured the town.", "rebels-take", True),
        ("The rebel forces captured the town.", "state-takes", False),
        ("The town was captured by soldiers.", "state-takes", True),
        ("Armed men killed a teacher in Jos.", "rebels-kill-civilians", True),
        ("Two soldiers who beat a trader were named.", "state-kills-civilians", True),
        ("The capture of the town by militants was no surprise.", "rebels-take", True),
    ],
)
def test_a_sign_is_found_where_it_is_told(reading, text, name, there):
    assert (name in shown(reading, text)) is there


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        ("rebels-take", "Rebels captured the town.", "The rebels tried to capture the town."),
        ("mass-arrest", "Police arrested five men.", "Police did not arrest five men."),
        ("clash", "Clashes broke out in Gao.", "Nine people were buried in Gao after clashes."),
        ("clash", "Clashes broke out in Gao.", "Police arrested nine men in Gao. Clashes broke out."),
        ("detained", "Students rallied and were arrested.", "Students rallied against arrests."),
    ],
)
def test_what_is_meant_denied_or_background_counts_for_less(reading, name, more, less):
    strong, weak = shown(reading, more)[name], shown(reading, less)[name]
    assert strong.strength == 1
    assert weak.strength < 1


def test_a_sentence_without_a_sign_leaves_the_next_one_its_full_strength(reading):
    assert shown(reading, "The mayor spoke in Gao. Clashes broke out.")["clash"].strength == 1


def test_a_word_that_is_not_listed_is_like_one_that_is(pipeline):
    space = likeness.space(pipeline.nlp.vocab, [("bomb", "bomb"), ("protest", "protest")], 0.5)
    assert [like.name for like in space.like("bombs")] == ["bomb"]
    assert space.like("the") == ()
    assert space.like("qzxv") == ()
