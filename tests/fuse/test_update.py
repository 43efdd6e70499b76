"""What a new, changed or withdrawn article touches: the graph is then as if all had been worked out anew."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg import fuse, ids, rdf
from kg.errors import UnknownName, UsageError
from kg.fuse import judge, judgements, refresh, update, withdraw
from kg.model import DatePrecision, Extraction, Published, Roles, Verdict, When
from kg.store import Store, described, open_store
from kg.vocab import GRAPH
from tests.builders import (
    HAMA,
    IDLIB_PROVINCE,
    JISR,
    MAARAT,
    REGISTRY,
    RUSSIA,
    SYRIA,
    SYRIAN_STATE,
    article,
    casualties,
    claim,
    filler,
    on,
)

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
TEXT = "Jets struck the market of the town at dawn, number {}. A second raid hit a hospital there. Shells fell later."
SENTENCES = ("Jets struck the market of the town at dawn", "A second raid hit a hospital there", "Shells fell later")


def told(number: int, parts: tuple, published: date | None) -> Extraction:
    """An article of a number, with a claim for each part: type, place, day, initiator, killed."""
    source = article(TEXT.format(number), file=f"{number}.txt", published=Published(published))
    claims = (
        claim(
            source,
            quote=sentence,
            type=kind,
            roles=Roles(
                places=tuple(filler(one) for one in (place,) if one),
                initiators=tuple(filler(one) for one in (actor,) if one),
            ),
            when=When(day, day, DatePrecision.DAY) if day else When(),
            casualties=(casualties(low=killed, high=killed),) if killed else (),
        )
        for sentence, (kind, place, day, actor, killed) in zip(SENTENCES, parts, strict=False)
    )
    return Extraction(source, (), tuple(claims), (MAARAT,))


parts = st.tuples(
    st.sampled_from(["AirStrike", "Shelling", "Clash", "Capture"]),
    st.sampled_from([MAARAT, HAMA, JISR, IDLIB_PROVINCE, SYRIA, None]),
    st.sampled_from([None, date(2016, 3, 3), date(2016, 3, 4), date(2016, 3, 9)]),
    st.sampled_from([None, RUSSIA, SYRIAN_STATE]),
    st.sampled_from([None, 5, 25]),
)
extractions = st.builds(
    told,
    st.integers(1, 6),
    st.lists(parts, min_size=1, max_size=3).map(tuple),
    st.sampled_from([None, date(2016, 3, 4), date(2016, 3, 8)]),
)


def write(store: Store, extraction: Extraction) -> str:
    store.replace([ids.article_graph(extraction.article.sha256)], rdf.article_quads(extraction))
    return extraction.article.id


def fresh() -> Store:
    store = open_store("memory:")
    store.replace([GRAPH.registry.value], rdf.entity_quads(REGISTRY))
    return store


def derived(store: Store) -> set:
    graphs = (GRAPH.events, GRAPH.blocks, GRAPH.judgements)
    return {quad for graph in graphs for quad in store.quads(graph=graph)}


def rebuilt(store: Store) -> set:
    """What a rebuild from nothing gives for the same articles and persons' judgements."""
    with open_store("memory:") as other:
        other.replace((), [quad for quad in store.quads() if quad.graph_name not in (GRAPH.events, GRAPH.blocks)])
        refresh(other)
        return derived(other)


@settings(max_examples=60, deadline=None)
@given(st.lists(extractions, min_size=1, max_size=7), st.sets(st.integers(0, 6)), st.randoms(use_true_random=False))
def test_article_by_article_is_the_same_as_all_at_once(found, gone, random) -> None:
    """Articles come one by one, some again with other claims, some are taken away; persons judge in between."""
    with fresh() as store:
        for moment, extraction in enumerate(found):
            update(store, [write(store, extraction)])
            claims = [claim for event in described.events(store) for claim in event.claims]
            if len(claims) > 1 and random.random() < 0.5:
                one, other = random.sample(sorted(claims), 2)
                verdict = random.choice([Verdict.SAME, Verdict.DIFFERENT])
                judge(store, verdict, [one], [other], by="an analyst", why="", at=NOON + timedelta(hours=moment))
            assert derived(store) == rebuilt(store)
        for number in gone & set(range(len(found))):
            source = found[number].article
            store.replace([ids.article_graph(source.sha256)], [])
            update(store, [source.id])
            assert derived(store) == rebuilt(store)


