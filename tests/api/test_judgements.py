"""Judging over HTTP: who may, what comes of it, and that everyone sees it with the next request."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from kg import fuse, ids
from kg.settings import Settings
from kg.store import open_store
from tests.builders import sample_extractions
from tests.conftest import fill

TOKEN = {"Authorization": "Bearer sesame"}
SETTINGS = Settings(query_wait_seconds=10, request_bytes=10_000, token="sesame")
(HIT, DENIAL, *_), (RAID, SHELLING, _) = (extraction.claims for extraction in sample_extractions())
ANA = {"why": "another street", "by": "ana"}
APART = {"verdict": "different", "left": HIT.id, "right": RAID.id, **ANA}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample, fused."""
    path = tmp_path_factory.mktemp("judged") / "store"
    with open_store(str(path)) as store:
        fill(store)
        fuse.refresh(store)
        store.publish()
    return path


@pytest.fixture(scope="module")
def client(judged: Path) -> Iterator[TestClient]:
    with TestClient(create_app(SETTINGS, str(judged)), raise_server_exceptions=False, follow_redirects=False) as one:
        yield one


@pytest.fixture
def undone(client: TestClient) -> Iterator[None]:
    """After the test, every judgement of a person is taken back."""
    yield
    for one in client.get("/judgements?author=person").json()["items"]:
        if one["stands"] and one["verdict"] != "withdrawn":
            assert client.delete(f"/judgements/{one['key']}", params=ANA, headers=TOKEN).status_code == 200


def event_of(client: TestClient, claim: str) -> str:
    return str(client.get(f"/claims/{ids.key_of(claim)}").json()["event"])


@pytest.mark.usefixtures("undone")
def test_a_judgement_is_seen_with_the_next_request_and_can_be_taken_back(client: TestClient) -> None:
    before = client.get("/events").json()
    assert event_of(client, HIT.id) == event_of(client, RAID.id)
    answer = client.post("/judgements", json=APART, headers=TOKEN)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert answer.headers["location"] == f"/judgements/{made['key']}"
    assert (made["verdict"], made["by"], made["why"], made["stands"]) == ("different", "ana", "another street", True)
    assert len(made["events"]) == 2
    assert event_of(client, HIT.id) != event_of(client, RAID.id)
    assert client.get(answer.headers["location"]).json() == {
        name: value for name, value in made.items() if name != "events"
    }
    taken = client.delete(f"/judgements/{made['key']}", params={"why": "no", "by": "bob"}, headers=TOKEN).json()
    assert (taken["verdict"], taken["withdraws"], taken["by"]) == ("withdrawn", made["id"], "bob")
    assert client.get(f"/judgements/{made['key']}").json()["withdrawn_by"] == taken["id"]
    assert client.get("/events").json() == before


@pytest.mark.usefixtures("undone")
def test_judgements_are_listed_filtered_and_paged(client: TestClient) -> None:
    client.post("/judgements", json=APART, headers=TOKEN)
    (mine,) = [one for one in client.get("/judgements?author=person").json()["items"] if one["stands"] and one["left"]]
    assert {one["author"] for one in client.get("/judgements?author=rule").json()["items"]} == {"rule"}
    assert mine in client.get("/judgements", params={"about": HIT.id}).json()["items"]
    assert mine not in client.get("/judgements", params={"about": SHELLING.id}).json()["items"]
    assert all(one["verdict"] == "same" for one in client.get("/judgements?verdict=same").json()["items"])
    whole = client.get("/judgements").json()["items"]
    first = client.get("/judgements?limit=1")
    assert first.json()["items"] == whole[:1]
    assert client.get(first.links["next"]["url"]).json()["items"] == whole[1:2]


