"""Compare the speed of extraction with that of the bare parser: `python -m bench.extraction [FOLDER] [--memory N]`.

FOLDER holds articles (.txt). The bare parser is the model as shipped. Both read the same texts in the same process in
turn, round by round, in batches; the last line is the median ratio of articles per second of CPU time, ours to the
parser's. With `--memory N`, N articles are extracted instead, slightly varied, and the memory of the process is printed
at every tenth of them.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from kg import articles
from kg.extract import extract_all
from kg.ingest.rules import Rules
from kg.model import Article
from kg.nlp import Pipeline, shipped
from kg.settings import Settings

_ROOT = Path(__file__).parents[1]
_EVAL = _ROOT.parent / "shared" / "eval"
FOLDERS = (_EVAL / "train", _EVAL / "dev", _ROOT / "seeds")
"""Where articles are looked for when no folder is given: the first that there is."""


@dataclass(frozen=True, slots=True)
class Spent:
    """The seconds of CPU and of the clock that a round took."""

    cpu: float
    wall: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="how often each reads all articles")
    parser.add_argument("--memory", type=int, metavar="N", help="extract N articles and print the memory used")
    options = parser.parse_args()
    folder = options.folder or next(folder for folder in FOLDERS if folder.is_dir())
    found = _articles(folder)
    if not found:
        print(f"no articles (.txt) in {folder}", file=sys.stderr)
        return 2
    print(f"{len(found)} articles of {folder}{'' if options.folder else ' (no folder was given)'}")
    pipeline = Rules.of(Settings.read(os.environ)).load()
    if options.memory:
        _tell_memory(pipeline, found, options.memory)
    else:
        _tell_speed(pipeline, found, options.rounds)
    return 0


def _articles(folder: Path) -> tuple[Article, ...]:
    paths = [str(path) for path in sorted(folder.rglob("*.txt"))]
    return tuple(a for a in articles.read(paths, limit=10_000_000) if isinstance(a, Article)) if paths else ()


def _tell_speed(pipeline: Pipeline, found: Sequence[Article], rounds: int) -> None:
    texts = [article.text for article in found]
    deque(extract_all(found[:8], pipeline), maxlen=0)  # what is read once, at the first article, counts for neither
    parser = shipped(Settings.read(os.environ).model)
    deque(parser.pipe(texts[:8]), maxlen=0)
    bare, ours = [], []
    for _ in range(rounds):
        bare.append(_spent(lambda: parser.pipe(texts)))
        ours.append(_spent(lambda: extract_all(found, pipeline)))
    for name, spent in (("bare parser", bare), ("extraction", ours)):
        cpu, wall = (len(found) / median(getattr(one, kind) for one in spent) for kind in ("cpu", "wall"))
        print(f"{name:12} {cpu:7.2f} articles a CPU second {wall:7.2f} a second by the clock")
    ratios = [one.cpu / other.cpu for one, other in zip(bare, ours, strict=True)]
    print("rounds " + " ".join(f"{ratio:.2f}" for ratio in ratios))
    print(f"ratio {median(ratios):.2f}")


def _spent(work: Callable[[], Iterable[object]]) -> Spent:
    cpu, wall = time.process_time(), time.perf_counter()
    deque(work(), maxlen=0)
    return Spent(time.process_time() - cpu, time.perf_counter() - wall)


def _tell_memory(pipeline: Pipeline, found: Sequence[Article], count: int) -> None:
    step = max(1, count // 10)
    print(f"{'articles':>8} {'MB':>6}")
    for number, _ in enumerate(extract_all(islice(_varied(found), count), pipeline), 1):
        if number % step == 0 or number == 1:
            print(f"{number:8,} {_resident():6.0f}", flush=True)


def _varied(found: Sequence[Article]) -> Iterator[Article]:
    """The articles again and again, each time with a word that no article had before."""
    for number, article in enumerate(cycle(found)):
        yield replace(article, text=f"{article.text}\n\nNotice {number} of Qa{number}bad.")


def _resident() -> float:
    """The memory of this process that is in use, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
