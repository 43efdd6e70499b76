"""How origins and parties are named in sentences for people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from kg import ids
from kg.assess import rules
from kg.assess.sides import Parties
from kg.model import Claim, Source


def labels(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Mapping[str, str]:
    """The names of all that the origins of some claims can be: outlets, claimants, and articles that have the text."""
    found: dict[str, str] = {}
    for claim in claims:
        source = sources.get(claim.article, Source(claim.article))
        found[claim.article] = f'article "{source.title}"' if source.title else f"article {ids.key_of(claim.article)}"
        if source.outlet and source.outlet_label:
            found[source.outlet] = source.outlet_label
        for who in claim.claimants:
            found.setdefault(who.entity or "", who.label)
    return found


def origin_label(origin: str, known: Mapping[str, str], parties: Parties) -> str:
    """The name of an origin: that which the registry has for it, else that which its claims give."""
    if parties.entity(origin) is not None:
        return parties.label(origin)
    return known.get(origin, ids.key_of(origin))


def blames(
    blamed: Collection[str], origins: Iterable[str], names: Callable[[Iterable[str]], str], parties: Parties
) -> str:
    """Who blames some parties: "Russia is blamed by the observatory"; what one of them says itself is no blame."""
    told = list(origins)
    others = [origin for origin in told if not any(parties.answers(origin, party) for party in blamed)]
    whom = enumerated(sorted(map(parties.label, blamed)))
    if not others:
        return f"{names(told)} says that {whom} did it"
    return f"{whom} {'is' if len(blamed) == 1 else 'are'} blamed by {names(others)}"


def enumerated(names: Iterable[str]) -> str:
    """Names in a row, each once; of many, the first few and how many more."""
    told, most = list(dict.fromkeys(names)), rules.table("grade")["names"]
    if len(told) > most:
        return f"{', '.join(told[:most])} and {len(told) - most} more"
    return ", ".join(told)


def counted(count: int, noun: str) -> str:
    """A number of things: "1 origin", "2 origins"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
