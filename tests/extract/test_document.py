import time

import pytest

from kg.extract import extract, proposals
from kg.extract.document import begun
from kg.extract.events.agreement import excluded


def test_headline_and_body_telling_of_one_event_are_one_claim(events):
    text = "Russian air strikes hit Saraqeb\n\nRussian planes bombed the town of Saraqeb on Monday. The raids killed 12 people."
    (claim,) = events(text)
    assert claim.type == "AirStrike"
    assert len(claim.further) == 2
    assert [(f.outcome, f.min, f.max) for f in claim.casualties] == [("killed", 12, 12)]
    assert str(claim.when.start) == "2015-10-05"


def test_strikes_on_different_towns_stay_apart(events):
    claims = events("Russian planes bombed Saraqeb on Monday. Russian planes bombed Ariha on Monday.")
    assert sorted(f.label for c in claims for f in c.roles.places) == ["Ariha", "Saraqib"]


def test_different_days_stay_apart(events):
    claims = events("Russian planes bombed Saraqeb on Monday. Russian planes bombed Saraqeb on Tuesday.")
    assert [str(c.when.start) for c in claims] == ["2015-10-05", "2015-10-06"]


def test_two_tolls_by_two_sources_are_two_claims(events):
    text = "Residents said Russian air strikes on Saraqeb killed 12 people. Medics said air strikes on Saraqeb killed 20 people."
    claims = events(text)
    assert sorted(f.min for c in claims for f in c.casualties) == [12, 20]
    assert len({c.claimants[0].label for c in claims}) == 2


def test_an_unnamed_voice_with_the_same_toll_tells_of_the_same_event(events):
    text = "Russian air strikes on Saraqeb killed 12 people on Monday. The strikes on Saraqeb killed 12 people, medics said."
    (claim,) = events(text)
    assert [(f.min, f.max) for f in claim.casualties] == [(12, 12)]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Residents said air strikes on Saraqeb killed 12 people. Medics said air strikes on Saraqeb killed 20 people.", True),
        ("Residents said air strikes on Saraqeb killed 12 people. Medics said air strikes on Saraqeb killed 12 people.", False),
        ("Residents said air strikes on Saraqeb killed 12 people. Residents said air strikes killed 20 people.", False),
        ("Residents said air strikes on Saraqeb killed 12 people. Air strikes on Saraqeb killed 20 people.", False),
        ("Residents said air strikes on Saraqeb killed 12 people. Medics said air strikes hit Saraqeb.", False),
        ("Residents said air strikes killed 12 people. Medics said air strikes wounded 20 people.", False),
        ("Residents said planes bombed Saraqeb. Russia denied that its planes bombed Saraqeb.", True),
        ("Russia denied that it bombed Saraqeb. Russia denied that its planes bombed Saraqeb.", False),
        ("Russian planes bombed Saraqeb on Monday. Russian planes bombed Saraqeb on Tuesday.", True),
        ("Russian planes bombed Saraqeb on Monday. Russian planes bombed Saraqeb on October 5.", False),
        ("Russian planes bombed Saraqeb on Monday. Russian planes bombed Saraqeb this week.", False),
        ("Russian planes bombed Saraqeb on Monday. Russian planes bombed Saraqeb.", False),
    ],
)  # fmt: skip
def test_other_figures_of_others_denials_and_other_days_never_join(reading, text, apart):
    setting = proposals.survey(reading(text)).setting
    first, second = setting.tellings
    assert excluded(begun(setting, first), second) is apart


def test_a_bare_toll_belongs_to_the_attack_before_it(events):
    (claim,) = events("A car bomb exploded in Saraqeb on Monday. At least 30 people were wounded.")
    assert claim.type == "CarBombing"
    assert [(f.outcome, f.min, f.max) for f in claim.casualties] == [("injured", 30, None)]


def test_a_total_since_a_beginning_is_a_toll_of_its_own(events):
    claims = events(
        "Russian planes bombed Saraqeb on Monday. At least 200,000 people have been killed in Syria since the war began."
    )
    assert [(c.type, c.aggregate) for c in claims] == [("AirStrike", False), ("Toll", True)]


def test_an_article_with_no_event_has_no_claims(extracted):
    made = extracted("The museum opened a new hall with old coins and maps.")
    assert made.claims == ()


def test_two_voices_are_two_claims(events):
    claims = events(
        "Rebels said Russian planes bombed Saraqeb on Monday. Russia denied that its planes bombed Saraqeb."
    )
    assert [(c.claimants[0].label, c.modality) for c in claims] == [
        ("Syrian opposition", "asserted"),
        ("Russia", "denied"),
    ]


