"""Neighbourhoods and paths, as networkx graphs and in the formats that other programs read."""

from kg.graph.neighbourhood import neighbourhood
from kg.graph.paths import paths, paths_document
from kg.graph.writers import WRITERS, graphml, node_link, turtle

__all__ = ["WRITERS", "graphml", "neighbourhood", "node_link", "paths", "paths_document", "turtle"]
