"""The table of weights: the code and `ontology/fusion.toml` name the same features, levels and types."""

from __future__ import annotations

import ast
import inspect

import pytest

from kg.errors import DataError
from kg.fuse import features
from kg.fuse.weights import weights
from kg.rdf import event_types


def levels(module: object) -> set[str]:
    """Every string that stands by itself in the code of the features: levels are among them."""
    nodes = ast.walk(ast.parse(inspect.getsource(module)))  # type: ignore[arg-type]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_feature_has_its_weights_and_no_weight_is_left_over() -> None:
    assert {feature.__name__ for feature in features.FEATURES} == set(weights().features)
    assert {level for table in weights().features.values() for level in table} <= levels(features)


def test_types_that_one_event_may_be_told_under_are_event_types() -> None:
    assert set(weights().kin) <= set(event_types.broader()) | set(event_types.broader().values())


def test_every_level_says_in_words_what_it_means() -> None:
    assert all(level.words for table in weights().features.values() for level in table.values())


@pytest.mark.parametrize("spoiled", ["start = [", "start = 1.0", 'start = "much"'])
def test_a_spoiled_table_names_its_file(monkeypatch, tmp_path, spoiled: str) -> None:
    path = tmp_path / "fusion.toml"
    path.write_text(spoiled)
    monkeypatch.setattr("kg.fuse.weights.ontology.path", lambda _: path)
    weights.cache_clear()
    with pytest.raises(DataError, match=r"ontology/fusion\.toml"):
        weights()
    weights.cache_clear()
