"""The finer kind of an event: which type each text tells."""

import pytest

from kg.extract import subtypes

TOLD = [
    (
        "Clash",
        "Seven soldiers and eleven insurgents died in a gunfight near the Mozambican town of Palma, the army said.",
    ),
    ("Clash", "Gunmen ambushed a military convoy in northern Burkina Faso, leaving at least nine troops dead."),
    ("Clash", "Colombian troops traded fire with ELN guerrillas in Arauca for several hours on Sunday."),
    ("Clash", "Rival militias exchanged heavy machine-gun fire in the southern suburbs of Tripoli overnight."),
    ("GovernmentRegainsTerritory", "Ethiopian troops retook the town of Lalibela from Tigrayan fighters on Wednesday."),
    (
        "GovernmentRegainsTerritory",
        "The Philippine military said it had cleared the last rebel-held quarter of Marawi.",
    ),
    (
        "GovernmentRegainsTerritory",
        "Nigerian forces drove Boko Haram out of Gwoza and raised the national flag over the town.",
    ),
    ("GovernmentRegainsTerritory", "Sri Lankan troops overran the Tigers' last coastal stronghold."),
    (
        "NonStateOvertakesTerritory",
        "Taliban fighters seized the provincial capital of Zaranj without losing a man, officials said after a fierce fight.",
    ),
    ("NonStateOvertakesTerritory", "M23 rebels took the town of Bunagana on the Ugandan border after heavy fighting."),
    ("NonStateOvertakesTerritory", "The Arakan Army has captured a border guard headquarters in Maungdaw."),
    ("NonStateOvertakesTerritory", "Islamist insurgents overran Palma, forcing government troops to flee."),
    (
        "NonViolentTransfer",
        "Kenyan troops pulled out of the Somali town of Badhadhe and al-Shabaab moved in hours later without a fight.",
    ),
    ("NonViolentTransfer", "The FARC handed the hamlet over to the Colombian army under the terms of the accord."),
    ("NonViolentTransfer", "Kurdish fighters withdrew from Sinjar, and Iraqi troops entered unopposed."),
    ("NonViolentTransfer", "Armenian forces left the district of Lachin and Azerbaijani units took it over."),
    ("PeacefulProtest", "Thousands of teachers marched through Lima to demand higher wages."),
    ("PeacefulProtest", "Relatives of the missing held a silent vigil outside the parliament in Colombo."),
    ("PeacefulProtest", "Students staged a sit-in at the university in Dhaka over rising fees."),
    ("PeacefulProtest", "Farmers gathered at the border of Delhi with placards against the new laws."),
    (
        "ProtestWithIntervention",
        "Police in Kampala used tear gas to scatter supporters of the opposition leader who had gathered peacefully.",
    ),
    ("ProtestWithIntervention", "Dozens of demonstrators were arrested at an anti-war rally in Moscow."),
    ("ProtestWithIntervention", "Riot police broke up a march by doctors in Khartoum with batons."),
    ("ProtestWithIntervention", "Security forces turned water cannon on students protesting in Bogota."),
    ("ExcessiveForceAgainstProtesters", "Soldiers shot dead four demonstrators in Conakry during a peaceful march."),
    ("ExcessiveForceAgainstProtesters", "Security forces opened fire on protesters in Mandalay, killing at least two."),
    (
        "ExcessiveForceAgainstProtesters",
        "At least eleven people were killed when police fired live rounds at an unarmed crowd in Andijan.",
    ),
    (
        "ExcessiveForceAgainstProtesters",
        "A 19-year-old student was shot in the head by police at a demonstration in Naypyidaw.",
    ),
    ("ViolentDemonstration", "Protesters in Santiago set fire to metro stations and looted supermarkets."),
    ("ViolentDemonstration", "Demonstrators hurled stones at police in Nairobi, who answered with tear gas."),
    (
        "ViolentDemonstration",
        "Youths burned tyres and blocked the highway in Port-au-Prince during a protest over fuel prices.",
    ),
    ("ViolentDemonstration", "Clashes broke out between police and protesters outside the parliament in Tirana."),
    ("MobViolence", "A mob lynched two men accused of child kidnapping in a village in Assam."),
    ("MobViolence", "Villagers beat a suspected cattle thief to death in southern Madagascar."),
    ("MobViolence", "Residents of a township near Durban attacked and burned the shops of Somali traders."),
    ("MobViolence", "A crowd set a woman on fire in Papua New Guinea after accusing her of sorcery."),
    (
        "ChemicalAttack",
        "Dozens of people suffered breathing difficulties after chlorine was dropped on the town of Saraqib.",
    ),
    ("ChemicalAttack", "Kurdish officials said mustard gas had been used against peshmerga near Makhmour."),
    ("ChemicalAttack", "Halabja was attacked with nerve gas in 1988, and thousands choked to death."),
    ("ChemicalAttack", "Villagers in Darfur showed the symptoms of a poison gas attack, a rights group said."),
    ("AirStrike", "Saudi-led warplanes bombed a wedding in Yemen's Hajja province."),
    ("AirStrike", "A drone fired two missiles at a car in North Waziristan, killing four."),
    ("AirStrike", "Ethiopian jets struck the market of Togoga, witnesses said."),
    ("AirStrike", "Helicopter gunships strafed a village in Myanmar's Sagaing region."),
    ("SuicideBombing", "A man wearing an explosive belt killed eight worshippers at a mosque in Kabul."),
    ("SuicideBombing", "Two girls blew themselves up at a market in Maiduguri."),
    (
        "SuicideBombing",
        "A bomber rammed a car packed with explosives into an army base in Mogadishu, dying in the blast.",
    ),
    ("SuicideBombing", "A suicide attack on a police academy in Lahore left five dead."),
    ("Shelling", "Separatist artillery shelled the outskirts of Mariupol for a third day."),
    ("Shelling", "Rockets fired from Gaza landed near Sderot."),
    ("Shelling", "Mortar rounds hit a school in Taiz, wounding six pupils."),
    ("Shelling", "A ballistic missile struck the railway station of Kramatorsk."),
    ("Bombing", "A roadside bomb killed three policemen in Arish."),
    ("Bombing", "Five farmers died when their cart ran over a mine in Kandahar."),
    ("Bombing", "A car bomb went off outside a court in Izmir."),
    ("Bombing", "An explosive device hidden in a bin injured two people in Bangkok."),
    ("GrenadeAttack", "Unknown men threw a grenade into a bar in Bujumbura, injuring ten."),
    ("GrenadeAttack", "A grenade attack on a police post in Srinagar left a civilian dead."),
    ("GrenadeAttack", "Two hand grenades exploded at a bus stop in Kigali."),
    ("GrenadeAttack", "Attackers on a motorbike lobbed a grenade at a church in Mombasa."),
    ("Killing", "Gunmen killed 32 villagers in Nigeria's Zamfara state."),
    ("Killing", "A journalist was shot dead outside her home in Tijuana."),
    ("Killing", "Militiamen executed fifteen captives in a village in Ituri."),
    ("Killing", "A community leader was assassinated in Cauca by two men on a motorcycle."),
    ("SexualViolence", "Soldiers raped at least 20 women in the village of Tabit."),
    ("SexualViolence", "A teenage girl was gang-raped by militiamen near Goma."),
    ("SexualViolence", "The group held Yazidi women as sex slaves."),
    ("SexualViolence", "Investigators documented sexual assaults by troops in Tigray."),
    ("Abduction", "Bandits kidnapped more than 100 pupils from a school in Kaduna."),
    ("Abduction", "Armed men took a priest from his parish house in Jos."),
    ("Abduction", "An opposition politician went missing in Caracas after being taken away by masked men."),
    ("Abduction", "Seven aid workers were abducted in Cameroon's North-West region."),
    ("Agreement", "The government and the rebels signed a peace accord in Juba."),
    ("Agreement", "Both sides agreed to a truce for the holiday in Afghanistan."),
    ("Agreement", "Russia and Ukraine exchanged 200 prisoners of war."),
    ("Agreement", "Talks between the two parties resumed in Geneva."),
    ("Arrest", "Police detained the leader of the opposition in Minsk."),
    ("Arrest", "Turkish authorities arrested 47 people suspected of links to the coup."),
    ("Arrest", "A former president was taken into custody in La Paz."),
    ("Arrest", "More than 200 people were rounded up in raids across Cairo."),
    ("GroupChange", "Two factions of the Maute group merged under a new commander."),
    ("GroupChange", "Rwanda sent 1,000 troops to Cabo Delgado."),
    ("GroupChange", "Some 300 soldiers defected to the rebels in Kachin state."),
    ("GroupChange", "The militia has been recruiting young men in Bangui."),
    ("DisruptedWeaponsUse", "Police defused a bomb at a railway station in Madrid."),
    ("DisruptedWeaponsUse", "Troops found a cache of rifles and ammunition in a forest in Mindanao."),
    ("DisruptedWeaponsUse", "Air defences shot down three drones over Riyadh."),
    ("DisruptedWeaponsUse", "Israel's Iron Dome intercepted two rockets fired from Gaza."),
    ("HeadquartersEstablished", "Turkey has set up a new military base near Bashiqa."),
    ("HeadquartersEstablished", "The militia opened a headquarters in a former school in Sirte."),
    ("HeadquartersEstablished", "Russian troops built an outpost on the road to Qamishli."),
    ("HeadquartersEstablished", "The rebels established a camp in the Garamba park."),
    ("Destruction", "Militiamen burned down forty houses in a village in South Sudan."),
    ("Destruction", "Looters emptied shops in Khartoum."),
    ("Destruction", "Settlers uprooted olive trees and damaged cars in a village near Nablus."),
    ("Destruction", "The group demolished a shrine in Timbuktu."),
    ("OtherDevelopment", "A mass grave with sixty bodies was discovered in Tarhuna."),
    ("OtherDevelopment", "The army seized power in a coup in Ouagadougou."),
    ("OtherDevelopment", "Thousands of people fled their homes after fighting in Marawi."),
    ("OtherDevelopment", "Soldiers ousted the president of Guinea in a coup."),
]
NARROW = [
    ("Protest", "PeacefulProtest", "Widows held a silent vigil outside the barracks in Jaffna."),
    ("Protest", "PeacefulProtest", "Students staged a sit-in at the ministry in Tunis."),
    ("Protest", "PeacefulProtest", "Thousands marched peacefully through Yerevan."),
    ("Protest", None, "Thousands marched through Yerevan."),
    ("Protest", "ProtestWithIntervention", "Police used tear gas against the marchers in Lusaka."),
    ("Protest", "ExcessiveForceAgainstProtesters", "Soldiers opened fire on unarmed demonstrators in Conakry."),
    ("Protest", "ViolentDemonstration", "Demonstrators hurled stones at police in La Paz."),
    ("Protest", "MobViolence", "A mob lynched two men in a village in Assam."),
    ("Capture", "GovernmentRegainsTerritory", "Ethiopian troops retook the town of Lalibela from the rebels."),
    ("Capture", "NonStateOvertakesTerritory", "Rebels overran the town of Bunagana on Monday."),
    ("Capture", "NonViolentTransfer", "The fighters withdrew from Kidal, and soldiers entered it without a fight."),
    ("Capture", None, "The town was seized on Monday."),
    ("Bombing", "GrenadeAttack", "Two men threw a grenade into a bar in Bujumbura."),
    ("Bombing", "CarBombing", "A car bomb went off outside a court in Izmir."),
    ("Bombing", "LandmineExplosion", "A farmer was killed when his cart ran over a mine in Kandahar."),
    ("Bombing", None, "A bomb went off in Bangkok."),
    ("Deployment", "HeadquartersEstablished", "The army has set up a new base near Kidal."),
    ("Deployment", None, "The army sent 300 soldiers to Kidal."),
    ("AirStrike", "DroneStrike", "A drone killed four men in Waziristan."),
    ("AirStrike", None, "Jets bombed the valley."),
    ("Agreement", "Ceasefire", "The two sides agreed to a truce in Juba."),
    ("Agreement", "PrisonerSwap", "The factions exchanged sixteen prisoners near Taiz."),
    ("Killing", "Assassination", "The mayor of Tame was assassinated on his way to work."),
    ("Killing", "Execution", "The group executed six captives in the square."),
    ("Killing", "Massacre", "The militia massacred a hundred villagers in a night."),
    ("Killing", None, "A teacher was shot in Yala."),
    ("Abduction", "HostageTaking", "The attackers took forty passengers hostage in Quetta."),
    ("Destruction", "Looting", "Militiamen looted shops in the deserted quarter."),
    ("StrategicDevelopment", "DisruptedWeaponsUse", "Police defused two bombs under a bridge in Belfast."),
    ("StrategicDevelopment", "GroupChange", "Four brigades merged under one command in Idlib."),
    ("StrategicDevelopment", "OtherDevelopment", "A mass grave was found near Tarhuna."),
    ("Clash", None, "The army and the rebels fought for three days."),
]


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_a_text_tells_its_sub_event_type(reading, kind, text):
    made = reading(text)
    verdict = subtypes.subtype(made, made.doc[:])
    assert verdict.name == kind, verdict.reasons


