"""Who is tied to whom: from verbs, participles and offices to relations between actors, and of actors to places."""

from __future__ import annotations

from kg.extract.relations.claims import relation_claims

__all__ = ["relation_claims"]
