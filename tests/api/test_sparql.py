"""The SPARQL protocol: methods, formats, data sets, refusals."""

from __future__ import annotations

import json
import socket
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg import ids
from kg.vocab import PREFIXES
from tests.builders import RUSSIA, sample_extractions

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
LABEL = f"SELECT ?name {{ <{RUSSIA.id}> skos:prefLabel ?name }}"
GRAPHS = [ids.article_graph(extraction.article.sha256) for extraction in sample_extractions()]


def rows(body: str) -> list[dict[str, str]]:
    """The rows of a JSON result, as plain values."""
    return [{name: one["value"] for name, one in row.items()} for row in json.loads(body)["results"]["bindings"]]


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_three_ways_to_ask(client: TestClient, how: str) -> None:
    if how == "get":
        answer = client.get("/sparql", params={"query": LABEL})
    elif how == "form":
        answer = client.post("/sparql", content=urlencode({"query": LABEL}), headers={"content-type": FORM})
    else:
        answer = client.post("/sparql", content=LABEL, headers={"content-type": f"{DIRECT}; charset=UTF-8"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/sparql-results+json")
    assert rows(answer.text) == [{"name": "Russia"}]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml;q=0.3, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_result_formats(client: TestClient, accept: str, media: str) -> None:
    answer = client.get("/sparql", params={"query": LABEL}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert "Russia" in answer.text


def test_each_format_is_well_formed(client: TestClient) -> None:
    def body(name: str, query: str = LABEL) -> str:
        return client.get("/sparql", params={"query": query, "format": name}).text

    assert body("csv").split() == ["name", "Russia"]
    assert body("tsv").split() == ["?name", '"Russia"@en']
    assert ElementTree.fromstring(body("xml"))[1][0][0][0].text == "Russia"
    assert json.loads(body("json", "ASK { ?s a sem:Event }"))["boolean"] is True
    assert "true" in body("xml", "ASK { ?s a sem:Event }")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("*/*", RdfFormat.TURTLE),
    ],
)
@pytest.mark.parametrize(
    "query",
    [f"DESCRIBE <{RUSSIA.id}>", f"CONSTRUCT {{ ?s ?p ?o }} {{ <{RUSSIA.id}> ?p ?o BIND(<{RUSSIA.id}> AS ?s) }}"],
)
def test_graph_formats(client: TestClient, accept: str, form: RdfFormat, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == form.media_type
    found = {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in parse(answer.content, form)}
    assert (RUSSIA.id, PREFIXES["skos"] + "prefLabel", "Russia") in found


@pytest.mark.parametrize(
    ("query", "parameters", "found"),
    [
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a schema:NewsArticle }", [], "2"),
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a schema:NewsArticle }", [("default-graph-uri", GRAPHS[0])], "1"),
        (f"SELECT (COUNT(DISTINCT ?a) AS ?n) FROM <{GRAPHS[1]}> {{ ?a a schema:NewsArticle }}", [], "1"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{GRAPHS[0]}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", [], "0"),
        (
            "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?a a schema:NewsArticle } }",
            [("named-graph-uri", GRAPHS[0])],
            "1",
        ),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", [("named-graph-uri", GRAPHS[0])], "0"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", [("default-graph-uri", GRAPHS[0])], "0"),
        (
            f"SELECT (COUNT(*) AS ?n) FROM <{GRAPHS[1]}> {{ ?s ?p ?o }}",
            [("default-graph-uri", "http://example.org/none")],
            "0",
        ),
    ],
)
def test_data_sets(client: TestClient, query: str, parameters: list[tuple[str, str]], found: str) -> None:
    answer = client.get("/sparql", params=[("query", query), *parameters])
    assert rows(answer.text) == [{"n": found}]


def test_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    found = list(parse(answer.content, RdfFormat.TURTLE))
    endpoint = [quad.object.value for quad in found if quad.predicate.value.endswith("#endpoint")]
    assert endpoint == ["http://testserver/sparql"]
    assert any(quad.object.value.endswith("#UnionDefaultGraph") for quad in found)


@pytest.mark.parametrize(
    ("parameters", "status", "said"),
    [
        ([("query", "ASK {")], 400, "malformed"),
        ([("query", "")], 400, "malformed"),
        ([("query", "INSERT DATA { <http://a> <http://b> 1 }")], 400, "malformed"),
        ([("query", "LOAD <http://a>")], 400, "LOAD"),
        ([("query", "ASK {}"), ("query", "ASK {}")], 400, "exactly one"),
        ([("format", "json")], 400, "exactly one"),
        ([("query", "ASK {}"), ("format", "json"), ("format", "xml")], 400, "once"),
        ([("query", "ASK {}"), ("update", "CLEAR ALL")], 400, "'update'"),
        ([("query", "ASK {}"), ("default-graph-uri", "not an iri")], 400, "IRI"),
        ([("query", "ASK {" + "{" * 200 + "}" * 200 + "}")], 400, "deep"),
        ([("query", "ASK {}"), ("format", "ttl")], 406, "format"),
        ([("query", "SELECT (<http://example.org/f>(1) AS ?x) {}")], 400, "example.org/f"),
        ([("query", "SELECT * { FILTER(" + "!" * 20000 + "true) }")], 503, "broke down"),
    ],
)
def test_refused_by_get(client: TestClient, parameters: list[tuple[str, str]], status: int, said: str) -> None:
    answer = client.get("/sparql", params=parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]
    assert "Traceback" not in answer.text
    assert client.get("/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", "", 415),
        ("ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", 400),
        ("ASK {}".encode("utf-16"), DIRECT, 400),
        (b"query=%FF", FORM, 400),
        (b"query=ASK%20%7B%7D&update=CLEAR%20ALL", FORM, 400),
        (b"ASK {} # " + b"x" * 100_000, DIRECT, 413),
    ],
)
def test_refused_by_post(client: TestClient, content: bytes, media: str, status: int) -> None:
    answer = client.post("/sparql", content=content, headers={"content-type": media})
    assert (answer.status_code, answer.json()["status"]) == (status, status)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * { service silent <%s> { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <%s> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "#" . SERVICE<%s>{ ?s ?p ?o } }',
        "SELECT * { VALUES ?x { <%s> } SERVICE ?x { ?s ?p ?o } }",
    ],
)
def test_no_other_server_is_asked(client: TestClient, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        answer = client.get("/sparql", params={"query": query % f"http://127.0.0.1:{listener.getsockname()[1]}/"})
        assert (answer.status_code, "SERVICE" in answer.json()["detail"]) == (400, True)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_from_does_not_fetch(client: TestClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        query = f"SELECT * FROM <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }}"
        assert rows(client.get("/sparql", params={"query": query}).text) == []
        with pytest.raises(TimeoutError):
            listener.accept()


def test_relative_iris_stand_for_addresses_of_the_service(client: TestClient) -> None:
    query = "CONSTRUCT { <s> <p> 1 } WHERE {}"
    (quad,) = parse(client.get("/sparql", params={"query": query, "format": "nt"}).content, RdfFormat.N_TRIPLES)
    assert quad.subject.value == "http://testserver/s"


def test_a_word_in_a_string_is_no_service(client: TestClient) -> None:
    query = 'SELECT ("SERVICE <http://x>" AS ?text) {} # SERVICE'
    assert rows(client.get("/sparql", params={"query": query}).text) == [{"text": "SERVICE <http://x>"}]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(client: TestClient, text: str) -> None:
    answer = client.post("/sparql", content=text.encode("utf-8", "surrogatepass"), headers={"content-type": DIRECT})
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text