@settings(max_examples=30, deadline=None)
@given(st.lists(extractions, min_size=1, max_size=6, unique_by=lambda one: one.article.id), st.randoms())
def test_the_order_of_arrival_does_not_matter(found, random) -> None:
    with fresh() as one, fresh() as other:
        for extraction in found:
            update(one, [write(one, extraction)])
        update(other, [write(other, extraction) for extraction in random.sample(found, len(found))])
        assert derived(one) == derived(other)


def strike(number: int, *, day: str = "2016-03-03", **given: object) -> Extraction:
    """An article about a strike on Maarat Idris."""
    found = told(number, (("AirStrike", MAARAT, date.fromisoformat(day), None, None),), date(2016, 3, 4))
    return replace(found, claims=tuple(replace(claim, **given) for claim in found.claims))


@pytest.fixture
def two(store: Store) -> tuple[Store, str, str]:
    """A store with two strikes on one town, four days apart, and the claims that tell of them."""
    store.replace([GRAPH.registry.value], rdf.entity_quads(REGISTRY))
    early, late = strike(1), strike(2, day="2016-03-09", when=on("2016-03-09"))
    update(store, [write(store, early), write(store, late)])
    return store, early.claims[0].id, late.claims[0].id


def sizes(store: Store) -> list[int]:
    return sorted(len(event.claims) for event in described.events(store))


def test_a_person_beats_the_rules_and_undoing_restores_every_quad(two) -> None:
    store, early, late = two
    before = set(store.quads(graph=GRAPH.events))
    assert sizes(store) == [1, 1]
    merged = judge(store, Verdict.SAME, [early], [late], by="an analyst", why="one raid, misdated", at=NOON)
    assert sizes(store) == [2]
    withdraw(store, merged.id, by="an analyst", why="two raids after all", at=NOON + timedelta(days=1))
    assert set(store.quads(graph=GRAPH.events)) == before
    assert [one.verdict for one in judgements(store)] == [Verdict.SAME, Verdict.WITHDRAWN]


def test_a_later_judgement_overrules_an_earlier_one(two) -> None:
    store, early, late = two
    before = set(store.quads(graph=GRAPH.events))
    judge(store, Verdict.SAME, [early], [late], by="one", why="", at=NOON)
    judge(store, Verdict.DIFFERENT, [late], [early], by="other", why="", at=NOON + timedelta(days=1))
    assert set(store.quads(graph=GRAPH.events)) == before


def test_what_the_rules_put_together_a_person_takes_apart(store: Store) -> None:
    update(store, [write(store, strike(number)) for number in (1, 2, 3)])
    (event,) = described.events(store)
    whole = set(store.quads(graph=GRAPH.events))
    odd = event.claims[1]
    apart = judge(store, Verdict.DIFFERENT, [event.id], [odd], by="an analyst", why="another street", at=NOON)
    assert sizes(store) == [1, 2]
    assert set(apart.left) | set(apart.right) == set(event.claims)
    withdraw(store, apart.id, by="an analyst", why="", at=NOON + timedelta(days=1))
    assert set(store.quads(graph=GRAPH.events)) == whole


def test_a_withdrawal_can_be_taken_back(two) -> None:
    store, early, late = two
    merged = judge(store, Verdict.SAME, [early], [late], by="one", why="", at=NOON)
    undone = withdraw(store, merged.id, by="one", why="", at=NOON + timedelta(days=1))
    withdraw(store, undone.id, by="one", why="", at=NOON + timedelta(days=2))
    assert sizes(store) == [2]


@pytest.fixture
def four(store: Store) -> tuple[Store, str, str]:
    """A store with two events of two claims each, four days apart, and their names."""
    store.replace([GRAPH.registry.value], rdf.entity_quads(REGISTRY))
    days = ("2016-03-03", "2016-03-03", "2016-03-09", "2016-03-09")
    found = [strike(number, day=day, when=on(day)) for number, day in enumerate(days, 1)]
    update(store, [write(store, extraction) for extraction in found])
    one, other = (event.id for event in described.events(store))
    return store, one, other


def test_two_events_that_a_person_holds_together_are_one_with_all_their_claims(four) -> None:
    store, one, other = four
    assert sizes(store) == [2, 2]
    before = set(store.quads(graph=GRAPH.events))
    merged = judge(store, Verdict.SAME, [one], [other], by="an analyst", why="", at=NOON)
    assert sizes(store) == [4]
    withdraw(store, merged.id, by="an analyst", why="", at=NOON + timedelta(hours=1))
    assert set(store.quads(graph=GRAPH.events)) == before


def test_two_claims_that_a_person_holds_together_bring_their_events(four) -> None:
    store, one, other = four
    judge(store, Verdict.SAME, [ids.first_claim(one)], [ids.first_claim(other)], by="an analyst", why="", at=NOON)
    assert sizes(store) == [4]


def test_same_after_different_overrules_it_on_whole_events(four) -> None:
    store, one, other = four
    judge(store, Verdict.DIFFERENT, [one], [other], by="an analyst", why="", at=NOON)
    judge(store, Verdict.SAME, [one], [other], by="an analyst", why="", at=NOON + timedelta(hours=1))
    assert sizes(store) == [4]


def test_a_judgement_is_written_with_its_effect_or_not_at_all(four, monkeypatch) -> None:
    store, one, other = four
    before = set(store.quads())
    monkeypatch.setattr(sys.modules["kg.fuse.refresh"], "fused", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        judge(store, Verdict.SAME, [one], [other], by="an analyst", why="", at=NOON)
    assert set(store.quads()) == before


def test_events_can_be_judged_by_their_own_names(two) -> None:
    store, *_ = two
    one, other = (event.id for event in described.events(store))
    judge(store, Verdict.SAME, [one], [other], by="an analyst", why="", at=NOON)
    assert sizes(store) == [2]


def test_the_name_of_an_event_stays_when_a_later_article_joins(store: Store) -> None:
    first = strike(1)
    update(store, [write(store, first)])
    (before,) = described.events(store)
    later = replace(strike(2), article=replace(strike(2).article, published=Published(date(2016, 3, 6))))
    update(store, [write(store, later)])
    (after,) = described.events(store)
    assert after.id == before.id == ids.event(first.claims[0].id)
    assert len(after.claims) == 2


def test_a_name_that_an_event_had_leads_to_where_its_claim_is(store: Store) -> None:
    late = replace(strike(1), article=replace(strike(1).article, published=Published(date(2016, 3, 6))))
    update(store, [write(store, late)])
    (before,) = described.events(store)
    update(store, [write(store, strike(2))])
    rows = store.query("SELECT ?now ?old { ?now prov:wasRevisionOf ?old }", old=NamedNode(before.id))
    assert [row["now"].value for row in rows] == [event.id for event in described.events(store)]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"left": [ids.claim("nowhere")]}, UnknownName),
        ({"by": "  "}, UsageError),
        ({"at": NOON.replace(tzinfo=None)}, UsageError),
        ({"verdict": Verdict.WITHDRAWN}, UsageError),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(two, given: dict, error: type) -> None:
    store, early, late = two
    asked = {"verdict": Verdict.SAME, "left": [early], "right": [late], "by": "one", "why": "", "at": NOON} | given
    before = set(store.quads())
    with pytest.raises(error):
        judge(store, asked["verdict"], asked["left"], asked["right"], by=asked["by"], why="", at=asked["at"])
    assert set(store.quads()) == before


def test_both_sides_must_differ(two) -> None:
    store, early, _ = two
    with pytest.raises(UsageError, match="both sides name the same"):
        judge(store, Verdict.DIFFERENT, [early], [ids.event(early)], by="one", why="", at=NOON)


def test_judgements_of_the_rules_and_those_taken_back_cannot_be_taken_back(store: Store) -> None:
    update(store, [write(store, strike(number)) for number in (1, 2)])
    (rule,) = judgements(store)
    assert rule.score is not None
    assert "the same place (+" in rule.why
    with pytest.raises(UsageError, match="of the rules"):
        withdraw(store, rule.id, by="one", why="", at=NOON)
    with pytest.raises(UnknownName):
        withdraw(store, ids.judgement("none"), by="one", why="", at=NOON)
    apart = judge(store, Verdict.DIFFERENT, rule.left, rule.right, by="one", why="", at=NOON)
    withdraw(store, apart.id, by="one", why="", at=NOON)
    with pytest.raises(UsageError, match="already"):
        withdraw(store, apart.id, by="one", why="", at=NOON)


def test_a_score_adds_up_and_does_not_depend_on_the_order(store: Store) -> None:
    update(store, [write(store, strike(number)) for number in (1, 2)])
    (event,) = described.events(store)
    one, other = (fuse.scored(store, *pair) for pair in (event.claims, event.claims[::-1]))
    assert one == other
    assert one.total == round(sum(part.weight for part in one.parts), 3)
    assert one.joins
    with pytest.raises(UnknownName):
        fuse.scored(store, event.claims[0], ids.claim("nowhere"))
