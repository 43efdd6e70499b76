"""The graph as of a time is what it was then, quad for quad."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg import history
from kg.model import Verdict
from kg.store import Store, open_store
from kg.vocab import CKG, GRAPH, PROV, RDF, SEM
from tests.history.scene import START, TEXTS, Scene, everything, graph, said

STEPS = st.tuples(
    st.sampled_from(["ingest", "ingest", "retract", "restore", "judge"]),
    st.integers(0, len(TEXTS) - 1),
    st.sampled_from("1234"),
    st.integers(1, 3),
)


def play(scene: Scene, action: str, number: int, version: str) -> None:
    """One step, if it can be done."""
    text = TEXTS[number]
    gone = history.retraction(scene.store, graph(text))
    if action == "ingest":
        scene.ingest(text, version=version)
    elif action == "retract" and said(scene.store, text):
        scene.retract(text)
    elif action == "restore" and gone:
        scene.restore(text)
    elif action == "judge" and said(scene.store, text) and said(scene.store, TEXTS[0]) and number:
        scene.judge(Verdict.SAME if version < "3" else Verdict.DIFFERENT, text, TEXTS[0])


@given(st.lists(STEPS, max_size=12))
@settings(max_examples=30, deadline=None)
def test_every_moment_is_as_it_was(steps: list[tuple[str, int, str, int]]) -> None:
    with open_store("memory:") as store:
        scene = Scene(store)
        for action, number, version, minutes in steps:
            scene.later(minutes)
            play(scene, action, number, version)
        for at, held in scene.held.items():
            with history.as_of(store, at) as then:
                assert everything(then) == held
            with history.as_of(store, at + timedelta(seconds=59)) as then:
                assert everything(then) == held


def test_now_and_later_are_the_present_and_the_store_is_left_alone(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(*TEXTS)
    before = frozenset(store.quads())
    for at in (START, START.replace(year=2099)):
        with history.as_of(store, at) as then:
            assert everything(then) == everything(store)
    assert frozenset(store.quads()) == before


def test_before_everything_there_is_background_alone(store: Store) -> None:
    scene = Scene(store)
    assert history.beginning(store) is None
    scene.ingest(*TEXTS)
    assert history.beginning(store) == START
    with history.as_of(store, START - timedelta(seconds=1)) as then:
        assert {quad.graph_name for quad in then.quads()} == {GRAPH.registry, GRAPH.ontology}


def test_derived_values_follow_a_retraction_and_its_undoing(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXTS[0], TEXTS[2])

    def killed() -> list[tuple[str, str]]:
        (event,) = store.quads(None, RDF.type, SEM.Event, GRAPH.events)
        bounds = (next(store.quads(event.subject, name)).object for name in (CKG.killedMin, CKG.killedMax))
        return [bound.value for bound in bounds]

    assert killed() == ["4", "8"]
    scene.later()
    scene.retract(TEXTS[2])
    assert killed() == ["4", "4"]
    scene.later()
    scene.restore(TEXTS[2])
    assert killed() == ["4", "8"]


def test_articles_of_a_store_without_history_hold_since_their_run_began(store: Store) -> None:
    Scene(store).ingest(TEXTS[0])
    since = next(store.quads(NamedNode(graph(TEXTS[0])), PROV.generatedAtTime))
    store.amend([since], ())
    for seconds, held in ((-1, False), (0, True)):
        with history.as_of(store, START + timedelta(seconds=seconds)) as then:
            assert bool(said(then, TEXTS[0])) is held


@pytest.mark.parametrize("year", [1, 2016])
def test_an_article_of_which_nobody_knows_the_time_holds_always(year: int, store: Store) -> None:
    Scene(store).ingest(TEXTS[0])
    times = [*store.quads(None, PROV.generatedAtTime), *store.quads(None, PROV.startedAtTime)]
    store.amend(times, ())
    with history.as_of(store, START.replace(year=year)) as then:
        assert everything(then) == everything(store)


def test_what_a_person_judged_later_does_not_count_before(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXTS[0], TEXTS[1])
    scene.later()
    scene.judge(Verdict.DIFFERENT, TEXTS[0], TEXTS[1])
    for minute, events in ((0, 1), (1, 2)):
        with history.as_of(store, START + timedelta(minutes=minute)) as then:
            assert len(list(then.quads(None, RDF.type, SEM.Event, GRAPH.events))) == events
            assert everything(then) == scene.held[START + timedelta(minutes=minute)]
