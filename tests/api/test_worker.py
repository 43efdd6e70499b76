"""Inside a worker: frames, operations and refusals, over a socket and without a second process."""

from __future__ import annotations

import json
import resource
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api import frames, operations, problems, worker
from api.frames import Outgoing
from api.generation import Generation
from api.limits import Limits
from kg.errors import ArticleError, DataError, KgError, QueryError, QueryLimit, StoreBusy, UnknownName
from kg.ids import ID
from tests.api.test_routes import CLAIM, EVENT
from tests.builders import RUSSIA


def received(line: socket.socket) -> list[tuple[bytes, bytes]]:
    """The frames of one answer."""
    found = []
    while True:
        kind, size = frames.PREFIX.unpack(_exactly(line, frames.PREFIX.size))
        found.append((kind, _exactly(line, size)))
        if kind not in (frames.HEAD, frames.DATA):
            return found


def _exactly(line: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        found += line.recv(size - len(found))
    return found


@pytest.fixture
def line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The web process's end of a line to a worker that runs in a thread, its limits left out."""
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=worker.serve, args=(theirs, Limits(str(folder), 500, 200_000)))
    thread.start()
    assert received(ours)[0][0] == frames.HELLO
    with theirs, ours:
        yield ours
        ours.shutdown(socket.SHUT_WR)
        thread.join()


def ask(line: socket.socket, operation: str, **asked: object) -> list[tuple[bytes, bytes]]:
    """The frames that a worker answers a request with."""
    line.sendall(frames.request({"operation": operation, **asked}))
    return received(line)


def test_a_worker_answers_one_request_after_the_other(line: socket.socket) -> None:
    for _ in range(2):
        (_, head), (_, body), (last, _) = ask(line, "entity", kind="actor", key="russia", format="json")
        assert json.loads(head) == {"media_type": "application/json", "next": None}
        assert json.loads(body)["label"] == "Russia"
        assert last == frames.END
    ((kind, problem),) = ask(line, "entity", kind="actor", key="nobody", format="json")
    assert (kind, json.loads(problem)["status"]) == (frames.PROBLEM, 404)


def test_a_large_answer_comes_in_parts_up_to_its_limit(line: socket.socket) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT %d"
    protocol = {"default_graphs": [], "named_graphs": []}
    kinds = [kind for kind, _ in ask(line, "sparql", query=query % 300, **protocol)]
    assert (kinds[0], set(kinds[1:-1]), kinds[-1]) == (frames.HEAD, {frames.DATA}, frames.END)
    assert len(kinds) > 3
    ((kind, problem),) = ask(line, "sparql", query=query % 1500, **protocol)
    assert kind == frames.PROBLEM
    assert json.loads(problem)["facts"] == {"limit": "bytes"}


@pytest.mark.parametrize(("size", "kinds"), [(frames.HELD - 1, set()), (frames.HELD, {frames.HEAD, frames.DATA})])
def test_what_is_held_back_is_never_sent_in_part(size: int, kinds: set[bytes]) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        reader: list[list[tuple[bytes, bytes]]] = []
        thread = threading.Thread(target=lambda: reader.append(received(ours)))
        thread.start()
        out = Outgoing(theirs, limit=frames.HELD)
        out.begin("text/plain")
        out.write(b"x" * size)
        with pytest.raises(QueryLimit, match="larger"):
            out.write(b"y" * frames.HELD)
        worker.refuse(theirs, QueryLimit("bytes", "larger"))
        thread.join()
    assert {kind for kind, _ in reader[0][:-1]} == kinds
    assert reader[0][-1][0] == frames.PROBLEM


