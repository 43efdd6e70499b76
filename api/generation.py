"""The state of the store that a worker answers from, and how it moves to a newer one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg import answers
from kg.answers.search import Name, all_names
from kg.assess.disagreement import Disagreement, Mirror
from kg.store import Store, current_generation, faults
from kg.store.engine import EngineStore

Stamp = tuple[int, int] | None


@dataclass(frozen=True)
class Generation:
    """One generation, open for reading: the engine for SPARQL as it is asked, the store for everything else."""

    engine: ox.Store
    store: Store
    stamp: Stamp

    @classmethod
    def open(cls, url: str) -> Generation:
        """The current generation of the store in a folder; a `StoreError` with the remedy where there is none."""
        with faults.storage(url):
            while True:
                stamp, folder = _stamp(url), current_generation(url)
                try:
                    engine = ox.Store.read_only(str(folder))
                except FileNotFoundError:
                    if current_generation(url) == folder:
                        raise
                else:
                    return cls(engine, EngineStore(engine, where=url), stamp)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names to search in, read once."""
        return all_names(self.store)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """How far the origins of each event are apart, worked out once."""
        return answers.disagreements(self.store)

    @cached_property
    def reflections(self) -> tuple[Mirror, ...]:
        """Each outlet against all others, worked out once."""
        return answers.reflections(self.store)

    def newest(self, url: str) -> Generation:
        """This one while it is the current one, else the one that is."""
        return self if _stamp(url) == self.stamp else Generation.open(url)


def _stamp(url: str) -> Stamp:
    """What tells one state of the pointer file from the next, at the cost of one look: a writer replaces the file."""
    try:
        found = (Path(url) / "current").stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns
