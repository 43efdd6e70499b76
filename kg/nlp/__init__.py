"""Text to a parsed spaCy `Doc` that knows the registry's names. The only package that loads a model."""

from kg.nlp.pipeline import MODEL, Pipeline, load, shipped

__all__ = ["MODEL", "Pipeline", "load", "shipped"]
