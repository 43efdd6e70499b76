import pytest

from kg import nlp, registry
from kg.errors import UsageError
from kg.nlp.names import LAYERS


@pytest.fixture(scope="module")
def pipeline():
    return nlp.load(registry.load())


def test_sentences_never_cross_a_paragraph(pipeline):
    doc = pipeline.read("Raids on the north\n\nPhoto by: Reuters\nPlanes hit the town")
    assert [s.text.strip() for s in doc.sents] == ["Raids on the north", "Photo by: Reuters", "Planes hit the town"]


def test_offsets_are_those_of_the_text_as_given(pipeline):
    text = "\u201cRussia\u2019s\u00a0planes hit Idlib\u201d."
    doc = pipeline.read(text)
    assert all(len(token.text) == len(text[token.idx : token.idx + len(token)]) for token in doc)
    idlib = next(token for token in doc if token.text == "Idlib")
    assert text[idlib.idx : idlib.idx + 5] == "Idlib"


def test_an_abbreviation_that_reads_as_a_verb_is_parsed_as_a_name(pipeline):
    doc = pipeline.read("IS captured the town on Monday.")
    assert [span.text for span in doc.spans["actors"]] == [doc[0].text]
    assert (doc[0].pos_, doc[0].dep_, doc[1].pos_) == ("PROPN", "nsubj", "VERB")


def test_names_are_found_in_their_layers(pipeline):
    doc = pipeline.read("Russian planes and Assad loyalists struck rebels in Idlib, the SOHR said.")
    found = {layer: [span.text for span in doc.spans[layer]] for layer in LAYERS}
    assert found["demonyms"] == ["Russian"]
    assert found["leaders"] == ["Assad"]
    assert "Idlib" in found["places"]
    assert "syrian-observatory" in doc.spans["actors"][0].id_
    assert "rebels" in found["generics"]


def test_case_counts_in_names(pipeline):
    doc = pipeline.read("This is what he said in march.")
    assert [span.text for span in doc.spans["actors"]] == []
    assert [span.text for span in doc.spans["places"]] == []


def test_a_missing_model_is_a_clear_error():
    with pytest.raises(UsageError, match="no spaCy pipeline 'no_such_model' is installed"):
        nlp.load(registry.load(), "no_such_model")
