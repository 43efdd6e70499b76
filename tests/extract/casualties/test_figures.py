import pytest

from kg.extract.casualties import figures


def told(reading, text):
    made = reading(text)
    return [
        (f.outcome.value, f.group.value, f.min, f.max, f.basis.value)
        for sentence in made.doc.sents
        for f in figures(made, sentence)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 people were killed.", [("killed", "people", 12, 12, "exact")]),
        ("A raid on October 20 killed nine pupils.", [("killed", "civilians", 9, 9, "exact")]),
        ("Twelve people were killed.", [("killed", "people", 12, 12, "exact")]),
        ("At least 12 people were killed.", [("killed", "people", 12, None, "at-least")]),
        ("More than 1,200 people died.", [("killed", "people", 1200, None, "at-least")]),
        ("Up to 40 fighters were killed.", [("killed", "fighters", None, 40, "up-to")]),
        ("About 40 people died.", [("killed", "people", 40, 40, "approximate")]),
        ("Dozens were killed.", [("killed", "people", 24, None, "vague")]),
        ("Several civilians were wounded.", [("injured", "civilians", 3, None, "vague")]),
        ("Nobody was killed.", [("killed", "people", 0, 0, "said-none")]),
        ("No civilians were killed.", [("killed", "civilians", 0, 0, "said-none")]),
        ("A civilian was killed.", [("killed", "civilians", 1, 1, "exact")]),
        ("The blast killed seven soldiers.", [("killed", "fighters", 7, 7, "exact")]),
        (
            "The raid killed and wounded several civilians.",
            [("injured", "civilians", 3, None, "vague"), ("killed", "civilians", 3, None, "vague")],
        ),
        (
            "The bombing killed at least 25, including four children.",
            [("killed", "children", 4, 4, "exact"), ("killed", "people", 25, None, "at-least")],
        ),
        (
            "The strikes killed 300 people, almost a third of them civilians.",
            [("killed", "civilians", None, 100, "up-to"), ("killed", "people", 300, 300, "exact")],
        ),
        ("The death toll rose to 40.", [("killed", "people", 40, 40, "exact")]),
        ("30 people were beaten to death.", [("killed", "people", 30, 30, "exact")]),
        ("The attack left 12 people dead.", [("killed", "people", 12, 12, "exact")]),
        # what harms is not counted, nor the whole that the counted belong to
        ("Two roadside bombs killed nine soldiers.", [("killed", "fighters", 9, 9, "exact")]),
        ("The strike killed nine members of one family.", [("killed", "civilians", 9, 9, "exact")]),
        ("Police shot dead four protesters.", [("killed", "people", 4, 4, "exact")]),
        ("Unidentified gunmen shot dead a priest in Jos.", [("killed", "people", 1, 1, "exact")]),
        ("A mob lynched two men.", [("killed", "men", 2, 2, "exact")]),
        (
            "They killed 46 people, half of them children.",
            [("killed", "children", None, 23, "up-to"), ("killed", "people", 46, 46, "exact")],
        ),
        ("People were killed.", [("killed", "people", None, None, "unnumbered")]),
        ("Many civilians were killed.", [("killed", "civilians", None, None, "unnumbered")]),
        ("Between 30 and 40 people were killed.", [("killed", "people", 30, 40, "exact")]),
        ("10 to 15 soldiers were killed.", [("killed", "fighters", 10, 15, "exact")]),
        ("Two dozen people were killed.", [("killed", "people", 24, 24, "approximate")]),
        ("Half a dozen people were killed.", [("killed", "people", 6, 6, "approximate")]),
        ("More than 1.2 million people were displaced.", [("displaced", "people", 1200000, None, "at-least")]),
        (
            "14 people were killed and 217 wounded.",
            [("injured", "people", 217, 217, "exact"), ("killed", "people", 14, 14, "exact")],
        ),
        (
            "The rebels killed 10 soldiers and 15 policemen.",
            [
                ("killed", "fighters", 10, 10, "exact"),
                ("killed", "fighters", 15, 15, "exact"),
                ("killed", "people", 25, 25, "exact"),
            ],
        ),
        (
            "Ten children and five women were killed.",
            [
                ("killed", "children", 10, 10, "exact"),
                ("killed", "women", 5, 5, "exact"),
                ("killed", "people", 15, 15, "exact"),
                ("killed", "civilians", 15, 15, "exact"),
            ],
        ),
        ("Nearly 50 people were killed.", [("killed", "people", None, 50, "up-to")]),
        ("Several hundred people were killed.", [("killed", "people", 300, None, "vague")]),
        ("More than a quarter of a million people have been killed.", [("killed", "people", 250000, None, "at-least")]),
        (
            "At least eight people were killed on Tuesday among them four children when helicopters attacked.",
            [("killed", "people", 8, None, "at-least"), ("killed", "children", 4, 4, "exact")],
        ),
        (
            "The raid killed 25 civilians, six of them children.",
            [("killed", "civilians", 25, 25, "exact"), ("killed", "children", 6, 6, "exact")],
        ),
        (
            "Six children were among 12 civilians killed in the district.",
            [("killed", "civilians", 12, 12, "exact"), ("killed", "children", 6, 6, "exact")],
        ),
        ("The raids left 15 people dead in the town.", [("killed", "people", 15, 15, "exact")]),
        (
            "The shelling left three civilians dead and six others injured.",
            [("killed", "civilians", 3, 3, "exact"), ("injured", "people", 6, 6, "exact")],
        ),
        (
            "Air strikes southwest of the town killed at least 12 people including rebels the monitor said.",
            [("killed", "people", 12, None, "at-least"), ("killed", "fighters", None, None, "unnumbered")],
        ),
        (
            "The shelling has killed more than 130 civilians and injured around 900 more the monitor said.",
            [("killed", "civilians", 130, None, "at-least"), ("injured", "people", 900, 900, "approximate")],
        ),
        (
            "At least 10 civilians were killed and 50 wounded in the raids.",
            [("killed", "civilians", 10, None, "at-least"), ("injured", "people", 50, None, "at-least")],
        ),
        (
            "At least 10 civilians were killed and 50 others wounded in the raids.",
            [("killed", "civilians", 10, None, "at-least"), ("injured", "people", 50, 50, "exact")],
        ),
        (
            "15 civilians were killed and many wounded.",
            [("killed", "civilians", 15, 15, "exact"), ("injured", "people", None, None, "unnumbered")],
        ),
        ("The attack cost the lives of 12 people.", [("killed", "people", 12, 12, "exact")]),
        ("At least two of the killed were doctors.", [("killed", "people", 2, None, "at-least")]),
        ("Two others sustained injuries.", [("injured", "people", 2, 2, "exact")]),
        ("The group's commander was killed.", [("killed", "fighters", 1, 1, "exact")]),
        (
            "A woman and child were killed.",
            [
                ("killed", "women", 1, 1, "exact"),
                ("killed", "children", 1, 1, "exact"),
                ("killed", "people", 2, 2, "exact"),
                ("killed", "civilians", 2, 2, "exact"),
            ],
        ),
        ("The raid cost the company 12 trucks.", []),
        (
            "They struck, killing between 30 and 40 people and torching hundreds of homes.",
            [("killed", "people", 30, 40, "exact")],
        ),
        ("A 12-year-old boy was killed.", [("killed", "children", 1, 1, "exact")]),
        ("The army commemorated the 1982 massacre.", []),
        ("The army has 500 soldiers.", []),
    ],
)
def test_figures(reading, text, found):
    assert sorted(told(reading, text), key=str) == sorted(found, key=str)


def test_the_words_that_count_stand_in_the_text(reading):
    made = reading("On Monday at least 12 people were killed.")
    (figure,) = [f for s in made.doc.sents for f in figures(made, s)]
    assert made.written(figure.start, figure.end) == "at least 12 people"
