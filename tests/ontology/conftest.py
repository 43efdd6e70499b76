"""The sample of `tests.builders`, as one graph and in a store, with what it lacks for some of the questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pyoxigraph import Quad
from rdflib import Graph

from kg import ids, rdf
from kg.history.versions import Retraction, Version, retraction_quads, version_quads
from kg.model import (
    Claim,
    Claimant,
    ClaimKind,
    CountBasis,
    Event,
    Extraction,
    Judgement,
    Modality,
    Outcome,
    Roles,
    Verdict,
)
from kg.store import Store, open_store
from tests import builders as b
from tests.ontology.reading import graph_of

SECOND_TEXT = """The Free Idlib Brigade took Jisr al-Shughur on Saturday, state media said. Syrian planes bombed \
Maarat Idris and killed 20 people, Igor Petrov said. Nobody was killed in Hama. The raid on Idlib caused \
casualties. The brigade controls Jisr al-Shughur. The brigade denies that it backs Syria."""


def second_extraction() -> Extraction:
    """An article that blames another party for the sample's strike, and tells of figures that are no numbers."""
    source = b.article(SECOND_TEXT, file="second.txt", title="Brigade takes town", outlet="Northern Wire")

    def said(quote: str, trigger: str, *, kind: ClaimKind = ClaimKind.EVENT, **given: object) -> Claim:
        return b.claim(source, quote, trigger=trigger, kind=kind, **given)

    claims = (
        said(
            "The Free Idlib Brigade took Jisr al-Shughur on Saturday, state media said.",
            "took",
            type="Capture",
            roles=Roles(initiators=(b.filler(b.BRIGADE),), places=(b.filler(b.JISR),)),
            when=b.on("2016-03-05"),
            claimants=(b.claimant(b.STATE_MEDIA, source, "state media"),),
        ),
        said(
            "Syrian planes bombed Maarat Idris and killed 20 people, Igor Petrov said.",
            "bombed",
            roles=Roles(initiators=(b.filler(b.SYRIAN_STATE),), places=(b.filler(b.MAARAT),)),
            casualties=(b.casualties(low=20, high=20),),
            claimants=(b.claimant(b.PETROV, source, "Igor Petrov", speaks_for=b.RUSSIA),),
            further=(b.evidence(SECOND_TEXT, "Igor Petrov said"),),
        ),
        said(
            "Nobody was killed in Hama.",
            "killed",
            type="Killing",
            roles=Roles(places=(b.filler(b.HAMA),)),
            casualties=(b.casualties(low=0, high=0, basis=CountBasis.SAID_NONE),),
        ),
        said(
            "The raid on Idlib caused casualties.",
            "raid",
            roles=Roles(places=(b.filler(b.IDLIB),)),
            casualties=(b.casualties(Outcome.INJURED, basis=CountBasis.UNNUMBERED),),
        ),
        said(
            "The brigade controls Jisr al-Shughur.",
            "controls",
            kind=ClaimKind.RELATION,
            type="controls",
            roles=Roles(subjects=(b.filler(b.BRIGADE),), objects=(b.filler(b.JISR),)),
        ),
        said(
            "The brigade denies that it backs Syria.",
            "backs",
            kind=ClaimKind.RELATION,
            type="backs",
            roles=Roles(subjects=(b.filler(b.BRIGADE),), objects=(b.filler(b.SYRIAN_STATE),)),
            claimants=(Claimant(b.BRIGADE.label, b.BRIGADE.id),),
            modality=Modality.DENIED,
        ),
    )
    return Extraction(source, (), claims, (b.BRIGADE, b.STATE_MEDIA, b.MAARAT, b.PETROV))


def events() -> tuple[Event, ...]:
    """The sample's events, the strike with the second article's claim about it, and the capture."""
    strike, *others = b.sample_events()
    capture, raid, *_ = second_extraction().claims
    wider = replace(
        strike,
        claims=tuple(sorted((*strike.claims, raid.id))),
        killed=replace(strike.killed, min=20),
    )
    day = b.on("2016-03-05").start
    taken = b.event(capture.id, type="Capture", initiators=(b.BRIGADE.id,), places=(b.JISR.id,), start=day, end=day)
    return (wider, *others, taken)


def sample_quads() -> tuple[Quad, ...]:
    """Registry, three articles with their provenance, and events."""
    found = list(rdf.entity_quads(b.REGISTRY))
    for extraction in (*b.sample_extractions(), second_extraction()):
        found += rdf.article_quads(extraction)
        found += rdf.run_quads(extraction.article, extractor="rules", version="1", started=b.STARTED)
    gone = Version(ids.article_graph("0" * 64), b.STARTED, b.STARTED + timedelta(days=1), "<a:b> <a:c> <a:d> .", "hoax")
    found += [*version_quads(gone), *retraction_quads(Retraction(gone.graph, gone.until, gone.why))]
    return (*found, *rdf.event_quads(events()), *rdf.judgement_quads(judgements()))


def judgements() -> tuple[Judgement, ...]:
    """That two claims of the strike are about one event, by the rules and by a person."""
    one, other, *_ = events()[0].claims
    return (
        Judgement(ids.judgement("rules"), Verdict.SAME, (one,), (other,), "fusion rules", "one place", score=3.5),
        Judgement(ids.judgement("person"), Verdict.SAME, (one,), (other,), "an analyst", "one raid", at=b.STARTED),
    )


@pytest.fixture(scope="session")
def sample() -> Graph:
    """The sample as one graph; a test that changes it copies it first."""
    return graph_of(sample_quads())


@pytest.fixture(scope="module")
def answers() -> Iterator[Store]:
    """The sample in a store in memory, to be read only."""
    quads = sample_quads()
    with open_store("memory:") as opened:
        opened.replace((), quads)
        yield opened


@pytest.fixture(scope="session")
def strike_key() -> str:
    """The key of the sample's strike, which three articles tell of."""
    return ids.key_of(events()[0].id)
