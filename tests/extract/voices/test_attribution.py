import pytest

from kg.extract.voices import reported, voices
from kg.extract.voices.attribution import attributions


def found(reading, text):
    """Who says what in a text: claimants, cue and content, as written."""
    made = reading(text)
    return [
        (
            [claimant.label for claimant in attribution.claimants],
            made.written(*attribution.cue),
            " ".join(made.doc[i].text for i in sorted(attribution.scope) if not made.doc[i].is_punct),
            attribution,
        )
        for said in voices(made).values()
        for attribution in said
    ]


def claimants(reading, text):
    made = reading(text)
    return [
        (c.label, c.speaks_for.rsplit("/", 1)[-1] if c.speaks_for else None)
        for sentence in made.doc.sents
        for a in attributions(made, sentence)
        for c in a.claimants
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled Saraqeb, local sources said.", [("local sources", None)]),
        ("According to residents, planes bombed Saraqeb.", [("residents", None)]),
        ("Jets bombed Pauk, according to the Sagaing Star news site.", [("Sagaing Star", None)]),
        ("A military source told SANA that the army took Saraqeb.", [("military source", None), ("Syrian Arab News Agency", None)]),
        ("A military source told AFP that the army took Saraqeb.", [("military source", None)]),
        ("Amaq quoted a fighter as saying that the base had fallen.", [("fighter", None), ("Amaq", None)]),
        ("The Syrian Observatory for Human Rights said planes bombed Saraqeb.", [("Syrian Observatory for Human Rights", None)]),
        ('"Planes bombed the market," said Rami Abdulrahman.', [("Rami Abdel Rahman", "syrian-observatory-for-human-rights")]),
        ("SOHR reported that planes bombed Saraqeb. The observatory said 12 people died.",
         [("Syrian Observatory for Human Rights", None), ("Syrian Observatory for Human Rights", None)]),
        ("A source in the Idlib Media Centre said planes bombed Saraqeb.", [("Idlib Media Centre", None)]),
        ("The Houthis' spokesman Yahya Mansour said rockets hit the airport.", [("Yahya Mansour", "houthi-movement")]),
        ("Planes bombed Saraqeb.", []),
        ("Le Bon said it was raining in Paris on Monday.", [("Le Bon", None)]),
        ("Witnesses and a medical source said the bombing killed ten people.", [("witnesses", None), ("medical source", None)]),
        ("Head of relief in the north Amal Farouk said the school burned.", [("Amal Farouk", None)]),
        ("The organisation known as the White Helmets said ten people died.", [("White Helmets", None)]),
        ("A statement by the White Helmets said ten people died.", [("White Helmets", None)]),
        ("A survey issued by the White Helmets said ten people died.", [("White Helmets", None)]),
        ("Ten people died, according to a source at the hospital.", [("source at the hospital", None)]),
        ("Opponents of the mayor said ten people died.", [("opponents of the mayor", None)]),
        ("On Wednesday media said ten people died.", [("media", None)]),
        ("The Centre for Strategic Studies said ten people died.", [("Centre for Strategic Studies", None)]),
        ("A spokesman for the hospital said ten people died.", [("spokesman for the hospital", None)]),
    ],
)  # fmt: skip
def test_who_speaks(reading, text, expected):
    assert claimants(reading, text) == expected


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        ("Planes bombed the depot, the governor said.", ["governor"], "said", "Planes bombed the depot"),
        ("The governor said that planes bombed the depot.", ["governor"], "said", "that planes bombed the depot"),
        ("The army, the mayor said, shelled the depot twice.", ["mayor"], "said", "The army shelled the depot twice"),
        ("The army said in a statement that it shelled the depot.", ["army"], "said", "that it shelled the depot"),
        ("As the governor put it, the city is a prison.", ["governor"], "put", "the city is a prison"),
        ("Reuters quoted a rebel commander as saying that the base had fallen.",
         ["rebel commander"], "saying", "that the base had fallen"),
        ("The commander was quoted by AFP as saying that the base had fallen.",
         ["commander"], "saying", "that the base had fallen"),
        ("Moscow's claim that rebels shelled the depot was not confirmed.",
         ["Moscow"], "claim", "that rebels shelled the depot"),
        ("A report by Amnesty International that soldiers burned homes drew anger.",
         ["Amnesty International"], "report", "that soldiers burned homes"),
        ("The deaths of ten people were reported by the White Helmets.",
         ["White Helmets"], "reported", "The deaths of ten people"),
        ("Activists reported clashes in Saraqeb.", ["activists"], "reported", "clashes in Saraqeb"),
        ("Rebels claimed responsibility for the attack on the depot.",
         ["rebels"], "claimed", "responsibility for the attack on the depot"),
        ("The mayor wants the rebels to leave the town.", ["mayor"], "wants", "the rebels to leave the town"),
        ("The president hopes that the truce holds.", ["president"], "hopes", "that the truce holds"),
        ("The governor called for a truce.", ["governor"], "called", "a truce"),
    ],
)  # fmt: skip
def test_what_is_said(reading, text, who, cue, content):
    assert [(w, c, said) for w, c, said, _ in found(reading, text)] == [(who, cue, content)]


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Six people were killed in strikes on the port on Saturday a monitor said.", "monitor",
         "Six people were killed in strikes on the port on Saturday"),
        ("Shells fell on the old town said a doctor at the hospital.", "doctor at the hospital", "Shells fell on the old town"),
        ("Four people were killed and six others injured in a car bomb attack on Thursday local media reported.", "local media",
         "Four people were killed and six others injured in a car bomb attack on Thursday"),
        ("Tanks shelled the bridge in the north of the province a source at the hospital told AFP.", "source at the hospital",
         "Tanks shelled the bridge in the north of the province"),
    ],
)  # fmt: skip
def test_a_sentence_without_commas_is_said_by_whoever_closes_it(reading, text, who, content):
    assert [(w, said) for w, _, said, _ in found(reading, text)] == [([who], content)]


