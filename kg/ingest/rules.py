"""The extractor of this package, as a value that can be sent to another process: it loads its model where it runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import extract, nlp, registry
from kg.model import Article, Extraction


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules over the parse of an installed English spaCy pipeline, named by its package."""

    model: str = nlp.MODEL

    @property
    def name(self) -> str:
        """The extractor's name."""
        return extract.NAME

    @property
    def version(self) -> str:
        """The version of the rules, and the model that they rest on."""
        return f"{extract.VERSION}+{self.model}"

    def __call__(self, article: Article, /) -> Extraction:
        """What the article says; the model is loaded at the first call in a process."""
        return extract.extract(article, _pipeline(self.model))

    def load(self) -> None:
        """Load the model now; one that is not installed is a `UsageError`."""
        _pipeline(self.model)


@cache
def _pipeline(model: str) -> nlp.Pipeline:
    return nlp.load(registry.load(), model)
