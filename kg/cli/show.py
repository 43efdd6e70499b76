"""Answers as rows and lines of text: what a person sees of a claim, an entity, a relation, a term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.vocab import PREFIXES

Told = dict[str, Any]

CLAIM_COLUMNS = ("claim", "said by, origin", "modality", "says", "quote", "outlet, article")
RELATION_COLUMNS = ("from", "relation", "to", "claims", "quote")
QUOTE = 160
"""How many characters of a quote a table of relations shows."""


def claim(told: Told) -> tuple[str, ...]:
    """The row of a claim in a ledger."""
    key = f"claim:{told['key']}"
    who = "\n".join(filter(None, (claimants(told), told["origin"] and f"origin: {origin(told)}")))
    return (key, who, told["modality"] or "", says(told), quoted(told), publication(told))


def claim_block(told: Told) -> Iterator[str]:
    """A claim in a few lines: who says what, the sentences, the article."""
    yield f"  {claimants(told)}: {says(told)} ({told['modality']})"
    yield from (f"    {line}" for line in quoted(told).splitlines())
    yield f"    in: {publication(told)}"
    yield f"    claim:{told['key']}" + (f", origin: {origin(told)}" if told["origin"] else "")


def origin(told: Told) -> str:
    """The independent source that a claim goes back to, and why it is counted there."""
    return f"{told['origin']['label']} ({told['origin']['basis']})" if told["origin"] else ""


def publication(told: Told) -> str:
    """Where a claim was published: outlet, day, article."""
    outlet = told["outlet"]["label"] if told["outlet"] else "unknown outlet"
    return f"{outlet}, {published(told['article'])}: {told['article']['label']}"


def published(article: Told) -> str:
    """The day of an article, marked where it does not stand in the article but is inferred."""
    if not article["published"]:
        return "undated"
    return (
        f"{article['published']} (inferred)" if article.get("published_basis") == "inferred" else article["published"]
    )


def claim_count(number: int) -> str:
    """How many claims, in words."""
    return "1 claim" if number == 1 else f"{number:,} claims"


def claimants(told: Told) -> str:
    """Who says it, and for whom; the outlet itself where nobody is named."""
    if not told["claimants"]:
        return "the outlet itself"
    names = []
    for who in told["claimants"]:
        behind = labels(who["speaks_for"])
        names.append(f"{who['label']} (for {behind})" if behind else who["label"])
    return ", ".join(names)


def says(told: Told) -> str:
    """What a claim says, in short: type, parties, figures."""
    roles = told["roles"]
    parties = [
        f"{name} {labels(roles[name])}" for name in ("initiators", "targets", "subjects", "objects") if roles.get(name)
    ]
    figures = [figure(one) for one in told["casualties"]]
    return "; ".join((told["type"], *parties, *figures))


def figure(told: Told) -> str:
    """A casualty figure: "killed 25 or more civilians"."""
    return f"{told['outcome']} {bounds(told['min'], told['max'], told['basis'])} {told['group']}"


def quoted(told: Told) -> str:
    """The words that a claim rests on and where they stand in the article, each telling on a line."""
    tellings = [told, *told.get("further", ())]
    return "\n".join(f"\u201c{' '.join(one['quote'].split())}\u201d [{one['start']}-{one['end']}]" for one in tellings)


def bounds(low: int | None, high: int | None, basis: str | None = None) -> str:
    """Inclusive bounds as people write them; a figure that is not said is no zero."""
    if low is None and high is None:
        return "no number" if basis else ""
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def days(start: str | None, end: str | None) -> str:
    """A time as ISO days."""
    if start is None:
        return f"until {end}" if end else "undated"
    if end is None:
        return f"since {start}"
    return start if start == end else f"{start} to {end}"


def labels(things: list[Told]) -> str:
    """Labels, joined by commas, each once: "people" may stand for several that have no name."""
    return ", ".join(dict.fromkeys(str(thing["label"]) for thing in things))


def entity(told: Told) -> Iterator[tuple[str, str]]:
    """The rows of an entity, those without a value left out."""
    place = told["position"]
    where = f"{place['latitude']}, {place['longitude']} ({place['precision']})" if place else ""
    rows = {
        "name": told["label"],
        "kind": ", ".join(part for part in (told["kind"], told["type"]) if part),
        "also": "; ".join(told["aliases"]),
        "in": labels(told["within"]),
        "position": where,
        "speaks for": labels(told["speaks_for"]),
        "counts": ", ".join(f"{count} {name}" for name, count in told["counts"].items()),
        "IRI": told["id"],
    }
    return ((name, value) for name, value in rows.items() if value)


def relation(told: Told) -> tuple[str, ...]:
    """The row of a relation, with the first of its sentences."""
    words = (told["subject"]["label"], told["label"], told["object"]["label"])
    return (*words, str(len(told["claims"])), _first_quote(told))


def relation_block(told: Told) -> Iterator[str]:
    """A relation in two lines."""
    count = f" ({claim_count(len(told['claims']))})" if told["claims"] else ""
    yield f"  {told['subject']['label']}: {told['label']}: {told['object']['label']}{count}"
    yield f"    {_first_quote(told)}"


def _first_quote(told: Told) -> str:
    first = (told["claims"][0]["quote"] or "") if told["claims"] else "(the registry says so)"
    return first if len(first) <= QUOTE else first[:QUOTE] + "..."


def term(value: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """An RDF term in a cell: the text of a literal, an IRI with its prefix; empty where a variable is unbound."""
    if isinstance(value, NamedNode):
        return shortened(value.value)
    return "" if value is None else str(getattr(value, "value", value))


def shortened(iri: str) -> str:
    """An IRI with its prefix, where it has one of the project's."""
    fitting = [
        (name, start) for name, start in PREFIXES.items() if iri.startswith(start) and "/" not in iri[len(start) :]
    ]
    if not fitting:
        return iri
    name, start = max(fitting, key=lambda prefix: len(prefix[1]))
    return f"{name}:{iri[len(start) :]}"
