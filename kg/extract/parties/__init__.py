"""Who: from noun phrases to actors, by the registry's names, by force nouns and their owners, or by their own words."""

from __future__ import annotations

from kg.extract.parties.naming import Party
from kg.extract.parties.phrases import by_closing, by_generic, by_name, by_recogniser, parties, resolve

__all__ = ["Party", "by_closing", "by_generic", "by_name", "by_recogniser", "parties", "resolve"]
