"""Who says so: from verbs of saying, quotation marks and "according to" to claimants and the words they are given."""

from __future__ import annotations

from kg.extract.voices.attribution import Attribution, reported, voices

__all__ = ["Attribution", "reported", "voices"]
