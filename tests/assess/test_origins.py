"""Which independent source a claim goes back to."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assess.origins import origins
from kg.model import Claim, Claimant, Entity, Modality, Origin, OriginBasis, Source
from tests.assess.telling import (
    AFP,
    ENTITIES,
    HELMETS,
    OBSERVATORY,
    PETROV,
    RESIDENT,
    REUTERS,
    RUSSIA,
    RUSSIAN_MINISTRY,
    SANA,
    SYRIA,
    UNICEF,
    UNITED_NATIONS,
    claim,
    nameless,
    source,
    sources,
)
from tests.builders import actor

TEXT = (
    "Jets struck the main market of the town on Thursday morning and killed dozens of people who were buying bread. "
    "Residents told of three blasts within a minute, and of a fire that went on burning until the early afternoon. "
    "The hospital was full by noon, and the wounded were taken over the border in lorries."
)
REWRITE = (
    "Dozens died when bombs fell on a crowded market in the north on Thursday, people who live nearby said. Schools "
    "will stay shut until Sunday, and the governor promised help to those who had lost their homes in the fire."
)
PAPER, TIMES = source("Northern Paper", "2016-03-04", REWRITE), source("Harbour Times", "2016-03-04", TEXT)


def found(claims: list[Claim], *articles: Source) -> dict[str, Origin]:
    """The origin of each claim, by the claim."""
    return {origin.claim: origin for origin in origins(claims, sources(*articles), ENTITIES)}


@pytest.mark.parametrize(
    ("claimants", "origin"),
    [
        ([OBSERVATORY], OBSERVATORY),
        ([RUSSIAN_MINISTRY], RUSSIA),
        ([Claimant(PETROV.label, PETROV.id, speaks_for=RUSSIAN_MINISTRY.id)], RUSSIA),
        ([SANA], SYRIA),
        ([REUTERS, OBSERVATORY], OBSERVATORY),
        ([REUTERS, nameless("activists", PAPER)], REUTERS),
        ([UNICEF, HELMETS], HELMETS),
        ([OBSERVATORY, RUSSIA], RUSSIA),
        ([Claimant("a spokesman", nameless("a spokesman", PAPER).id, speaks_for=HELMETS.id)], HELMETS),
    ],
)
def test_a_claim_goes_back_to_whom_it_names(claimants: list, origin: Entity) -> None:
    one = claim(PAPER, *claimants)
    assert found([one], PAPER)[one.id] == Origin(one.id, origin.id, OriginBasis.NAMED)


@pytest.mark.parametrize("who", [nameless("activists", PAPER), RESIDENT])
def test_who_can_be_met_in_no_other_article_goes_with_it(who: Entity) -> None:
    one = claim(PAPER, who)
    assert found([one], PAPER)[one.id] == Origin(one.id, str(PAPER.outlet), OriginBasis.PUBLISHER)


def test_a_person_speaks_for_whom_other_claims_of_the_event_say() -> None:
    alone, told = claim(PAPER, RESIDENT), claim(TIMES, Claimant(RESIDENT.label, RESIDENT.id, speaks_for=HELMETS.id))
    assert {origin.id for origin in found([alone, told], PAPER, TIMES).values()} == {HELMETS.id}


@pytest.mark.parametrize(
    ("article", "origin", "basis"),
    [
        (source("Northern Paper", text="BEIRUT (Reuters) - " + TEXT), REUTERS.id, OriginBasis.AGENCY),
        (source("Northern Paper", text=TEXT, byline="Jane Roe, AFP"), AFP.id, OriginBasis.AGENCY),
        (source("Reuters", text=TEXT), REUTERS.id, OriginBasis.AGENCY),
        (source("SANA", text=TEXT), SYRIA.id, OriginBasis.AGENCY),
        (PAPER, PAPER.outlet, OriginBasis.PUBLISHER),
        (source(text=TEXT, name="stray"), source(name="stray").article, OriginBasis.PUBLISHER),
    ],
)
def test_an_article_in_its_own_voice(article: Source, origin: str, basis: OriginBasis) -> None:
    one = claim(article)
    assert found([one], article)[one.id] == Origin(one.id, origin, basis)


def test_an_article_that_nothing_is_known_of_stands_for_itself() -> None:
    one = claim(PAPER)
    assert found([one])[one.id] == Origin(one.id, PAPER.article, OriginBasis.PUBLISHER)


def test_who_is_quoted_is_one_with_who_publishes() -> None:
    quoted = actor("Northern Paper", type="unidentified")
    claims = [claim(PAPER), claim(TIMES, quoted)]
    assert {origin.id for origin in found(claims, PAPER, TIMES).values()} == {quoted.id}


@pytest.mark.parametrize(
    ("first", "second", "origin", "basis"),
    [
        (source("Harbour Times", "2016-03-04", TEXT), "2016-03-05", "outlet/harbour-times", OriginBasis.COPY),
        (source("Harbour Times", "2016-03-05", "(AFP) - " + TEXT), "2016-03-04", AFP.id, OriginBasis.COPY),
        (source("Reuters", "2016-03-05", TEXT), "2016-03-04", REUTERS.id, OriginBasis.COPY),
        (source("Harbour Times", "2016-03-04", REWRITE), "2016-03-05", "outlet/evening-post", OriginBasis.PUBLISHER),
        (source("Evening Post", "2016-03-04", TEXT), "2016-03-05", "outlet/evening-post", OriginBasis.PUBLISHER),
    ],
)
def test_a_copy_goes_back_to_whose_text_it_is(first: Source, second: str, origin: str, basis: OriginBasis) -> None:
    copy = source("Evening Post", second, "EVENING POST " + TEXT)
    claims = [claim(first), claim(copy)]
    one = found(claims, first, copy)[claims[1].id]
    assert (one.id.endswith(origin), one.basis) == (True, basis)


def test_a_text_that_several_print_on_one_day_is_named_by_the_first() -> None:
    articles = [source(f"Paper {number}", "2016-03-04", TEXT) for number in range(3)]
    claims = [claim(article) for article in articles]
    first = min(article.article for article in articles)
    assert {(one.id, one.basis) for one in found(claims, *articles).values()} == {(first, OriginBasis.COPY)}


def test_claims_that_rest_on_one_sentence_have_one_origin() -> None:
    sentence = TEXT.split(". ", maxsplit=1)[0]
    early = replace(PAPER, text=REWRITE + sentence)
    late = source("Harbour Times", "2016-03-05", "In other news, talks went on. " + sentence)
    claims = [claim(early, quote=sentence), claim(late, quote=sentence.replace("dozens of", "many"))]
    assert {one.id for one in found(claims, early, late).values()} == {early.outlet}
    named = [claim(early, OBSERVATORY, quote=sentence), claim(late, quote=sentence)]
    assert len({one.id for one in found(named, early, late).values()}) == 2


FIVE, SIX = {"killed": 5}, {"killed": 6}


@pytest.mark.parametrize(
    ("own", "said", "origin"),
    [
        (FIVE, (OBSERVATORY, FIVE), OBSERVATORY.id),
        (FIVE, (OBSERVATORY, {}), OBSERVATORY.id),
        ({"killed": (4, None)}, (OBSERVATORY, FIVE), OBSERVATORY.id),
        (FIVE, (OBSERVATORY, SIX), PAPER.outlet),
        ({"by": [SYRIA]}, (OBSERVATORY, {"by": [RUSSIA]}), PAPER.outlet),
        (FIVE, (OBSERVATORY, {"modality": Modality.DENIED}), PAPER.outlet),
        (FIVE, (RUSSIA, {"by": [RUSSIA]}), PAPER.outlet),
        ({"by": [SYRIA]}, (SYRIA, {"by": [nameless("terrorists", PAPER)]}), PAPER.outlet),
        ({"by": [SYRIA]}, (OBSERVATORY, {"by": [nameless("terrorists", PAPER)]}), PAPER.outlet),
        ({"by": [nameless("jets", PAPER)]}, (OBSERVATORY, {"by": [nameless("jets", PAPER)]}), OBSERVATORY.id),
    ],
)
def test_an_article_restates_whom_it_names(own: dict, said: tuple, origin: str) -> None:
    who, what = said
    one = claim(PAPER, **own)
    assert found([one, claim(PAPER, who, **what)], PAPER)[one.id].id == origin


def test_a_headline_restates_the_source_with_its_figures() -> None:
    one, later = claim(PAPER, **FIVE), claim(TIMES)
    claims = [one, claim(PAPER, HELMETS), claim(PAPER, OBSERVATORY, **FIVE), later]
    origin = found(claims, PAPER, TIMES)
    assert (origin[one.id].id, origin[one.id].basis) == (OBSERVATORY.id, OriginBasis.NAMED)
    assert origin[later.id].id == TIMES.outlet


def test_people_without_a_name_are_not_the_source_beside_them() -> None:
    one = claim(PAPER, nameless("activists", PAPER), **FIVE)
    assert found([one, claim(PAPER, OBSERVATORY, **FIVE)], PAPER)[one.id].id == PAPER.outlet


def test_a_copy_restates_whom_its_original_names() -> None:
    copy = source("Evening Post", "2016-03-05", TEXT)
    one = claim(copy, **FIVE)
    assert found([one, claim(TIMES, OBSERVATORY, **FIVE)], TIMES, copy)[one.id].id == OBSERVATORY.id


def test_whom_only_a_party_quotes_is_that_party() -> None:
    police = actor("Harbour Police Command", type="unidentified")
    published, quoted, elsewhere = claim(source("SANA"), police), claim(PAPER, police, SANA), claim(PAPER, police)
    origin = found([published, quoted, elsewhere], source("SANA"), PAPER)
    assert [origin[one.id].id for one in (published, quoted, elsewhere)] == [SYRIA.id, SYRIA.id, police.id]
    assert found([claim(source("SANA"), OBSERVATORY)], source("SANA")).popitem()[1].id == OBSERVATORY.id


def test_twelve_outlets_two_origins() -> None:
    wire = [source(f"Paper {number}", "2016-03-04", f"BEIRUT (Reuters) - {TEXT}") for number in range(4)]
    copied = [source(f"Paper {number}", "2016-03-04", f"PAPER {number}. {TEXT}") for number in range(4, 7)]
    citing = [source(f"Paper {number}", "2016-03-05", REWRITE) for number in range(7, 12)]
    claims = [*map(claim, wire), *map(claim, copied), *(claim(article, OBSERVATORY) for article in citing)]
    articles = [*wire, *copied, *citing]
    assert len({article.outlet for article in articles}) == 12
    assert {one.id for one in found(claims, *articles).values()} == {REUTERS.id, OBSERVATORY.id}


ARTICLES = [source(f"Paper {number % 4}", f"2016-03-0{1 + number % 3}", name=str(number)) for number in range(8)]
WHO = [[], [OBSERVATORY], [REUTERS], [RUSSIAN_MINISTRY], [SANA, OBSERVATORY], [UNICEF], [UNITED_NATIONS]]
CLAIMS = st.lists(
    st.builds(lambda a, w: claim(a, *w), st.sampled_from(ARTICLES), st.sampled_from(WHO)), unique_by=lambda one: one.id
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list, random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert found(claims, *ARTICLES) == found(shuffled, *ARTICLES)


@given(CLAIMS, st.data())
def test_a_claim_of_a_known_origin_adds_none(claims: list, data: st.DataObject) -> None:
    before = found(claims, *ARTICLES)
    if before:
        known = data.draw(st.sampled_from(claims))
        again = replace(known, id=known.id + "0", evidence=replace(known.evidence, start=7, end=7))
        after = found([*claims, again], *ARTICLES)
        assert {one.id for one in before.values()} == {one.id for one in after.values()}
