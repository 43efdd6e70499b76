"""Which format is chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import choose, offers
from api.problems import NotAcceptableError

OFFERED = offers("json", "jsonld", "ttl", "html")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name", "chosen"),
    [
        (None, None, "json"),
        ("", None, "json"),
        ("*/*", None, "json"),
        ("text/turtle", None, "ttl"),
        ("Text/Turtle", None, "ttl"),
        (BROWSER, None, "html"),
        ("text/*", None, "ttl"),
        ("text/*;q=0.4, application/ld+json;q=0.5", None, "jsonld"),
        ("application/json;q=0, */*", None, "jsonld"),
        ("text/turtle;q=0.2, text/html;q=0.3, */*;q=0.1", None, "html"),
        ("text/turtle;q=2, text/html", None, "ttl"),
        ("text/turtle;q=x, text/html", None, "html"),
        ("image/png", "ttl", "ttl"),
        (None, "text/turtle", "ttl"),
        (BROWSER, "json", "json"),
    ],
)
def test_choice(accept: str | None, name: str | None, chosen: str) -> None:
    assert choose(OFFERED, accept=accept, name=name) == chosen


@pytest.mark.parametrize(("accept", "name"), [("image/png", None), ("*/*;q=0", None), (None, "csv"), (";;,q=,", None)])
def test_nothing_fits(accept: str | None, name: str | None) -> None:
    with pytest.raises(NotAcceptableError, match=r"jsonld|ld.json"):
        choose(OFFERED, accept=accept, name=name)


@given(st.text(st.characters(codec="latin-1")))
def test_any_header_is_answered_or_refused(accept: str) -> None:
    try:
        chosen = choose(OFFERED, accept=accept)
    except NotAcceptableError:
        chosen = "json"
    assert chosen in OFFERED
