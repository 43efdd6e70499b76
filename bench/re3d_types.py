"""What the kinds, claims and mentions of an extraction say in the types of the re3d data set.

`ENTITIES` and `RELATIONS` say which of our kinds and claims stand for which of its types; a type that no row names is
not covered and counts as missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from kg import registry
from kg.model import Claim, ClaimKind, Extraction, Filler, Mention, MentionKind
from kg.rdf import event_types

ENTITIES = {
    MentionKind.ACTOR: "Organisation",
    MentionKind.GROUP: "Organisation",
    MentionKind.PERSON: "Person",
    MentionKind.PLACE: "Location",
    MentionKind.FACILITY: "Location",
    MentionKind.WEAPON: "Weapon",
    MentionKind.PLATFORM: "MilitaryPlatform",
    MentionKind.TIME: "Temporal",
    MentionKind.NUMBER: "Quantity",
}
RELATIONS = {
    "fights": "FightingAgainst",
    "alliedWith": "AlliesOf",
    "backs": "AlliesOf",
    "partOf": "BelongsTo",
    "speaksFor": "BelongsTo",
    "leads": "InChargeOf",
    "controls": "InChargeOf",
    "basedIn": "CoLocated",
}
FIGHTING = frozenset(
    {"AirStrike", "Shelling", "Bombing", "SuicideBombing", "ChemicalAttack", "Clash", "Killing", "Capture"}
)
"""Event claims of these types tell who fights whom; every event claim tells where its parties are."""
SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf", "CoLocated", "IsSynonymOf", "CommWith", "Apart"})

_BRACKETED = re.compile(r"(.+?)\s*\(\W*(\w[\w.-]*)\W*\)?")
_NEAR = 25
"""How many characters may part two places that are told as one inside the other."""

_CURRENCY = re.compile(r"[$\u20ac\u00a3]|dollar|euro|pound", re.IGNORECASE)

Span = tuple[int, int]
Typed = tuple[str, Span]
Related = tuple[str, Span, Span]


def mentioned(found: Extraction) -> frozenset[Typed]:
    """The mentions of an extraction under the types of the data set."""
    return frozenset((_type(m), (m.start, m.end)) for m in found.mentions)


def _type(mention: Mention) -> str:
    money = mention.kind is MentionKind.NUMBER and _CURRENCY.search(mention.text)
    return "Money" if money else ENTITIES[mention.kind]


def related(found: Extraction) -> frozenset[Related]:
    """What the claims of an extraction, and names told to be one, say in the relations of the data set."""
    spans = {m.id: (m.start, m.end) for m in found.mentions}
    told = {pair for claim in found.claims for pair in _told(claim, spans)}
    return frozenset(ordered(*pair) for pair in (*told, *_synonyms(found), *_contained(found)))


def _told(claim: Claim, spans: dict[str, Span]) -> Iterator[Related]:
    roles = claim.roles
    if claim.kind is ClaimKind.RELATION:
        yield from _pairs(RELATIONS[claim.type], roles.subjects, roles.objects, spans)
    elif claim.kind is ClaimKind.EVENT:
        yield from _pairs("CoLocated", (*roles.initiators, *roles.targets), roles.places, spans)
        if event_types.recorded()[claim.type] in FIGHTING:
            yield from _pairs("FightingAgainst", roles.initiators, roles.targets, spans)


def _pairs(kind: str, left: Sequence[Filler], right: Sequence[Filler], spans: dict[str, Span]) -> Iterator[Related]:
    for one, other in product(left, right):
        if one.mention and other.mention:
            yield kind, spans[one.mention], spans[other.mention]


def _synonyms(found: Extraction) -> Iterator[Related]:
    """Two names of one entity, the second in brackets behind the first: "the Northern Front (NF)"."""
    named = [m for m in found.mentions if m.entity]
    for first, second in pairwise(named):
        between = found.article.text[first.end : second.start]
        if first.entity == second.entity and between.strip(" '\u2019s") == "(":
            yield "IsSynonymOf", _span(first), _span(second)
    for mention in named:
        within = _BRACKETED.fullmatch(mention.text)
        if within:
            full, short = (tuple(mention.start + at for at in within.span(group)) for group in (1, 2))
            yield "IsSynonymOf", (full[0], full[1]), (short[0], short[1])


def _contained(found: Extraction) -> Iterator[Related]:
    """A place and the one that it lies in, named one behind the other: "Palmyra, Syria"."""
    named = [m for m in found.mentions if m.kind in {MentionKind.PLACE, MentionKind.FACILITY} and m.entity]
    for first, second in pairwise(named):
        if second.start - first.end <= _NEAR and second.entity in _around(found, first.entity or ""):
            yield "CoLocated", _span(first), _span(second)


def _around(found: Extraction, place: str) -> set[str]:
    own = {entity.id: entity for entity in found.entities}
    entity = own.get(place) or known().by_id(place)
    return {iri for iri in (entity.parent, entity.country) if iri} if entity else set()


@cache
def known() -> registry.Registry:
    """The registry, read once."""
    return registry.load()


def _span(mention: Mention) -> Span:
    return mention.start, mention.end


def ordered(kind: str, left: Span, right: Span) -> Related:
    """A relation, its ends in the order of the text where it has no direction."""
    return (kind, min(left, right), max(left, right)) if kind in SYMMETRIC else (kind, left, right)
