import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.text import blocks, plain


@given(st.text())
def test_plain_text_keeps_every_offset(text):
    assert len(plain(text)) == len(text)


@given(st.text())
def test_blocks_are_in_order_and_hold_every_visible_character(text):
    found = list(blocks(text))
    assert found == sorted(found)
    covered = {i for start, end in found for i in range(start, end)}
    lines = text.split("\n")
    position = 0
    for line in lines:
        for offset, character in enumerate(line):
            if not character.isspace():
                assert position + offset in covered
        position += len(line) + 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headline\n\nThe army said so.", ["Headline", "The army said so."]),
        ("The army shelled\nthe town on Monday.", ["The army shelled\nthe town on Monday."]),
        ("Photo by: Reuters\nCivilians flee.", ["Photo by: Reuters", "Civilians flee."]),
        ("It ended.\nthen it began", ["It ended.", "then it began"]),
        ("  \n \n", []),
    ],
)
def test_blocks(text, found):
    assert [text[start:end] for start, end in blocks(text)] == found


def test_typographic_quotes_hyphens_and_spaces_become_plain():
    assert plain("\u201cAssad\u2019s\u00a0army\u201d \u2013 said") == '"Assad\'s army" - said'
