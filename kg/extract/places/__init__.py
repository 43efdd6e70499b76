"""Where: from capitalised names and the words around them to places, known ones and new ones, with honest positions."""

from __future__ import annotations

from kg.extract.places.names import Place, places
from kg.extract.places.positions import located, positions

__all__ = ["Place", "located", "places", "positions"]
