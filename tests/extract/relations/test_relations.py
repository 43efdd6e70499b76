import pytest


def told(extracted, text):
    found = extracted(text).claims
    return {
        (c.type, c.roles.subjects[0].label, c.roles.objects[0].label) for c in found if c.kind == "relation"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Russia and Iran have been backing the Syrian regime.", ("backs", "Iran", "Syria")),
        ("Russia, a staunch ally of the Syrian government, sent ships.", ("alliedWith", "Russia", "Syria")),
        ("Houthi fighters now control Sanaa.", ("controls", "Houthi movement", "Sanaa")),
        ("The city of Raqqa was held by IS.", ("controls", "Islamic State", "Raqqa")),
        ("Shells hit the rebel-held town of Saraqeb in Syria.", ("controls", "Syrian opposition", "Saraqib")),
        ("They went to Raqqa, where IS is in control.", ("controls", "Islamic State", "Raqqa")),
        ("Fighters backed by Turkey entered.", ("backs", "Turkey", "fighters")),
        ("French Defense Minister Jean-Yves Le Drian spoke.", ("speaksFor", "Jean-Yves Le Drian", "France")),
        ("SOHR's head Rami Abdulrahman spoke.", ("leads", "Rami Abdel Rahman", "Syrian Observatory for Human Rights")),
        ("Rwanda has been arming M23 rebels.", ("backs", "Rwanda", "March 23 Movement")),
        ("Kremlin-backed separatists fled.", ("backs", "Russia", "Kremlin-backed separatists")),
        ("France sent arms in support of Ukraine.", ("backs", "France", "Ukraine")),
        ("The army is fighting Boko Haram in Nigeria.", ("fights", "Nigeria", "Boko Haram")),
        ("Ethiopian troops joined the fight against al-Shabaab.", ("fights", "Ethiopia", "al-Shabaab")),
        ("Iraqi forces lead the campaign to defeat the Islamic State.", ("fights", "Iraq", "Islamic State")),
        ("Hezbollah, a sworn enemy of Israel, agreed.", ("fights", "Hezbollah", "Israel")),
        ("Militias loyal to Hezbollah fired.", ("alliedWith", "militias", "Hezbollah")),
        ("The Taliban are allied with al-Qaeda.", ("alliedWith", "Taliban", "al-Qaeda")),
        ("Boko Haram, an affiliate of the Islamic State, attacked.", ("partOf", "Boko Haram", "Islamic State")),
        ("The Hill Brigade, the armed wing of Fatah, said so.", ("partOf", "Hill Brigade", "Fatah")),
        ("The Hill Brigade belongs to the Free Syrian Army.", ("partOf", "Hill Brigade", "Free Syrian Army")),
        ("Mark Selwyn, commander of the Hill Brigade, spoke.", ("leads", "Mark Selwyn", "Hill Brigade")),
        ("The Hill Brigade is based in Mosul.", ("basedIn", "Hill Brigade", "Mosul")),
        ("French troops are stationed in Mali.", ("basedIn", "France", "Mali")),
        ("IS has had control of Mosul since June.", ("controls", "Islamic State", "Mosul")),
        ("Houthi spokesman Yahya Mansour spoke.", ("speaksFor", "Yahya Mansour", "Houthi movement")),
    ],
)
def test_relations(extracted, text, relation):
    assert relation in told(extracted, text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran does not back the Houthis.",
        "Russia may back the Houthis.",
        "If Turkey backed the Houthis, they would win.",
        "Houthi fighters do not control Sanaa.",
        "Former French president Jean Martin spoke.",
        "BBC's Syria correspondent Ann Miller spoke.",
        "Hamas held a round of talks in Cairo.",
        "Rescuers supported residents of Kyiv.",
    ],
)
def test_what_does_not_hold_is_no_relation(extracted, text):
    assert told(extracted, text) == set()


def test_a_denied_relation_is_denied(extracted):
    claims = extracted("Iran denied that it backs the Houthis.").claims
    assert [c.modality for c in claims if c.kind == "relation"] == ["denied"]


def test_a_relation_said_by_somebody_has_a_claimant(extracted):
    claims = extracted("Residents said that Houthi fighters control Sanaa.").claims
    (relation,) = [c for c in claims if c.kind == "relation"]
    assert [c.label for c in relation.claimants] == ["residents"]


def test_no_relation_where_none_is_told(extracted):
    assert told(extracted, "The Houthis met in Sanaa. Russia spoke to Iran.") == set()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"The north of the country has seen too much sorrow," the minister of France said.', "too much sorrow"),
        ("Residents said that the winter would be hard for everyone.", "the winter would be hard for everyone"),
    ],
)
def test_a_quote_that_is_no_event_is_a_statement(extracted, text, content):
    made = extracted(text)
    (statement,) = [c for c in made.claims if c.kind == "statement"]
    said = " ".join(made.article.text[start:end] for start, end in statement.content)
    assert content in said


def test_a_quote_that_is_an_event_is_no_statement(extracted):
    claims = extracted("Residents said that Russian planes bombed Saraqeb.").claims
    assert {c.kind for c in claims} == {"event"}
