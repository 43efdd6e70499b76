"""A full disk: the article at hand is refused as a whole, those before it stay, and the store opens again."""

import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import ids, rdf
from kg.errors import StoreFull
from kg.model import Extraction
from kg.store import Store, faults, folder, open_store
from kg.vocab import SPDX
from tests.builders import article


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of six megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system needs a privilege that this user lacks")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _write_until_full(store: Store) -> set[str]:
    """Write articles of 4,000 hardly compressible characters until the disk is full; the checksums of those written."""
    written: set[str] = set()
    for number in range(5000):
        text = "".join(chr(33 + (place * 7919 * (number + 1) + place * place) % 90) for place in range(4000))
        source = article(f"{number} {text}")
        quads = rdf.article_quads(Extraction(source))
        try:
            store.replace([ids.article_graph(source.sha256)], quads)
        except StoreFull:
            return written
        written.add(f"sha256:{source.sha256}")
    raise AssertionError("the disk never filled")


def _held(store: Store) -> set[str]:
    return {quad.object.value for quad in store.quads(predicate=SPDX.checksum)}


def _check(root: Path) -> None:
    with open_store(str(root)) as store:
        written = _write_until_full(store)
        assert len(written) > 10
        assert _held(store) == written
        with pytest.raises(StoreFull, match=r"the disk is full; free some space and start again"):
            store.publish()
        assert not list((root / "generations").iterdir())


def _check_again(root: Path) -> None:
    with open_store(str(root)) as store:
        before = _held(store)
        assert len(before) > 10
        _write_one(store)
        assert len(_held(store)) == len(before) + 1
        store.publish()


def _write_one(store: Store) -> None:
    source = article("There is space again.")
    store.replace([ids.article_graph(source.sha256)], rdf.article_quads(Extraction(source)))


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        _check(tmp_path / "store")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    _check_again(tmp_path / "store")


def test_a_disk_without_space(small_disk: Path) -> None:
    _check(small_disk / "store")
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    _check_again(small_disk / "store")


def test_a_copy_that_fails_half_way_leaves_no_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Engine:
        def flush(self) -> None:
            pass

        def backup(self, target: str) -> None:
            Path(target).mkdir()
            raise OSError("IO error: No space left on device")

    with pytest.raises(StoreFull), faults.storage("here"):
        folder.publish(tmp_path, Engine())  # type: ignore[arg-type]
    assert not list((tmp_path / "generations").iterdir())
