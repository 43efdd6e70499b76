"""Workers: limits that kill, replacement, new generations, broken answers, and a clean end."""

from __future__ import annotations

import asyncio
import csv
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from fastapi.testclient import TestClient

from api import delivery
from api.app import create_app
from api.delivery import Answer
from api.pool import Reply
from api.problems import ProblemError
from api.serving import serve
from kg import ids, rdf
from kg.errors import QueryLimit, StoreError
from kg.settings import Settings
from kg.store import open_store
from tests.api.conftest import SETTINGS
from tests.builders import actor
from tests.conftest import fill

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUICK = "ASK { ?s a sem:Event }"


def ask(client: Any, query: str) -> Any:
    """The answer to a SPARQL query."""
    return client.get("/sparql", params={"query": query})


def children(pid: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_text().rsplit(")", 1)[1].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            found |= {int(entry.parent.name)} | children(int(entry.parent.name))
    return found


@contextmanager
def listening(settings: Settings, folder: Path) -> Iterator[str]:
    """A service on a port of this machine; gives its address."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings, str(folder)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def single(folder: Path) -> Iterator[TestClient]:
    """A service with one worker, little memory and no patience."""
    settings = Settings(query_workers=1, query_seconds=2, query_wait_seconds=0.3, query_memory_mb=700)
    with TestClient(create_app(settings, str(folder)), raise_server_exceptions=False) as running:
        yield running


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address of a service with one worker that listens on a port."""
    with listening(Settings(query_workers=1, query_wait_seconds=20, query_bytes=3_000_000), folder) as url:
        yield url


def settled(client: TestClient) -> None:
    """Wait until a worker is free again."""
    while ask(client, QUICK).status_code != 200:
        time.sleep(0.1)


def test_a_query_past_its_time_is_killed_and_the_next_one_answered(client: TestClient) -> None:
    begun = time.monotonic()
    answers = [ask(client, HEAVY)]
    assert time.monotonic() - begun < 3 * SETTINGS.query_seconds
    for answer in answers:
        assert (answer.status_code, answer.json()["limit"]) == (503, "seconds")
        assert answer.headers["retry-after"] == "2"
        assert "2 s" in answer.json()["detail"]
    assert ask(client, QUICK).json()["boolean"] is True


def test_others_are_served_meanwhile(client: TestClient) -> None:
    with ThreadPoolExecutor(2) as threads:
        heavy = threads.submit(ask, client, HEAVY)
        time.sleep(0.1)
        begun = time.monotonic()
        assert ask(client, QUICK).status_code == 200
        assert client.get("/health").status_code == 200
        assert time.monotonic() - begun < SETTINGS.query_seconds
        assert heavy.result().status_code == 503


def test_many_at_once(client: TestClient) -> None:
    paths = ["/events", "/entities/actor/russia", "/claims", f"/sparql?query={QUICK}", "/outlets"] * 8
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(client.get, paths))
    assert {answer.status_code for answer in answers} == {200}
    assert all(answers[0].content == answer.content for answer in answers[::5])


def test_a_small_limit_is_refused_before_anything_is_sent(folder: Path) -> None:
    settings = Settings(query_workers=1, query_bytes=200_000, query_wait_seconds=10)
    with TestClient(create_app(settings, str(folder)), raise_server_exceptions=False) as client:
        answer = ask(client, ENDLESS)
        assert (answer.status_code, answer.json()["limit"]) == (503, "bytes")
        assert ask(client, QUICK).status_code == 200


def test_an_answer_past_its_size_is_not_passed_off_as_whole(address: str) -> None:
    with httpx2.Client(base_url=address, timeout=20) as client:
        with pytest.raises(httpx2.RemoteProtocolError):
            ask(client, ENDLESS)
        assert ask(client, QUICK).status_code == 200
        long = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 4000", "format": "csv"})
        assert long.status_code == 200
        assert len(list(csv.reader(io.StringIO(long.text)))) == 4001


def test_a_client_that_leaves_frees_its_worker(address: str) -> None:
    with httpx2.Client(base_url=address, timeout=20) as client:
        with client.stream("GET", "/sparql", params={"query": ENDLESS}) as answer:
            assert answer.status_code == 200
            next(answer.iter_raw())
        assert ask(client, QUICK).status_code == 200


