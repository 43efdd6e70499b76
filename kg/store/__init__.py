"""Where the graph lives: a folder on disk or memory, behind one port, over one engine."""

from kg.store.open import current_generation, open_store
from kg.store.port import Answer, Store

__all__ = ["Answer", "Store", "current_generation", "open_store"]
