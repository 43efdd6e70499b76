"""A list as a page for people: a title, a table with a row an item, and the way to the next page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from api.page import link, page, value_html

Item = Mapping[str, Any]
Column = tuple[str, Callable[[Item], str]]
INTERNAL = ("operation", "media_type", "cursor", "format")


def list_page(title: str, columns: tuple[Column, ...], items: list[Item], following: str | None = None) -> str:
    """The whole page; `following` is the query part of the next page's address."""
    heads = "".join(f"<th>{escape(name)}</th>" for name, _ in columns)
    rows = "".join(f"<tr>{''.join(f'<td>{cell(item)}</td>' for _, cell in columns)}</tr>" for item in items)
    more = f'<p><a href="{escape(following)}">next page</a></p>' if following else ""
    return page(title, f"<table><tr>{heads}</tr>{rows}</table>{more}")


def operation_page(asked: Mapping[str, Any], document: Mapping[str, Any]) -> str | None:
    """The page of an operation that gives a list, None for any other."""
    if asked["operation"] == "ledger":
        return list_page(f"Claims about {document['event']['label']}", COLUMNS["claims"], document["claims"])
    if asked["operation"] not in TITLES:
        return None
    kept = {name: value for name, value in asked.items() if name not in INTERNAL}
    if asked["operation"] == "relations":
        kept = {name: value for name, value in kept.items() if name not in ("kind", "key")}
    cursor = document["next"]
    following = "?" + urlencode(kept | {"cursor": cursor, "format": "html"}, doseq=True) if cursor else None
    return list_page(TITLES[asked["operation"]], COLUMNS[asked["operation"]], document["items"], following)


def _named(item: Item) -> str:
    return link(item["id"], item.get("label") or item.get("title") or item["id"])


def _plain(name: str) -> Column:
    return name.replace("_", " "), lambda item: value_html(item[name])


def _reference(name: str) -> Column:
    return name, lambda item: _named(item[name]) if item[name] else ""


def _references(name: str) -> Column:
    return name, lambda item: ", ".join(_named(one) for one in item[name])


def _bounds(name: str) -> Column:
    return name, lambda item: escape(_range(item[name]["min"], item[name]["max"]))


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return "" if low is None else str(low)
    return f"up to {high}" if low is None else f"{low} or more" if high is None else f"{low} to {high}"


def _quote(item: Item) -> str:
    return value_html(item["claims"][0]["quote"]) if item["claims"] else ""


def _aspect(name: str) -> Column:
    def cell(item: Item) -> str:
        told = item[name]
        return escape(f"{told['score']:.2f}: {told['sentence']}") if told["score"] else ""

    return name, cell


def _blames(item: Item) -> str:
    return ", ".join(f"{_named(one)} {one['events']}" for one in item["blames"])


DISAGREEMENT: tuple[Column, ...] = (
    *(("event", lambda item: _named(item["event"])), _plain("overall")),
    *map(_aspect, ("figures", "blame", "place", "date")),
)
TITLES = {
    "search": "Entities",
    "outlets": "Outlets",
    "events": "Events",
    "claims": "Claims",
    "articles": "Articles",
    "relations": "Relations",
    "judgements": "Judgements",
    "compare": "Where sources disagree",
    "mirrors": "Outlets against all others",
    "versions": "Two outlets side by side",
}
"""Operations that give a list, with the title of their page."""
COLUMNS: dict[str, tuple[Column, ...]] = {
    "search": (("name", _named), _plain("kind"), _plain("matched")),
    "outlets": (("outlet", _named), _plain("articles")),
    "events": (
        *(("event", _named), _references("initiators"), _references("targets")),
        *(_bounds("killed"), _bounds("injured"), _plain("grade"), _plain("claims")),
        *(_references("outlets"), _references("origins")),
    ),
    "claims": (
        *(("claim", _named), _references("claimants"), _reference("origin"), _plain("modality"), _plain("quote")),
        *(_reference("article"), _reference("outlet")),
    ),
    "articles": (
        *(("article", _named), _reference("outlet"), _plain("published"), _plain("published_basis")),
        _plain("claim_count"),
    ),
    "compare": DISAGREEMENT,
    "versions": (*DISAGREEMENT, ("versions", lambda item: value_html(item["versions"]))),
    "mirrors": (
        *(("outlet", _named), _plain("events"), _plain("claims"), ("blames", _blames), _plain("unattributed")),
        *(_plain("compared"), _plain("lean"), _plain("distance")),
    ),
    "judgements": (
        *(("judgement", _named), _references("left"), _references("right"), _plain("author"), _plain("by")),
        *(_plain("at"), _plain("score"), _plain("why"), _plain("stands")),
    ),
    "relations": (
        *(_reference("subject"), ("relation", lambda item: escape(item["label"])), _reference("object")),
        *(("claims", lambda item: str(len(item["claims"]))), ("first quote", _quote)),
    ),
}
"""The columns of each list."""
