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


def test_a_bare_toll_belongs_to_the_attack_before_it(events):
    (claim,) = events("A car bomb exploded in Saraqeb on Monday. At least 30 people were wounded.")
    assert claim.type == "Bombing"
    assert [(f.outcome, f.min, f.max) for f in claim.casualties] == [("injured", 30, None)]


def test_a_total_since_a_beginning_is_a_toll_of_its_own(events):
    claims = events(
        "Russian planes bombed Saraqeb on Monday. At least 200,000 people have been killed in Syria since the war began."
    )
    assert [(c.type, c.aggregate) for c in claims] == [("AirStrike", False), ("Toll", True)]


def test_an_article_with_no_event_has_no_claims(extracted):
    made = extracted("The museum opened a new hall with old coins and maps.")
    assert made.claims == ()