@pytest.mark.parametrize(("broad", "kind", "text"), NARROW)
def test_a_narrower_type_is_given_only_where_it_is_told(reading, broad, kind, text):
    made = reading(text)
    assert subtypes.narrow(made, made.doc[:], broad) == kind


def test_the_reasons_of_a_verdict_sum_up_to_its_score(reading):
    made = reading("Police in Kampala used tear gas to break up a peaceful march.")
    verdict = subtypes.subtype(made, made.doc[:])
    assert verdict.reasons
    assert verdict.score == pytest.approx(verdict.kind.usual + sum(reason.points for reason in verdict.reasons))
    assert all(reason.shown for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An earthquake of magnitude six shook Lombok.", "NaturalDisaster"),
        ("A ferry capsized in an accident off Zanzibar.", "Accident"),
        ("Customs officers found cocaine of a drug cartel.", "Crime"),
        ("The foreign minister announced sanctions in Brussels.", "Diplomacy"),
        ("The group claimed responsibility for it on Friday.", "Attribution"),
    ],
)
def test_what_is_none_of_a_conflict_is_told_when_asked_for(reading, text, name):
    made = reading(text)
    assert subtypes.subtype(made, made.doc[:], outside=True).name == name
    assert subtypes.subtype(made, made.doc[:]).name in {kind.name for kind in subtypes.kinds("type")}