@pytest.mark.parametrize("text", [
    "The blast claimed the lives of 12 people.",
    "The reported raid was short.",
    "She continued to the border.",
    "The soldier showed his pass.",
])  # fmt: skip
def test_other_senses_attribute_nothing(reading, text):
    assert found(reading, text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("SOHR told AFP that planes bombed Saraqeb. The Britain-based group said 12 died.", "Syrian Observatory for Human Rights"),
        ("Amal Farouk said the school burned. She said two teachers died.", "Amal Farouk"),
        ("A medical source said ten died. The mayor said the road was cut. The source added that help was late.", "medical source"),
        ("The Houthis said they fired the rocket. The group said it hit the base.", "Houthi movement"),
        ("Planes bombed the depot, the governor said, adding that nobody was hurt.", "governor"),
        ("Police reported a raid on the port, saying three men were held.", "police"),
    ],
)  # fmt: skip
def test_who_goes_on(reading, text, who):
    assert found(reading, text)[-1][0] == [who]


def test_he_is_not_the_organisation_that_spoke_last(reading):
    text = "Amal Farouk said the school burned. SOHR said two died. He said the roof fell."
    assert found(reading, text)[-1][0] == ["Amal Farouk"]


def test_what_is_said_does_not_hold_the_one_who_says_it(reading):
    ((_, cue, content, attribution),) = found(reading, "Planes bombed the market, residents said.")
    assert content == "Planes bombed the market"
    assert cue == "said"
    assert attribution.source == (26, 35)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Rebels blamed Russia for the raid.", "accusing", "alleged"),
        ("Russia denied that it bombed Saraqeb.", "denying", "denied"),
        ("Officials rejected the report.", "denying", "denied"),
        ("Residents believe that the army shelled the port.", "opinion", None),
        ("Rebels are believed to have fired the rockets.", "opinion", "hedged"),
        ("Rebels threatened to shell the port.", "wish", None),
        ("The mayor condemned the shelling of the port.", "judging", None),
    ],
)  # fmt: skip
def test_how_it_is_said(reading, text, kind, modality):
    (attribution,) = (a for _, _, _, a in found(reading, text))
    assert (attribution.kind, attribution.modality) == (kind, modality)


def test_wishes_and_judgements_make_nobody_the_claimant_of_an_event(reading):
    made = reading(
        "The mayor condemned the shelling of the port. He wants a raid on the hills. Residents said two died."
    )
    assert [c.label for said in reported(voices(made)).values() for a in said for c in a.claimants] == ["residents"]


@pytest.mark.parametrize("text", [
    "Rebels blamed Russia for the raid.",
    "Rebels blamed the raid on Russia.",
    "Russia was accused by residents of bombing the market.",
    "The raid was blamed on Russia.",
])  # fmt: skip
def test_who_is_accused(reading, text):
    (attribution,) = (a for _, _, _, a in found(reading, text))
    assert [party.label for party in attribution.accused] == ["Russia"]


@pytest.mark.parametrize("text", [
    "Officials declined to say how many people died.",
    "It was citing a danger that officials ignored the law.",
])  # fmt: skip
def test_nobody_is_told_to_report_what_is_not_reported(reading, text):
    assert not [a for _, cue, _, a in found(reading, text) if a.kind == "reporting" and cue in {"say", "officials"}]


@pytest.mark.parametrize(
    ("text", "initiators", "claimants"),
    [
        ("Islamic State claimed responsibility for the attack on a church in Quetta that killed nine people.",
         ["Islamic State"], ["Islamic State"]),
        ("A bomb exploded at a school in Marawi, killing four people; Islamic State claimed responsibility.",
         ["Islamic State"], ["Islamic State"]),
        ("A car bomb killed 12 people in Mogadishu on Monday. Al-Shabaab claimed responsibility.",
         ["al-Shabaab"], ["al-Shabaab"]),
    ],
)  # fmt: skip
def test_who_claims_responsibility_did_it(events, text, initiators, claimants):
    (event,) = events(text)
    assert [f.label for f in event.roles.initiators] == initiators
    assert [c.label for c in event.claimants] == claimants


def test_who_denies_responsibility_denies_no_event(events):
    (event,) = events("A rocket killed 12 children in Majdal Shams on Monday; Hezbollah denied responsibility.")
    assert event.modality == "asserted"
    assert "Hezbollah" not in [f.label for f in event.roles.initiators]
