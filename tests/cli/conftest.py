"""Running `kg` in this process, over a store with the sample in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Store
from tests.builders import sample_events
from tests.ingest.fakes import FakeExtractor

Kg = Callable[..., Result]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """`kg(*arguments)`, in an empty folder, without settings of the machine; nothing but an exit may be raised."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CKG_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def filled(kg: Kg, filled_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder of a store with the sample, named by the setting too."""
    filled_store.close()
    folder = str(tmp_path / "filled")
    monkeypatch.setenv("CKG_STORE", folder)
    return folder


@pytest.fixture
def event() -> str:
    """The IRI of the sample's event that the most claims are about."""
    return max(sample_events(), key=lambda event: len(event.claims)).id


@pytest.fixture
def fake_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """`kg ingest` and `kg extract` with an extractor that needs no model."""
    monkeypatch.setattr("kg.cli.feed._loaded", lambda settings: FakeExtractor())
