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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Raids on the town\n\nPublished May 3 2016 At least 12 people were killed in raids on the town.",
            ["Raids on the town", "Published May 3 2016", "At least 12 people were killed in raids on the town."],
        ),
        (
            "Fire on a town\n\nFire on a town AFP Monday 2 May 2016 Shells hit the town on Sunday.",
            ["Fire on a town", "Fire on a town", "AFP Monday 2 May 2016", "Shells hit the town on Sunday."],
        ),
        (
            "Two died. Tags Syria Idlib Raids At least two people died in raids.",
            ["Two died.", "Tags Syria Idlib Raids", "At least two people died in raids."],
        ),
        (
            "A market after a raid (AFP photo) BEIRUT Thirteen people died in raids.",
            ["A market after a raid (AFP photo) BEIRUT", "Thirteen people died in raids."],
        ),
        ("They were killed by shells.Reporting by Jane Roe", ["They were killed by shells.", "Reporting by Jane Roe"]),
        ("The raid on May 3 2016 killed ten people.", ["The raid on May 3 2016 killed ten people."]),
    ],
)
def test_sentences_begin_behind_what_pages_glue_to_them(pipeline, text, sentences):
    assert [text[s.start_char : s.end_char].strip() for s in pipeline.read(text).sents] == sentences


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


def test_copy_in_capitals_is_parsed_as_running_text(pipeline):
    text = "ARMY JETS KILLED AT LEAST 12 CIVILIANS IN ALEPPO ON MONDAY, SOHR SAID. IT IS THE SECOND RAID."
    doc = pipeline.read(text)
    assert doc.text.startswith("Army jets killed at least 12 civilians in Aleppo on Monday")
    assert len(doc.text) == len(text)
    assert [span.text for span in doc.spans["places"]] == ["Aleppo"]
    assert "syrian-observatory" in doc.spans["actors"][0].id_
    assert {(t.lower_, t.pos_) for t in doc} >= {("killed", "VERB"), ("it", "PRON"), ("is", "AUX")}


def test_a_headline_in_title_case_is_parsed_as_running_text(pipeline):
    doc = pipeline.read("Syrian Army Kills Twelve Militants in Aleppo Ambush")
    assert doc.text == "Syrian Army kills twelve militants in Aleppo ambush"
    assert next(doc.sents).root.text == "kills"


def test_glued_words_are_two(pipeline):
    text = "The raid killed two, residents saidThe army denied it."
    doc = pipeline.read(text)
    assert [s.text.strip() for s in doc.sents] == ["The raid killed two, residents said", "The army denied it."]
    assert doc.text == text


def test_many_articles_are_parsed_as_each_alone(pipeline):
    texts = ["Russian planes hit Idlib on Monday, SOHR said.", "", "Raids\n\nIS captured a town near Hama.", "Rain."]

    def parse(doc):
        names = {layer: [(s.start, s.end, s.id_) for s in doc.spans[layer]] for layer in LAYERS}
        return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_, t.is_sent_start) for t in doc], names

    assert [parse(doc) for doc in pipeline.pipe(texts)] == [parse(pipeline.read(text)) for text in texts]


def test_a_missing_model_is_a_clear_error():
    with pytest.raises(UsageError, match="no spaCy pipeline 'no_such_model' is installed"):
        nlp.load(registry.load(), "no_such_model")
