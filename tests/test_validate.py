"""The shapes pass what is written, and name what breaks them."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import ids
from kg.store import Store
from kg.validate import violations
from kg.vocab import CKG, GAF, SEM
from tests.builders import sample_extractions

HIT = sample_extractions()[0].claims[0]
GRAPH = ids.article_graph(sample_extractions()[0].article.sha256)


def test_the_sample_has_no_violation(filled_store: Store) -> None:
    assert violations(filled_store) == ()


@pytest.mark.parametrize("missing", [GAF.denotedBy, CKG.modality, SEM.eventType])
def test_a_claim_that_lacks_a_part_is_named(filled_store: Store, missing: NamedNode) -> None:
    kept = [
        quad
        for quad in filled_store.quads(graph=NamedNode(GRAPH))
        if quad.subject.value != HIT.id or quad.predicate != missing
    ]
    filled_store.replace([GRAPH], kept)
    found = [violation for violation in violations(filled_store) if violation.focus == HIT.id]
    assert found
    assert any(violation.path == missing.value for violation in found)
    assert all(violation.message for violation in found)


def test_a_value_that_is_no_code_is_named(filled_store: Store) -> None:
    wrong = Quad(NamedNode(HIT.id), CKG.confidence, Literal("much"), NamedNode(GRAPH))
    filled_store.replace((), [wrong])
    assert ("much", CKG.confidence.value) in {(found.value, found.path) for found in violations(filled_store)}
