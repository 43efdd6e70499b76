"""The reference of the service: every route stands in it, and its calls work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

TEXT = (Path(__file__).parents[2] / "docs/reference/http.md").read_text(encoding="utf-8")
CALLS = [
    shlex.split(line)
    for line in re.sub(r"\\\n\s+", "", TEXT).splitlines()
    if line.startswith("    curl ") and "$" not in line
]


def test_every_route_has_its_place(client: TestClient) -> None:
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in TEXT


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[-1])
def test_every_call_is_answered(client: TestClient, call: list[str]) -> None:
    url = urlsplit(next(part for part in call if part.startswith("http://127.0.0.1:8000")))
    headers = dict(part.split(": ") for part in call if part.startswith("Accept: "))
    path = f"{url.path}?{url.query}"
    form = dict(part.split("=", 1) for part in call if part.startswith("query="))
    if form:
        answer = client.post(path, data=form, headers=headers)
    else:
        answer = client.get(path, headers=headers, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] in headers.get("Accept", answer.headers["content-type"])
