"""Score fusion against gold clusters: `python -m bench.clusters [PREDICTED]`.

PREDICTED is what `kg export --format clusters` wrote; without it, the articles beside the gold go through the whole
pipeline here, and `--cache FOLDER` keeps their extractions for the next time. GOLD has one telling a line: article,
start, end, quote, event, and where it has them type and half. Claims are aligned with tellings by overlap of quotes
(`bench/aligning.py`), and clusters are compared over the aligned ones (`bench/measures.py`): what extraction misses is
counted apart. `--verbose` lists wrong and missed merges.

`--silver FOLDER` measures pairs on annotated articles instead; see `bench/silver.py` for how rough that is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import silver
from bench.aligning import Aligned, Telling, aligned
from bench.fused import extractor, fused
from bench.scoreboard import mistakes, tell_scores

GOLD = Path(__file__).parents[1] / "tests" / "clusters" / "gold.jsonl"


def main() -> int:
    options = _options()
    if options.silver:
        return silver.tell(options.silver, extractor(options.cache), verbose=options.verbose)
    gold = [Telling.of_gold(line) for line in lines(options.gold)]
    if options.predicted:
        said = list(lines(options.predicted))
    else:
        said = fused([str(options.gold.parent / "articles")], extractor(options.cache))
    claims = [Telling.of_claim(line) for line in said]
    found = aligned(gold, claims)
    _tell_alignment(gold, claims, found)
    tell_scores(found)
    if options.verbose:
        print("\n".join(mistakes(found)))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predicted", nargs="?", type=Path)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep extractions here")
    parser.add_argument("--silver", type=Path, metavar="FOLDER", help="measure on annotated articles instead")
    parser.add_argument("--verbose", action="store_true", help="list wrong and missed merges")
    return parser.parse_args()


def lines(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def _tell_alignment(gold: Sequence[Telling], claims: Sequence[Telling], found: Aligned) -> None:
    told = {(telling.article, telling.event) for telling in gold}
    heard = {(telling.article, telling.event) for telling, _ in found}
    own = len(found)
    beside = sum((t.article, t.event) in heard for t in gold) - own
    print(f"{len(gold)} tellings: {own} have a claim, {beside} another telling's in their article, the rest is lost")
    print(f"{len(told)} times an article tells of an event: {len(heard)} with a claim")
    print(f"{len(claims)} claims: {len(claims) - own} match no telling")


if __name__ == "__main__":
    sys.exit(main())
