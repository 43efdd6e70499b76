"""Which articles of one event print one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.assess import copies
from kg.model import Claim, Source

Texts = Mapping[str, Sequence[str]]
"""For each article, by IRI, all that print its text, itself among them."""


def same_text(claims: Iterable[Claim], unnamed: Sequence[Claim], sources: Mapping[str, Source]) -> Texts:
    """The articles of some claims, grouped by their texts and by the sentences that claims which name nobody rest on.

    Where all claims name who says so, nothing is compared: every article is alone.
    """
    articles = sorted({claim.article for claim in claims})
    if not unnamed:
        return {article: (article,) for article in articles}
    sentences: dict[str, list[str]] = defaultdict(list)
    for claim in unnamed:
        sentences[claim.article] += [evidence.quote for evidence in (claim.evidence, *claim.further)]
    return copies.groups({iri: sources[iri].text if iri in sources else "" for iri in articles}, sentences)
