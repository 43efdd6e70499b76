"""Answers: from a store to plain values that turn into JSON, for the command line and the service."""

from kg.answers.articles import ArticleFilters, article, articles, outlets
from kg.answers.claims import ClaimFilters, claim, claims, ledger
from kg.answers.compare import compared, disagreements, mirrored, reflections, side_by_side
from kg.answers.describe import describe
from kg.answers.entities import entity
from kg.answers.events import EventFilters, event, events
from kg.answers.explain import explain, explain_triple, provenance
from kg.answers.judgements import JudgementFilters, judgement, judgements
from kg.answers.naming import expand, find, present, resolve
from kg.answers.relations import RelationFilters, relations
from kg.answers.search import search

__all__ = [
    "ArticleFilters",
    "ClaimFilters",
    "EventFilters",
    "JudgementFilters",
    "RelationFilters",
    "article",
    "articles",
    "claim",
    "claims",
    "compared",
    "describe",
    "disagreements",
    "entity",
    "event",
    "events",
    "expand",
    "explain",
    "explain_triple",
    "find",
    "judgement",
    "judgements",
    "ledger",
    "mirrored",
    "outlets",
    "present",
    "provenance",
    "reflections",
    "relations",
    "resolve",
    "search",
    "side_by_side",
]
