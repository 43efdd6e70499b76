"""What happened: from trigger words, their roles in the syntax and what their clause says to tellings of events."""

from __future__ import annotations

from kg.extract.events.scenes import Story, Telling
from kg.extract.events.tellings import tellings

__all__ = ["Story", "Telling", "tellings"]
