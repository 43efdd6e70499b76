"""What the three codebooks have in common: a rule for rows, one for what is left out, one for deaths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.export import cells
from kg.export.cells import Cell
from kg.export.ledger import Ledger, ledgers
from kg.model import Casualties, Claim, CountBasis
from kg.store import Store

Row = dict[str, Cell]
ARCHIVES = re.compile(r"https?://(?:[a-z0-9-]+\.)*(?:archive\.(?:org|is|ph|today|md|vn|li|fo)|perma\.cc)/")
"""The addresses of archives of the web: only such a one is where an article is kept."""

FURTHER = (
    "ckg_event",
    "ckg_killed_min",
    "ckg_killed_max",
    "ckg_killed_report",
    "ckg_n_claims",
    "ckg_n_origins",
    "ckg_grade",
)
"""Behind the columns of each codebook: the event in the graph, and what the codebook's rule takes away."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many deaths a codebook counts for an event; all three are one where it knows one number alone.

    `best` is None where a codebook gives a range and picks none.
    """

    low: int
    best: int | None
    high: int


@dataclass(frozen=True, slots=True)
class Codebook:
    """One codebook: its columns in its order, and its rules as functions of an event's ledger.

    `left_out` gives the reason why an event has no row, empty where it has; the others are for events that have: `size`
    is how many `rows` there are, without making them.
    """

    name: str
    columns: tuple[str, ...]
    left_out: Callable[[Ledger], str]
    rows: Callable[[Ledger], Iterable[Row]]
    deaths: Callable[[Ledger], Deaths]
    size: Callable[[Ledger], int] = lambda _: 1

    def write(self, store: Store, out: BinaryIO) -> None:
        """Write the rows of all events as CSV, by the order of the events' IRIs."""
        cells.write((*self.columns, *FURTHER), self.table(ledgers(store)), out)

    def table(self, told: Iterable[Ledger]) -> Iterator[Row]:
        """The rows of those events that the codebook takes."""
        for one in told:
            if not self.left_out(one):
                yield from (row | further(one) for row in self.rows(one))


def further(ledger: Ledger) -> Row:
    """The further columns of an event."""
    event = ledger.event
    return {
        "ckg_event": event.id,
        "ckg_killed_min": event.killed.min,
        "ckg_killed_max": event.killed.max,
        "ckg_killed_report": event.killed.report.value,
        "ckg_n_claims": len(event.claims),
        "ckg_n_origins": ledger.origins,
        "ckg_grade": event.assessment.grade.value,
    }


def unreal(ledger: Ledger) -> str:
    """Why an event is in no codebook: nobody says that it happened, or it is a total over a period."""
    if not ledger.happened:
        return "no claim says that it happened"
    return "a total over a period, which counts again what its events count" if ledger.total else ""


def ledger_notes(ledger: Ledger) -> str:
    """The claims as one text: who says what, where it was published, and the words; in the order of publication."""
    return " | ".join(_note(ledger, number) for number in range(len(ledger.claims)))


def _note(ledger: Ledger, number: int) -> str:
    claim = ledger.claims[number]
    source = ledger.sources[claim.article]
    voice = ", ".join(claimant.label for claimant in claim.claimants) or "the outlet itself"
    day = source.published.isoformat() if source.published else ""
    published = ", ".join(filter(None, (source.outlet_label, day)))
    figures = "; ".join(map(figure_words, claim.casualties)) or "no figure"
    quotes = " ".join(f"\u201c{words}\u201d" for words in tellings(claim))
    return f"{voice} ({published or 'unknown outlet'}; {claim.modality.value}): {figures}: {quotes}"


def tellings(claim: Claim) -> list[str]:
    """The words that a claim rests on, each telling on one line."""
    return [" ".join(one.quote.split()) for one in (claim.evidence, *claim.further)]


def figure_words(figure: Casualties) -> str:
    """A casualty figure in words: "killed 25 or more people"."""
    return f"{figure.outcome.value} {_bounds(figure)} {figure.group.value}"


def _bounds(figure: Casualties) -> str:
    low, high = figure.min, figure.max
    if figure.basis is CountBasis.SAID_NONE:
        return "no"
    if low is None:
        return "an unsaid number of" if high is None else f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"
