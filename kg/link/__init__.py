"""Rows of other collections (ACLED, UCDP GED, Airwars) and the events of the graph that they are about."""

from kg.link.matching import Match, best
from kg.link.records import Record, Refused
from kg.link.table import Table, read
from kg.link.within import Index

__all__ = ["Index", "Match", "Record", "Refused", "Table", "best", "read"]
