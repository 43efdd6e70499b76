"""Score extraction against gold annotations: `python -m bench.evaluate [FOLDER] [--verbose]`.

FOLDER holds articles (.txt), `gold.jsonl` beside them, and the scorer `score.py` one folder up; the default is the
development set beside the checkout. Where it is absent, this says so and ends well.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kg import articles
from kg.errors import ArticleError
from kg.export.records import records
from kg.extract import extract
from kg.ingest.rules import Rules
from kg.settings import Settings

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "dev"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--verbose", action="store_true", help="every event: what agreed, was missed, was spurious")
    options = parser.parse_args()
    scorer, gold = options.folder.parent / "score.py", options.folder / "gold.jsonl"
    if not (scorer.exists() and gold.exists()):
        print(f"skipped: no gold.jsonl in {options.folder} or no score.py above it")
        return 0
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.writelines(_predicted(options.folder))
        predicted.flush()
        command = [sys.executable, str(scorer), str(gold), predicted.name, *(["--verbose"] if options.verbose else [])]
        return subprocess.run(command, check=False).returncode


def _predicted(folder: Path) -> list[str]:
    pipeline = Rules.of(Settings.read(os.environ)).load()
    lines = []
    for article in articles.read([str(path) for path in sorted(folder.glob("*.txt"))], limit=10_000_000):
        if isinstance(article, ArticleError):
            print(f"refused: {article}", file=sys.stderr)
            continue
        lines += [json.dumps(record, ensure_ascii=False) + "\n" for record in records(extract(article, pipeline))]
    return lines


if __name__ == "__main__":
    sys.exit(main())
