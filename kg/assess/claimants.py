"""To whom a claim goes back among those it names, and with whom among these an outlet is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.assess import rules
from kg.assess.credits import publisher
from kg.assess.sides import Parties, named
from kg.model import Claim, Claimant, Source
from kg.registry import names


@dataclass(frozen=True, slots=True)
class Claimants:
    """Those whom the claims of one event name: for whom a person speaks, and who goes by which (folded) name."""

    parties: Parties
    sources: Mapping[str, Source]
    employers: Mapping[str, str]
    speakers: Mapping[str, str]

    def origin(self, claim: Claim) -> str | None:
        """Whom a claim goes back to among those it names; None where it names nobody who can be met elsewhere.

        Of several it is whoever passes on least: "Reuters, citing the observatory" goes back to the observatory.
        Whom no registry knows and a party's own medium quotes goes back to that party.
        """
        found = sorted({iri for who in claim.claimants if (iri := self._speaker(who)) is not None})
        if not found:
            return None
        closest = max(found, key=self._closeness)
        medium = None if closest in rules.known() else self._mouthpiece(claim, found)
        return medium or self.parties.organisation(closest)

    def outlet(self, source: Source) -> str | None:
        """The origin that an outlet is: one with a claimant of its name, and with whom it is an organ of."""
        iri = publisher(source)
        if iri is None:
            return None
        if iri == source.outlet:
            found = (self.speakers.get(name) for name in _names(source))
            iri = next((speaker for speaker in found if speaker), iri)
        return self.parties.organisation(iri)

    def _speaker(self, who: Claimant) -> str | None:
        """In whose name somebody speaks; a private person who speaks for nobody goes with the article: None."""
        employer = who.speaks_for or self.employers.get(who.entity or "")
        iri = next((iri for iri in (employer, who.entity) if named(iri)), None)
        private = iri is not None and self.parties.kind(iri) == "person" and iri not in rules.known()
        return None if private else iri

    def _mouthpiece(self, claim: Claim, named: Iterable[str]) -> str | None:
        """The party whose medium publishes a claim or is named for it; None where neither is an organ of anybody."""
        outlet = publisher(self.sources.get(claim.article, Source(claim.article)))
        media = [iri for iri in named if self.parties.kind(iri) == "news-agency"]
        owners = ((iri, self.parties.organisation(iri)) for iri in (*media, outlet) if iri is not None)
        return next((owner for iri, owner in owners if owner != iri), None)

    def _closeness(self, iri: str) -> int:
        chain: list[str] = rules.table("origins")["chain"]
        kind = self.parties.kind(iri)
        return chain.index(kind) if kind in chain else len(chain)


def claimants(claims: Iterable[Claim], sources: Mapping[str, Source], parties: Parties) -> Claimants:
    """What the claims of one event together tell of those who make them."""
    who = [claimant for claim in claims for claimant in claim.claimants if named(claimant.entity)]
    labels = {names.fold(claimant.label): claimant.entity for claimant in sorted(who, key=_key) if claimant.entity}
    return Claimants(parties, sources, dict(_employers(who)), labels)


def _employers(who: Iterable[Claimant]) -> Iterator[tuple[str, str]]:
    """For whom a person speaks, as most claims of the event have it, for those claims that do not say it."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for claimant in who:
        if claimant.entity and claimant.speaks_for and named(claimant.speaks_for):
            told[claimant.entity][claimant.speaks_for] += 1
    for person, votes in told.items():
        yield person, min(votes, key=lambda iri: (-votes[iri], iri))


def _names(source: Source) -> Iterator[str]:
    known = rules.known().get(source.outlet or "")
    yield from map(names.fold, (known.label, *known.aliases) if known else (source.outlet_label,))


def _key(claimant: Claimant) -> str:
    return claimant.entity or ""
