"""Train the choosers of `kg/extract/choose`: `python -m bench.train [FOLDER] [--folds N]`.

FOLDER holds annotated articles (.txt) with `gold.jsonl`, and the scorer `score.py` one folder up. The tables go to
`kg/extract/choose/weights.json`; the same articles give the same bytes. `--folds N` writes nothing and instead trains
N times on all but a part of the articles and scores the part left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.fitting import FIXED, Sample, crossed, earlier, fitted, story_rows
from bench.labels import Labels, scorer
from bench.lessons import Lesson, as_record, lessons
from bench.slots import slot_chooser
from kg.extract.choose.chooser import WEIGHTS, Chooser, Choosers
from kg.extract.choose.stage import Stage
from kg.extract.document import stories
from kg.extract.fill import SLOTS, filled

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "train"


def main() -> int:
    """Train, or score by folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--folds", type=int, default=0, help="score by so many folds, and write nothing")
    options = parser.parse_args()
    if not (options.folder / "gold.jsonl").exists():
        print(f"nothing to learn from: no gold.jsonl in {options.folder}")
        return 3
    labels = Labels(scorer(options.folder))
    every = list(lessons(options.folder, labels))
    if options.folds:
        crossvalidate(every, labels, options.folds)
        return 0
    trained = fit(every, labels)
    WEIGHTS.write_text(written(trained), encoding="utf-8")
    print(
        f"{WEIGHTS.name}: {sum(len(c.weights) for c in trained.values())} weights of {len(every)} articles; "
        + ", ".join(f"{name} {c.threshold}" for name, c in trained.items())
    )
    return 0


def fit(lessons: Sequence[Lesson], labels: Labels) -> dict[str, Chooser]:
    """Every chooser, trained on some articles; those of stories and slots on what choosers make of articles unseen."""
    trained = earlier(lessons)
    unseen = list(crossed(lessons))
    trained["stories"] = fitted(
        Sample.of((n, row) for n, lesson, first in unseen for row in story_rows(lesson, first, labels)),
        FIXED["stories"],
    )
    every = [
        (n, lesson, stories(lesson.setting, {**first, "stories": trained["stories"]})) for n, lesson, first in unseen
    ]
    for slot in SLOTS:
        trained[slot] = slot_chooser(slot, every, labels)
    return trained


def crossvalidate(every: Sequence[Lesson], labels: Labels, folds: int) -> None:
    """Print the scores of each fold and of all, each article scored by choosers that did not see it."""
    found: list[dict[str, Any]] = []
    for fold in range(folds):
        trained = fit([lesson for n, lesson in enumerate(every) if n % folds != fold], labels)
        part = every[fold::folds]
        told = [record for lesson in part for record in predicted(lesson, trained)]
        found += told
        _show(f"fold {fold + 1}", labels.scorer.score([r for lesson in part for r in lesson.gold], told))
    _show("all", labels.scorer.score([r for lesson in every for r in lesson.gold], found))


def predicted(lesson: Lesson, choosers: Choosers) -> list[dict[str, Any]]:
    """The records that choosers make of an article."""
    found = stories(lesson.setting, choosers)
    stage = Stage(lesson.setting, lesson.survey.pool, found)
    return [as_record(lesson, story) for story in filled(stage, choosers)]


def written(choosers: Choosers) -> str:
    """The tables as JSON, sorted."""
    tables = {
        name: {"bias": chooser.bias, "threshold": chooser.threshold, "weights": dict(sorted(chooser.weights.items()))}
        for name, chooser in sorted(choosers.items())
    }
    return json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _show(name: str, scores: dict[str, dict[str, float]]) -> None:
    shown = ", ".join(f"{slot} {row.get('F1', row['R']):.3f}" for slot, row in sorted(scores.items()))
    print(f"{name}: {shown}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
