"""How each value of an event follows from its claims: one rule a property, in words, and which claims give a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from kg import ids
from kg.assess.blame import standing
from kg.assess.casualties import bounds
from kg.model import Claim, Filler, Outcome
from kg.rdf import lookup
from kg.rdf.event import INJURED, KILLED
from kg.vocab import CKG, PROV, SCHEMA, SEM

MEDIAN = "the lower median over independent origins of what each said last; of a range its lower end counts"
REPORT = "numbered where any claim gives a number, none said, no number, or not mentioned: only a said none is a zero"
SAYS_SO = "what its claims in which it speaks for itself say: concedes, denies; silent where it is not heard"

Gives = Callable[[Claim, str], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one property of an event is worked out.

    `gives` tells whether a claim gives a value (an IRI, or the text of a literal); `all_claims` that denials and plans
    are asked as well.
    """

    name: str
    predicate: NamedNode
    words: str
    gives: Gives
    all_claims: bool = False

    def behind(self, claims: Iterable[Claim], value: str) -> list[str]:
        """The claims that give a value; where none gives it alone, all from which it is worked out."""
        told = list(claims)
        asked = told if self.all_claims else standing(told) or told
        return [claim.id for claim in asked if self.gives(claim, value)] or [claim.id for claim in asked]


def _type(claim: Claim, value: str) -> bool:
    return claim.type == lookup.local(value)


def _initiator(claim: Claim, value: str) -> bool:
    return _plays(claim.roles.initiators, value)


def _target(claim: Claim, value: str) -> bool:
    return _plays(claim.roles.targets, value)


def _place(claim: Claim, value: str) -> bool:
    return _plays(claim.roles.places, value)


def _start(claim: Claim, value: str) -> bool:
    return claim.when.start == date.fromisoformat(value)


def _end(claim: Claim, value: str) -> bool:
    return claim.when.end == date.fromisoformat(value)


def _counted(outcome: Outcome) -> Gives:
    return lambda claim, value: int(value) in bounds(claim, outcome)


def _mentioned(outcome: Outcome) -> Gives:
    return lambda claim, _: any(figure.outcome is outcome for figure in claim.casualties)


def _speaks(claim: Claim, value: str) -> bool:
    """Whether a party makes a claim itself, or someone does in its name."""
    return any(value in (who.entity, who.speaks_for) for who in claim.claimants)


def _any(claim: Claim, value: str) -> bool:  # noqa: ARG001  (the shape of all)
    return True


def _itself(claim: Claim, value: str) -> bool:
    return claim.id == value


def _names(claim: Claim, value: str) -> bool:
    return ids.event(claim.id) == value


def _plays(fillers: tuple[Filler, ...], value: str) -> bool:
    return any(filler.entity == value for filler in fillers)


def _figures(outcome: Outcome, predicates: tuple[NamedNode, ...]) -> tuple[Rule, ...]:
    """The rules of one outcome's figures; `predicates` as in `kg.rdf.event`: min, max, best, report."""
    counted, (low, high, best, report) = _counted(outcome), predicates
    return (
        Rule(f"{outcome}, min", low, "the lowest number that any claim gives", counted),
        Rule(
            f"{outcome}, max", high, "the highest number that any claim gives; none where nobody sets a bound", counted
        ),
        Rule(f"{outcome}, best", best, MEDIAN, counted),
        Rule(f"{outcome}, report", report, REPORT, _mentioned(outcome)),
    )


RULES: tuple[Rule, ...] = (
    Rule("type", SEM.eventType, "the type of most claims, a narrower type before the broader", _type),
    Rule("by", CKG.initiator, "everyone whom a claim says to have done it; denials do not count", _initiator),
    Rule("against", CKG.target, "everyone whom a claim says it was done to", _target),
    Rule("place", SEM.hasPlace, "every place that a claim names, save those that another of them lies in", _place),
    Rule("first day", SEM.hasBeginTimeStamp, "the days that all times said share; else the time of most", _start),
    Rule("last day", SEM.hasEndTimeStamp, "the days that all times said share; else the time of most", _end),
    *_figures(Outcome.KILLED, KILLED),
    *_figures(Outcome.INJURED, INJURED),
    Rule("grade", CKG.grade, "the first grade whose conditions hold, see the reasons", _any, all_claims=True),
    Rule("reason", CKG.gradeReason, "what of the claims and their origins decided the grade", _any, all_claims=True),
    Rule("change", CKG.gradeChange, "what more would have to be said for another grade", _any, all_claims=True),
    Rule("origins", CKG.originCount, "the distinct independent sources that claims go back to", _any, all_claims=True),
    Rule("outlet", CKG.reportingOutlet, "who publishes a claim", _any, all_claims=True),
    Rule("outlets", CKG.outletCount, "how many publish a claim", _any, all_claims=True),
    Rule("conceded by", CKG.concededBy, SAYS_SO, _speaks, all_claims=True),
    Rule("denied by", CKG.deniedBy, SAYS_SO, _speaks, all_claims=True),
    Rule("silent", CKG.unansweredBy, SAYS_SO, _initiator),
    Rule("formerly", PROV.wasRevisionOf, "the names that it would have by its other claims", _names, all_claims=True),
    Rule("claim", CKG.reportedBy, "what the rules of fusion or a person hold to be about it", _itself, all_claims=True),
)
"""Every property of an event that is worked out from its claims, in the order in which people ask for it."""
OF = {rule.predicate: rule for rule in RULES}
ON_CLAIMS = {
    CKG.origin: "who is named as the source; else the agency that is credited, the text that is copied, the outlet",
    CKG.originBasis: "why the claim is counted under its origin",
    SCHEMA.about: "the claims that the rules of fusion or a person hold to be about one event; see its judgements",
}
"""What is worked out of single claims when events are, and how."""