def test_out_of_memory_is_a_limit(line: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setitem(operations.OPERATIONS, "ready", greedy)
    ((kind, problem),) = ask(line, "ready")
    assert (kind, json.loads(problem)["facts"]) == (frames.PROBLEM, {"limit": "memory"})


def test_a_fault_goes_to_the_log_and_not_to_the_client(capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        error = ValueError("secret")
        worker.confess(theirs, ValueError, error, None)
        assert received(ours) == [(frames.FAULT, b"")]
    assert "secret" in capsys.readouterr().err


def collected(generation: Generation, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Head and content of the answer to a request."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        reader: list[list[tuple[bytes, bytes]]] = []
        thread = threading.Thread(target=lambda: reader.append(received(ours)))
        thread.start()
        out = Outgoing(theirs, limit=None)
        assert out.writable()
        operations.OPERATIONS[asked["operation"]](generation, asked, out)
        out.end()
        thread.join()
    (_, head), *parts = reader[0]
    return json.loads(head), b"".join(part for kind, part in parts if kind == frames.DATA)


ACTOR = {"kind": "actor", "key": "russia"}


@pytest.mark.parametrize(
    ("asked", "media", "said"),
    [
        ({"operation": "search", "q": "russ", "format": "json"}, "application/json", "Russia"),
        ({"operation": "entity", **ACTOR, "format": "html"}, "text/html", "<h1>Russia</h1>"),
        ({"operation": "entity", **ACTOR, "format": "ttl"}, "text/turtle", "actor:russia a sem:Actor"),
        ({"operation": "relations", **ACTOR, "format": "json"}, "application/json", "backs"),
        ({"operation": "events", "format": "csv", "since": "2016-03-04"}, "text/csv", "Shelling"),
        ({"operation": "events", "format": "geojson", "actor": "russia"}, "application/geo+json", "Point"),
        ({"operation": "event", "kind": "event", "key": EVENT.id, "format": "json"}, "application/json", "killed"),
        ({"operation": "ledger", "kind": "event", "key": EVENT.id, "format": "json"}, "application/json", "denied"),
        ({"operation": "claims", "modality": "denied", "format": "json"}, "application/json", "Moscow denied"),
        ({"operation": "claim", "kind": "claim", "key": CLAIM.id, "format": "nt"}, "application/n-triples", "<http"),
        ({"operation": "articles", "format": "json"}, "application/json", "Northern Wire"),
        ({"operation": "article", "kind": "article", "key": CLAIM.article, "format": "html"}, "text/html", "Moscow"),
        ({"operation": "outlets", "format": "json"}, "application/json", "Coast Herald"),
        ({"operation": "explain", "iri": RUSSIA.id, "format": "json"}, "application/json", "quotes"),
        ({"operation": "explain", "s": "actor:russia", "p": "ckg:backs", "o": "actor:syria", "format": "json"},
         "application/json", "Russia has backed"),
        ({"operation": "ready", "format": "json"}, "application/json", "ready"),
        ({"operation": "neighbourhood", **ACTOR, "format": "graphml", "until": "2016-03-03", "predicates": "backs"},
         "application/graphml+xml", "Syria"),
        ({"operation": "paths", "from": "russia", "to": "syria", "format": "json"}, "application/json", "backs"),
        ({"operation": "paths", "from": "russia", "to": "syria", "format": "ttl"}, "text/turtle", "ckg:backs"),
        ({"operation": "ontology", "file": "codes", "format": "ttl"}, "text/turtle", "skos:ConceptScheme"),
        ({"operation": "ontology", "file": "codes", "format": "jsonld"}, "application/ld+json", "@id"),
        ({"operation": "sparql", "query": "DESCRIBE actor:russia", "default_graphs": [], "named_graphs": []},
         "text/turtle", "Russia"),
        ({"operation": "sparql", "query": "ASK {}", "default_graphs": [f"{ID}graph/events"], "named_graphs": []},
         "application/sparql-results+json", "true"),
        ({"operation": "service", "endpoint": "http://here/sparql"}, "text/turtle", "http://here/sparql"),
        ({"operation": "export", "format": "ttl", "media_type": "text/turtle"}, "text/turtle", "actor:russia"),
    ],
)  # fmt: skip
def test_operations(generation: Generation, asked: dict[str, Any], media: str, said: str) -> None:
    head, content = collected(generation, asked)
    assert head["media_type"] == media
    assert said in content.decode()


@pytest.mark.parametrize(
    ("query", "graph", "said"),
    [
        ("ASK {}", "no iri", "IRI"),
        ("ASK {" + "{" * 200 + "}" * 200 + "}", f"{ID}graph/events", "deep"),
        ("ASK { SERVICE <http://x> {} }", f"{ID}graph/events", "SERVICE"),
    ],
)
def test_queries_that_are_refused(generation: Generation, query: str, graph: str, said: str) -> None:
    ours, theirs = socket.socketpair()
    asked = {"query": query, "default_graphs": [graph], "named_graphs": []}
    with ours, theirs, pytest.raises(QueryError, match=said):
        operations.OPERATIONS["sparql"](generation, asked, Outgoing(theirs, limit=None))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownName("event", "x"), 404),
        (ArticleError("a.txt", "is empty"), 422),
        (QueryLimit("seconds", "too long"), 503),
        (StoreBusy("busy"), 503),
        (DataError("bad"), 500),
        (KgError("odd"), 500),
    ],
)
def test_errors_as_problems(error: KgError, status: int) -> None:
    problem = problems.of(error)
    assert (problem.status, problem.detail) == (status, str(error))
    assert problems.of(problems.ProblemError(problem)) is problem
    assert problems.Problem(**json.loads(json.dumps(problem.plain()))) == problem
