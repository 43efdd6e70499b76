"""Hold confidence against truth: `python -m bench.reliability [FOLDER]`.

For event claims of each tenth of confidence, prints how sure they are said to be and how many are right: aligned by the
scorer with a gold record of the same type. FOLDER is as for `bench.evaluate`; where it is absent, this says so.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.labels import scorer
from kg import articles
from kg.errors import ArticleError
from kg.export.records import records
from kg.ingest.rules import Rules
from kg.model import ClaimKind
from kg.settings import Settings

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "dev"
_LEAST, _TENTHS = 3, range(3, 10)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder: Path = parser.parse_args().folder
    if not ((folder / "gold.jsonl").exists() and (folder.parent / "score.py").exists()):
        print(f"skipped: no gold.jsonl in {folder} or no score.py above it")
        return 0
    judged = list(_judged(folder))
    print(f"{'confidence':<12}{'claims':>8}{'said':>8}{'right':>8}")
    for tenth in _TENTHS:
        found = [(said, right) for said, right in judged if max(_LEAST, min(9, int(said * 10))) == tenth]
        if found:
            said, right = (sum(column) / len(found) for column in zip(*found, strict=True))
            print(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}{len(found):>9}{said:>8.2f}{right:>8.2f}")
    return 0


def _judged(folder: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of each event claim, and whether it is right."""
    score = scorer(folder)
    gold: dict[str, list[dict[str, object]]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold.setdefault(record["article"], []).append(record)
    rules = Rules.of(Settings.read(os.environ))
    for article in articles.read([str(path) for path in sorted(folder.glob("*.txt"))], limit=10_000_000):
        if isinstance(article, ArticleError):
            continue
        extraction = rules(article)
        told = list(records(extraction))
        known = gold.get(Path(article.file).name, [])
        right = {b for a, b in score.align(known, told) if known[a]["type"] == told[b]["type"]}
        events = sorted((c for c in extraction.claims if c.kind is ClaimKind.EVENT), key=lambda c: (c.trigger, c.id))
        yield from ((claim.confidence, number in right) for number, claim in enumerate(events))


if __name__ == "__main__":
    sys.exit(main())
