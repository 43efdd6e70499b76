"""The folder: who may open it, what readers see, and what is said of a folder that is no store."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreBusy, StoreError, StoreVersion
from kg.store import Store, current_generation, open_store
from tests.conftest import fill
from tests.store.test_store import G, quad

HOLD = "import sys; from kg.store import open_store; s = open_store(sys.argv[1]); print('held', flush=True); input()"


def test_a_reader_sees_what_was_published_and_no_more(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    with open_store(url) as writer:
        writer.replace([G], [quad("first")])
        writer.publish()
        writer.replace([G], [quad("second")])
        with open_store(url, read_only=True) as reader:
            assert set(reader.quads()) == {quad("first")}
        writer.publish()
        with open_store(url, read_only=True) as reader:
            assert set(reader.quads()) == {quad("second")}


def test_a_reader_cannot_write(filled_store: Store, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "filled"), read_only=True) as reader:
        assert set(reader.quads()) == set(filled_store.quads())
        with pytest.raises(StoreError, match="open for reading only"):
            reader.replace([G], [quad("x")])


def test_a_reader_outlives_the_generations_that_come_after(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    with open_store(url) as writer:
        fill(writer)
        with open_store(url, read_only=True) as reader:
            for value in "abcd":
                writer.replace([G], [quad(value)])
                writer.publish()
            assert len(list(reader.quads())) == len(list(writer.quads())) - 1


def test_two_generations_stay(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    with open_store(url) as writer:
        for value in "abcd":
            writer.replace([G], [quad(value)])
            writer.publish()
    assert sorted(entry.name for entry in (tmp_path / "store" / "generations").iterdir()) == ["000003", "000004"]
    assert current_generation(url).name == "000004"


def test_generations_go_on_counting_after_reopening(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    for _ in range(2):
        with open_store(url) as writer:
            writer.publish()
    assert current_generation(url).name == "000002"


def test_a_generation_removed_between_look_and_opening_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, root = str(tmp_path / "store"), tmp_path / "store"
    with open_store(url) as writer:
        fill(writer)
    (root / "generations" / "000001").rename(root / "generations" / "000002")
    looks = iter([*(root / "generations" / "000001",), *(root / "generations" / "000002",) * 3])
    monkeypatch.setattr("kg.store.folder.current", lambda folder: next(looks))
    with open_store(url, read_only=True) as reader:
        assert list(reader.quads())


def test_no_store_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store here; make one with: kg ingest PATH --store"):
        open_store(str(tmp_path / "nothing"), read_only=True)
    assert not (tmp_path / "nothing").exists()


def test_an_empty_store_names_the_remedy(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    open_store(url).close()
    with pytest.raises(StoreError, match=r"the store is empty; fill it with: kg ingest PATH --store"):
        open_store(url, read_only=True)


def test_a_second_writer_is_told_that_the_store_is_busy(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy, match="another process is writing to this store"):
            open_store(url)
        other.communicate("\n")
    open_store(url).close()


def test_a_folder_of_an_earlier_version_is_read_once_it_is_written_to(tmp_path: Path) -> None:
    url, form = str(tmp_path / "store"), tmp_path / "store" / "format"
    with open_store(url) as writer:
        writer.publish()
    form.write_text("1\n")
    with pytest.raises(StoreVersion, match=rf"earlier version; .*: kg fuse --store {url}"):
        open_store(url, read_only=True)
    with open_store(url) as writer:
        writer.publish()
    open_store(url, read_only=True).close()
    assert form.read_text() == "2\n"


def test_a_folder_written_by_a_newer_version_is_refused(tmp_path: Path) -> None:
    url = str(tmp_path / "store")
    with open_store(url) as writer:
        writer.publish()
    (tmp_path / "store" / "format").write_text("3\n")
    for read_only in (False, True):
        with pytest.raises(StoreVersion, match=r"store format 3, this version reads up to 2; upgrade"):
            open_store(url, read_only=read_only)


def _spoil(name: str, root: Path) -> None:
    (root / name).write_bytes(b"\x00garbage")


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: _spoil("format", root),
        lambda root: [_spoil("CURRENT", folder) for folder in (root / "data", root / "generations" / "000001")],
        lambda root: [shutil.rmtree(root / "generations"), _spoil("data/CURRENT", root)],
        lambda root: [_spoil(name.name, name.parent) for name in root.rglob("MANIFEST-*")],
    ],
)
def test_a_damaged_folder_is_a_store_error(tmp_path: Path, spoil, read_only: bool) -> None:
    url = str(tmp_path / "store")
    with open_store(url) as writer:
        fill(writer)
    spoil(tmp_path / "store")
    with pytest.raises(StoreError, match="damaged") as caught:
        open_store(url, read_only=read_only)
    assert "\n" not in str(caught.value)


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("text")
    with pytest.raises(StoreError, match="holds other files and is not a store"):
        open_store(str(tmp_path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["story.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("text")
    with pytest.raises(StoreError, match="this is a file; a store is a folder"):
        open_store(str(tmp_path / "story.txt"))
