"""The learned choosers: what is read from their tables, and that tables and code name the same traits."""

import json
import re
from math import exp
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg import articles
from kg.errors import DataError
from kg.extract import proposals
from kg.extract.choose import chooser
from kg.extract.choose.chooser import Chooser
from kg.extract.choose.paths import path
from kg.extract.choose.stage import Stage
from kg.extract.choose.traits import bucket
from kg.extract.document import stories
from kg.extract.fill import filled
from kg.extract.reading import read
from tests.builders import article as build_article

WORDS = ["Russian", "jets", "struck", "the", "market", "in", "Aleppo", "and", "killed", "civilians", "on", "Monday"]
HEADS = [1, 2, 2, 4, 2, 2, 5, 2, 2, 8, 8, 10]
DEPS = ["amod", "nsubj", "ROOT", "det", "dobj", "prep", "pobj", "cc", "conj", "dobj", "prep", "pobj"]
STRUCK, MARKET, KILLED = 2, 4, 8

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def vocab():
    """The vocabulary of English, without a model."""
    return spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("token", "word", "found"),
    [
        (STRUCK, STRUCK, "self"),
        (1, STRUCK, "nsubj^"),
        (0, STRUCK, "amod<nsubj^"),
        (6, STRUCK, "pobj<in^"),
        (1, KILLED, "nsubj^conj"),
        (9, KILLED, "dobj^"),
        (11, STRUCK, "pobj<on<conj^"),
        (1, MARKET, "nsubj^dobj"),
        (11, MARKET, "pobj<on<conj^dobj"),
    ],
)
def test_the_path_from_a_candidate_to_a_trigger(vocab, token, word, found):
    doc = Doc(vocab, words=WORDS, heads=HEADS, deps=DEPS)
    assert path(doc[token], doc[word]) == found


def test_a_path_of_more_than_four_steps_is_far(vocab):
    doc = Doc(vocab, words=list("abcdef"), heads=[1, 2, 3, 4, 5, 5], deps=["dep"] * 5 + ["ROOT"])
    assert (path(doc[1], doc[5]), path(doc[0], doc[5])) == ("dep<dep<dep<dep^", "far")


def test_two_sentences_have_no_path(vocab):
    doc = Doc(vocab, words=["Go", "Stay"], heads=[0, 1], deps=["ROOT", "ROOT"])
    assert path(doc[0], doc[1]) == "far"


@pytest.mark.parametrize(
    ("number", "step"), [(-1, "<=0"), (0, "<=0"), (1, "<=2"), (2, "<=2"), (3, ">2")]
)  # fmt: skip
def test_a_number_falls_in_a_step(number, step):
    assert bucket(number, 0, 2) == step


@pytest.mark.parametrize(
    ("traits", "score"), [([], -500), (["a"], 500), (["a", "a"], 500), (["a", "b"], 250), (["unknown"], -500)]
)
def test_a_probability_is_the_logistic_of_the_weights_of_distinct_traits(traits, score):
    judged = Chooser(-500, {"a": 1000, "b": -250}).probability(traits)
    assert judged == pytest.approx(1 / (1 + exp(-score / 1000)))


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """The file that choosers are read from, read anew in this test."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(chooser, "WEIGHTS", path)
    monkeypatch.setattr(chooser, "load", chooser.load.__wrapped__)
    return path


def tables(**changed):
    return {name: {"bias": 1, "threshold": 0.5, "weights": {"a": 2}} for name in chooser.NAMES} | changed


def test_choosers_are_read_by_name(weights):
    weights.write_text(json.dumps(tables()), encoding="utf-8")
    assert chooser.load() == {name: Chooser(1, {"a": 2}, 0.5) for name in chooser.NAMES}


@pytest.mark.parametrize(
    "told",
    [
        None,
        b"",
        b"{",
        b"\xff",
        b"{}",
        json.dumps(tables(links={"bias": 0, "weights": {}})).encode(),
    ],
    ids=["missing", "empty", "torn", "no text", "no choosers", "no threshold"],
)
def test_tables_that_do_not_read_are_refused_with_file_and_remedy(weights, told):
    if told is not None:
        weights.write_bytes(told)
    with pytest.raises(DataError, match=r"^kg/extract/choose/weights\.json: .+; `make train` writes it anew$"):
        chooser.load()


class Ear:
    """Stands in for a chooser, takes all but links, and remembers the traits that it was asked about."""

    threshold = 0.5

    def __init__(self, name):
        self.says = 0.1 if name == "links" else 0.9
        self.heard = set()

    def probability(self, traits):
        self.heard |= set(traits)
        return self.says


@pytest.fixture(scope="module")
def heard(pipeline, lexicon):
    """The heads of the traits that the code makes of the example articles and of a text of one sentence, by chooser."""
    ears = {name: Ear(name) for name in chooser.NAMES}
    short = build_article(text="Russian planes bombed Saraqeb on Monday, killing 12 people, residents said.")
    for article in (*articles.read([str(SEEDS)], limit=1_000_000), short):
        survey = proposals.survey(read(article, pipeline.read(article.text), pipeline.registry, lexicon))
        filled(Stage(survey.setting, survey.pool, stories(survey.setting, ears)), ears)
    return {name: {head(trait) for trait in ear.heard} for name, ear in ears.items()}


def head(trait):
    """What a trait is about: the words before its value."""
    return re.split(r"[=|]", trait)[0]


@pytest.mark.parametrize("name", chooser.NAMES)
def test_no_weight_is_of_a_trait_that_the_code_does_not_make(heard, lexicon, name):
    types = (
        {sense.type for sense in (*lexicon.nouns.values(), *lexicon.verbs.values())} if name == "tellings" else set()
    )
    assert {head(trait) for trait in chooser.load()[name].weights} - heard[name] - types == set()


@pytest.mark.parametrize("name", chooser.NAMES)
def test_no_weight_is_nought_and_every_threshold_is_a_probability(name):
    learned = chooser.load()[name]
    assert all(isinstance(weight, int) and weight for weight in learned.weights.values())
    assert 0 <= learned.threshold < 1


@pytest.mark.parametrize("name", chooser.NAMES)
def test_no_weight_is_of_a_nationality(pipeline, name):
    demonyms = {word.lower() for entity in pipeline.registry.entities() for word in entity.demonyms}
    said = {word.lower() for trait in chooser.load()[name].weights for word in re.split(r"[=|<>^+]", trait)}
    assert said & demonyms == set()
