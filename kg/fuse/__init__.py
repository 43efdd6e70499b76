"""Which claims are about one event, and what that event is then."""

from kg.fuse.fusion import fuse
from kg.fuse.judging import judge, judgements, scored, withdraw
from kg.fuse.refresh import naming_what, refresh, update

__all__ = ["fuse", "judge", "judgements", "naming_what", "refresh", "scored", "update", "withdraw"]
