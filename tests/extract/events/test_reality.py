"""What is told as real, and how surely: negated, planned, figurative and denied events."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the army could attack Saraqeb.",
        "Russia plans to bomb Saraqeb.",
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
