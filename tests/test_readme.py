"""What README says can be run is run, and what is generated is as the code is now."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from docs import generate
from kg.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix(".venv/bin/kg ")
    for block in re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    for line in block.splitlines()
]
PYTHON = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder like a fresh clone after `make demo`: the seeds are ingested by the extractor that ships."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("seeds", "ontology", "docs"):
        (folder / name).symlink_to(ROOT / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("CKG_STORE", raising=False)
        result = CliRunner().invoke(main, ["ingest", "seeds"])
        assert (result.exit_code, result.stderr) == (0, "")
        yield folder


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme(command: str) -> None:
    result = CliRunner().invoke(main, shlex.split(command))
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("query", sorted((ROOT / "ontology" / "queries").glob("*.rq")), ids=lambda path: path.stem[:2])
def test_a_shipped_query_answers_about_the_example_articles(query: Path) -> None:
    result = CliRunner().invoke(main, ["query", str(query), "--format", "csv"])
    assert result.exit_code == 0
    nothing_to_tell = {"04", "05"}  # the two articles neither give different figures nor blame different parties
    assert (len(result.stdout.splitlines()) > 1) == (query.stem[:2] not in nothing_to_tell)


@pytest.mark.usefixtures("demo")
def test_the_sample_of_the_readme_is_what_is_printed() -> None:
    (command, printed) = re.findall(r"```console\n\$ kg (.*?)\n(.*?)```", README, flags=re.DOTALL)[0]
    result = CliRunner().invoke(main, shlex.split(command))
    assert (result.stdout.strip(), result.exit_code) == (printed.strip(), 0)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("code", PYTHON)
def test_the_python_of_the_readme(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out


def test_the_demo_shows_a_ledger_and_writes_the_graph(demo: Path) -> None:
    kg = demo / "kg"
    kg.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from kg.cli import main; main()' \"$@\"\n")
    kg.chmod(0o755)
    told = subprocess.run(
        ["bash", "docs/demo.sh"], env={"KG": str(kg), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        cwd=demo, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    assert "killed 25 or more" in told.stdout
    assert told.stderr == ""
    assert (demo / "graph.ttl").read_text(encoding="utf-8").count("ckg:EventClaim") > 10


def test_readme_names_the_two_commands() -> None:
    assert "    make demo\n    make test\n" in README


def test_the_reference_of_the_command_line_is_not_stale() -> None:
    assert generate.PAGE.read_text(encoding="utf-8") == generate.page(), "run make docs"
