"""How origins and parties are named in sentences for people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from kg import ids
from kg.assess import rules
from kg.assess.sides import Parties
from kg.model import Claim, Source


def origin_label(origin: str, claims: Iterable[Claim], sources: Mapping[str, Source], parties: Parties) -> str:
    """The name of an origin of some claims: that of a party, agency or outlet, or of the article that has the text."""
    if parties.entity(origin) is not None:
        return parties.label(origin)
    told = list(claims)
    for source in (sources.get(claim.article, Source(claim.article)) for claim in told):
        if source.outlet == origin and source.outlet_label:
            return source.outlet_label
        if source.article == origin:
            return f'article "{source.title}"' if source.title else f"article {ids.key_of(origin)}"
    said = (who for claim in told for who in claim.claimants if who.entity == origin)
    return next((who.label for who in said), ids.key_of(origin))


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
