"""A difference of two states names what came, went and changed, and a patch makes the one of the other."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg import history
from kg.history import changes, patch
from kg.history.changes import value
from kg.model import Verdict
from kg.store import Store, open_store, selection
from tests.history.scene import START, TEXTS, Scene, strike

TEXT, OTHER, THIRD = TEXTS[:3]


def test_claims_and_events_that_came_and_went(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT)
    with history.as_of(store, START) as before, open_store("memory:") as nothing:
        came = changes(nothing, before)
        assert (came.added, came.removed, came.changed) == ((strike(TEXT),), (), ())
        assert (len(came.events_added), came.events_removed, came.events_changed) == (1, (), ())
        went = changes(before, nothing)
        assert (went.added, went.removed) == ((), (strike(TEXT),))
        assert went.events_removed == came.events_added
        assert not changes(before, store)


def test_an_event_is_the_same_whatever_it_is_called_and_its_values_follow(store: Store) -> None:
    scene = Scene(store)
    first, second = sorted((TEXT, OTHER), key=strike)
    scene.ingest(second)
    scene.later()
    scene.ingest(first)
    with history.as_of(store, START) as before:
        found = changes(before, store)
        (change,) = found.events_changed
        assert (found.added, found.events_added, found.events_removed) == ((strike(first),), (), ())
        assert change.before.id != change.after.id
        assert {"killed", "claims"} <= set(change.values) <= {"killed", "claims", "grade"}
        assert len(value(change.after, "claims")) == 2  # type: ignore[arg-type]


def test_a_claim_that_a_newer_extractor_words_otherwise_has_changed(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT)
    scene.later()
    scene.ingest(TEXT, version="2")
    with history.as_of(store, START) as before:
        found = changes(before, store)
        assert (found.added, found.removed, found.changed) == ((), (), (strike(TEXT),))
        assert [change.values for change in found.events_changed] == [("killed",)]


def test_an_event_that_is_split_keeps_one_and_adds_one(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT, OTHER, THIRD)
    scene.later()
    scene.judge(Verdict.DIFFERENT, TEXT, OTHER)
    with history.as_of(store, START) as before:
        found = changes(before, store)
        assert (found.added, found.removed, found.changed) == ((), (), ())
        assert (len(found.events_added), found.events_removed, len(found.events_changed)) == (1, (), 1)


def test_a_patch_makes_of_one_export_the_other(store: Store) -> None:
    scene = Scene(store)
    scene.ingest(TEXT, OTHER)
    scene.later()
    scene.ingest(TEXT, THIRD, version="2")
    scene.retract(OTHER)
    with history.as_of(store, START) as before:
        lines = list(patch(before, store))
        assert list(patch(before, before)) == []
        gone, new = (
            set(parse("\n".join(line[2:] for line in lines if line[0] == sign), format=RdfFormat.N_QUADS))
            for sign in "DA"
        )
        old = set(selection.by_graph(before))
        assert gone <= old
        assert not new & old
        assert (old - gone) | new == set(selection.by_graph(store))
        assert [line[0] for line in lines] == sorted((line[0] for line in lines), reverse=True)


def test_two_stores_can_be_held_against_each_other(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a")) as one, open_store(str(tmp_path / "b")) as other:
        Scene(one).ingest(TEXT)
        Scene(other).ingest(TEXT, OTHER)
        assert changes(one, other).added == (strike(OTHER),)
