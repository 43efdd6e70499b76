"""Fusion over the coded corpus is as good as it was: `python -m bench.coded` tells what goes wrong."""

import pytest

from bench import coded
from bench.measures import pairs
from bench.scoreboard import sides

REACHED = {"tune": 0.97, "held": 0.92}
"""Recall of pairs; precision is to be 0.95 at least."""


@pytest.fixture(scope="module")
def found():
    aligned, _, _ = coded.scored()
    return aligned


@pytest.mark.parametrize("half", REACHED)
def test_pairs_of_claims_about_one_event_are_found_and_few_others(found, half):
    score = pairs(*sides([pair for pair in found if pair[0].half == half]))
    assert score.precision >= 0.95
    assert score.recall >= REACHED[half]
