"""What an article goes back to where it speaks in its own voice, or in that of people without a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.assess.claimants import Claimants
from kg.assess.credits import credit, publisher
from kg.assess.texts import Texts
from kg.model import OriginBasis, Source

Found = tuple[str, OriginBasis]
"""An origin, by IRI, and why it is one."""


@dataclass(frozen=True, slots=True)
class _Article:
    """An article: whom it credits and who publishes it, as origins; `agency` where the publisher is one."""

    source: Source
    credit: str | None
    outlet: str | None
    agency: bool

    @property
    def owner(self) -> str:
        """The outlet, or the article where the outlet is not known."""
        return self.outlet or self.source.article


def own_voice(
    articles: Iterable[str], texts: Texts, sources: Mapping[str, Source], known: Claimants
) -> Mapping[str, Found]:
    """The origin of each of some articles, which name nobody for what they say."""
    wanted = sorted(set(articles))
    read = {
        iri: _article(sources.get(iri, Source(iri)), known) for iri in {other for one in wanted for other in texts[one]}
    }
    return {iri: _origin(read[iri], sorted((read[other] for other in texts[iri]), key=_order)) for iri in wanted}


def _article(source: Source, known: Claimants) -> _Article:
    credited, by = credit(source), publisher(source)
    agency = by is not None and known.parties.kind(by) == "news-agency"
    organisation = known.parties.organisation(credited) if credited else None
    return _Article(source, organisation, known.outlet(source), agency)


def _origin(article: _Article, group: Sequence[_Article]) -> Found:
    """The agency that an article credits, else that of the text it copies, else its outlet, else itself."""
    if article.credit is not None:
        return article.credit, OriginBasis.AGENCY
    copied = _copied(group)
    if copied is not None and copied != article.owner:
        return copied, OriginBasis.COPY
    return article.owner, OriginBasis.AGENCY if article.agency else OriginBasis.PUBLISHER


def _copied(group: Sequence[_Article]) -> str | None:
    """Whose text several articles print, the earliest first: that of an agency credited by one, or publishing it.

    Else it is the outlet's that had it a day before all others. Where none had, it is nobody's who is known: the text
    is named by its first article. None where one outlet alone prints it.
    """
    if len({article.owner for article in group}) == 1:
        return None
    credited = [article.credit for article in group if article.credit]
    agencies = credited or [article.outlet for article in group if article.agency and article.outlet]
    if agencies:
        return agencies[0]
    day, _ = _order(group[0])
    first = {article.owner for article in group if _order(article)[0] == day}
    return group[0].owner if len(first) == 1 and day != date.max else group[0].source.article


def _order(article: _Article) -> tuple[date, str]:
    """The earliest first; an unknown day comes last."""
    return article.source.published or date.max, article.source.article
