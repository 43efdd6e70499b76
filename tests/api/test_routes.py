"""The resources: contents, formats, links between them, and refusals."""

from __future__ import annotations

import csv
import io
import json
from html import unescape
from typing import Any

import networkx as nx
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from api.list_page import _range
from api.page import document_page, value_html
from api.representations import events_csv, events_geojson
from api.routes.export import FORMATS
from kg import ids
from kg.export import FORMATS as EXPORTS
from kg.vocab import PREFIXES
from tests.builders import MAARAT, RUSSIA, STRIKE_TEXT, SYRIAN_STATE, sample_events, sample_extractions

NONE = {"min": None, "max": None, "best": None}
EVENT, *_ = sample_events()
CLAIM = sample_extractions()[0].claims[0]
ARTICLE = sample_extractions()[0].article
EVENT_PATH, CLAIM_PATH = f"/events/{ids.key_of(EVENT.id)}", f"/claims/{ids.key_of(CLAIM.id)}"
ARTICLE_PATH = f"/articles/{ids.key_of(ARTICLE.id)}"
DOCUMENTS = ("/entities/actor/russia", EVENT_PATH, CLAIM_PATH, ARTICLE_PATH)
RDF = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
ONTOLOGY = ("/ontology", "/ontology/event-types", "/ontology/codes", "/ontology/crosswalk", "/ontology/shapes")
LISTS = ("/entities", "/entities/actor/russia/relations", "/outlets", "/events", "/claims", "/articles")


def get(client: TestClient, path: str, **parameters: object) -> Any:
    """The JSON that a path answers with."""
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_search(client: TestClient) -> None:
    found = get(client, "/entities", q="maarat", kind="place")["items"]
    assert found == [{"id": MAARAT.id, "kind": "place", "label": "Maarat Idris", "matched": "Maarat Idris"}]


def test_an_entity_and_its_relations(client: TestClient) -> None:
    assert get(client, "/entities/actor/russia")["counts"]["events"] == 1
    (backs,) = get(client, "/entities/actor/russia/relations", predicate="backs", direction="out")["items"]
    assert backs["object"]["id"] == SYRIAN_STATE.id
    assert backs["claims"][0]["quote"].startswith("Russia has backed")


def test_events_by_filters(client: TestClient) -> None:
    parameters = {
        "type": "RemoteViolence",
        "actor": "russia",
        "role": "initiator",
        "place": "syria",
        "since": "2016-03-01",
        "until": "2016-03-31",
        "killed_min": 20,
        "near": "36,36.6,50",
        "bbox": "36,35,37,37",
        "claimant": "syrian-observatory-for-human-rights",
        "outlet": "coast-herald",
        "grade": "fair",
    }
    (found,) = get(client, "/events", **parameters)["items"]
    assert found["id"] == EVENT.id
    assert found["killed"] == {"min": 25, "max": 31, "best": 25, "report": "numbered"}


@pytest.mark.parametrize(
    ("path", "key", "others"),
    [
        ("/events?actor={}", "russia", ["Russia", "Moscow", "actor:russia", RUSSIA.id]),
        ("/events?place={}", "jisr-al-shughur", ["Jisr al-Shughur", "jisr al shughur"]),
        ("/events?claimant={}", "syrian-observatory-for-human-rights", ["SOHR", "sohr"]),
        ("/events?outlet={}", "coast-herald", ["Coast Herald"]),
        ("/claims?claimant={}", "syrian-observatory-for-human-rights", ["SOHR"]),
        ("/claims?entity={}", "russia", ["Russia"]),
        ("/claims?outlet={}", "northern-wire", ["Northern Wire", "northernwire.example"]),
        ("/articles?outlet={}", "northern-wire", ["Northern Wire"]),
        ("/paths?to=russia&from={}", "maarat-idris", ["Maarat Idris", MAARAT.id]),
        ("/explain?iri={}", "russia", ["Russia", RUSSIA.id]),
        ("/explain?p=ckg:backs&o=actor:syria&s={}", "russia", ["Russia", RUSSIA.id]),
    ],
)
def test_a_name_is_as_good_as_a_key(client: TestClient, path: str, key: str, others: list[str]) -> None:
    whole = client.get(path.format(key)).json()
    assert whole.get("items", [key]) != []
    assert all(client.get(path.format(name)).json() == whole for name in others)


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        *(("/events", name) for name in ("actor", "place", "claimant", "outlet")),
        *(("/claims", name) for name in ("article", "event", "claimant", "entity", "outlet")),
        ("/articles", "outlet"),
        ("/explain", "iri"),
        ("/paths", "from"),
    ],
)
@pytest.mark.parametrize("value", ["Nobody in Particular", "actor:nobody", "code:asserted"])
def test_what_names_nothing_is_told_with_its_parameter(
    client: TestClient, path: str, parameter: str, value: str
) -> None:
    answer = client.get(path, params={"to": "russia", parameter: value} if "paths" in path else {parameter: value})
    problem = answer.json()
    assert (answer.status_code, problem["parameter"], problem["value"]) == (404, parameter, value)
    assert problem["detail"].startswith(f"{parameter}: no ")


