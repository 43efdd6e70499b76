"""Who noun phrases stand for: composed, unnamed, new and referred to, in many wars."""

import pytest

from kg.extract.parties import resolve


@pytest.fixture
def labels(reading):
    """The labels of the parties that one word of a text stands for; the word's last occurrence counts."""

    def build(text, word):
        read = reading(text)
        token = [token for token in read.doc if read.written(token.idx, token.idx + len(token)) == word][-1]
        return [party.label for party in resolve(read, token)]

    return build


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Israeli jets bombed the port.", "jets", "Israel"),
        ("Assad's troops entered Homs.", "troops", "Syria"),
        ("Kyiv's forces shelled Donetsk.", "forces", "Ukraine"),
        ("Moscow accused the West of lying.", "Moscow", "Russia"),
        ("The group is backed by Tehran.", "Tehran", "Iran"),
        ("Armed men burned the village of Ngarannam.", "men", "armed men"),
        ("Attackers killed 20 people in Ituri.", "Attackers", "attackers"),
        ("A Russian bomb hit a shop in Kharkiv.", "bomb", "Russia"),
        ("Ukrainian air defences shot down a drone.", "defences", "Ukraine"),
        ("Militiamen known as Fano took Lalibela in Ethiopia.", "Militiamen", "Fano"),
        ("Eleven miners were shot in Quetta.", "miners", "miners"),
        ("Houthi fighters fired a missile.", "fighters", "Houthi movement"),
        ("RSF gunmen looted homes in Khartoum, Sudan.", "gunmen", "Rapid Support Forces"),
        ("Pakistani police arrested two men.", "police", "Pakistan"),
        ("M23 rebels took Goma.", "rebels", "March 23 Movement"),
        ("Soldiers shelled the rebels in Tigray, Ethiopia.", "rebels", "rebels"),
        (
            "The TPLF left Mekelle. Soldiers shelled the rebels in Tigray, Ethiopia.",
            "rebels",
            "Tigray People's Liberation Front",
        ),
        ("Militants killed ten people in Abuja, Nigeria.", "Militants", "militants"),
        ("Myanmar's junta bombed Sagaing.", "junta", "Myanmar"),
        ("Colombian soldiers died in Cauca.", "soldiers", "Colombia"),
        ("The planes hit Taliban positions near Kunduz.", "positions", "Taliban"),
        ("Venezuelan security forces fired.", "forces", "Venezuela"),
    ],
)
def test_a_force_noun_stands_for_its_owner(labels, text, word, label):
    assert labels(text, word) == [label]


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Pro-Kremlin fighters entered Bakhmut.", "fighters", "pro-Kremlin fighters"),
        ("Ankara-backed gunmen stormed the town.", "gunmen", "Ankara-backed gunmen"),
        ("An anti-Ethiopia militia fled.", "militia", "anti-Ethiopia militia"),
        ("US-trained commandos landed.", "commandos", "US-trained commandos"),
    ],
)
def test_who_backs_a_force_does_not_own_it(labels, text, word, label):
    assert labels(text, word) == [label]


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Gunmen killed a teacher.", "Gunmen", "gunmen"),
        ("Colombian guerrillas attacked.", "guerrillas", "Colombian guerrillas"),
        ("Several masked gunmen fled.", "gunmen", "masked gunmen"),
        ("Allied forces joined them.", "forces", "allied forces"),
        ("Three aid workers died.", "workers", "aid workers"),
        ("The rocket hit a military base.", "base", "military base"),
        ("A shell destroyed two trucks.", "trucks", "trucks"),
        ("Police fired on demonstrators.", "demonstrators", "protesters"),
    ],
)
def test_a_party_with_no_name_goes_by_its_own_words(labels, text, word, label):
    assert labels(text, word) == [label]


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Boko Haram raided a village in Nigeria. The group took hostages.", "group", "Boko Haram"),
        (
            "JNIM attacked a convoy in Mali. Later the jihadists withdrew.",
            "jihadists",
            "Jama'at Nasr al-Islam wal Muslimin",
        ),
        ("Al-Shabaab seized a base. They killed the guards.", "They", "al-Shabaab"),
        ("The Arakan Army attacked. Its fighters took the bridge.", "fighters", "Arakan Army"),
        ("The Turkish army shelled Afrin in Syria. The army said nobody died.", "army", "Turkey"),
        ("Israeli jets hit Gaza City. The military said it struck a tunnel.", "military", "Israel"),
        ("Saudi-led coalition planes hit Sanaa. The alliance denied it.", "alliance", "Saudi-led coalition"),
        ("M23 fought FDLR. The group later took Goma.", "group", "March 23 Movement"),
        ("Hezbollah fired rockets. The Lebanese group denied it.", "group", "Hezbollah"),
        ("IS attacked Mosul in Iraq. Planes hit jihadist positions.", "positions", "Islamic State"),
        ("The Islamic State said that it had shot the pilot.", "it", "Islamic State"),
    ],
)
def test_a_noun_refers_to_the_party_named_last_that_fits(labels, text, word, label):
    assert labels(text, word) == [label]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Talks were held with Hamas and Hezbollah. The group left early.", "group"),
        ("A woman spoke of Abiy Ahmed. It rained.", "It"),
        ("The United Nations met. The militants were absent.", "militants"),
        ("A raid was reported. They fled.", "They"),
        ("Hamas fired rockets. He spoke.", "He"),
    ],
)
def test_what_fits_nobody_or_two_is_not_forced_on_one(labels, text, word):
    assert not {"Hamas", "Hezbollah", "Abiy Ahmed", "United Nations"}.intersection(labels(text, word))


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Fighters of the Western Liberation Brigade attacked.", "Western Liberation Brigade", "rebel-group"),
        ("The Front for the Freedom of Tal struck.", "Front for the Freedom of Tal", "rebel-group"),
        ("The Red Valley Cartel killed two men.", "Red Valley Cartel", "political-militia"),
        ("Jaish al-Nur shelled the town.", "Jaish al-Nur", "rebel-group"),
        ("Soldiers of the 93rd Mechanised Brigade advanced.", "93rd Mechanised Brigade", "state-forces"),
        ("The Delta Rights Observatory counted ten dead.", "Delta Rights Observatory", "monitor"),
    ],
)
def test_a_name_that_is_not_known_is_an_entity_of_its_own(extracted, text, label, kind):
    found = {entity.label: entity.type for entity in extracted(text).entities}
    assert found.get(label) == kind


