"""RDF formats: read again as the same graph, the same bytes for the same graph, and nothing but what is in use."""

import io
import json
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.compare import isomorphic

from kg import ids, rdf
from kg.errors import UsageError
from kg.export import FORMATS, export
from kg.export.jsonld import Words, nodes
from kg.store import Store, open_store, selection
from kg.vocab import CKG, GRAPH, PREFIXES, SKOS
from tests.builders import HAMA, JISR, REGISTRY, STARTED, sample_events, sample_extractions
from tests.conftest import fill

pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset.default_context) is deprecated")
"""The parsers of rdflib use what rdflib itself calls deprecated."""
TRIPLES = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
QUADS = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS}


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_are_read_again_as_the_same_graph(filled_store: Store, form: str) -> None:
    expected = set(selection.union(filled_store))
    assert {quad.triple for quad in parse(exported(filled_store, form), format=TRIPLES[form])} == expected


@pytest.mark.parametrize("form", QUADS)
def test_quads_are_read_again_as_the_same_graphs(filled_store: Store, form: str) -> None:
    assert set(parse(exported(filled_store, form), format=QUADS[form])) == set(selection.by_graph(filled_store))


@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")])
def test_another_parser_reads_an_isomorphic_graph(filled_store: Store, form: str, name: str) -> None:
    expected, found = rdflib.Graph(), rdflib.Graph()
    for triple in selection.union(filled_store):
        expected.parse(data=f"{triple} .", format="nt")
    found.parse(data=exported(filled_store, form), format=name)
    assert isomorphic(found, expected)


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nq", "nquads")])
def test_another_parser_reads_the_named_graphs(filled_store: Store, form: str, name: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(filled_store, form), format=name)
    counts = {str(graph.identifier): len(graph) for graph in dataset.graphs() if len(graph)}
    assert counts == {
        graph.value: len([quad for quad in selection.by_graph(filled_store) if quad.graph_name == graph])
        for graph in {quad.graph_name for quad in selection.by_graph(filled_store)}
    }


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes_in_whatever_order_it_came(form: str, tmp_path: Path) -> None:
    with open_store("memory:") as one, open_store(str(tmp_path / "other")) as other:
        fill(one)
        other.replace((), reversed(rdf.event_quads(reversed(sample_events()))))
        for extraction in reversed(sample_extractions()):
            runs = rdf.run_quads(extraction.article, extractor="rules", version="1", started=STARTED)
            other.replace((), [*runs, *reversed(rdf.article_quads(extraction))])
        other.replace((), rdf.entity_quads(reversed(REGISTRY)))
        assert exported(one, form) == exported(other, form) == exported(one, form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_store_gives_a_valid_file(form: str) -> None:
    with open_store("memory:") as store:
        assert exported(store, form).endswith(b"\n") or form in {"nt", "nq", "clusters"}


@pytest.mark.parametrize("form", ["ttl", "trig", "jsonld"])
def test_every_id_has_its_prefix_and_no_slash_is_escaped(filled_store: Store, form: str) -> None:
    written = exported(filled_store, form).decode()
    body = "\n".join(line for line in written.splitlines() if not line.startswith(("@prefix", '{"@context"')))
    assert ids.BASE not in body
    assert "\\/" not in body


def test_prefixes_stand_in_alphabetical_order(filled_store: Store) -> None:
    lines = exported(filled_store, "ttl").decode().splitlines()
    assert lines[: len(PREFIXES) + 1] == [*(f"@prefix {p}: <{PREFIXES[p]}> ." for p in sorted(PREFIXES)), ""]


@pytest.mark.parametrize("form", [*TRIPLES, *QUADS])
def test_registry_entries_that_nothing_speaks_of_are_left_out(filled_store: Store, form: str) -> None:
    written = exported(filled_store, form).decode()
    assert HAMA.label not in written
    assert "Idlib province" in written


def test_countries_and_parents_of_what_is_in_use_are_in_use() -> None:
    town = next(entity for entity in REGISTRY if entity.label == "Jisr al-Shughur")
    with open_store("memory:") as store:
        store.replace((), rdf.entity_quads(REGISTRY))
        told = Quad(NamedNode(ids.event("x")), CKG.target, NamedNode(town.id), GRAPH.events)
        store.replace((), [told])
        used = {node.value for node in selection.in_use(store)}
    assert {town.id, town.country, town.parent, f"{town.id}-point"} <= used
    assert HAMA.id not in used


def test_the_union_leaves_out_provenance_and_terms(filled_store: Store) -> None:
    note = Quad(CKG.Claim, SKOS.prefLabel, Literal("a term"), GRAPH.ontology)
    filled_store.replace((), [note])
    assert "prov:Activity" not in exported(filled_store, "ttl").decode()
    assert "prov:Activity" in exported(filled_store, "trig").decode()
    assert "a term" not in exported(filled_store, "trig").decode() + exported(filled_store, "ttl").decode()


def test_an_unknown_format_lists_the_known() -> None:
    with open_store("memory:") as store, pytest.raises(UsageError, match="'xls' is no format; choose one of ttl, trig"):
        export(store, "xls", io.BytesIO())


TERMS = {
    **PREFIXES,
    "id": "@id",
    "@version": 1.1,
    "place": {"@id": "sem:hasPlace", "@type": "@id"},
    "headline": {"@id": "schema:headline", "@language": "en"},
    "start": {"@id": "sem:hasBeginTimeStamp", "@type": "xsd:date"},
    "name": "skos:prefLabel",
    "minimum": {"@id": "ckg:min", "@type": "xsd:integer"},
    "claimants": {"@id": "ckg:claimant", "@type": "@id", "@container": "@set"},
    "alias": {"@id": "skos:altLabel", "@container": ["@language", "@set"]},
    "weapons": {"@id": "ckg:weapon", "@container": "@list"},
    "unknown": {"@reverse": "ckg:claimant"},
}


def test_the_terms_of_a_context_shorten_what_they_fit(filled_store: Store) -> None:
    words = Words.of(TERMS)
    found = {node["@id"]: node for node in nodes(selection.union(filled_store), words)}
    (hit, *_), _ = (extraction.claims for extraction in sample_extractions())
    claim = found[f"claim:{ids.key_of(hit.id)}"]
    assert claim["place"] == f"{ids.ID}place/maarat-idris"
    assert claim["start"] == "2016-03-03"
    assert claim["claimants"] == "actor:syrian-observatory-for-human-rights"
    assert found["actor:russia"]["alias"] == {"en": ["Moscow", "Russian war planes"]}
    assert found[JISR.id]["alias"] == {"en": "Jisr ash-Shughur"}
    assert found["actor:russia"]["name"] == {"@value": "Russia", "@language": "en"}
    article = found[f"article:{ids.key_of(hit.article)}"]
    assert article["headline"].startswith("Strike on market")


def test_what_the_terms_of_a_context_shorten_is_read_again(filled_store: Store) -> None:
    document = {"@context": TERMS, "@graph": list(nodes(selection.union(filled_store), Words.of(TERMS)))}
    found = {quad.triple for quad in parse(json.dumps(document).encode(), format=RdfFormat.JSON_LD)}
    assert found == set(selection.union(filled_store))
