"""Learned choosers: of what the rules propose, which words tell of an event, and what belongs to it."""
