"""Which claims are about one event, and what that event is then."""

from kg.fuse.clusters import fuse
from kg.fuse.refresh import refresh

__all__ = ["fuse", "refresh"]
