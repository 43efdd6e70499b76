"""`kg` as the shell meets it: help, exit codes, pipes that close, and a service that starts."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

import kg as package
from api.serving import listening
from kg.cli import entry
from kg.cli.edge import exit_code
from kg.cli.entry import COMMANDS, main
from kg.errors import DataError, QueryError, QueryLimit, StoreError, UnknownName, UsageError
from tests.cli.conftest import Kg


def shell(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def test_version_and_help(kg: Kg) -> None:
    assert kg("--version").stdout == f"kg {package.__version__}\n"
    told = kg("--help")
    assert told.exit_code == 0
    assert all(f"  {name} " in told.stdout for name in COMMANDS)
    alone = kg()
    assert alone.exit_code == 2
    assert "Usage: kg" in alone.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str, kg: Kg) -> None:
    told = kg(name, "--help").stdout
    assert f"kg {name}" in told.split("Example")[1]
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_an_unknown_command(kg: Kg) -> None:
    result = kg("dance")
    assert (result.exit_code, result.stderr) == (2, "kg: No such command 'dance'; see kg --help\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("x"), 2), (UnknownName("event", "x"), 2), (QueryError("x"), 2), (QueryLimit("rows", "x"), 3),
        (DataError("x"), 3), (StoreError("x"), 3),
    ],
)  # fmt: skip
def test_exit_codes(error: UsageError, code: int) -> None:
    assert exit_code(error) == code


def test_a_setting_of_the_wrong_kind(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CKG_MAX_ARTICLE_BYTES", "much")
    result = kg("events")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_an_empty_setting_is_none(kg: Kg, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CKG_STORE", "")
    monkeypatch.setenv("CKG_QUERY_SECONDS", "")
    assert kg("events").stderr.startswith("kg: kg-store: there is no store here")
    Path(filled).rename(tmp_path / "kg-store")
    assert kg("events").exit_code == 0


def test_an_interrupt_is_one_line(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry.Settings, "read", interrupted)
    result = kg("events")
    assert (result.exit_code, result.stderr.strip()) == (130, "kg: interrupted")


def test_an_interrupt_ends_a_query_that_the_engine_works_on(filled: str, tmp_path: Path) -> None:
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from kg.cli import main, ask\n"
        "from kg.store.engine import EngineStore\n"
        "query = EngineStore.query\n"
        "EngineStore.query = lambda *given: print('asked', flush=True) or query(*given)\n"
        "main(prog_name='kg')"
    )
    join = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d && ?d != ?g) }"
    command = [sys.executable, "-c", code, "query", "-q", join, "--store", filled]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "asked\n"
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        finally:
            process.kill()
        assert (process.returncode, process.stderr.read()) == (-signal.SIGINT, "")  # a shell tells this as 130


@pytest.mark.parametrize("before", [signal.default_int_handler, signal.SIG_IGN])
def test_an_interrupt_is_after_a_query_what_it_was(before: signal.Handlers, kg: Kg, filled: str) -> None:
    found = signal.signal(signal.SIGINT, before)
    try:
        assert kg("query", "-q", "ASK {}", "--store", filled).exit_code == 0
        assert signal.getsignal(signal.SIGINT) is before
    finally:
        signal.signal(signal.SIGINT, found)


def test_a_reader_that_goes_away_is_no_error(filled: str, tmp_path: Path) -> None:
    kg = f"{sys.executable} -c \"from kg.cli import main; main(prog_name='kg')\""
    command = f"{kg} export --store {filled} | head -c 10"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, timeout=120, check=False)
    assert (result.returncode, len(result.stdout), result.stderr) == (0, 10, b"")


def test_a_real_process_without_a_store(tmp_path: Path) -> None:
    result = shell("events", cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (3, "", 1)
    assert "Traceback" not in result.stderr


def test_serve_hands_the_store_to_the_service(kg: Kg, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, str, int, bool]] = []

    def run(_: object, store: str, host: str, port: int, *, read_only: bool, ready: Callable[[str], None]) -> None:
        served.append((store, host, port, read_only))
        ready(f"http://{host}:{port}/")

    monkeypatch.setattr("kg.cli.web.run", run)
    result = kg("serve", "--port", "8080", "--read-only")
    assert (result.exit_code, result.stdout) == (0, "serving at http://127.0.0.1:8080/\n")
    assert served == [(filled, "127.0.0.1", 8080, True)]


def test_a_port_in_use_is_one_line(filled: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = used.getsockname()[1]
        result = shell("serve", "--port", str(port), "--store", filled, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (3, "")
    told = f"kg: 127.0.0.1:{port}: address already in use; choose another with --port, or another --host\n"
    assert result.stderr == told


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("no.such.host.invalid", "no.such.host.invalid:8000: no such host; give an address of this machine"),
        ("a" * 70 + ".invalid", "no such host"),
        ("192.0.2.1", "192.0.2.1:8000: cannot assign requested address; choose another"),
    ],
)
def test_a_bad_host_is_one_line(host: str, told: str, kg: Kg, filled: str) -> None:
    result = kg("serve", "--host", host, "--store", filled)
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert told in result.stderr


def test_a_service_says_where_it_is_and_ends_at_an_interrupt(filled: str, tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port), "--store", filled]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"serving at http://127.0.0.1:{port}/\n"
            with socket.create_connection(("127.0.0.1", port), timeout=10):
                pass
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, told) == (0, "")


def test_a_model_that_is_not_installed_is_named_at_once(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CKG_MODEL", "no_such_model")
    result = kg("extract", "missing.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "no_such_model" in result.stderr
