"""Articles through the whole pipeline to the lines of `kg export --format clusters`; extractions can be kept.

A kept extraction is found again by its article, the extractor's version and the code and data that extraction rests
on, so that fusion can be tuned without waiting for the parser, and no change of a rule goes unseen.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import articles, registry
from kg.errors import ArticleError
from kg.export import export
from kg.ingest import Extractor, ingest
from kg.ingest.rules import Rules
from kg.model import Article, Extraction
from kg.settings import Settings
from kg.store import open_store

_ROOT = Path(__file__).parents[1]
_RESTS_ON = ("kg/model", "kg/articles", "kg/nlp", "kg/registry", "kg/extract", "ontology")
_FUSION_ALONE = {"fusion.toml", "assessment.toml", "codebooks.toml"}
"""What extraction does not read."""
_LIMIT = 5_000_000


@dataclass(frozen=True)
class Keeping:
    """An extractor that keeps what another one found, one file an article in a folder."""

    rules: Rules
    folder: Path

    @property
    def name(self) -> str:
        """That of the other."""
        return self.rules.name

    @property
    def version(self) -> str:
        """That of the other."""
        return self.rules.version

    @cached_property
    def state(self) -> str:
        """Changes with the version, and with any file that extraction rests on."""
        made = hashlib.sha256(self.version.encode())
        for part in _RESTS_ON:
            for path in sorted((_ROOT / part).rglob("*.*")):
                if path.suffix in {".py", ".json", ".toml", ".ttl", ".tsv"} and path.name not in _FUSION_ALONE:
                    made.update(path.read_bytes())
        return made.hexdigest()

    def __call__(self, article: Article, /) -> Extraction:
        """What the article says, kept or found now."""
        key = hashlib.sha256(f"{self.state} {article.file} {article.sha256}".encode()).hexdigest()
        path = self.folder / f"{key}.pickle"
        if path.exists():
            kept: Extraction = pickle.loads(path.read_bytes())  # noqa: S301  (written below)
            return kept
        found = self.rules(article)
        self.folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(found))
        return found

    def batch(self, articles: Sequence[Article], /) -> Iterator[Extraction]:
        """What each of some articles says, in order."""
        yield from map(self, articles)


def extractor(cache: Path | None) -> Extractor:
    """The extractor of the package; with a folder, one that keeps what it found there."""
    rules = Rules.of(Settings.read(os.environ))
    return Keeping(rules, cache) if cache else rules


def fused(paths: Sequence[str], extract: Extractor) -> list[dict[str, Any]]:
    """The lines of the export of clusters, from articles that go through extraction, store and fusion.

    What is refused is told on standard error.
    """
    with open_store("memory:") as store:
        found = articles.read(paths, limit=_LIMIT)
        report = ingest(_told(found), extract=extract, store=store, registry=registry.load())
        for refusal in report.refused:
            print(f"refused: {refusal}", file=sys.stderr)
        out = io.BytesIO()
        export(store, "clusters", out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _told(found: Iterator[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """Text files alone: the gold beside them is no article."""
    return (given for given in found if given.file.endswith(".txt"))
