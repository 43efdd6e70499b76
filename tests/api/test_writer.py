"""Inside a writer: one change, over a socket and without a second process."""

from __future__ import annotations

import json
import socket
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from api import frames, writer
from api.limits import Limits
from kg.store import open_store
from tests.api.test_worker import received
from tests.builders import sample_extractions
from tests.conftest import fill

HIT, RAID = (extraction.claims[0].id for extraction in sample_extractions())
SIGNED = {"by": "ana", "why": "another street"}


def written(folder: Path, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, bytes]]:
    """The frames that a writer answers one change with, behind its hello."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        thread = threading.Thread(target=writer.serve, args=(theirs, Limits(str(folder), 500, 200_000)))
        thread.start()
        assert received(ours)[0][0] == frames.HELLO
        ours.sendall(frames.request(asked))
        found = received(ours)
        thread.join()
    return found


def test_a_change_and_its_withdrawal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path / "store")) as store:
        fill(store)
    asked = {"operation": "judge", "verdict": "different", "left": HIT, "right": [RAID], **SIGNED}
    head, content, end = written(tmp_path / "store", asked, monkeypatch)
    made = json.loads(content[1])
    assert (json.loads(head[1])["key"], end[0]) == (made["key"], frames.END)
    assert made["left"][0]["id"] in (HIT, RAID)
    undoing = {"operation": "withdraw", "key": made["key"], **SIGNED}
    _, content, _ = written(tmp_path / "store", undoing, monkeypatch)
    assert json.loads(content[1])["withdraws"] == made["id"]
    ((kind, problem),) = written(tmp_path / "store", undoing, monkeypatch)
    assert (kind, json.loads(problem)["status"]) == (frames.PROBLEM, 400)


def test_no_store_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"operation": "withdraw", "key": "x", **SIGNED}
    ((kind, problem),) = written(tmp_path / "none", asked, monkeypatch)
    assert (kind, json.loads(problem)["status"]) == (frames.PROBLEM, 503)
    assert not (tmp_path / "none").exists()


def test_a_line_that_closes_ends_a_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.shutdown(socket.SHUT_WR)
        writer.serve(theirs, Limits(str(tmp_path / "none"), 500, 200_000))
    assert list(tmp_path.iterdir()) == []
