"""What of a claim is held against other claims, worked out once for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.assess.apart import interval
from kg.assess.casualties import all_people
from kg.fuse.known import Known
from kg.fuse.weights import weights
from kg.model import Claim, Filler, Modality, Outcome
from kg.registry import names
from kg.registry.rows import core

Days = tuple[date, date]
WORD = re.compile(r"\w+")
SHORTEST = 4
"""Characters. Shorter words are the grammar of a sentence more than its content."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An event claim, ready to be held against others. Sets are of IRIs, of lower-case words, or of names of groups.

    `around` are the places that its places lie in, without countries, `bearing` those of them that bear the name of a
    place in them, and `nearby` the places that the other claims of its article name, where it names none itself;
    `called` the names of its places, or of those nearby, as they are compared; `sides` the initiators and what they are
    part of; `days` None where no time is said; `killed` and `injured` the lower bound of all people, else the upper;
    `words` the longer ones of its sentences, but for the names of its places and parties.
    """

    claim: Claim
    families: frozenset[str]
    means: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    called: frozenset[str]
    bearing: frozenset[str]
    wide: bool
    nearby: frozenset[str]
    initiators: frozenset[str]
    sides: frozenset[str]
    targets: frozenset[str]
    days: Days | None
    published: date | None
    killed: int | None
    injured: int | None
    voices: frozenset[str]
    denied: bool
    words: frozenset[str]
    sites: frozenset[str]
    hours: frozenset[str]


def profile(claim: Claim, known: Known) -> Profile:
    """The profile of an event claim."""
    roles = claim.roles
    named = entities(roles.places)
    places = _narrow(named, known)
    around = _around(places, known)
    nearby = frozenset() if places else _narrow(known.told.get(claim.article, frozenset()), known)
    called = _called(places or nearby, known)
    said = words(claim)
    initiators = entities(roles.initiators)
    return Profile(
        claim=claim,
        families=known.families(claim.type),
        means=known.means(claim.type),
        places=places,
        around=around,
        called=called,
        bearing=frozenset(above for above in around if called & _called({above}, known)),
        wide=bool(named) and not places,
        nearby=nearby,
        initiators=initiators,
        sides=initiators | {above for actor in initiators for above in known.over(actor)},
        targets=_targets((*roles.targets, *roles.victims)),
        days=_told_by(interval(claim.when), known.published(claim.article)),
        published=known.published(claim.article),
        killed=_number(claim, Outcome.KILLED),
        injured=_number(claim, Outcome.INJURED),
        voices=frozenset(claimant.entity or claimant.label for claimant in claim.claimants),
        denied=claim.modality is Modality.DENIED,
        words=frozenset(word for word in said - _names(claim) if len(word) >= SHORTEST),
        sites=frozenset(weights().sites[word] for word in said if word in weights().sites),
        hours=frozenset(weights().hours[word] for word in said if word in weights().hours),
    )


def entities(fillers: Iterable[Filler]) -> frozenset[str]:
    """The IRIs of those fillers that have one."""
    return frozenset(filler.entity for filler in fillers if filler.entity)


def _told_by(days: Days | None, published: date | None) -> Days | None:
    """A time without an end goes on until the article was published: later than that, it does not know."""
    if days and published and days[1] == date.max and days[0] <= published:
        return days[0], published
    return days


def words(claim: Claim) -> frozenset[str]:
    """The words of a claim's sentences, in lower case."""
    quotes = (claim.evidence, *claim.further)
    return _words(told.quote for told in quotes)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in WORD.findall(text.lower()))


def _number(claim: Claim, outcome: Outcome) -> int | None:
    low, high = all_people(claim.casualties, outcome)
    return high if low is None else low


def _narrow(places: Iterable[str], known: Known) -> frozenset[str]:
    return frozenset(place for place in places if not known.is_country(place))


def _around(places: Iterable[str], known: Known) -> frozenset[str]:
    return frozenset(above for place in places for above in known.over(place) if not known.is_country(above))


def _called(places: Iterable[str], known: Known) -> frozenset[str]:
    """The names of places without case, marks, gaps and the word for a unit: "Wanla Weyn District" is "wanlaweyn"."""
    found = (known.entities.get(place) for place in places)
    return frozenset(names.fold(core(one.label)).replace(" ", "") for one in found if one)


def _targets(fillers: Iterable[Filler]) -> frozenset[str]:
    """Targets by IRI, and by label too: a thing with no name ("a hospital") is an entity of its article alone."""
    told = tuple(fillers)
    return entities(told) | {filler.label.lower() for filler in told}


def _names(claim: Claim) -> frozenset[str]:
    roles = claim.roles
    fillers = (*roles.places, *roles.initiators, *roles.targets, *roles.victims)
    return _words(filler.label for filler in fillers)
