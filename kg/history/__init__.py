"""The graph over time: what an article's graph held before, what the graph said at a time, and what has changed."""

from kg.history.archive import keep, restore, retract
from kg.history.changes import Changes, changes, patch
from kg.history.moment import as_of, beginning
from kg.history.naming import graph_of, graphs_at
from kg.history.pending import settle
from kg.history.versions import Retraction, retraction

__all__ = [
    "Changes",
    "Retraction",
    "as_of",
    "beginning",
    "changes",
    "graph_of",
    "graphs_at",
    "keep",
    "patch",
    "restore",
    "retract",
    "retraction",
    "settle",
]
