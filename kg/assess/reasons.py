"""The sentences that tell why an event has its grade: they name the origins, the parties and what these say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.assess.blame import Positions, accused, standing
from kg.assess.grade import Case, rivals
from kg.assess.sides import Parties
from kg.assess.wording import blames, counted, enumerated, origin_label
from kg.model import Claim, Origin, Source


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of one event with what is known of them."""

    claims: Sequence[Claim]
    origins: Sequence[Origin]
    sources: Mapping[str, Source]
    labels: Mapping[str, str]
    parties: Parties

    def outlets(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Those who publish some of the claims, as far as they are known."""
        found = (self.sources.get(claim.article) for claim in claims)
        return frozenset(source.outlet for source in found if source and source.outlet)

    def names(self, origins: Iterable[str]) -> str:
        """The names of origins, sorted."""
        return enumerated(sorted(map(self.label, origins)))

    def label(self, origin: str) -> str:
        """The name of an origin."""
        return origin_label(origin, self.labels, self.parties)


def reasons(told: Told, case: Case, positions: Positions) -> tuple[str, ...]:
    """Why an event has its grade, as sentences; sorted."""
    found = (_counted(told), _discounted(case), _contested(told, case), _answers(told, positions))
    return tuple(sorted({sentence for sentences in found for sentence in sentences}))


def _counted(told: Told) -> Iterator[str]:
    """How many independent origins say that it happened, and who they are."""
    claims = standing(told.claims)
    real = {claim.id for claim in claims}
    votes = Counter(origin.id for origin in told.origins if origin.claim in real)
    if not votes:
        return
    ranked = sorted(votes, key=lambda origin: (-votes[origin], origin))
    printed = len(told.outlets(claims))
    behind = f" behind {printed} outlets" if printed > len(votes) else ""
    yield f"{counted(len(votes), 'independent origin')}{behind}: {enumerated(map(told.label, ranked))}"


def _discounted(case: Case) -> Iterator[str]:
    if not case.reporting:
        yield "Nobody says that it happened: all claims deny it or tell of what is to come"
    elif case.fighters:
        yield "All who are said to be harmed were fighters"


def _contested(told: Told, case: Case) -> Iterator[str]:
    """Who blames whom, where different origins blame different sides."""
    for side in rivals(case.stances, told.parties) or ():
        yield blames(side, [origin for origin, whom in case.stances if whom == side], told.names, told.parties)


def _answers(told: Told, positions: Positions) -> Iterator[str]:
    """What those who are blamed say themselves."""
    for party in positions.conceded:
        also = ", and also denies it" if party in positions.denied else ""
        yield f"{told.parties.label(party)} says that it did it{also}"
    for party in positions.denied:
        if party not in positions.conceded:
            yield f"{_blamed(told, party)} denies it"
    for party in positions.silent:
        yield f"{_blamed(told, party)} has not said whether it did it"


def _blamed(told: Told, party: str) -> str:
    """A party, and by whom it is blamed, itself apart."""
    blaming = {claim.id for claim in told.claims if party in accused(claim)}
    origins = {origin.id for origin in told.origins if origin.claim in blaming}
    others = [origin for origin in origins if not told.parties.answers(origin, party)]
    name = told.parties.label(party)
    return f"{name}, blamed by {told.names(others)}," if others else name
