"""The extractor of this package, as a value that can be sent to another process: it loads its model where it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import extract, nlp, registry
from kg.model import Article, Extraction
from kg.registry import gazetteer, packaged, places_file
from kg.settings import Settings

_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules over the parse of an installed English spaCy pipeline, named by its package.

    `cache` is the folder of the packaged gazetteer, `places` the file of the places that a user imported.
    """

    model: str = nlp.MODEL
    cache: str = _DEFAULT.cache
    places: str = _DEFAULT.gazetteer

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        """The extractor that the settings ask for."""
        return cls(settings.model, settings.cache, settings.gazetteer)

    @property
    def name(self) -> str:
        """The extractor's name."""
        return extract.NAME

    @property
    def version(self) -> str:
        """The version of the rules, the model that they rest on, and the places that a user imported, if any."""
        imported = places_file.content(_path(self.places))
        return f"{extract.VERSION}+{self.model}" + (f"+places.{imported}" if imported else "")

    def __call__(self, article: Article, /) -> Extraction:
        """What the article says; the model is loaded at the first call in a process."""
        return extract.extract(article, self.load())

    def batch(self, articles: Sequence[Article], /) -> Iterator[Extraction]:
        """What each of some articles says, in order; they are parsed together, which takes less time."""
        return extract.extract_all(articles, self.load())

    def load(self) -> nlp.Pipeline:
        """Load the model now; one that is not installed is a `UsageError`."""
        return _pipeline(self.model, self.cache, self.places)


@cache
def _pipeline(model: str, folder: str, places: str) -> nlp.Pipeline:
    known = registry.load()
    files = (_path(places), packaged.packaged(_path(folder)))
    return nlp.load(known, model, gazetteer.opened(known, *files))


def _path(written: str) -> Path:
    return Path(written).expanduser()
