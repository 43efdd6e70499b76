"""What is told as real, and how surely: negated, planned, figurative and denied events."""

import pytest

from kg.export.records import records


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the army could attack Saraqeb.",
        "If the army attacks Saraqeb, people will flee.",
        "The planes did not bomb Saraqeb.",
        "The film shows the beauty of Saraqeb.",
        "No air strikes hit Saraqeb.",
        "The army never bombed Saraqeb.",
        "Israel prevented an attack on Saraqeb.",
        "Residents fear an attack on Saraqeb.",
        "The rebels were unable to seize Saraqeb.",
        "The rebels failed to seize Saraqeb on Monday, residents said.",
        "Russia could launch air strikes on Saraqeb, a general said.",
        "Moscow will bomb Saraqeb from Monday, a general said.",
        "If the army shells Saraqeb, 12 people will die.",
        "Thousands of people could be killed in Saraqeb this winter, the minister said.",
        "No planes bombed Saraqeb on Monday, residents said.",
    ],
)
def test_what_did_not_happen_is_no_event(events, text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels tried to storm the army base in Saraqeb on Monday.", "Clash"),
        ("The rebels said they had seized Saraqeb on Monday.", "Capture"),
        ("The army may have bombed Saraqeb on Monday.", "Bombing"),
        ("Up to 200 people may have died in Saraqeb on Monday.", "Killing"),
        ("Judges will ask who bombed the market of Saraqeb on Monday.", "Bombing"),
        ("Russia denied that it bombed Saraqeb on Monday.", "Bombing"),
    ],
)
def test_what_was_tried_said_or_denied_is_still_told(tellings, text, kind):
    assert kind in [telling.type for telling in tellings(text)]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Rebels accused Russia of bombing Saraqeb.", "alleged"),
        ("Russia denied that its planes bombed Saraqeb.", "denied"),
        ("Suspected Russian air strikes hit Saraqeb.", "alleged"),
        ("Russian planes bombed Saraqeb.", "asserted"),
    ],
)
def test_modality(events, text, modality):
    assert [claim.modality for claim in events(f"{text} Syria borders Iraq.")] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "Workers began a strike at a factory in Lyon on Monday.",
        "Teachers went on strike in Lagos on Monday over unpaid wages.",
        "The nurses' strike in London is in its third day, the union said.",
        "He is fighting cancer, his family said on Friday in Oslo.",
        "Police raided a house in Berlin on Tuesday, prosecutors said.",
        "The company captured market share in Asia in May.",
        "The officer suffered a heart attack in Kyiv on Sunday.",
        "Firefighters battled a blaze in Athens for three days.",
    ],
)
def test_words_of_violence_that_tell_of_none_are_no_event(events, text):
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes killed 12 aid workers in Gaza on Monday, the health ministry said.",
        "A drone strike killed three workers near Kharkiv on Tuesday, officials said.",
    ],
)
def test_a_strike_that_hits_workers_is_one(events, text):
    assert "AirStrike" in {event.type for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that Hamas shelled Sderot on Monday, the mayor said.",
        "There is no evidence that the RSF shelled El Fasher on Monday.",
        "Had Wagner captured Timbuktu, thousands would have fled.",
        "Neither Russia nor Ukraine attacked the plant on Monday.",
        "Officials prevented an attack on Kyiv on Monday.",
    ],
)
def test_what_is_said_not_to_be_so_is_no_event(events, text):
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "There is evidence that the RSF shelled El Fasher on Monday, monitors said.",
        "The army had shelled Goma before it fell on Monday, residents said.",
    ],
)
def test_what_there_is_proof_of_is_one(events, text):
    assert [event.type for event in events(text)] == ["Shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion in a restaurant in Lagos killed 12 people on Monday, firefighters said.",
        "A bus crash near Kano killed 21 passengers on Tuesday, police said.",
        "A building collapse in Kampala killed nine workers on Friday.",
        "Nine workers were killed in Kampala when a building collapsed on Friday.",
        "A military plane crashed near Kaduna after engine failure, killing seven officers.",
        "A boiler exploded at a factory in Dhaka, killing 23 workers.",
        "A cholera outbreak has killed 60 people in Juba since March, the health ministry said.",
        "Floods killed 40 people and displaced thousands in Garissa on Monday.",
        "A heatwave hit Mali in April, killing more than 100 people, a hospital said.",
        "Prices exploded in Sudan in May.",
        "The rand hit a record low on Monday as investors fled South Africa.",
        "Morocco stormed into the final in Rabat on Sunday.",
    ],
)
def test_accidents_and_metaphors_are_no_events(events, text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A mine explosion killed five soldiers near Kidal on Monday.", "Bombing"),
        ("An explosion at a mosque in Peshawar killed 40 people on Friday, police said.", "Bombing"),
        ("Rebels shot down a military plane near Kaduna, killing seven officers.", "Shootdown"),
    ],
)
def test_what_somebody_did_is_no_accident(events, text, kind):
    assert [event.type for event in events(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "initiator"),
    [
        ("Russia plans to launch an offensive on Kharkiv in June, Ukraine's military said.", "Clash", "Russia"),
        ("The United States will withdraw its forces from Niger by September, officials said.", "Withdrawal",
         "United States"),
        ("Israel threatened to bomb Rafah.", "Bombing", "Israel"),
        ("France will send 300 troops to Chad, the president said.", "Deployment", "France"),
    ],
)  # fmt: skip
def test_what_somebody_means_to_do_is_planned_and_in_no_record(extracted, text, kind, initiator):
    made = extracted(text)
    (event,) = (claim for claim in made.claims if claim.kind == "event")
    assert (event.type, event.modality, [f.label for f in event.roles.initiators]) == (kind, "planned", [initiator])
    assert event.when.start is None
    assert list(records(made)) == []


@pytest.mark.parametrize(
    ("text", "initiators"),
    [
        ("Rwanda said it had nothing to do with the attack on Goma.", ["Rwanda"]),
        ("Hamas denied that it had fired rockets from a school in Gaza City.", ["Hamas"]),
    ],
)
def test_who_disowns_a_deed_denies_it(tellings, text, initiators):
    (telling,) = tellings(text)
    assert (telling.modality, [p.label for p in telling.initiators]) == ("denied", initiators)


@pytest.mark.parametrize(
    "text",
    [
        "The claim that Ukraine shelled the plant is false, the governor said.",
        "Claims that the army shelled Goma are untrue, a spokesman said.",
    ],
)
def test_a_false_claim_tells_of_no_event(events, text):
    assert events(text) == []
