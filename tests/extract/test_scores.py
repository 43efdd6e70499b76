"""The example articles score as well as promised, where their annotations lie beside the checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg import articles
from kg.export.records import records
from kg.extract import extract

EVAL = Path(__file__).parents[3] / "shared" / "eval"
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.skipif(not (EVAL / "score.py").exists(), reason="needs the annotated articles beside the checkout")
def test_the_example_articles_score_as_promised(pipeline, lexicon, tmp_path):
    found = [
        record
        for article in articles.read([str(SEEDS)], limit=1_000_000)
        for record in records(extract(article, pipeline, lexicon))
    ]
    names = {path.name for path in SEEDS.glob("*.txt")}
    gold = [
        line
        for line in (EVAL / "dev" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        if json.loads(line)["article"] in names
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(gold), encoding="utf-8")
    (tmp_path / "found.jsonl").write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    command = [
        sys.executable,
        str(EVAL / "score.py"),
        str(tmp_path / "gold.jsonl"),
        str(tmp_path / "found.jsonl"),
        "--json",
    ]
    score = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert score["event"]["F1"] >= 0.75
    assert score["overall"]["F1"] >= 0.60
