"""Events as rows and lines of text: their values, and how well they are attested."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cli import show
from kg.cli.show import Told

COLUMNS = ("event", "type", "when", "where", "by", "against", "killed", "injured", "grade", "reported by")


def row(told: Told) -> tuple[str, ...]:
    """The row of an event; its key leads to its claims: `kg claims KEY`."""
    return (
        told["key"],
        told["type"] or "",
        show.days(told["start"], told["end"]),
        show.labels(told["places"]),
        show.labels(told["initiators"]),
        show.labels(told["targets"]),
        tally(told["killed"]),
        tally(told["injured"]),
        told["grade"] or "",
        sources(told["counts"]),
    )


def block(told: Told) -> Iterator[str]:
    """An event in a few lines, its key first."""
    first = (told["type"] or "", show.days(told["start"], told["end"]), show.labels(told["places"]))
    yield f"{told['key']}  {', '.join(filter(None, first))}"
    parties = {"by": show.labels(told["initiators"]), "against": show.labels(told["targets"])}
    if any(parties.values()):
        yield "  " + "; ".join(f"{part} {names}" for part, names in parties.items() if names)
    yield "  " + "; ".join((*tallies(told), str(told["grade"]), reporting(told["counts"])))


def tallies(told: Told) -> Iterator[str]:
    """What is said of killed and injured, each where anything is: "killed 25 to 31, best 25"."""
    for name in ("killed", "injured"):
        if few := tally(told[name]):
            yield f"{name} {few}"


def tally(told: Told) -> str:
    """How many: the range and the best figure in it; "none" only where it is said that there were none."""
    words = {"no-number": "no number", "reported-none": "none"}.get(told["report"])
    if words:
        return words
    span = show.bounds(told["min"], told["max"])
    one_number = told["max"] in (None, told["min"]) and told["best"] == told["min"]
    return span if told["best"] is None or one_number else f"{span}, best {told['best']:,}"


def reporting(counts: Told) -> str:
    """How many say so: "14 claims, 12 outlets, 2 origins"."""
    return f"{show.claim_count(counts['claims'])}, {sources(counts)}"


def sources(counts: Told) -> str:
    """Who says so, and how many of these are independent: "12 outlets, 2 origins"."""
    return ", ".join(counted(counts[name], name) for name in ("outlets", "origins"))


def counted(number: int, name: str) -> str:
    """A number with its word, given in the plural: "1 outlet"."""
    return f"{number:,} {name.removesuffix('s') if number == 1 else name}"


def assessment(told: Told) -> Iterator[str]:
    """How well an event is attested, in lines: figures, grade with its reasons, origins, blame, who denies."""
    yield from (f"  {line}" for line in tallies(told))
    yield f"  {'; '.join((': '.join((str(told['grade']), *told['reasons'][:1])), *told['reasons'][1:]))}"
    yield from (f"    {change}" for change in told["changes"])
    named = ", ".join(f"{one['label']} ({one['basis']})" for one in told["origins"])
    yield f"  {reporting(told['counts'])}" + (f": {named}" if named else "")
    for accused in told["blame"]:
        yield f"  {accused['label']} is blamed by {show.labels(accused['by'])}"
    for position, words in (("conceded", "concedes it"), ("denied", "denies it"), ("silent", "is not heard")):
        yield from (f"  {party['label']} {words}" for party in told["positions"][position])


def headline(told: Told) -> str:
    """An event in one line."""
    where = show.labels(told["places"])
    return f"{told['type']} {show.days(told['start'], told['end'])} {where}".strip() + f"  <{told['id']}>"