@pytest.mark.usefixtures("undone")
def test_a_judgement_is_a_thing_with_an_iri(client: TestClient) -> None:
    made = client.post("/judgements", json=APART, headers=TOKEN).json()
    answer = client.get(f"/id/judgement/{made['key']}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/judgements/{made['key']}")
    assert made["id"] in client.get(f"/judgements/{made['key']}?format=nt").text
    assert "another street" in client.get(f"/judgements/{made['key']}", headers={"accept": "text/html"}).text
    told = client.get("/explain", params={"iri": made["id"]}).json()
    assert told["scores"][0]["parts"]


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"Authorization": "Bearer open"},
        {"Authorization": "Basic sesame"},
        {"Authorization": "Bearer s\xe9same"},
        {"Authorization": "Bearer "},
    ],
)
def test_without_the_token_nothing_is_judged(client: TestClient, header: dict[str, str]) -> None:
    given = {name: value.encode("latin-1") for name, value in header.items()}
    for answer in (
        client.post("/judgements", json=APART, headers=given),
        client.delete("/judgements/x", params=ANA, headers=given),
    ):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["content-type"] == "application/problem+json"
        assert "sesame" not in answer.text
    assert event_of(client, HIT.id) == event_of(client, RAID.id)


@pytest.mark.parametrize(
    ("settings", "read_only", "said"),
    [(Settings(query_workers=1), False, "CKG_TOKEN"), (Settings(query_workers=1, token="sesame"), True, "--read-only")],
)
def test_a_service_that_takes_no_changes(judged: Path, settings: Settings, read_only: bool, said: str) -> None:
    with TestClient(create_app(settings, str(judged), read_only=read_only)) as client:
        answer = client.post("/judgements", json=APART, headers=TOKEN)
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (403, "writing-off")
        assert said in answer.json()["detail"]
        assert client.delete("/judgements/x", params=ANA, headers=TOKEN).status_code == 403


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"verdict": "maybe"}, 400, "verdict"),
        ({"why": ""}, 400, "why"),
        ({"why": "  "}, 400, "reason"),
        ({"by": " "}, 400, "name"),
        ({"left": []}, 400, "left"),
        ({"left": "no-such-key"}, 404, "no-such-key"),
        ({"left": RAID.id}, 400, "same claims"),
        ({"colour": "red"}, 400, "colour"),
        ({"why": "x" * 20_000}, 413, "bytes"),
    ],
)
def test_a_judgement_that_makes_no_sense(client: TestClient, change: dict[str, Any], status: int, said: str) -> None:
    answer = client.post("/judgements", json=APART | change, headers=TOKEN)
    assert (answer.status_code, said in answer.json()["detail"]) == (status, True), answer.text


def test_a_body_that_is_no_json(client: TestClient) -> None:
    answer = client.post("/judgements", content=b"{", headers=TOKEN)
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, "body")


@pytest.mark.parametrize(
    ("key", "parameters", "status", "said"),
    [
        ("no-such-key", ANA, 404, "no-such-key"),
        ("no-such-key", {"by": "ana"}, 400, "why"),
        ("no-such-key", {"by": "ana", "why": " "}, 400, "reason"),
    ],
)
def test_a_withdrawal_that_makes_no_sense(
    client: TestClient, key: str, parameters: dict[str, str], status: int, said: str
) -> None:
    answer = client.delete(f"/judgements/{key}", params=parameters, headers=TOKEN)
    assert (answer.status_code, said in answer.json()["detail"]) == (status, True), answer.text


def test_the_rules_judgements_are_not_taken_back(client: TestClient) -> None:
    rule = client.get("/judgements?author=rule").json()["items"][0]
    answer = client.delete(f"/judgements/{rule['key']}", params=ANA, headers=TOKEN)
    assert (answer.status_code, "of the rules" in answer.json()["detail"]) == (400, True)


def test_another_writer_is_waited_for_by_the_client(client: TestClient, judged: Path) -> None:
    with open_store(str(judged)):
        answer = client.post("/judgements", json=APART, headers=TOKEN)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


@pytest.mark.usefixtures("undone")
def test_changes_at_the_same_time_are_made_one_after_the_other(client: TestClient) -> None:
    bodies = [APART | {"why": f"reason {number}"} for number in range(4)]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda body: client.post("/judgements", json=body, headers=TOKEN), bodies))
    assert [answer.status_code for answer in answers] == [201] * 4
    told = {one["why"] for one in client.get("/judgements?author=person").json()["items"]}
    assert told >= {body["why"] for body in bodies}
