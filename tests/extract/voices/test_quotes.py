import pytest

from kg.extract.voices import voices
from kg.extract.voices.quotes import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "the road is cut" and left.', ['"the road is cut"']),
        ("He said \u201cthe road is cut\u201d and left.", ["\u201cthe road is cut\u201d"]),
        ("\u201cWe fled.\n\n\u201cWe saw nothing.\u201d", ["\u201cWe fled.\n\n", "\u201cWe saw nothing.\u201d"]),
        ("The road is cut.", []),
        ('The 12" gun fired.', []),
    ],
)  # fmt: skip
def test_quotations(reading, text, expected):
    made = reading(text)
    assert [
        made.written(made.doc[q.start].idx, made.doc[q.start : q.stop].end_char) for q in quotations(made).ranges
    ] == expected


def spoken(reading, text):
    """The sentences that somebody speaks, each with who does."""
    made = reading(text)
    return [
        (attribution.claimants[0].label, " ".join(made.doc[i].text for i in sorted(attribution.scope) if made.doc[i].is_alpha))
        for said in voices(made).values()
        for attribution in said
        if attribution.claimants
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We fled at night," said Amal Farouk, a teacher. "There was nothing left of the street."',
         ["We fled at night", "There was nothing left of the street"]),
        ('"The town is ours. We hold every street," Amal Farouk said.', ["The town is ours", "We hold every street"]),
        ('Amal Farouk told reporters: "The bridge is gone. Nobody can cross the river."',
         ["The bridge is gone", "Nobody can cross the river"]),
        ('"We fled at night," Amal Farouk said.\n\n"There was nothing left of the street. The school burned."',
         ["We fled at night", "There was nothing left of the street", "The school burned"]),
        ('Amal Farouk said rebels burned the school. "They took the food from the children."',
         ["rebels burned the school", "They took the food from the children"]),
        ('"The bridge is gone," Amal Farouk said, "and nobody can cross the river."',
         ["The bridge is gone and nobody can cross the river"]),
        ('"I think that the army shelled us," said Amal Farouk.', ["I think that the army shelled us"]),
        ('"Nobody came to help us." - Amal Farouk', ["Nobody came to help us"]),
    ],
)  # fmt: skip
def test_a_quotation_has_one_speaker(reading, text, expected):
    assert spoken(reading, text) == [("Amal Farouk", words) for words in expected]


def test_a_quotation_behind_a_sentence_of_the_articles_own_is_nobodys(reading):
    text = '"Nobody came to help us," Amal Farouk said. The road is long. "He was wrong about it."'
    assert spoken(reading, text) == [("Amal Farouk", "Nobody came to help us")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raid kills 20 in Saraqeb: monitor\n\nThe Syrian Observatory for Human Rights counts the dead.",
         [("Syrian Observatory for Human Rights", "Raid kills in Saraqeb")]),
        ("Clashes: the road to Saraqeb is cut", []),
        ("BRIGGS: Who fired the rockets?\n\nFAROUK: We do not know. The police came late.",
         [("BRIGGS", "Who fired the rockets"), ("FAROUK", "We do not know"), ("FAROUK", "The police came late")]),
    ],
)  # fmt: skip
def test_speakers_set_apart_by_a_mark(reading, text, expected):
    assert spoken(reading, text) == expected
