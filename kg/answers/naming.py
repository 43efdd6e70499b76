"""What a person types for a thing, as its IRI."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import ids
from kg.errors import UnknownName
from kg.vocab import PREFIXES


def resolve(kind: str, name: str) -> str:
    """The IRI of a thing of one kind, named by its key ("russia"), its IRI, or its IRI with a prefix ("actor:russia").

    What cannot be an IRI is an `UnknownName`.
    """
    iri = expand(name)
    if ":" not in iri:
        iri = f"{ids.ID}{kind}/{name}"
    try:
        return NamedNode(iri).value
    except ValueError:
        raise UnknownName(kind, name) from None


def expand(name: str) -> str:
    """A name with a known prefix as its IRI; any other text as it is."""
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else name
