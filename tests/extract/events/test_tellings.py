"""Tellings of events: their types, roles and slots."""

import pytest

from kg.rdf import event_types


def seen(claim):
    roles = claim.roles
    return (
        claim.type,
        [f.label for f in roles.initiators],
        [f.label for f in roles.targets],
        [f.label for f in roles.places],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # active and passive verbs
        ("Russian warplanes bombed rebel positions in Saraqeb.", ("AirStrike", ["Russia"], ["Syrian opposition"], ["Saraqib"])),
        ("Saraqeb was captured by Syrian government forces.", ("GovernmentRegainsTerritory", ["Syria"], [], ["Saraqib"])),
        ("The town of Saraqeb was seized by the rebels.", ("Capture", ["Syrian opposition"], [], ["Saraqib"])),
        ("Taliban fighters abducted three aid workers in Kunduz.", ("Abduction", ["Taliban"], ["aid workers"], ["Kunduz"])),
        # event nouns and the verbs that carry them
        ("Russia carried out air raids on Saraqeb.", ("AirStrike", ["Russia"], [], ["Saraqib"])),
        ("Russian air strikes hit a hospital in Saraqeb.", ("AirStrike", ["Russia"], ["hospital"], ["Saraqib"])),
        ("A suicide bombing in Kabul killed 12 people.", ("SuicideBombing", [], ["people"], ["Kabul"])),
        ("Israeli artillery shelled the city of Khan Younis.", ("Shelling", ["Israel"], [], ["Khan Yunis"])),
        # a weapon in the clause tells the type of a generic word
        ("The army fired rockets at the rebels in Saraqeb.", ("Shelling", ["Syria"], ["Syrian opposition"], ["Saraqib"])),
        # both sides of a clash
        ("Turkish commandos killed 26 PKK militants in Sinjar.", ("Clash", ["Turkey"], ["Kurdistan Workers' Party"], ["Sinjar"])),
        ("Three villagers were killed by Taliban fighters in Kunduz.", ("Killing", ["Taliban"], ["civilians"], ["Kunduz"])),
        ("Houthi fighters clashed with Saudi troops in Marib.", ("Clash", ["Houthi movement"], ["Saudi Arabia"], ["Marib"])),
        # who loses a place
        ("IS seized the opposition-held town of Saraqeb.", ("NonStateOvertakesTerritory", ["Islamic State"], ["Syrian opposition"], ["Saraqib"])),
        ("Rebel forces lost ground to IS in Saraqeb.", ("NonStateOvertakesTerritory", ["Islamic State"], ["Syrian opposition"], ["Saraqib"])),
        # relative clauses, control, coordination
        ("Troops loyal to nobody fled after the rebels, who seized Saraqeb, advanced.", ("Capture", ["Syrian opposition"], [], ["Saraqib"])),
    ],
)  # fmt: skip
def test_roles(events, text, found):
    # the country an article is about decides what generic names mean
    home = (
        ""
        if any(word in text for word in ("Sinjar", "Kabul", "Kunduz", "Bakhmut", "Marib", "Khan"))
        else " Syria borders Iraq."
    )
    claims = events(f"{text}{home}")
    assert found in [seen(claim) for claim in claims], [seen(claim) for claim in claims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Helicopters dropped chlorine gas on Saraqeb, and the gas attack wounded 12 people.", "ChemicalAttack"),
        ("Guards tortured detainees in Homs.", "Torture"),
        ("Soldiers raped women in Bunia.", "SexualViolence"),
        ("Police arrested 40 protesters in Yangon.", "Arrest"),
        (
            "France deployed 500 soldiers to Mali on Friday to help the army against insurgents, the defence ministry said.",
            "Deployment",
        ),
        ("The army besieged the town of Saraqeb.", "Siege"),
        ("Ethiopian troops withdrew from Mekelle on Monday.", "Withdrawal"),
        ("Thousands of civilians fled Bakhmut.", "Displacement"),
        ("The army and the rebels signed a ceasefire in Juba.", "Agreement"),
        ("Fighters looted the market in Geneina.", "Destruction"),
        ("Ukrainian forces shot down a drone over Kharkiv.", "Shootdown"),
        ("Hundreds of people protested in Khartoum.", "Protest"),
        ("A humanitarian convoy reached Mekelle.", "AidDelivery"),
        ("A roadside bomb killed five soldiers in Kidal.", "Bombing"),
        ("Gunmen shot two teachers in Kano.", "Killing"),
    ],
)
def test_every_type_has_words(events, text, kind):
    assert kind in {event_types.recorded()[claim.type] for claim in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations condemned the strike on Saraqeb.",
        "Germany discussed the attack on Saraqeb.",
        "Human Rights Watch documented the air raid on Saraqeb.",
    ],
)
def test_who_talks_about_an_attack_did_not_do_it(events, text):
    assert [f.label for claim in events(text) for f in claim.roles.initiators] == []


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("The Arakan Army captured Buthidaung in Myanmar.", "Arakan Army"),
        ("The Houthi movement said its fighters captured Marib.", "Houthi movement"),
        ("Wagner mercenaries attacked Bakhmut in Ukraine, killing 12 soldiers.", "Wagner Group"),
    ],
)
def test_a_name_is_stronger_than_a_generic_word(events, text, initiator):
    assert [f.label for f in events(text)[0].roles.initiators] == [initiator]


