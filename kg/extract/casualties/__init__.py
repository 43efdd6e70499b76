"""How many of whom were killed, hurt, displaced or detained: from casualty words and the numbers that hang on them."""

from __future__ import annotations

from kg.extract.casualties.figures import Figure, figures

__all__ = ["Figure", "figures"]
