"""The values of an event, each with its rule and the claims that give it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import answers
from kg.accounts.rules import OF, ON_CLAIMS, RULES, Rule
from kg.model import Claim
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store, described
from kg.vocab import CKG, PROV, SCHEMA

UNTOLD = (CKG.reportedBy, PROV.wasRevisionOf)
"""What an explanation of an event leaves out: its claims, which it tells one by one, and names that lead here."""


def values(store: Store, event: str) -> list[Document]:
    """Each value of an event: `name`, `predicate`, `value`, `label`, the `rule` in words, the `claims` behind it."""
    claims = _claims(store, event)
    return [
        {
            "name": rule.name,
            "predicate": rule.predicate.value,
            "value": term.value,
            "label": _label(store, term.value),
            "rule": rule.words,
            "claims": _behind(store, rule, claims, term.value),
        }
        for rule in RULES
        if rule.predicate not in UNTOLD
        for term in lookup.objects(store, event, rule.predicate)
    ]


def explain_triple(store: Store, subject: str, predicate: str, value: str) -> Document:
    """The claims behind one triple and the graphs that state it; of what was worked out, the `rule` that gave it.

    An old name of an event stands for the present one. `UnknownName` where nothing states it.
    """
    if lookup.kind_of(subject) != "event":
        rule_of_claim = ON_CLAIMS.get(NamedNode(predicate)) if lookup.kind_of(subject) == "claim" else None
        return answers.explain_triple(store, subject, predicate, value) | {"rule": rule_of_claim}
    event, rule = answers.present(store, subject), OF.get(NamedNode(predicate))
    claims = _claims(store, event) if _has(store, event, predicate, value) else ()
    behind = _behind(store, rule, claims, value) if rule else [claim.id for claim in claims]
    return answers.explain_triple(store, event, predicate, value, behind=behind) | {
        "rule": rule.words if rule else None
    }


def _has(store: Store, event: str, predicate: str, value: str) -> bool:
    return any(term.value == value for term in lookup.objects(store, event, NamedNode(predicate)))


def _claims(store: Store, event: str) -> tuple[Claim, ...]:
    return described.claims_named(store, lookup.iris(store, event, CKG.reportedBy))


def _behind(store: Store, rule: Rule, claims: tuple[Claim, ...], value: str) -> list[str]:
    if rule.predicate == CKG.reportingOutlet:  # who publishes an article is not said of the claim
        return [claim.id for claim in claims if value in lookup.iris(store, claim.article, SCHEMA.publisher)]
    return rule.behind(claims, value)


def _label(store: Store, value: str) -> str:
    return lookup.label(store, value) if "://" in value else value
