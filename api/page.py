"""A JSON document as a page for people: one template, everything escaped."""

from __future__ import annotations

from html import escape
from string import Template
from typing import Any

from kg.ids import BASE

PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; width: 1%; }
td { overflow-wrap: anywhere; white-space: pre-line; }
ul, ol { margin: 0; padding-left: 1.2rem; }
textarea { box-sizing: border-box; font: 14px monospace; width: 100%; }
</style>
</head>
<body>
<p><a href="/">Conflict-event knowledge graph</a></p>
<h1>$title</h1>
$body
</body>
</html>
""")


def page(title: str, body: str) -> str:
    """A whole page; `body` is HTML, `title` plain text."""
    return PAGE.substitute(title=escape(title), body=body)


def document_page(document: dict[str, Any]) -> str:
    """A page that shows a JSON document as nested tables, IRIs of the data as links into this service."""
    name = document.get("label") or document.get("title") or document.get("quote") or document.get("id") or "Answer"
    return page(str(name), value_html(document))


def value_html(value: object) -> str:
    """A JSON value as HTML: objects as tables, lists as lists (words in one line), IRIs as links."""
    if isinstance(value, dict):
        return _link_or_table(value)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "; ".join(link(item) for item in value)
    if isinstance(value, list):
        return f"<ol>{''.join(f'<li>{value_html(item)}</li>' for item in value)}</ol>" if value else ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return link(value) if isinstance(value, str) else escape(str(value))


def link(iri: str, text: str | None = None) -> str:
    """An IRI of the data as a link to the same path of this service, an address as a link, other text as it is."""
    shown = escape(text or iri)
    if iri.startswith(BASE):
        return f'<a href="/{escape(iri.removeprefix(BASE))}">{shown}</a>'
    if iri.startswith(("http://", "https://")):
        return f'<a href="{escape(iri)}" rel="nofollow noreferrer">{shown}</a>'
    return shown


def _link_or_table(value: dict[str, Any]) -> str:
    if set(value) == {"id", "label"}:
        return link(value["id"], value["label"])
    rows = "".join(
        f"<tr><th>{escape(str(name).replace('_', ' '))}</th><td>{value_html(part)}</td></tr>"
        for name, part in value.items()
        if part not in (None, [], {})
    )
    return f"<table>{rows}</table>"
