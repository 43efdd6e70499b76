"""Claims, ledgers, articles, explanations and descriptions."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import answers, ids
from kg.answers import ArticleFilters, ClaimFilters, EventFilters, article, articles, claim, claims, explain, resolve
from kg.errors import UnknownName
from kg.model import Claim
from kg.rdf import lookup, wording
from kg.store import Store
from kg.vocab import CKG as TERMS
from kg.vocab import GN, PREFIXES, SCHEMA, SEM, XSD
from tests.builders import (
    MEDICS,
    OBSERVATORY,
    PETROV,
    RUSSIA,
    STRIKE_TEXT,
    SYRIAN_STATE,
    WIRE,
    sample_extractions,
)

EXTRACTED = [one for extraction in sample_extractions() for one in extraction.claims]
STRIKE, RAID = (extraction.article for extraction in sample_extractions())


@pytest.mark.parametrize("told", EXTRACTED, ids=lambda told: told.evidence.quote[:20])
def test_a_claim_says_what_was_extracted(filled_store: Store, told: Claim) -> None:
    found = claim(filled_store, told.id)
    assert (found["kind"], found["type"], found["modality"]) == (told.kind, told.type, told.modality)
    assert (found["start"], found["end"], found["quote"]) == (
        told.evidence.start,
        told.evidence.end,
        told.evidence.quote,
    )
    assert {one["id"] for one in found["claimants"]} == {one.entity for one in told.claimants}
    assert found["voice"] == ("claimant" if told.claimants else "outlet")
    assert [(one["outcome"], one["group"], one["min"], one["max"], one["basis"]) for one in found["casualties"]] == [
        (one.outcome, one.group, one.min, one.max, one.basis) for one in told.casualties
    ]
    assert {one["id"] for one in found["blamed"]} == {one.entity for one in told.roles.initiators}
    assert found["aggregate"] == told.aggregate
    assert found["confidence"] == told.confidence
    assert found["when"]["start"] == (told.when.start.isoformat() if told.when.start else None)


def test_what_stands_around_a_quote(filled_store: Store) -> None:
    found = claim(filled_store, EXTRACTED[1].id)
    assert STRIKE_TEXT[: found["start"]].endswith(found["prefix"])
    assert STRIKE_TEXT[found["end"] :].startswith(found["suffix"])
    assert found["article"]["sha256"] == STRIKE.sha256
    assert found["outlet"] == {"id": WIRE.id, "label": "Northern Wire"}
    assert found["cue"] == "denied"


@pytest.mark.parametrize(
    ("number", "label"),
    [
        (0, "AirStrike 2016-03-03 Maarat Idris"),
        (2, "Statement by Igor Petrov"),
        (3, "Russia backs Syria"),
    ],
)
def test_a_claim_has_one_label_in_every_answer(filled_store: Store, number: int, label: str) -> None:
    told = EXTRACTED[number]
    assert claim(filled_store, told.id)["label"] == label
    assert explain(filled_store, told.id)["about"] == {"id": told.id, "label": label}
    for who in told.claimants:
        found = answers.relations(filled_store, who.entity, answers.RelationFilters(predicate="claimant"))["items"]
        assert label in [one["subject"]["label"] for one in found]


def test_a_label_tells_an_open_end_and_the_days_of_the_event(store: Store) -> None:
    event, told = ids.event(EXTRACTED[0].id), EXTRACTED[0].id
    day = Literal("2015-09-30", datatype=XSD.date)
    store.replace((), [
        Quad(NamedNode(told), SEM.eventType, NamedNode(PREFIXES["evt"] + "AirStrike")),
        Quad(NamedNode(told), SCHEMA.about, NamedNode(event)),
    ])  # fmt: skip
    assert lookup.label(store, told) == "AirStrike undated"
    store.replace((), [Quad(NamedNode(event), SEM.hasBeginTimeStamp, day)])
    assert lookup.label(store, told) == "AirStrike since 2015-09-30"
    store.replace((), [Quad(NamedNode(told), SEM.hasEndTimeStamp, day)])
    assert lookup.label(store, told) == "AirStrike until 2015-09-30"


def test_a_person_claims_for_a_party(filled_store: Store) -> None:
    (said,) = claims(filled_store, ClaimFilters(kind="statement"))["items"]
    assert said["claimants"] == [
        {"id": PETROV.id, "label": "Igor Petrov", "speaks_for": [{"id": RUSSIA.id, "label": "Russia"}]}
    ]


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        (ClaimFilters(modality="denied"), ["Moscow denied"]),
        (ClaimFilters(type="backs"), ["Russia has backed"]),
        (ClaimFilters(type="Shelling"), ["Fighters of"]),
        (ClaimFilters(claimant=MEDICS.id), ["An air raid"]),
        (ClaimFilters(entity=RUSSIA.id), ["Moscow denied", "Russia has backed", "Russian war planes"]),
        (ClaimFilters(entity=RUSSIA.id, kind="relation"), ["Russia has backed"]),
        (ClaimFilters(article=RAID.id), ["Air raids", "An air raid", "Fighters of"]),
        (ClaimFilters(outlet=WIRE.id, kind="event"), ["Moscow denied", "Russian war planes"]),
        (ClaimFilters(claimant=OBSERVATORY.id), ["Air raids", "Russian war planes"]),
        (ClaimFilters(kind="nothing"), []),
    ],
)
def test_filters(filled_store: Store, filters: ClaimFilters, quotes: list[str]) -> None:
    found = sorted(one["quote"] for one in claims(filled_store, filters)["items"])
    assert len(found) == len(quotes)
    assert all(quote.startswith(begin) for quote, begin in zip(found, quotes, strict=True))


def test_all_claims_in_pages(filled_store: Store) -> None:
    first = claims(filled_store, ClaimFilters(), limit=4)
    rest = claims(filled_store, ClaimFilters(), cursor=first["next"])
    assert {one["id"] for one in (*first["items"], *rest["items"])} == {one.id for one in EXTRACTED}


def test_the_ledger_sets_sources_side_by_side(filled_store: Store) -> None:
    (strike,) = answers.events(filled_store, EventFilters(actor=RUSSIA.id))["items"]
    ledger = answers.ledger(filled_store, strike["id"])
    assert [(one["claimants"][0]["label"], one["modality"], one["outlet"]["label"]) for one in ledger] == [
        ("Syrian Observatory for Human Rights", "asserted", "Northern Wire"),
        ("Russia", "denied", "Northern Wire"),
        ("medics in Maarat Idris", "asserted", "Coast Herald"),
    ]
    assert [one["min"] for told in ledger for one in told["casualties"]] == [25, 31, 7]


def test_an_article_with_its_annotations(filled_store: Store) -> None:
    found = article(filled_store, STRIKE.id)
    assert found["text"] == STRIKE_TEXT
    assert found["published_basis"] == "stated"
    assert all(STRIKE_TEXT[one["start"] : one["end"]] == one["text"] for one in found["annotations"])
    assert len(found["annotations"]) == len(sample_extractions()[0].mentions)
    assert found["annotations"][0]["entity"] == RUSSIA.id
    assert [one["start"] for one in found["claims"]] == sorted(one["start"] for one in found["claims"])
    with pytest.raises(UnknownName):
        article(filled_store, RUSSIA.id)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (ArticleFilters(), [STRIKE.id, RAID.id]),
        (ArticleFilters(outlet=WIRE.id), [STRIKE.id]),
        (ArticleFilters(since=date(2016, 3, 5)), [RAID.id]),
        (ArticleFilters(until=date(2016, 3, 4)), [STRIKE.id]),
        (ArticleFilters(since=date(2017, 1, 1)), []),
    ],
)
def test_articles(filled_store: Store, filters: ArticleFilters, found: list[str]) -> None:
    assert [one["id"] for one in articles(filled_store, filters)["items"]] == found


def test_outlets(filled_store: Store) -> None:
    found = answers.outlets(filled_store)["items"]
    assert [(one["label"], one["articles"]) for one in found] == [("Coast Herald", 1), ("Northern Wire", 1)]


def test_a_claim_is_explained_down_to_its_run(filled_store: Store) -> None:
    (traced,) = explain(filled_store, EXTRACTED[0].id)["claims"]
    assert traced["quote"] in STRIKE_TEXT
    assert (traced["run"]["extractor"], traced["run"]["version"]) == ("rules", "1")
    assert traced["run"]["started"].startswith("2016-03-06T12:00:00")
    assert answers.provenance(filled_store, "0" * 64) is None


def test_each_kind_of_thing_is_explained(filled_store: Store) -> None:
    mention = sample_extractions()[0].mentions[0]
    (strike,) = answers.events(filled_store, EventFilters(actor=RUSSIA.id))["items"]
    assert len(explain(filled_store, strike["id"])["claims"]) == 3
    assert explain(filled_store, RUSSIA.id)["quotes"][0]["quote"]
    found = explain(filled_store, mention.id)
    assert found["names"] == [{"id": RUSSIA.id, "label": "Russia"}]
    assert found["quotes"][0]["quote"] == "Russian war planes"
    assert len(explain(filled_store, STRIKE.id)["claims"]) == 4
    assert explain(filled_store, STRIKE.id)["run"]["extractor"] == "rules"
    figure = f"{ids.ID}figure/{ids.key_of(EXTRACTED[0].id)}-0"
    assert explain(filled_store, figure)["claims"][0]["id"] == EXTRACTED[0].id
    assert explain(filled_store, ids.run(STRIKE.id, "rules", "1"))["kind"] == "run"


def test_an_actor_is_explained_in_the_order_of_the_texts(filled_store: Store) -> None:
    found = explain(filled_store, SYRIAN_STATE.id)
    assert [(one["title"], one["published"]) for one in found["quotes"]] == [
        (STRIKE.title, "2016-03-04"),
        (RAID.title, "2016-03-05"),
    ]
    assert {one["published_basis"] for one in found["quotes"]} == {"stated"}
    assert [one["quote"][:10] for one in found["claims"]] == ["Russia has", "Fighters o"]
    assert found["claims"][0]["run"]["extractor"] == "rules"
    places = [(one["article"], one["start"]) for one in explain(filled_store, RUSSIA.id)["quotes"]]
    assert places == sorted(places)
    assert len(places) == 3


def test_answers_say_how_the_day_of_publication_is_known(filled_store: Store) -> None:
    (strike,) = answers.events(filled_store, EventFilters(actor=RUSSIA.id))["items"]
    for told in (*answers.ledger(filled_store, strike["id"]), *explain(filled_store, strike["id"])["claims"]):
        assert told["article"]["published_basis"] == "stated"
    assert {one["published_basis"] for one in articles(filled_store)["items"]} == {"stated"}


@pytest.mark.parametrize("kind", ["event", "claim", "figure", "actor", "mention", "thing"])
def test_what_is_not_there_is_not_explained(filled_store: Store, kind: str) -> None:
    with pytest.raises(UnknownName):
        explain(filled_store, resolve(kind, "nothing"))


CKG = PREFIXES["ckg"]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (TERMS.partOf, "is part of"),
        (GN.parentFeature, "is part of"),
        (TERMS.speaksFor, "speaks for"),
        (SEM.hasPlace, "has place"),
    ],
)
def test_terms_read_as_the_ontology_labels_them(term: NamedNode, said: str) -> None:
    assert wording.words(term.value) == said


def test_other_triples_are_explained(filled_store: Store) -> None:
    backs = answers.explain_triple(filled_store, RUSSIA.id, CKG + "backs", SYRIAN_STATE.id)
    assert (backs["graphs"], len(backs["claims"])) == ([], 1)
    label = answers.explain_triple(filled_store, RUSSIA.id, PREFIXES["skos"] + "prefLabel", "Russia")
    assert (label["graphs"], label["claims"]) == ([f"{ids.ID}graph/registry"], [])
    own = answers.explain_triple(filled_store, EXTRACTED[0].id, CKG + "initiator", RUSSIA.id)
    assert own["claims"][0]["id"] == EXTRACTED[0].id
    with pytest.raises(UnknownName):
        answers.explain_triple(filled_store, SYRIAN_STATE.id, CKG + "backs", RUSSIA.id)


def test_a_description_has_the_quote_and_figures_of_a_claim(filled_store: Store) -> None:
    text = "\n".join(map(str, answers.describe(filled_store, EXTRACTED[0].id)))
    assert "Russian war planes hit a market" in text
    assert "code/at-least" in text
    assert '"Russia"@en' in text
    assert "denotedBy" not in "\n".join(map(str, answers.describe(filled_store, RUSSIA.id)))
    with pytest.raises(UnknownName):
        answers.describe(filled_store, resolve("actor", "nobody"))


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("russia", RUSSIA.id),
        ("actor:russia", RUSSIA.id),
        (RUSSIA.id, RUSSIA.id),
        ("rdf:type", PREFIXES["rdf"] + "type"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_names(name: str, iri: str) -> None:
    assert resolve("actor", name) == iri


@pytest.mark.parametrize("name", ["a b", "<x>", "http://[", "\ud800", "x\n"])
def test_what_cannot_be_a_name(name: str) -> None:
    with pytest.raises(UnknownName):
        resolve("actor", name)