def test_turned_away_where_no_worker_gets_free(single: TestClient) -> None:
    settled(single)
    with ThreadPoolExecutor(2) as threads:
        heavy = threads.submit(ask, single, HEAVY)
        time.sleep(0.3)
        turned = ask(single, QUICK)
        assert (turned.status_code, turned.json()["limit"]) == (503, "queue")
        assert heavy.result().status_code == 503


def test_a_worker_that_dies_is_replaced(single: TestClient) -> None:
    settled(single)
    (worker,) = single.app.state.pool._workers  # type: ignore[attr-defined]
    assert worker.pid in children(os.getpid())
    os.kill(worker.pid, signal.SIGKILL)
    assert ask(single, QUICK).status_code == 503
    settled(single)
    assert worker.pid not in children(os.getpid())


def test_a_memory_limit(single: TestClient) -> None:
    settled(single)
    answer = ask(single, "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?d")
    assert (answer.status_code, answer.json()["limit"]) == (503, "memory")
    settled(single)


def test_a_fault_is_told_without_its_trace(single: TestClient) -> None:
    settled(single)
    pool, portal = single.app.state.pool, single.portal  # type: ignore[attr-defined]
    assert portal is not None
    with pytest.raises(ProblemError, match="log") as caught:
        portal.call(pool.ask, {"operation": "entity", "format": "json"})
    assert caught.value.problem.status == 500
    settled(single)


def test_readers_follow_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with TestClient(create_app(Settings(query_workers=1), str(folder))) as client:
        answer = client.get("/ready")
        assert (answer.status_code, answer.json()["type"]) == (503, f"{ids.BASE}problem/store-unavailable")
        with open_store(str(folder)) as store:
            fill(store)
            assert client.get("/ready").json()["status"] == "ready"
            for number in range(4):
                newcomer = actor(f"Newcomer {number}")
                store.replace((), rdf.entity_quads([newcomer]))
                assert client.get(f"/entities/actor/newcomer-{number}").status_code == 404
                store.publish()
                assert client.get(f"/entities/actor/newcomer-{number}").json()["id"] == newcomer.id
        shutil.rmtree(folder)
        assert client.get("/events").status_code == 503
        assert client.get("/health").status_code == 200


async def _parts(*parts: bytes, error: Exception | None = None) -> Any:
    for part in parts:
        yield part
    if error:
        raise error


def _sent(reply: Reply, *, gone: bool = False, slow: bool = False) -> list[dict[str, Any]]:
    """What a reply sends over ASGI."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not gone:
            await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        await asyncio.sleep(60 if slow and sent else 0)
        sent.append(message)

    asyncio.run(Answer(reply)({"type": "http", "path": "/x"}, receive, send))
    return sent


def test_an_answer_ends_only_when_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    head = {"media_type": "text/plain"}
    whole = _sent(Reply(head, b"a", _parts(b"b")))
    assert [part.get("more_body") for part in whole] == [None, True, True, False]
    broken = _sent(Reply(head, b"a", _parts(b"b", error=QueryLimit("seconds", "too long"))))
    assert [part.get("more_body") for part in broken] == [None, True, True]
    assert [part.get("more_body") for part in _sent(Reply(head, b"a", _parts(b"b")), gone=True)] == [None, True]
    monkeypatch.setattr(delivery, "STALL_SECONDS", 0.05)
    assert len(_sent(Reply(head, b"a", _parts(b"b")), slow=True)) == 1


def test_interrupting_the_server_leaves_no_worker(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = f"serve(Settings(), {str(folder)!r}, '127.0.0.1', {port})"
    code = f"from api.serving import serve; from kg.settings import Settings; {code}"
    server = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, cwd=Path(__file__).parents[2])
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
            for _ in range(300):
                try:
                    assert ask(client, QUICK).status_code == 200
                    break
                except httpx2.ConnectError:
                    time.sleep(0.1)
        workers = children(server.pid)
        assert len(workers) == 3
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=20)
    finally:
        server.kill()
    assert server.returncode == 0
    assert b"Traceback" not in told
    left = [Path(f"/proc/{pid}/cmdline") for pid in workers]
    assert not [pid for pid in left if pid.exists() and pid.read_bytes()]


def test_serving_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        serve(Settings(), str(tmp_path / "none"), "127.0.0.1", 0)
