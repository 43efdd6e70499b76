"""The order of claims in time: by the day on which their articles were published, and as they stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg.model import Claim, Source

Order = tuple[date, str, int, str]
"""Day of publication, article, offset, claim."""


def published(claim: Claim, sources: Mapping[str, Source], *, undated: date = date.max) -> Order:
    """The sort key of a claim; an article without a day counts as of `undated`, which by default comes last."""
    source = sources.get(claim.article)
    return (source and source.published) or undated, claim.article, claim.evidence.start, claim.id
