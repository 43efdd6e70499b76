"""From a URL to a store."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.store import faults, folder
from kg.store.engine import EngineStore
from kg.store.port import Store

MEMORY = "memory:"
REMOTE = ("http://", "https://")


def open_store(url: str, *, read_only: bool = False) -> Store:
    """The store at `url`: a folder on disk, or `memory:` for one that lasts as long as the value.

    A folder that does not exist is made. With `read_only` the current generation is opened: what the last `publish`
    of a writer left, whatever is being written meanwhile; where there is none, that is a `StoreError` with the remedy.
    Other errors: `StoreBusy` where another process writes to the folder, `StoreVersion` where a newer version of this
    package wrote it, `StoreError` where the folder is damaged or no store, `UsageError` for http and https.
    """
    if url == MEMORY:
        return EngineStore(ox.Store(), where=MEMORY)
    path = _path(url)
    with faults.storage(url):
        return _reader(path) if read_only else _writer(path)


def current_generation(url: str) -> Path:
    """The folder that readers of a store open: an Oxigraph store, never written to again, named by its number."""
    if url == MEMORY:
        raise UsageError(f"{MEMORY} has no generations; name a folder")
    path = _path(url)
    with faults.storage(url):
        return folder.current(path)


def _path(url: str) -> Path:
    if url.startswith(REMOTE):
        raise UsageError(f"{url}: a remote store is not offered yet; name a folder")
    path = Path(url)
    if path.exists() and not path.is_dir():
        raise StoreError(f"{url}: this is a file; a store is a folder")
    return path


def _writer(path: Path) -> EngineStore:
    folder.prepare(path)
    engine = ox.Store(str(path / "data"))
    return EngineStore(engine, where=str(path), publish=partial(folder.publish, path, engine))


def _reader(path: Path) -> EngineStore:
    """Open the current generation; if a writer removed it between the look and the opening, open the next."""
    while True:
        generation = folder.current(path)
        try:
            return EngineStore(ox.Store.read_only(str(generation)), where=str(path))
        except FileNotFoundError:
            if folder.current(path) == generation:
                raise
