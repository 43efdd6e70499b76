"""Which claims are about one event, one claim a line: what a scorer of clusters reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg import ids
from kg.model import Claim, ClaimKind
from kg.rdf import lookup
from kg.store import Store, described
from kg.vocab import SCHEMA, SPDX


def clusters(store: Store, out: BinaryIO) -> None:
    """Write the event claims as JSON Lines, in the order of article, quote and IRI."""
    for row in rows(store):
        out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def rows(store: Store) -> Iterator[dict[str, Any]]:
    """One object a claim; those with the same `event` are about one event.

    Keys: article (its file's name; of a store that does not know it, the article's key), claim (IRI), type, quote,
    quote_start and quote_len (in characters of the article's text), event (IRI, null where events were not made yet).
    """
    claims = described.claims(store, ClaimKind.EVENT)
    files = {article: _file(store, article) for article in {claim.article for claim in claims}}
    for claim in sorted(claims, key=lambda claim: (files[claim.article], *_place(claim))):
        start, end, iri = _place(claim)
        yield {
            "article": files[claim.article],
            "claim": iri,
            "type": claim.type,
            "quote": claim.evidence.quote,
            "quote_start": start,
            "quote_len": end - start,
            "event": lookup.iri(store, iri, SCHEMA.about),
        }


def _file(store: Store, article: str) -> str:
    return lookup.text(store, article, SPDX.fileName) or ids.key_of(article)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence.start, claim.evidence.end, claim.id
