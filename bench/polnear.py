"""Who claims what, in the form that PolNeAR's scorer reads: `python -m bench.polnear FOLDER > predicted.jsonl`.

FOLDER holds articles (.txt). A line for each: {"doc", "attributions": [{"source": [start, end] or null, "cue":
[start, end], "content": [[start, end], ...]}]}, in characters of the file; `doc` is the file's name without ".txt".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg import articles, nlp, registry
from kg.errors import ArticleError
from kg.extract import lexicons
from kg.extract.claims import spans
from kg.extract.reading import Reading, read
from kg.extract.voices import Attribution, voices


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    pipeline, lexicon = nlp.load(registry.load()), lexicons.load()
    for article in articles.read([str(path) for path in sorted(folder.glob("*.txt"))], limit=10_000_000):
        if isinstance(article, ArticleError):
            print(f"refused: {article}", file=sys.stderr)
            continue
        reading = read(article, pipeline.read(article.text), pipeline.registry, lexicon)
        doc = Path(article.file).name.removesuffix(".txt")
        print(json.dumps({"doc": doc, "attributions": list(attributed(reading))}))
    return 0


def attributed(reading: Reading) -> Iterator[dict[str, Any]]:
    """The attributions of an article; what one cue governs in several sentences is one."""
    by_cue: dict[tuple[int, int], list[Attribution]] = {}
    for said in voices(reading).values():
        for attribution in said:
            by_cue.setdefault(attribution.cue, []).append(attribution)
    for cue, parts in sorted(by_cue.items()):
        scope = frozenset(index for part in parts for index in part.scope)
        yield {"source": parts[0].source, "cue": cue, "content": list(spans(reading, scope))}


if __name__ == "__main__":
    sys.exit(main())
