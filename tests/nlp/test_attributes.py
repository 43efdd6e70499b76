import pytest

from kg.nlp import shipped
from kg.nlp.attributes import NAME, tabulate

TEXTS = (
    "The army said it ain't going to leave; they're gonna stay, y'all.",
    "I saw the soldiers whom he'd led. Let's go, c'mon! They gotta rest.",
    "Nobody but the mayor left better-armed men behind.\n\n  Two of the worst-hit towns were theirs.",
    "You hit it. It hit you. She could've told them that those were the best.",
)


@pytest.fixture(scope="module")
def pair():
    """The model as shipped, and with the table in the place of its ruler."""
    ours = shipped()
    tabulate(ours)
    return shipped(), ours


def test_the_table_stands_where_the_ruler_stood(pair):
    shipped_, ours = pair
    assert [NAME if name == "attribute_ruler" else name for name in shipped_.pipe_names] == ours.pipe_names


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_is_as_the_ruler_makes_it(pair, text):
    def made(nlp):
        return [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_) for t in nlp(text)]

    shipped_, ours = pair
    assert made(ours) == made(shipped_)


def test_a_pipeline_without_a_ruler_stays_as_it_is():
    nlp = shipped()
    nlp.remove_pipe("attribute_ruler")
    before = list(nlp.pipe_names)
    tabulate(nlp)
    assert nlp.pipe_names == before
