"""The border between the model and RDF: the only place that knows both."""

from kg.rdf.entity import entity_quads
from kg.rdf.event import event_quads
from kg.rdf.judgement import judgement_quads
from kg.rdf.write import article_quads, run_quads

__all__ = ["article_quads", "entity_quads", "event_quads", "judgement_quads", "run_quads"]