def test_a_thing_of_another_kind_is_not_meant(client: TestClient) -> None:
    assert client.get("/events", params={"actor": MAARAT.id}).status_code == 404


def test_events_as_geojson(client: TestClient) -> None:
    answer = client.get("/events", params={"actor": "russia"}, headers={"accept": "application/geo+json"})
    assert answer.headers["content-type"] == "application/geo+json"
    (feature,) = answer.json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.63393, 36.03875]}
    assert feature["properties"]["killed_max"] == 31
    assert feature["properties"]["places"] == ["Maarat Idris"]


def test_events_as_csv(client: TestClient) -> None:
    answer = client.get("/events", params={"format": "csv"})
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["type"] for row in table] == ["AirStrike", "AirStrike", "Shelling"]
    assert table[1]["outlets"] == "Coast Herald; Northern Wire"
    assert (table[1]["grade"], table[1]["killed_best"]) == ("fair", "25")
    assert (table[1]["outlet_count"], table[1]["origin_count"]) == ("2", "3")
    assert table[1]["origins"].split("; ")[-1] == "Syrian Observatory for Human Rights"


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    event = {"id": "e", "type": "Clash", "start": None, "end": None, "places": [], "grade": "weak", "claims": 1}
    event |= {"counts": {"outlets": 1, "origins": 1}, "killed": NONE, "injured": NONE, "targets": [], "origins": []}
    event |= {"initiators": [{"id": "a", "label": "=1+2"}], "outlets": [{"id": "o", "label": "@home"}]}
    (row,) = csv.DictReader(io.StringIO(events_csv({"items": [event]}).decode()))
    assert (row["initiators"], row["outlets"]) == ("'=1+2", "'@home")


@pytest.mark.parametrize("rest", ["", "/claims", "/neighbourhood"])
def test_an_old_name_of_an_event_leads_to_the_present_one(client: TestClient, rest: str) -> None:
    old = next(claim for claim in EVENT.claims if ids.event(claim) != EVENT.id)
    answer = client.get(f"/events/{ids.key_of(old)}{rest}?format=json")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{EVENT_PATH}{rest}?format=json")
    assert answer.headers["cache-control"] == "no-cache"
    followed = client.get(f"/events/{ids.key_of(old)}{rest}", follow_redirects=True)
    assert followed.json() == get(client, EVENT_PATH + rest)


def test_an_event_names_in_rdf_what_it_is_a_revision_of(client: TestClient) -> None:
    answer = client.get(EVENT_PATH, headers={"accept": "application/n-triples"})
    old = {ids.event(claim) for claim in EVENT.claims} - {EVENT.id}
    found = {str(quad.object)[1:-1] for quad in parse(answer.content, RdfFormat.N_TRIPLES) if "Revision" in str(quad)}
    assert found == old


def test_a_parameter_takes_an_old_name(client: TestClient) -> None:
    old = next(ids.event(claim) for claim in EVENT.claims if ids.event(claim) != EVENT.id)
    assert get(client, "/claims", event=old) == get(client, "/claims", event=EVENT.id)
    assert get(client, "/explain", iri=old) == get(client, "/explain", iri=EVENT.id)


