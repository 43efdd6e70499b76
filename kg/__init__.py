"""Conflict-event knowledge graph: who claims what about which event, down to the sentence."""

__version__ = "0.1.0"
