import pytest

from kg.extract.attribution import attributions


def told(reading, text):
    made = reading(text)
    return [
        (c.label, c.speaks_for.rsplit("/", 1)[-1] if c.speaks_for else None)
        for sentence in made.doc.sents
        for a in attributions(made, sentence)
        for c in a.claimants
    ]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The army shelled Saraqeb, local sources said.", [("local sources", None)]),
        ("According to residents, planes bombed Saraqeb.", [("residents", None)]),
        ("A military source told SANA that the army took Saraqeb.", [("military source", None)]),
        ("The Syrian Observatory for Human Rights said planes bombed Saraqeb.", [("Syrian Observatory for Human Rights", None)]),
        ('"Planes bombed the market," said Rami Abdulrahman.', [("Rami Abdel Rahman", "syrian-observatory-for-human-rights")]),
        ("SOHR reported that planes bombed Saraqeb. The observatory said 12 people died.",
         [("Syrian Observatory for Human Rights", None), ("Syrian Observatory for Human Rights", None)]),
        ("A source in the Idlib Media Centre said planes bombed Saraqeb.", [("Idlib Media Centre", None)]),
        ("The Houthis' spokesman Yahya Mansour said rockets hit the airport.", [("Yahya Mansour", "houthi-movement")]),
        ("Planes bombed Saraqeb.", []),
        ("Le Bon said it was raining in Paris on Monday.", [("Le Bon", None)]),
    ],
)  # fmt: skip
def test_claimants(reading, text, claimants):
    assert told(reading, text) == claimants


def test_what_is_said_does_not_hold_the_one_who_says_it(reading):
    made = reading("Planes bombed the market, residents said.")
    (sentence,) = made.doc.sents
    (said,) = attributions(made, sentence)
    words = {made.doc[i].text for i in said.scope}
    assert {"Planes", "bombed", "market"} <= words
    assert not {"residents", "said"} & words
    assert made.written(*said.cue) == "said"


def test_blame_is_alleged_and_denial_denied(reading):
    made = reading("Rebels blamed Russia for the raid. Russia denied that it bombed Saraqeb.")
    found = [a for s in made.doc.sents for a in attributions(made, s)]
    assert [a.modality for a in found] == ["alleged", "denied"]
    assert [p.label for p in found[0].accused] == ["Russia"]