def test_the_ledger(client: TestClient) -> None:
    found = get(client, f"{EVENT_PATH}/claims")
    assert found["event"]["id"] == EVENT.id
    assert [one["modality"] for one in found["claims"]] == ["asserted", "denied", "asserted"]
    assert found["claims"][0]["quote"] in STRIKE_TEXT


def test_claims_and_articles(client: TestClient) -> None:
    (denied,) = get(client, "/claims", modality="denied", entity="russia")["items"]
    assert denied["blamed"][0]["label"] == "Russia"
    assert get(client, f"/claims/{denied['key']}") == denied
    assert [one["id"] for one in get(client, "/articles", outlet="northern-wire")["items"]] == [ARTICLE.id]
    assert get(client, ARTICLE_PATH)["text"] == STRIKE_TEXT
    assert {one["label"] for one in get(client, "/outlets")["items"]} == {"Coast Herald", "Northern Wire"}


def test_explanations(client: TestClient) -> None:
    assert get(client, "/explain", iri=f"event:{ids.key_of(EVENT.id)}")["claims"][0]["run"]["extractor"] == "rules"
    found = get(client, "/explain", s="actor:russia", p="ckg:backs", o="actor:syria")
    assert found["claims"][0]["quote"].startswith("Russia has backed")
    assert get(client, "/explain", s=EVENT.id, p="ckg:killedMin", o="25")["claims"][0]["casualties"][0]["min"] == 25


def test_an_event_is_explained_by_its_values(client: TestClient) -> None:
    told = get(client, "/explain", iri=f"event:{ids.key_of(EVENT.id)}")
    least = next(value for value in told["values"] if value["name"] == "killed, min")
    assert (least["value"], least["claims"]) == ("25", [CLAIM.id])
    assert get(client, "/explain", s=EVENT.id, p="ckg:killedMin", o="25")["rule"] == least["rule"]


def test_two_claims_are_explained(client: TestClient) -> None:
    other = sample_extractions()[1].claims[0]
    told = get(client, "/explain", left=ids.key_of(CLAIM.id), right=other.id)
    assert (told["kind"], told["together"], told["left"]["id"]) == ("pair", True, CLAIM.id)
    assert told["score"]["parts"]


def test_comparisons(client: TestClient) -> None:
    (found,) = get(client, "/compare", by="blame")["items"]
    assert (found["event"]["id"], found["blame"]["score"]) == (EVENT.id, 1)
    assert get(client, "/compare", by="place")["items"] == []
    assert [one["label"] for one in get(client, "/compare", outlets="true")["items"]] == [
        "Coast Herald",
        "Northern Wire",
    ]
    assert get(client, "/compare", type="Shelling")["items"] == []
    assert get(client, "/compare", place="syria")["items"] == get(client, "/compare")["items"]
    assert [one["events"] for one in get(client, "/compare", outlets="true", grade="weak")["items"]] == [2]
    versions = get(client, "/compare", outlet=["northern-wire", "Coast Herald"])
    assert [len(one["claims"]) for one in versions["items"][0]["versions"]] == [2, 1]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Russia denies it"),
        ("outlets=true", "Coast Herald"),
        ("outlet=northern-wire&outlet=coast-herald", "25 or more (Northern Wire) to 31"),
    ],
)
def test_comparisons_are_pages(client: TestClient, query: str, said: str) -> None:
    text = client.get(f"/compare?{query}", headers={"accept": "text/html"}).text
    assert said in text
    assert '<a href="/id/' in text


