"""Comparisons as tables and lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.cli import show, show_event, tables
from kg.cli.show import Told

EVENTS = ("event", "what", "overall", "figures", "blame", "place", "date")
OUTLETS = ("outlet", "events", "claims", "blames", "blames nobody", "figures", "lean", "distance")
ASPECTS = ("figures", "blame", "place", "date")


def events(found: Told) -> None:
    """Write the events on which claims disagree."""
    tables.listing(EVENTS, found["items"], row=_event, block=_event_block)


def outlets(found: Told) -> None:
    """Write what each outlet reports, and how it stands to the others."""
    tables.listing(OUTLETS, found["items"], row=_outlet, block=_outlet_block)


def pair(found: Told) -> None:
    """Write the events that two outlets report, each with both versions: side by side where there is room."""
    for one in found["items"]:
        tables.lines("\n".join(("", f"{one['event']['key']}  {one['event']['label']}", *_differences(one))))
        if tables.is_wide():
            names = [version["label"] for version in one["versions"]]
            tables.table(names, [["\n".join(_version(version)) for version in one["versions"]]])
        else:
            for version in one["versions"]:
                tables.lines("\n".join((f"  {version['label']}", *(f"    {line}" for line in _version(version)))))


SHOW: dict[str, Callable[[Told], None]] = {"events": events, "outlets": outlets, "pair": pair}


def _event(told: Told) -> tuple[str, ...]:
    return (told["event"]["key"], told["event"]["label"], f"{told['overall']:.2f}", *map(_aspect, _aspects(told)))


def _event_block(told: Told) -> Iterator[str]:
    yield f"{told['event']['key']}  {told['event']['label']}"
    yield from _differences(told)


def _differences(told: Told) -> Iterator[str]:
    """The scores with their sentences, those that agree left out."""
    yield f"  disagreement {told['overall']:.2f}"
    for name in ASPECTS:
        if told[name]["score"]:
            yield f"    {name} {_aspect(told[name])}"


def _aspects(told: Told) -> Iterator[Told]:
    return (told[name] for name in ASPECTS)


def _aspect(told: Told) -> str:
    return f"{told['score']:.2f}: {told['sentence']}" if told["score"] else ""


def _outlet(told: Told) -> tuple[str, ...]:
    counts = (told["label"], str(told["events"]), str(told["claims"]), _blames(told), str(told["unattributed"]))
    return (*counts, str(told["compared"]), _signed(told["lean"]), _number(told["distance"]))


def _outlet_block(told: Told) -> Iterator[str]:
    yield f"{told['label']}  {show_event.counted(told['events'], 'events')}, {show.claim_count(told['claims'])}"
    nobody = f"; in {show_event.counted(told['unattributed'], 'events')} nobody" if told["unattributed"] else ""
    yield f"  blames {_blames(told) or 'nobody'}{nobody}"
    if told["compared"]:
        figures = show_event.counted(told["compared"], "figures")
        yield f"  {figures} compared: lean {_signed(told['lean'])}, distance {_number(told['distance'])}"


def _blames(told: Told) -> str:
    """Whom an outlet blames, with the number of events and, of these, those in its own voice."""
    return ", ".join(
        f"{one['label']} {one['events']}" + (f" ({one['own']} in its own voice)" if one["own"] else "")
        for one in told["blames"]
    )


def _signed(value: float | None) -> str:
    return "" if value is None else f"{value:+.2f}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _version(told: Told) -> Iterator[str]:
    """What one outlet says of an event, claim by claim, with the sentences."""
    for claim in told["claims"]:
        yield f"{show.claimants(claim)}: {show.says(claim)} ({claim['modality']})"
        yield from (f"  {line}" for line in show.quoted(claim).splitlines())
