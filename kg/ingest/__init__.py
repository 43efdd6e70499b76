"""From articles to a graph that answers: extract, store, fuse, publish.

The extractor is handed in. That of this package is `kg.ingest.rules.Rules`, which brings a language model with it.
"""

from kg.ingest.attempt import Extractor
from kg.ingest.flow import ingest
from kg.ingest.parallel import extractions
from kg.ingest.report import Report

__all__ = ["Extractor", "Report", "extractions", "ingest"]
