"""What is written is read back: claims, entities and events, but for what RDF does not keep."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg import ids, rdf
from kg.errors import DataError
from kg.model import (
    Assessment,
    Casualties,
    Claim,
    Claimant,
    ClaimKind,
    CountBasis,
    DatePrecision,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Extraction,
    FigureReport,
    Filler,
    GeoPrecision,
    Grade,
    Judgement,
    Modality,
    Origin,
    OriginBasis,
    Outcome,
    Position,
    Roles,
    Tally,
    Verdict,
    VictimGroup,
    When,
)
from kg.rdf import event as event_values
from kg.rdf import judgement as judgement_values
from kg.rdf import read
from kg.vocab import CKG, GAF, SCHEMA, SKOS
from tests.builders import MAARAT, REGISTRY, STARTED, article, sample_events, sample_extractions

SOURCE = article("Jets struck Hama. Nobody knows how many died, doctors and a minister said.")
POOL = tuple(Filler(entity.label, entity.id) for entity in REGISTRY)
TYPES = {ClaimKind.EVENT: "Shelling", ClaimKind.RELATION: "backs", ClaimKind.STATEMENT: "Statement"}

days = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
counts = st.none() | st.integers(0, 10**6)
spans = st.integers(0, len(SOURCE.text) - 2).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(start + 1, len(SOURCE.text)))
)
quotes = spans.map(sorted).map(lambda span: Evidence(span[0], span[1], SOURCE.text[span[0] : span[1]]))
parts = st.sets(st.sampled_from(POOL), max_size=3).map(lambda fillers: tuple(sorted(fillers, key=lambda f: f.entity)))
weapons = st.sets(st.sampled_from(["barrel bomb", "mortar"])).map(lambda names: tuple(map(Filler, sorted(names))))
tallies = st.builds(Tally, counts, counts, counts, st.sampled_from(FigureReport))
some = st.sets(st.sampled_from([filler.entity for filler in POOL]), max_size=2).map(sorted).map(tuple)
sentences = st.sets(st.sampled_from(["one origin", "two origins", "nobody denies it"])).map(sorted).map(tuple)
assessments = st.builds(
    Assessment,
    grade=st.sampled_from(Grade),
    reasons=sentences,
    changes=sentences,
    outlets=some,
    conceded=some,
    denied=some,
    silent=some,
)
roles = st.builds(Roles, parts, parts, parts, parts, weapons, parts, parts)
figures = st.builds(
    Casualties,
    st.sampled_from(Outcome),
    st.sampled_from(VictimGroup),
    counts,
    counts,
    st.sampled_from(CountBasis),
)
voices = st.sets(st.sampled_from(POOL[:3]), max_size=2).map(
    lambda who: tuple(
        Claimant(filler.label, filler.entity, speaks_for=POOL[-1].entity if filler == POOL[0] else None)
        for filler in sorted(who, key=lambda filler: filler.entity)
    )
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(ClaimKind))
    precision = draw(st.sampled_from(DatePrecision)) if kind is ClaimKind.EVENT else DatePrecision.UNKNOWN
    return Claim(
        id=ids.claim(SOURCE.id, draw(st.text(max_size=3))),
        kind=kind,
        type=TYPES[kind],
        article=SOURCE.id,
        evidence=draw(quotes),
        trigger=(0, 0),
        roles=draw(roles),
        when=When(draw(days), draw(days), precision),
        casualties=tuple(draw(st.lists(figures, max_size=12))),
        claimants=draw(voices),
        modality=draw(st.sampled_from(Modality)),
        aggregate=draw(st.booleans()),
        confidence=draw(st.integers(0, 1000)) / 1000,
        further=tuple(draw(st.lists(quotes, max_size=11))),
    )


@given(claims())
def test_a_claim_is_read_back_as_it_was_written(claim: Claim) -> None:
    quads = rdf.article_quads(Extraction(SOURCE, claims=(claim,))) + rdf.entity_quads(REGISTRY)
    assert read.claims(reversed(quads)) == (claim,)


@given(claims())
def test_what_is_read_is_written_as_the_same_quads(claim: Claim) -> None:
    quads = rdf.article_quads(Extraction(SOURCE, claims=(claim,)))
    again = rdf.article_quads(Extraction(SOURCE, claims=read.claims(quads)))
    assert set(again) == set(quads)


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=5)
lists = st.sets(names, max_size=3).map(lambda found: tuple(sorted(found)))
degrees = st.integers(-9_000_000, 9_000_000).map(lambda value: value / 100_000)


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    kind, label = draw(st.sampled_from(EntityKind)), draw(names)
    return Entity(
        id=ids.entity(kind, label),
        kind=kind,
        label=label,
        aliases=draw(lists),
        generic=draw(lists),
        type=draw(st.sampled_from(["", "person", "town"])),
        country=draw(st.none() | st.just(MAARAT.id)),
        parent=draw(st.none() | st.just(MAARAT.id)),
        position=draw(st.none() | st.builds(Position, degrees, degrees, st.sampled_from(GeoPrecision))),
        demonyms=draw(lists),
        leaders=draw(lists),
        founded=draw(st.sampled_from(["", "2011"])),
        dissolved=draw(st.sampled_from(["", "2017-01-28"])),
    )


@given(entities())
def test_an_entity_is_read_back_as_it_was_written(entity: Entity) -> None:
    assert read.entities(rdf.entity_quads([entity])) == (entity,)


@given(
    iris=st.lists(
        st.sets(st.sampled_from([who.entity for who in POOL])).map(sorted).map(tuple), min_size=4, max_size=4
    ),
    days=st.tuples(days, days),
    killed=tallies,
    injured=tallies,
    assessment=assessments,
)
def test_an_event_is_read_back_as_it_was_written(iris, days, killed, injured, assessment) -> None:
    claims = iris[0] or ("https://w3id.org/conflict-kg/id/claim/x",)
    origins = tuple(Origin(claim, POOL[0].entity, OriginBasis.NAMED) for claim in claims)
    event = Event(
        ids.event(claims[0]),
        "Clash",
        claims,
        *iris[1:],
        *days,
        killed,
        injured,
        replace(assessment, origins=origins),
    )
    assert event_values.events(rdf.event_quads([event])) == (event,)


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement("urn:j:1", Verdict.SAME, ("urn:c:1",), ("urn:c:2", "urn:c:3"), "rules 1", "place +3", score=4.25),
        Judgement("urn:j:2", Verdict.DIFFERENT, ("urn:c:1",), ("urn:c:2",), "an analyst", "two streets", at=STARTED),
        Judgement("urn:j:3", Verdict.WITHDRAWN, (), (), "an analyst", "", at=STARTED, withdraws="urn:j:2"),
    ],
)
def test_a_judgement_is_read_back_as_it_was_written(judgement: Judgement) -> None:
    assert judgement_values.judgements(rdf.judgement_quads([judgement])) == (judgement,)


def test_the_sample_is_read_back() -> None:
    for extraction in sample_extractions():
        found = {claim.id: claim for claim in read.claims(rdf.article_quads(extraction) + rdf.entity_quads(REGISTRY))}
        for claim in extraction.claims:
            assert found[claim.id].casualties == claim.casualties
            assert found[claim.id].evidence == claim.evidence
    assert event_values.events(rdf.event_quads(sample_events())) == tuple(
        sorted(sample_events(), key=lambda event: event.id)
    )


def test_the_registry_has_the_first_word_on_a_name() -> None:
    graph = NamedNode(ids.article_graph("a"))
    minted = Quad(NamedNode(MAARAT.id), SKOS.prefLabel, Literal("Another", language="en"), graph)
    for quads in ([minted, *rdf.entity_quads([MAARAT])], [*rdf.entity_quads([MAARAT]), minted]):
        assert [entity.label for entity in read.entities(quads)] == [MAARAT.label]


def test_whom_somebody_speaks_for_is_a_matter_of_the_article() -> None:
    first, second = (replace(SOURCE, id=ids.article(key * 64), sha256=key * 64) for key in "ab")
    person, army, party = (filler.entity for filler in POOL[:3])
    quads = []
    for source, organisation in ((first, army), (second, party)):
        said = (Claimant("", person, speaks_for=organisation),)
        claim = Claim(
            ids.claim(source.id),
            ClaimKind.STATEMENT,
            "Statement",
            source.id,
            Evidence(0, 4, "Jets"),
            (0, 0),
            claimants=said,
        )
        quads += rdf.article_quads(Extraction(source, claims=(claim,)))
    spoken = {claim.article: claim.claimants[0].speaks_for for claim in read.claims(quads)}
    assert spoken == {first.id: army, second.id: party}


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (GAF.denotedBy, "has no evidence"),
        (SCHEMA.appearance, "has no article"),
        (CKG.modality, "has no modality"),
        (CKG.outcome, "has no outcome"),
    ],
)
def test_a_claim_that_lacks_a_part_is_named(missing: NamedNode, said: str) -> None:
    quads = [quad for quad in rdf.article_quads(sample_extractions()[0]) if quad.predicate != missing]
    with pytest.raises(DataError, match=said):
        read.claims(quads)


@pytest.mark.parametrize(
    ("predicate", "value", "said"),
    [
        (CKG.modality, NamedNode(f"{ids.BASE}code/certain"), "'certain' is not a valid Modality"),
        (CKG.modality, NamedNode("https://example.org/certain"), "is no code: name"),
        (CKG.min, Literal("many"), "invalid literal for int"),
    ],
)
def test_a_value_that_is_none_of_ours_is_named(predicate: NamedNode, value: NamedNode | Literal, said: str) -> None:
    quads = [
        Quad(quad.subject, predicate, value, quad.graph_name) if quad.predicate == predicate else quad
        for quad in rdf.article_quads(sample_extractions()[0])
    ]
    with pytest.raises(DataError, match=said):
        read.claims(quads)


def test_no_claims_in_other_quads() -> None:
    assert read.claims(rdf.entity_quads(REGISTRY)) == ()
