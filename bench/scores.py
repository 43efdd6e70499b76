"""Print every score of extraction against annotated texts: `python -m bench.scores [FOLDER]`.

FOLDER holds `dev` (event records), `case2021` (finer types), `polnear` (who claims what) and `re3d` (entities and
relations), each with the scorer that came with it. What is absent is skipped and named.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

BENCH = Path(__file__).parent
DEFAULT = BENCH.parents[1] / "shared" / "eval"


def main() -> int:
    """Run every scorer that is there; the exit code is that of the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder: Path = parser.parse_args().folder
    return max(
        _told("event records", folder / "dev", "evaluate.py"),
        _scored("finer types of events", folder / "case2021", "case2021.py", "odd.tsv", ["{}", "1"]),
        _scored("who claims what", folder / "polnear", "polnear.py", "text", ["dev", "{}"]),
        _told("entities and relations", folder / "re3d", "re3d.py"),
    )


def _told(title: str, folder: Path, script: str) -> int:
    """A benchmark that scores by itself."""
    print(f"== {title}: {folder}", flush=True)
    if not folder.is_dir():
        print(f"skipped: no {folder}", flush=True)
        return 0
    return subprocess.run([sys.executable, str(BENCH / script), str(folder)], check=False).returncode


def _scored(title: str, folder: Path, script: str, texts: str, arguments: list[str]) -> int:
    """A benchmark that prints predictions, for the scorer beside its texts; "{}" stands for the file of predictions."""
    print(f"== {title}: {folder}", flush=True)
    scorer = folder / "score.py"
    missing = next((path for path in (folder / texts, scorer) if not path.exists()), None)
    if missing is not None:
        print(f"skipped: no {missing}", flush=True)
        return 0
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as predicted:
        made = subprocess.run([sys.executable, str(BENCH / script), str(folder / texts)], check=False, stdout=predicted)
        told = [argument.format(predicted.name) for argument in arguments]
        return made.returncode or subprocess.run([sys.executable, str(scorer), *told], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
