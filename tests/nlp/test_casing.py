import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.casing import capitals, headline, running, titled

KNOWN = frozenset(["army", "kills", "twelve", "in", "town", "raid", "on", "the", "jets", "may", "strike", "of"])


@pytest.mark.parametrize(
    ("text", "in_capitals", "in_title_case"),
    [
        ("ARMY JETS STRIKE TOWN OF MAREA", True, False),
        ("Army Jets Strike Town of Marea", False, True),
        ("Army jets strike the town of Marea", False, False),
        ("They took the villages of Dayr Nawa, Tall Hisan and Kafr Zubda.", False, False),
        ("Shells hit Dayr Nawa and Kafr Zubda in Syria.", False, False),
        ("UN SAYS NO", False, False),
        ("Jane Roe", False, False),
        ("", False, False),
    ],
)
def test_the_case_of_a_line(text, in_capitals, in_title_case):
    assert (capitals(text), headline(text)) == (in_capitals, in_title_case)


@pytest.mark.parametrize(
    ("text", "names", "cased"),
    [
        ("ARMY JETS STRIKE MAREA ON MONDAY", [], "Army jets strike Marea on Monday"),
        ("RAID ON TOWN. JETS STRIKE", [], "Raid on town. Jets strike"),
        ("Raid Kills Twelve in Town", [], "Raid kills twelve in town"),
        ("Strike on the May Army", [(14, 22)], "Strike on the May Army"),
    ],
)
def test_running_case(text, names, cased):
    assert running(text, names, KNOWN.__contains__) == cased


@given(st.text())
def test_no_case_changes_the_length_of_a_text(text):
    assert len(titled(text)) == len(running(text, [], KNOWN.__contains__)) == len(text)