def propositions(found):
    """Type, initiators, targets and places of each telling."""
    return [
        (
            telling.type,
            [party.label for party in telling.initiators],
            [party.label for party in telling.targets],
            [place.entity.label for place in telling.places],
        )
        for telling in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a weapon in the clause tells the type of a generic word; the positions of an army are its state
        ("Ukrainian forces attacked Russian positions with drones near Bakhmut.",
         [("AirStrike", ["Ukraine"], ["Russia"], ["Bakhmut"])]),
        ("Houthi fighters attacked Saudi troops with mortars near Marib.",
         [("Shelling", ["Houthi movement"], ["Saudi Arabia"], ["Marib"])]),
        ("Gunmen killed 12 residents in Kabul.", [("Killing", ["gunmen"], ["civilians"], ["Kabul"])]),
        ("Bakhmut was shelled by Russian artillery, and Ukrainian drones hit Donetsk.",
         [("Shelling", ["Russia"], [], ["Bakhmut"]), ("AirStrike", ["Ukraine"], [], ["Donetsk"])]),
        # whom it befell is no event beside the verb that tells it; protesters protest; tear gas is no chemical weapon
        ("Gunmen beheaded a Malaysian hostage in Jolo.", [("Killing", ["gunmen"], ["hostages"], ["Jolo"])]),
        ("Protesters stormed a hotel in Nairobi.", [("Protest", [], ["hotel"], ["Nairobi"])]),
        ("Police fired tear gas at protesters in Nairobi.", [("Protest", ["Kenya"], ["protesters"], ["Nairobi"])]),
        ("Four aid workers were killed in an ambush in Kayah state.", [("Clash", [], ["aid workers"], ["Kayah State"])]),
        # what is launched is the weapon; a nationality before a base is no place; a capital that speaks is none
        ("An Iraqi militia launched drones at a US base in the city of Erbil.",
         [("AirStrike", ["Iraqi militia"], ["United States"], ["Erbil"])]),
        ("Azerbaijan shelled Stepanakert on Tuesday; Baku denied it.", [("Shelling", ["Azerbaijan"], [], ["Stepanakert"])]),
        ("A truce between Armenia and Azerbaijan took effect.", [("Agreement", ["Armenia"], ["Azerbaijan"], [])]),
        # two deeds of one party: the first kills nobody; whoever is backed does nothing by it
        ("Cameroonian soldiers burned a village near Bamenda and killed 21 civilians.",
         [("Destruction", ["Cameroon"], [], ["Bamenda"]), ("Killing", ["Cameroon"], ["civilians"], [])]),
        ("The M23, backed by Rwanda, captured the town of Sake.", [("Capture", ["March 23 Movement"], [], ["Sake"])]),
        ("Rebels pushed the army out of Malakal in South Sudan.",
         [("Capture", ["rebels"], ["South Sudan"], ["Malakal"])]),
        # who speaks of a deed, fears or counts it did not do it
        ("Amnesty International said gunmen shelled Bunia.", [("Shelling", ["gunmen"], [], ["Bunia"])]),
        # nothing of another sentence is laid to a telling
        ("The mayor of Dnipro blamed Russia for the shelling that killed 12 people. Russia is silent.",
         [("Shelling", ["Russia"], ["people"], [])]),
    ],
)  # fmt: skip
def test_what_the_rules_propose(tellings, text, found):
    assert propositions(tellings(text)) == found


def test_an_accusation_names_the_accused_as_initiator(events):
    (claim,) = events("Rebels accused Russia of bombing Saraqeb. Syria borders Iraq.")
    assert [f.label for f in claim.roles.initiators] == ["Russia"]
    assert [c.label for c in claim.claimants] == ["Syrian opposition"]


def test_a_beginning_and_a_total_have_no_end(events):
    (claim,) = events("Russia began an air campaign in Syria on September 30.")
    assert (str(claim.when.start), claim.when.end, claim.aggregate) == ("2015-09-30", None, True)


def test_an_event_without_a_time_is_not_given_the_publication_date(events):
    (claim,) = events("Russian planes bombed Saraqeb.")
    assert (claim.when.start, claim.when.precision) == (None, "unknown")


def test_weapons_are_told(events):
    (claim,) = events("Syrian helicopters dropped barrel bombs on the town of Saraqeb.")
    assert {"helicopter", "bomb"} <= {f.label for f in claim.roles.weapons}
