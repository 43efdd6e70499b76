"""Content hashes to IRIs: a thing is named by what it says, so the same input has the same IRI on every machine."""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

BASE = "https://w3id.org/conflict-kg/"
ID = BASE + "id/"
KEY_LENGTH = 20
UNNAMED = re.compile(rf"-[0-9a-f]{{{KEY_LENGTH}}}$")


def digest(*parts: str) -> str:
    """The SHA-256, in hexadecimal, of a list of strings; length-prefixed, so no two lists collide by joining."""
    whole = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        whole.update(f"{len(encoded)}:".encode())
        whole.update(encoded)
    return whole.hexdigest()


def key(*parts: str) -> str:
    """The first 20 hexadecimal digits (80 bits) of the digest of `parts`."""
    return digest(*parts)[:KEY_LENGTH]


def slug(name: str) -> str:
    """A name as a readable key: ASCII, lower case, words joined by hyphens; a hash where no letter is left."""
    folded = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")
    return folded[:80] if folded else key(name)


def article(sha256: str) -> str:
    """The IRI of an article, from the SHA-256 of the bytes it came in."""
    return f"{ID}article/{sha256[:KEY_LENGTH]}"


def article_graph(sha256: str) -> str:
    """The named graph that holds one article's claims and mentions."""
    return f"{ID}graph/article/{sha256}"


def mention(article_id: str, kind: str, start: int, end: int) -> str:
    """The IRI of a mention: one per article, kind and span."""
    return f"{ID}mention/{key(article_id, kind, str(start), str(end))}"


def claim(article_id: str, *content: str) -> str:
    """The IRI of a claim, from its article and whatever tells it from the article's other claims."""
    return f"{ID}claim/{key(article_id, *content)}"


def event(first_claim: str) -> str:
    """The IRI of an event, named by the key of the first of its claims: so any name it ever had leads to a claim."""
    return f"{ID}event/{key_of(first_claim)}"


def first_claim(event_id: str) -> str:
    """The claim that an event is, or once was, named by."""
    return f"{ID}claim/{key_of(event_id)}"


def judgement(*content: str) -> str:
    """The IRI of a judgement, from all that it says."""
    return f"{ID}judgement/{key(*content)}"


def run(article_id: str, extractor: str, version: str) -> str:
    """The IRI of a run: one extractor, in one version, over one article."""
    return f"{ID}run/{key(article_id, extractor, version)}"


def version(*content: str) -> str:
    """The IRI of what an article's graph held from one time until another, from all that is known of it."""
    return f"{ID}version/{key(*content)}"


def entity(kind: str, name: str) -> str:
    """The IRI of an actor, place or outlet that no registry knows: named by its name."""
    return f"{ID}{kind}/{slug(name)}"


def unnamed(label: str, article_id: str) -> str:
    """The IRI of a party without a name ("gunmen"): one of its article alone (docs/decisions/0010)."""
    return f"{entity('actor', label)}-{key(article_id, label.lower())}"


def is_unnamed(iri: str) -> bool:
    """Whether an IRI is that of a party without a name: its slug then ends in a key."""
    return UNNAMED.search(iri) is not None


def place(key: str) -> str:
    """The IRI of a place by its key in a gazetteer, such as "geonames-170063"."""
    return f"{ID}place/{key}"


def key_of(iri: str) -> str:
    """The last path segment of an IRI: what `/entities/{kind}/{key}` and the tables show."""
    return iri.rsplit("/", 1)[-1]
