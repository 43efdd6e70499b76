"""One flat record for each event claim of an article, in the fields of the annotation guide that the scorer reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from kg.assess.casualties import Bounds, all_people, of_group
from kg.model import Claim, Claimant, ClaimKind, Extraction, Filler, Modality, Outcome, VictimGroup
from kg.rdf import event_types

SIDES = ("min", "max")


def records(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The event claims of an article but for those of events still to come, in the order of the text.

    Keys: article (file name), type (one that the guide has, however much finer the claim's is), initiators, targets,
    places, claimants (lists of labels), start, end (ISO dates), killed_min, killed_max, injured_min, injured_max,
    civilians_killed_min and _max, children_killed_min and _max, modality, aggregate (only where true), quote. A number
    or date that is not said is left out.
    """
    name = PurePath(extraction.article.file).name
    for claim in sorted(extraction.claims, key=lambda claim: (claim.trigger, claim.id)):
        if claim.kind is ClaimKind.EVENT and claim.modality is not Modality.PLANNED:
            yield {"article": name, **_record(claim)}


def _record(claim: Claim) -> dict[str, Any]:
    roles, when = claim.roles, claim.when
    return {
        "type": event_types.recorded().get(claim.type, claim.type),
        "initiators": _labels(roles.initiators),
        "targets": _labels(roles.targets),
        "places": _labels(roles.places),
        **({"start": when.start.isoformat()} if when.start else {}),
        **({"end": when.end.isoformat()} if when.end else {}),
        **_numbers(claim),
        "claimants": _labels(claim.claimants),
        "modality": claim.modality.value,
        **({"aggregate": True} if claim.aggregate else {}),
        "quote": claim.evidence.quote,
    }


def _labels(named: Iterable[Filler | Claimant]) -> list[str]:
    return list(dict.fromkeys(who.label for who in named))


def _numbers(claim: Claim) -> dict[str, int]:
    figures = claim.casualties
    said: dict[str, Bounds] = {
        "killed": all_people(figures, Outcome.KILLED),
        "injured": all_people(figures, Outcome.INJURED),
        "civilians_killed": of_group(figures, Outcome.KILLED, VictimGroup.CIVILIANS),
        "children_killed": of_group(figures, Outcome.KILLED, VictimGroup.CHILDREN),
    }
    pairs = (
        (f"{name}_{side}", bound) for name, bounds in said.items() for side, bound in zip(SIDES, bounds, strict=True)
    )
    return {name: bound for name, bound in pairs if bound is not None}