def test_neighbourhood_and_paths(client: TestClient) -> None:
    found = get(client, "/entities/actor/russia/neighbourhood", hops=2, predicates="initiator,hasPlace")
    assert {node["label"] for node in found["nodes"]} == {"Russia", "AirStrike 2016-03-03 Maarat Idris", "Maarat Idris"}
    assert get(client, f"{EVENT_PATH}/neighbourhood")["graph"]["centre"] == EVENT.id
    answer = client.get("/entities/actor/russia/neighbourhood", headers={"accept": "application/graphml+xml"})
    assert RUSSIA.id in nx.read_graphml(io.BytesIO(answer.content))
    path = get(client, "/paths", **{"from": "russia", "to": MAARAT.id})
    assert [step["to"]["kind"] for step in path["paths"][0]] == ["event", "place"]
    answer = client.get("/paths", params={"from": "russia", "to": "syria", "format": "ttl"})
    assert b"actor:russia" in answer.content


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_documents_as_rdf(client: TestClient, path: str, media: str) -> None:
    answer = client.get(path, headers={"accept": media})
    assert answer.headers["content-type"].split(";")[0] == media
    assert "Accept" in answer.headers["vary"]
    form = RdfFormat.from_media_type(media)
    assert form is not None
    iri = get(client, path)["id"]
    assert iri in {quad.subject.value for quad in parse(answer.content, form)}


