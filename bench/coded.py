"""Score fusion alone, on claims as a careful coder writes them: `python -m bench.coded`.

`tests/clusters/coded.jsonl` says what each article tells of each event of the gold. No extractor runs, so what is
missed or merged wrongly is the doing of fusion. `--verbose` lists wrong and missed merges with what was held for and
against them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import coding
from bench.aligning import Aligned, Telling
from bench.scoreboard import mistakes, tell_scores
from kg.fuse import fuse
from kg.fuse.fusion import places_told
from kg.fuse.known import Known
from kg.fuse.profile import profile
from kg.fuse.score import score
from kg.model import Claim

FOLDER = Path(__file__).parents[1] / "tests" / "clusters"


def main() -> int:
    options = _options()
    found, claims, known = scored(options.folder)
    tell_scores([pair for pair in found if options.half in {"", pair[0].half}])

    def why(one: Telling, other: Telling) -> str:
        sides = (profile(claims[telling.id], known) for telling in (one, other))
        total = score(*sides, known)
        return f"{total.total:+g}: {total.words}"

    if options.verbose:
        print("\n".join(mistakes([pair for pair in found if options.half in {"", pair[0].half}], why)))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--half", default="", help="one half alone")
    parser.add_argument("--verbose", action="store_true", help="list wrong and missed merges")
    return parser.parse_args()


def scored(folder: Path = FOLDER) -> tuple[Aligned, dict[str, Claim], Known]:
    """The coded tellings with the events that fusion makes of them, their claims by IRI, and what fusion knew."""
    lines, articles = coding.read(folder)
    made = coding.Coding()
    claims = [made.claim(line, articles[line["article"]]) for line in lines]
    sources = {article.id: coding.source(article) for article in articles.values()}
    known = Known(entities=made.entities, sources=sources, told=places_told(claims))
    event = {name: one.id for one in fuse(claims, known=known) for name in one.claims}
    found = [_told(line, claim, event[claim.id]) for line, claim in zip(lines, claims, strict=True)]
    return found, {claim.id: claim for claim in claims}, known


def _told(line: coding.Line, claim: Claim, event: str) -> tuple[Telling, Telling]:
    told, article = claim.evidence, line["article"]
    ours = Telling(article, told.start, told.end, told.quote, claim.type, event, id=claim.id)
    return Telling(article, told.start, told.end, told.quote, claim.type, line["event"], half=line["half"]), ours


if __name__ == "__main__":
    sys.exit(main())
