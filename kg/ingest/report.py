"""What a run did, as counts and refusals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.errors import ArticleError
from kg.model import Extraction


@dataclass(frozen=True, slots=True)
class Report:
    """How much was stored, and what was refused; `quads` counts those of the articles' own graphs.

    An article that was given more than once in the run counts once; `repeated` is how often one came again.
    """

    articles: int = 0
    skipped: int = 0
    repeated: int = 0
    mentions: int = 0
    claims: int = 0
    events: int = 0
    quads: int = 0
    refused: tuple[ArticleError, ...] = ()

    def adding(self, extraction: Extraction, *, quads: int) -> Report:
        """The report with one more article that was stored."""
        return replace(
            self,
            articles=self.articles + 1,
            mentions=self.mentions + len(extraction.mentions),
            claims=self.claims + len(extraction.claims),
            quads=self.quads + quads,
        )

    def skipping(self) -> Report:
        """The report with one more article that the store had already."""
        return replace(self, skipped=self.skipped + 1)

    def repeating(self) -> Report:
        """The report with one more article that had come before in the same run."""
        return replace(self, repeated=self.repeated + 1)

    def refusing(self, error: ArticleError) -> Report:
        """The report with one more article that was refused."""
        return replace(self, refused=(*self.refused, error))

    @property
    def seen(self) -> int:
        """How many articles have been dealt with, one way or another."""
        return self.articles + self.skipped + self.repeated + len(self.refused)
