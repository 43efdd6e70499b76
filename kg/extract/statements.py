"""Statements: what somebody is quoted as saying that is neither an event nor a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg import ids
from kg.extract.claims import NAME, spans
from kg.extract.mentions import Mentions
from kg.extract.reading import Reading
from kg.extract.voices import Attribution
from kg.model import Claim, ClaimKind, Modality

_SHORTEST = 4
"""A statement of fewer words is none: "he said so"."""


def statement_claims(
    reading: Reading, said: Mapping[int, tuple[Attribution, ...]], told: set[int], mentions: Mentions
) -> Iterator[Claim]:
    """The attributed clauses that hold no word in `told` (the triggers of event and relation claims)."""
    for attributions in said.values():
        for attribution in attributions:
            words = [i for i in attribution.scope if not reading.doc[i].is_punct and not reading.doc[i].is_space]
            if len(words) >= _SHORTEST and not attribution.scope & told:
                yield _claim(reading, attribution, mentions)


def _claim(reading: Reading, attribution: Attribution, mentions: Mentions) -> Claim:
    for party in attribution.parties:
        mentions.party(party)
    content = tuple(spans(reading, attribution.scope))
    evidence = reading.sentence(reading.doc[min(attribution.scope)].sent)
    labels = [claimant.label for claimant in attribution.claimants]
    return Claim(
        ids.claim(reading.article.id, "statement", str(content[0][0]), str(content[-1][1]), *labels),
        ClaimKind.STATEMENT,
        "Statement",
        reading.article.id,
        evidence,
        attribution.cue,
        claimants=attribution.claimants,
        cue=attribution.cue,
        content=content,
        modality=attribution.modality or Modality.ASSERTED,
        extractor=NAME,
        confidence=0.8,
    )
