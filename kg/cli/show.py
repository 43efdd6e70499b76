"""Answers as rows and lines of text: what a person sees of an event, a claim, an entity, an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.vocab import PREFIXES

Told = dict[str, Any]

EVENT_COLUMNS = ("event", "type", "when", "where", "by", "against", "killed", "injured", "claims")
CLAIM_COLUMNS = ("said by", "modality", "says", "quote", "outlet, article")
RELATION_COLUMNS = ("from", "relation", "to", "claims", "quote")
QUOTE = 160
"""How many characters of a quote a table of relations shows."""


def event(told: Told) -> tuple[str, ...]:
    """The row of an event; its key leads to its claims: `kg claims KEY`."""
    return (
        told["key"],
        told["type"] or "",
        days(told["start"], told["end"]),
        labels(told["places"]),
        labels(told["initiators"]),
        labels(told["targets"]),
        bounds(told["killed"]["min"], told["killed"]["max"]),
        bounds(told["injured"]["min"], told["injured"]["max"]),
        str(told["claims"]),
    )


def event_block(told: Told) -> Iterator[str]:
    """An event in a few lines, its key first."""
    first = (told["type"] or "", days(told["start"], told["end"]), labels(told["places"]))
    yield f"{told['key']}  {', '.join(filter(None, first))}"
    parties = {"by": labels(told["initiators"]), "against": labels(told["targets"])}
    if any(parties.values()):
        yield "  " + "; ".join(f"{part} {names}" for part, names in parties.items() if names)
    figures = {name: bounds(told[name]["min"], told[name]["max"]) for name in ("killed", "injured")}
    yield "  " + "; ".join((*(f"{name} {few}" for name, few in figures.items() if few), claim_count(told["claims"])))


def headline(told: Told) -> str:
    """An event in one line."""
    where = labels(told["places"])
    return f"{told['type']} {days(told['start'], told['end'])} {where}".strip() + f"  <{told['id']}>"


def claim(told: Told) -> tuple[str, ...]:
    """The row of a claim in a ledger."""
    return (claimants(told), told["modality"] or "", says(told), quoted(told), publication(told))


def claim_block(told: Told) -> Iterator[str]:
    """A claim in a few lines: who says what, the sentences, the article."""
    yield f"  {claimants(told)}: {says(told)} ({told['modality']})"
    yield from (f"    {line}" for line in quoted(told).splitlines())
    yield f"    in: {publication(told)}"


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
    """Labels, joined by commas."""
    return ", ".join(str(thing["label"]) for thing in things)


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


def explanation(told: Told) -> Iterator[str]:
    """The lines that lead from a thing to its sentences."""
    about = told["about"]
    yield f"{told['kind']}: {about['label'] if 'label' in about else headline(about)}"
    for claim in told.get("claims", ()):
        yield from _traced(claim)
    for quote in told.get("quotes", ()):
        where = f"{quote['title']} ({published(quote)})" if quote.get("title") else quote["article"]
        yield f"  {quoted(quote)} in {where}"


def _traced(told: Told) -> Iterator[str]:
    """A claim with its sentence, its article and, where it is given, the run that found it."""
    yield ""
    yield f"  {claimants(told)}: {says(told)} ({told['modality']})" if "roles" in told else f"  {told['id']}"
    yield from (f"    {line}" for line in quoted(told).splitlines())
    article = told["article"]
    yield f"    in: {article['label']} ({published(article)}), sha256 {article['sha256']}"
    if told.get("run"):
        yield f"    found by: {told['run']['extractor']} {told['run']['version']}"


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