@pytest.mark.parametrize("path", [*DOCUMENTS, *LISTS, "/explain?iri=actor:russia", f"{EVENT_PATH}/claims"])
def test_everything_is_a_page_for_browsers(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html,*/*;q=0.8"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="/id/' in answer.text
    assert answer.text.count("<table>") == answer.text.count("</table>") > 0


@pytest.mark.parametrize(
    ("path", "title", "said"),
    [
        ("/entities?q=russ&kind=actor", "Entities", "Russia"),
        ("/entities/actor/russia/relations", "Relations", "speaks for"),
        ("/outlets", "Outlets", "Coast Herald"),
        ("/events", "Events", "25 to 31"),
        ("/claims", "Claims", "Moscow denied"),
        ("/articles", "Articles", "stated"),
        (f"{EVENT_PATH}/claims", "Claims about AirStrike 2016-03-03 Maarat Idris", "denied"),
    ],
)
def test_a_list_is_a_titled_table(client: TestClient, path: str, title: str, said: str) -> None:
    text = client.get(path, headers={"accept": "text/html"}).text
    assert f"<h1>{title}</h1>" in text
    assert text.count("<table>") == 1
    assert said in text
    assert "{" not in text.split("<body>")[1]


@pytest.mark.parametrize("path", ["/entities?kind=actor", "/entities/actor/russia/relations?direction=in", "/events"])
def test_a_page_leads_to_the_next(client: TestClient, path: str) -> None:
    first = client.get(path, headers={"accept": "text/html"}, params=None).text
    assert "next page" not in first
    joint = "&" if "?" in path else "?"
    text = client.get(f"{path}{joint}limit=1&format=html").text
    (following,) = [part.split('"')[0] for part in text.split('<a href="')[1:] if part.startswith("?")]
    answer = client.get(path.split("?", maxsplit=1)[0] + unescape(following))
    assert answer.status_code == 200
    assert answer.text.count("<tr>") == 2
    assert answer.text != text


@pytest.mark.parametrize(
    ("low", "high", "text"), [(None, None, ""), (3, 3, "3"), (3, None, "3 or more"), (None, 3, "up to 3")]
)
def test_bounds_read_as_people_write_them(low: int | None, high: int | None, text: str) -> None:
    assert _range(low, high) == text


@pytest.mark.parametrize(
    ("positions", "geometry"),
    [
        ([], None),
        ([None], None),
        ([(35.0, 36.0)], {"type": "Point", "coordinates": [36.0, 35.0]}),
        ([(35.0, 36.0), None, (1.0, 2.0)], {"type": "MultiPoint", "coordinates": [[36.0, 35.0], [2.0, 1.0]]}),
    ],
)
def test_geometries(positions: list[tuple[float, float] | None], geometry: object) -> None:
    places = [
        {"id": "x", "label": "X", "position": one and {"latitude": one[0], "longitude": one[1]}} for one in positions
    ]
    nobody = {"initiators": [], "targets": [], "outlets": [], "origins": [], "killed": NONE, "injured": NONE}
    counted = {"grade": "weak", "claims": 1, "counts": {"outlets": 0, "origins": 1}}
    event = {"id": "e", "type": "Clash", "start": None, "end": None, "places": places, **counted, **nobody}
    (feature,) = json.loads(events_geojson({"items": [event]}))["features"]
    assert feature["geometry"] == geometry


def test_plain_values_on_pages() -> None:
    assert value_html({"a": True, "b": False, "n": 3, "none": None}).count("<tr>") == 3
    assert value_html([]) == value_html(None) == ""
    assert 'rel="nofollow noreferrer"' in value_html("https://example.org/x")


def test_pages_escape_what_they_show() -> None:
    text = document_page(
        {"label": "<script>alert(1)</script>", "id": ids.BASE + 'id/"><b>', "url": 'http://x/"onclick="'}
    )
    assert "<script>" not in text
    assert "<b>" not in text
    assert '"onclick' not in text


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_paged_by_link(client: TestClient, path: str) -> None:
    whole = get(client, path)["items"]
    found: list[Any] = []
    url: str | None = f"{path}?limit=1"
    while url:
        answer = client.get(url)
        found += answer.json()["items"]
        url = answer.links["next"]["url"] if "next" in answer.links else None
    assert found == whole
    assert len(whole) > 1


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/id/actor/russia", "/entities/actor/russia"),
        ("/id/place/maarat-idris?format=ttl", "/entities/place/maarat-idris?format=ttl"),
        (EVENT.id.removeprefix(ids.BASE[:-1]), EVENT_PATH),
        (CLAIM.id.removeprefix(ids.BASE[:-1]), CLAIM_PATH),
        (ARTICLE.id.removeprefix(ids.BASE[:-1]), ARTICLE_PATH),
        (ids.article_graph(ARTICLE.sha256).removeprefix(ids.BASE[:-1]), ARTICLE_PATH),
        ("/event-type/AirStrike", "/ontology/event-types"),
        ("/code/asserted", "/ontology/codes"),
    ],
)
def test_identifiers_lead_to_documents(client: TestClient, path: str, target: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert client.get(target).status_code == 200


def test_parts_lead_to_their_explanation(client: TestClient) -> None:
    mention = sample_extractions()[0].mentions[0]
    answer = client.get(mention.id.removeprefix(ids.BASE[:-1]), params={"format": "json"})
    assert answer.status_code == 303
    assert client.get(answer.headers["location"]).json()["quotes"][0]["quote"] == mention.text


@pytest.mark.parametrize("name", ["registry", "events", "judgements", "provenance", "ontology", "archive"])
def test_a_named_graph_is_described(client: TestClient, name: str) -> None:
    iri = f"{ids.ID}graph/{name}"
    told = client.get(f"/id/graph/{name}", follow_redirects=True).json()
    assert (told["kind"], told["about"]["id"]) == ("graph", iri)
    assert told["about"]["empty"] is (name in ("judgements", "ontology", "archive"))
    answer = client.get(f"/id/graph/{name}", headers={"accept": "text/turtle"}, follow_redirects=True)
    assert told["about"]["comment"] in answer.text
    assert iri in {quad.subject.value for quad in parse(answer.content, RdfFormat.TURTLE)}


def test_a_graph_that_is_none_is_not_found_at_once(client: TestClient) -> None:
    assert client.get("/id/graph/nothing").status_code == 404


@pytest.mark.parametrize("media", RDF)
def test_a_mention_is_described_in_rdf(client: TestClient, media: str) -> None:
    mention = sample_extractions()[0].mentions[0]
    path = mention.id.removeprefix(ids.BASE[:-1])
    answer = client.get(path, headers={"accept": media}, follow_redirects=True)
    assert answer.headers["content-type"].split(";")[0] == media
    assert mention.text in answer.text
    form = RdfFormat.from_media_type(media)
    assert form is not None
    assert mention.id in {quad.subject.value for quad in parse(answer.content, form)}


@pytest.mark.parametrize("name", list(FORMATS))
def test_exports(client: TestClient, name: str) -> None:
    answer = client.get("/export", params={"format": name})
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, FORMATS[name])
    assert len(answer.content) > 300
    assert client.get("/export", params={"format": name}).content == answer.content


def test_every_export_format_is_offered() -> None:
    assert list(FORMATS) == list(EXPORTS)


@pytest.mark.parametrize(
    "path", ["/ontology", "/ontology/event-types", "/ontology/codes", "/ontology/crosswalk", "/ontology/shapes"]
)
def test_the_ontology(client: TestClient, path: str) -> None:
    turtle = client.get(path)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    triples = len(list(parse(turtle.content, RdfFormat.TURTLE)))
    answer = client.get(path, params={"format": "nt"})
    assert len(list(parse(answer.content, RdfFormat.N_TRIPLES))) == triples > 20


def test_the_context(client: TestClient) -> None:
    answer = client.get("/ontology/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.json()["@context"]["ckg"] == PREFIXES["ckg"]


def test_status(client: TestClient) -> None:
    assert get(client, "/health")["status"] == "ok"
    assert get(client, "/ready") == {"status": "ready", "empty": False}
    home = client.get("/").text
    assert '<form action="/sparql"' in home
    assert 'href="/events"' in home


@pytest.mark.parametrize(
    ("path", "status", "name", "said"),
    [
        ("/nothing/here", 404, "unknown-path", "GET /nothing/here"),
        ("/entities/actor/nobody", 404, "unknown-name", "nobody"),
        ("/entities/actor/nobody/relations", 404, "unknown-name", "nobody"),
        ("/entities/actor/nobody/neighbourhood", 404, "unknown-name", "nobody"),
        ("/entities/weapon/x", 400, "bad-parameter", "kind"),
        ("/entities/actor/%3Cx%3E", 404, "unknown-name", "<x>"),
        ("/entities/place/russia", 404, "unknown-name", "russia"),
        ("/events/none", 404, "unknown-name", "none"),
        ("/events/none/claims", 404, "unknown-name", "none"),
        ("/claims/none", 404, "unknown-name", "none"),
        ("/articles/none", 404, "unknown-name", "none"),
        ("/id/weapon/x", 404, "unknown-name", "weapon"),
        ("/paths?from=russia&to=nobody", 404, "unknown-name", "nobody"),
        ("/paths?from=russia", 400, "bad-parameter", "to"),
        ("/paths?from=russia&to=syria&max_hops=9", 400, "bad-parameter", "max_hops"),
        ("/events?limit=0", 400, "bad-parameter", "limit"),
        ("/events?kind=air", 400, "bad-parameter", "kind"),
        ("/events?type=Airstrike", 400, "bad-request", "Airstrike"),
        ("/events?since=yesterday", 400, "bad-parameter", "since"),
        ("/events?bbox=1,2", 400, "bad-request", "bbox"),
        ("/events?near=north", 400, "bad-request", "near"),
        ("/events?role=target", 400, "bad-request", "actor"),
        ("/events?killed_min=many", 400, "bad-parameter", "killed_min"),
        ("/events?grade=good", 400, "bad-parameter", "grade"),
        ("/events?cursor=zzz", 400, "bad-request", "cursor"),
        ("/claims?modality=maybe", 400, "bad-parameter", "modality"),
        ("/claims?type=a%20b", 400, "bad-parameter", "type"),
        ("/explain", 400, "bad-request", "iri"),
        ("/explain?s=a&p=b", 400, "bad-request", "iri"),
        ("/explain?iri=a&s=b&p=c&o=d", 400, "bad-request", "iri"),
        ("/explain?iri=event:none", 404, "unknown-name", "none"),
        ("/explain?s=actor:russia&p=ckg:backs&o=x", 404, "unknown-name", "russia"),
        ("/explain?left=a", 400, "bad-request", "right"),
        ("/explain?left=a&right=b&iri=c", 400, "bad-request", "right"),
        ("/explain?left=none&right=none", 404, "unknown-name", "none"),
        ("/compare?by=colour", 400, "bad-parameter", "by"),
        ("/compare?outlet=coast-herald", 400, "bad-request", "twice"),
        ("/compare?outlet=coast-herald&outlet=northern-wire&by=date", 400, "bad-request", "twice"),
        ("/compare?outlet=coast-herald&outlet=nobody", 404, "unknown-name", "nobody"),
        ("/compare?outlet=coast-herald&outlet=coast-herald", 400, "bad-request", "two"),
        ("/judgements/none", 404, "unknown-name", "none"),
        ("/judgements?author=nobody", 400, "bad-parameter", "author"),
        ("/judgements?about=nothing", 404, "unknown-name", "nothing"),
        ("/export?format=xls", 406, "not-acceptable", "xls"),
        ("/ontology/none", 400, "bad-parameter", "file"),
        ("/entities/actor/russia?format=csv", 406, "not-acceptable", "csv"),
    ],
)
def test_refusals(client: TestClient, path: str, status: int, name: str, said: str) -> None:
    answer = client.get(path)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert (problem["status"], problem["type"]) == (status, f"{ids.BASE}problem/{name}")
    assert said in problem["detail"]
    assert problem["instance"] == path.split("?", maxsplit=1)[0].replace("%3C", "<").replace("%3E", ">")
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["/events", "/sparql?query=ASK%20%7B%7D", "/export?format=nt", "/health", "/ontology"])
def test_head_is_get_without_content(client: TestClient, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]


def test_pages_of_other_origins_may_read(client: TestClient) -> None:
    answer = client.get("/events?limit=1", headers={"origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-expose-headers"] == "Link, Location"
    asking = {"origin": "https://example.org", "access-control-request-method": "DELETE"}
    asking |= {"access-control-request-headers": "Authorization"}
    assert client.options("/judgements/x", headers=asking).status_code == 200


def test_a_method_that_is_not_offered(client: TestClient) -> None:
    answer = client.delete("/events")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.headers["content-type"] == "application/problem+json"


NAMES = ("q", "type", "actor", "place", "bbox", "near", "since", "cursor", "iri", "from", "predicates")
HOSTILE = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["q", "type", "actor", "place", "bbox", "near", "since", "cursor", "iri", "from", "predicates"]),
    HOSTILE,
)
def test_no_parameter_makes_the_service_fail(client: TestClient, name: str, value: str) -> None:
    for path in ("/entities", "/events", "/explain", "/paths?to=russia", "/entities/actor/russia/neighbourhood"):
        answer = client.get(path, params={name: value})
        assert answer.status_code in (200, 400, 404), answer.text


def test_the_description_tells_each_route(client: TestClient) -> None:
    described = get(client, "/openapi.json")
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            for status in ("400", "404", "406", "503"):
                (content,) = operation["responses"][status]["content"].items()
                assert content == ("application/problem+json", {"schema": {"$ref": "#/components/schemas/Problem"}})
            assert all(one.get("description") for one in operation.get("parameters", ()))
            assert "422" not in operation["responses"]
            assert "default" in operation["responses"]
    assert "detail" in described["components"]["schemas"]["Problem"]["properties"]
    assert described["paths"]["/sparql"]["get"]["summary"] == "Query by SPARQL, or describe the service"
    shown = [
        path
        for path in described["paths"]
        if not path.startswith(("/id/", "/event-type/", "/code/", "/ontology/context"))
    ]
    for path in shown:
        if "get" not in described["paths"][path]:
            continue
        content = described["paths"][path]["get"]["responses"]["200"]["content"]
        assert next(iter(content.values()))["example"], path


@pytest.mark.parametrize(
    ("path", "method", "status"), [("/judgements", "post", "201"), ("/judgements/{key}", "delete", "200")]
)
def test_the_description_tells_who_may_write(client: TestClient, path: str, method: str, status: str) -> None:
    described = get(client, "/openapi.json")
    operation = described["paths"][path][method]
    assert operation["security"] == [{"token": []}]
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert {"401", "403", status} <= set(operation["responses"])
    assert operation["responses"][status]["content"]["application/json"]["example"]["verdict"]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_examples_have_the_shape_of_answers(client: TestClient, path: str) -> None:
    described = get(client, "/openapi.json")["paths"]
    route = {"/entities/actor/russia": "/entities/{kind}/{key}"}.get(path, path.rsplit("/", 1)[0] + "/{key}")
    example = described[route]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert set(example) == set(get(client, path))
    assert json.dumps(example)
