"""Which articles print one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assess.copies import groups, resemblance

PARAGRAPHS = (
    "Jets struck the main market of the town on Thursday morning and killed dozens of people who were buying bread.",
    "Residents told of three blasts within a minute, and of a fire that went on burning until the early afternoon.",
    "The hospital was full by noon, a nurse said by telephone, and the wounded were taken over the border in lorries.",
    "Peace talks had broken down a week before, when both delegations left the lakeside hotel without a common text.",
)
OTHER = (
    "At least thirty people died when bombs fell on a market in the north, in the deadliest attack since the truce.",
    "Nobody knew whose planes they were. Rescuers dug with their hands through the rubble of two apartment houses.",
    "The governor promised help to the families. Schools will stay shut until Sunday, the province council decided.",
    "It was the fourth raid on the town in ten days; most of those who could afford to leave had left in the spring.",
)
WIRE = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (WIRE, True),
        ("NORTHERN PAPER. " + "\n".join(PARAGRAPHS[:3]), True),
        ("\n".join(PARAGRAPHS[::-1]).upper(), True),
        ("\n".join(OTHER), False),
        ("", False),
    ],
)
def test_a_text_with_a_paragraph_less_is_the_same(other: str, one: bool) -> None:
    found = groups({"a": WIRE, "b": other}, {})
    assert found["a"] == (("a", "b") if one else ("a",))


def test_articles_that_rest_on_one_sentence_print_one_text() -> None:
    texts = {"a": "\n".join(OTHER[:1] + PARAGRAPHS[:1]), "b": "\n".join((*OTHER[1:], PARAGRAPHS[0]))}
    assert resemblance(*texts.values()) < 0.3
    shared = {"a": [PARAGRAPHS[0]], "b": [PARAGRAPHS[0].replace("dozens of", "many")]}
    assert groups(texts, shared)["b"] == ("a", "b")
    assert groups(texts, {"a": [PARAGRAPHS[0]], "b": [OTHER[1]]})["b"] == ("b",)


def test_a_short_sentence_ties_nothing() -> None:
    said = ["The attack killed five people."]
    assert groups({"a": WIRE, "b": "\n".join(OTHER)}, {"a": said, "b": said})["a"] == ("a",)


@given(st.permutations(range(6)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    texts = [WIRE, "\n".join(PARAGRAPHS[:3]), "\n".join(PARAGRAPHS[1:]), "\n".join(OTHER), "\n".join(OTHER[:3]), ""]
    told = {str(number): texts[number] for number in order}
    assert dict(groups(told, {})) == dict(groups(dict(sorted(told.items())), {}))


def test_half_of_a_text_resembles_it_by_half() -> None:
    assert resemblance(WIRE, "\n".join(PARAGRAPHS[:2])) == pytest.approx(0.5, abs=0.15)


def test_many_articles_are_grouped_as_few_are() -> None:
    few = {str(number): text for number, text in enumerate((WIRE, "\n".join(PARAGRAPHS[:3]), "\n".join(OTHER)))}
    strangers = {
        f"x{number}": f"Story {number}: " + " ".join(f"word{number * n}" for n in range(60)) for number in range(40)
    }
    found = groups(few | strangers, {})
    assert {article: found[article] for article in few} == dict(groups(few, {}))
