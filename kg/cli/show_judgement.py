"""Judgements as rows and lines of text: what was judged, by whom, why, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cli import show, show_event
from kg.cli.show import Told

COLUMNS = ("judgement", "verdict", "of", "and", "by", "when", "why")


def row(told: Told) -> tuple[str, ...]:
    """The row of a judgement."""
    return (told["key"], verdict(told), names(told["left"]), names(told["right"]), told["by"], when(told), why(told))


def block(told: Told) -> Iterator[str]:
    """A judgement in a few lines, its key first."""
    yield head(told)
    for side, word in (("left", ""), ("right", "and ")):
        yield from (f"  {word}{line}" for line in names(told[side]).splitlines())
    yield f"  {why(told)}"


def head(told: Told) -> str:
    """What was judged, by whom and when, in one line."""
    return f"{told['key']}  {verdict(told)}, by {told['by']}" + (f", {when(told)}" if told["at"] else "")


def outcome(told: Told, events: list[Told]) -> Iterator[str]:
    """What a judgement came to: the judgement, and the events that its claims are about now."""
    yield f"judgement:{told['key']}  {verdict(told)}, by {told['by']}: {told['why']}"
    yield from (f"  {show_event.headline(event)}: {show_event.reporting(event['counts'])}" for event in events)
    if told["verdict"] != "withdrawn":
        yield f"  take it back with: kg judge undo {told['key']} --why TEXT"


def verdict(told: Told) -> str:
    """What a judgement says, and whether that was taken back."""
    words = f"takes back {told['withdraws'].rsplit('/', 1)[-1]}" if told["withdraws"] else told["verdict"]
    return words if told["stands"] else f"{words} (taken back)"


def names(side: list[Told]) -> str:
    """The claims of one side, each by its key and what it is about."""
    return "\n".join(f"claim:{one['key']} {one['label']}" for one in side)


def when(told: Told) -> str:
    """When a person judged, to the minute; a rule has no time."""
    return (told["at"] or "").replace("T", " ")[:16]


def why(told: Told) -> str:
    """The reason, with the score of a rule."""
    score = "" if told["score"] is None else f"score {told['score']:g}: "
    return f"{score}{told['why'] or ''}"


def sentences(side: list[Told]) -> Iterator[str]:
    """The claims of one side with their sentences."""
    for one in side:
        yield f"  claim:{one['key']} {one['label']}"
        if one["quote"]:
            yield from (f"    {line}" for line in show.quoted(one).splitlines())
            yield f"    in: {show.publication(one)}"


def brief(told: Told) -> str:
    """A judgement on a claim in one line: what holds it together with others, or apart from them."""
    others = ", ".join(f"claim:{iri.rsplit('/', 1)[-1]}" for iri in told["others"]) if "others" in told else "the other"
    relation = {"same": "together with", "different": "kept apart from"}[told["verdict"]]
    return f"{relation} {others} by {told['by']} (judgement:{told['key']}): {why(told)}"