def test_the_quote_of_an_attributed_claim_is_what_its_claimant_said(events):
    text = "Air strikes hit Saraqeb\n\nRussian air strikes on Saraqeb on Monday killed 12 people, residents said."
    (claim,) = events(text)
    assert claim.claimants[0].label == "residents"
    assert "residents said" in claim.evidence.quote


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Dnipro blamed Russia for the shelling that killed 12 people. Russia is silent, Russia.",
        "The mayor of Dnipro blamed Russia for the shelling of the city. Russia has said nothing.",
    ],
)
def test_a_country_of_a_party_is_no_place_of_the_event(events, text):
    (claim,) = events(text)
    assert [f.label for f in claim.roles.places] == ["Dnipro"]


def test_a_country_named_as_a_place_too_may_be_the_place_of_the_event(events):
    (claim,) = events("Ukraine accused Russia of bombing a school in eastern Ukraine on Monday, killing 12 people.")
    assert [f.label for f in claim.roles.places] == ["Ukraine"]


def test_another_country_is_not_a_place_because_it_shares_letters(extracted):
    made = extracted("Hamas fired rockets at Sderot.")
    assert "Hama" not in {m.label for m in made.mentions}


def test_a_long_article_takes_time_by_its_length(pipeline, lexicon, article):
    unit = "Russian warplanes bombed Saraqeb on Monday, killing at least 12 people. The rebels captured a village. "

    def seconds(times):
        made = article(unit * times)
        started = time.process_time()
        extract(made, pipeline, lexicon)
        return time.process_time() - started

    assert seconds(200) < 12 * seconds(40)


@pytest.mark.parametrize(
    "text",
    [
        "999999999 days ago planes bombed Saraqeb.",
        "0000-01-01",
        "\u00b2 hundred people were killed.",
        "9.9.9 km north of Hama planes bombed Saraqeb.",
        "",
        "\n",
        "\U0001f600 12 dead",
        "," * 20000,
    ],
)
def test_odd_texts_are_read(extracted, text):
    assert extracted(text).article.text == text


def test_an_article_of_a_headline_two_voices_and_two_days(events):
    text = (
        "Russian air strikes hit Saraqeb\n\n"
        "Russian warplanes bombed a market in the town of Saraqeb on Thursday, killing at least 12 people, the Syrian "
        "Observatory for Human Rights said.\n\n"
        "Russia denied that its planes bombed Saraqeb.\n\n"
        "On Wednesday, Islamic State fighters captured the village of Tall Hisan from the rebels, residents said."
    )
    assert [
        (
            claim.type,
            claim.modality,
            [f.label for f in claim.roles.initiators],
            [f.label for f in claim.roles.places],
            str(claim.when.start),
            [(f.outcome, f.min, f.max) for f in claim.casualties],
            [c.label for c in claim.claimants],
        )
        for claim in events(text)
    ] == [
        ("AirStrike", "asserted", ["Russia"], ["Saraqib"], "2015-10-08", [("killed", 12, None)], ["Syrian Observatory for Human Rights"]),
        ("AirStrike", "denied", ["Russia"], ["Saraqib"], "2015-10-08", [], ["Russia"]),
        ("NonStateOvertakesTerritory", "asserted", ["Islamic State"], ["Tall Hisan"], "2015-10-07", [], ["residents"]),
    ]  # fmt: skip


def test_a_long_article_keeps_its_beginning_and_its_end_apart(events):
    middle = " ".join(f"The council met for the {number}th time and adjourned." for number in range(4, 150))
    text = (
        "Israeli jets bombed Rafah on Monday, killing 14 people, medics said.\n\n"
        f"{middle}\n\nRussian jets bombed Kharkiv on Tuesday, killing six people, the governor said."
    )
    told = {
        tuple(place.label for place in event.roles.places): [party.label for party in event.roles.initiators]
        for event in events(text)
        if event.type == "AirStrike"
    }
    assert told == {("Rafah",): ["Israel"], ("Kharkiv",): ["Russia"]}


def test_a_place_taken_by_one_and_retaken_by_another_is_two_events(events):
    text = "Taliban fighters captured Kunduz on Monday. Afghan forces recaptured the town of Kunduz from them."
    assert [[f.label for f in event.roles.initiators] for event in events(text)] == [["Taliban"], ["Afghanistan"]]


def test_the_dead_are_not_those_of_an_abduction(events):
    text = "Gunmen abducted 30 pupils in Kaduna on Monday. Nine people were killed."
    assert not any(killed(event) for event in events(text) if event.type == "Abduction")


def killed(event):
    return [figure for figure in event.casualties if figure.outcome == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 residents of Zurmi on Monday, police said.",
        "Jihadists killed 12 Malian soldiers in an attack on a camp in Mali's Mopti region on Sunday.",
        "Twelve miners were killed by gunmen in Pakistan's Balochistan province on Sunday.",
    ],
)
def test_a_text_of_one_sentence_keeps_its_figure(events, text):
    (event,) = events(text)
    assert [(figure.outcome, figure.min, figure.max) for figure in event.casualties] == [("killed", 12, 12)]