def test_an_abbreviation_in_brackets_is_an_alias(extracted):
    made = extracted("The Western Resistance Front (WRF) attacked. The WRF burned a village.")
    (front,) = [entity for entity in made.entities if entity.label == "Western Resistance Front"]
    assert front.aliases == ("WRF",)
    assert [m.text for m in made.mentions if m.entity == front.id] == ["Western Resistance Front", "WRF", "WRF"]


def test_a_surname_means_the_person_whom_the_article_names(extracted):
    mentions = extracted("Mark Selwyn spoke in Paris. Later Selwyn left.").mentions
    assert {m.label for m in mentions if m.kind == "person"} == {"Mark Selwyn"}


def test_a_namesake_is_not_the_leader(extracted):
    labels = {m.label for m in extracted("Ahmed Wali Karzai was shot in Kandahar. Karzai was 49.").mentions}
    assert "Ahmed Wali Karzai" in labels
    assert not {"Hamid Karzai", "Afghanistan"} & {m for m in labels if "Karzai" in m or m == "Afghanistan"}


def test_parties_with_no_name_tie_no_two_articles(extracted):
    one, other = (extracted(f"Gunmen killed 12 residents in {town} on Monday.") for town in ("Tal", "Deir"))
    assert {entity.label for entity in one.entities} & {entity.label for entity in other.entities} >= {"gunmen"}
    assert not {e.id for e in one.entities if e.type != "unlocated"} & {e.id for e in other.entities}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two tanks burned.", ("tanks", "platform")),
        ("The crew of the frigate HMS Example left.", ("HMS Example", "platform")),
        ("He carried a rifle.", ("rifle", "weapon")),
        ("The commander spoke.", ("commander", "person")),
        ("Nurses fled the hospital.", ("hospital", "facility")),
        ("Russia sent ships.", ("Russia", "actor")),
        ("The convoy drove through Russia.", ("Russia", "place")),
        ("At least 40 people died.", ("At least 40", "number")),
    ],
)
def test_everything_that_names_something_is_a_mention(extracted, text, found):
    assert found in {(mention.text, mention.kind.value) for mention in extracted(text).mentions}


def test_a_name_inside_a_longer_phrase_for_the_same_is_not_mentioned_twice(extracted):
    mentions = extracted("Taliban fighters attacked Kunduz.").mentions
    assert [m.text for m in mentions if m.label == "Taliban"] == ["Taliban fighters"]


def test_a_party_with_no_name_is_an_entity_where_a_claim_needs_it(extracted):
    made = extracted("Gunmen shot dead residents of a village near Kabul on Monday. Some boys watched masked men.")
    named = {mention.label for mention in made.mentions if mention.entity and mention.kind.value != "place"}
    assert named == {"gunmen", "residents"}


@pytest.mark.parametrize("word", ["hospital", "school"])
def test_where_somebody_serves_is_no_party(labels, word):
    assert labels("A hospital director and two school officials in Kuriga spoke of the raid.", word) == []


def test_two_nationalities_before_one_force_are_two_parties(labels):
    assert labels("Thai and Cambodian troops exchanged fire.", "troops") == ["Cambodia", "Thailand"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Russia's defence ministry said its forces had taken Robotyne in Ukraine.", "forces"),
        ("Vladimir Putin said his forces had taken Robotyne in Ukraine.", "forces"),
    ],
)
def test_the_forces_of_whoever_speaks_for_a_state_are_its_own(labels, text, word):
    assert labels(text, word) == ["Russia"]
