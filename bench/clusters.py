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
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from bench import silver
from bench.aligning import Aligned, Telling, aligned
from bench.fused import extractor, fused
from bench.measures import Score, b_cubed, ceaf_e, clusters, conll, muc, pairs

GOLD = Path(__file__).parents[1] / "tests" / "clusters" / "gold.jsonl"
_LONGEST = 110


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
    _tell_scores(found)
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


def _tell_scores(found: Aligned) -> None:
    print(f"\n{'':6}{'claims':>7}{'B-cubed':>21}{'MUC':>21}{'CEAF-e':>21}{'CoNLL':>8}{'pairs':>21}")
    print(f"{'':13}" + f"{'P':>9}{'R':>6}{'F1':>6}" * 3 + f"{'':8}" + f"{'P':>9}{'R':>6}{'F1':>6}")
    parts = [part for part in _parts(found) if part[1]]
    for name, part in parts:
        true, made = sides(part)
        scores = "".join(_shown(measure(true, made)) for measure in (b_cubed, muc, ceaf_e))
        print(f"{name:6}{len(part):7}{scores}{conll(true, made):8.3f}{_shown(pairs(true, made))}")
    print(f"\n{'pairs':6}{'within an article':>24}{'across articles':>24}")
    for name, part in parts:
        true, made = sides(part)
        told = (_shown(pairs(true, made, where)) for where in (within, lambda pair: not within(pair)))
        print(f"{name:6}{'   '.join(told)}")


def _parts(found: Aligned) -> Iterator[tuple[str, Aligned]]:
    for half in sorted({telling.half for telling, _ in found if telling.half}, reverse=True):
        yield half, [pair for pair in found if pair[0].half == half]
    yield "all", found


def sides(found: Aligned) -> tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]:
    """The true clusters of aligned claims, and those they were put into; a claim stands as its article and IRI."""
    ours = [(telling, (claim.article, claim.id)) for telling, claim in found]
    made = {(claim.article, claim.id): claim.event for _, claim in found}
    return clusters({key: telling.event for telling, key in ours}), clusters(made)


def within(pair: Iterable[Hashable]) -> bool:
    """Whether both claims of a pair are of one article."""
    return len({claim[0] for claim in pair if isinstance(claim, tuple)}) == 1


def _shown(score: Score) -> str:
    return f"{score.precision:9.3f}{score.recall:6.3f}{score.f1:6.3f}"


def mistakes(found: Aligned) -> Iterator[str]:
    """Pairs of claims that were put into one event and are of two, then those of one event that were kept apart."""
    yield from _differing("merged wrongly", found, lambda told: told[1].event, lambda told: told[0].event)
    yield from _differing("missed", found, lambda told: told[0].event, lambda told: told[1].event)


Told = tuple[Telling, Telling]
Event = Callable[[Told], str]


def _differing(title: str, found: Aligned, alike: Event, unlike: Event) -> Iterator[str]:
    """Pairs that are alike and unlike, by the two events that they are of: how many, and the first of them."""
    wrong: dict[tuple[str, ...], list[tuple[Told, Told]]] = {}
    for one, other in combinations(found, 2):
        if alike(one) == alike(other) and unlike(one) != unlike(other):
            wrong.setdefault(tuple(sorted((unlike(one), unlike(other)))), []).append((one, other))
    yield f"\n{title}: {sum(map(len, wrong.values()))} pairs"
    for _, those in sorted(wrong.items(), key=lambda row: (-len(row[1]), row[0])):
        one, other = those[0]
        yield _line(f"{len(those):4}", one)
        yield _line("", other)


def _line(note: str, told: Told) -> str:
    telling, claim = told
    quote = " ".join(claim.quote.split())
    quote = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}..."
    return f"{note:4}  {f'{telling.event} ({claim.type}, {claim.article})':44} {quote}"


if __name__ == "__main__":
    sys.exit(main())
