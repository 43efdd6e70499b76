"""What a worker may take, as a plain value that both sides of the process border know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The store's folder, a worker's address space in megabytes, and the size of an answer in bytes."""

    store_url: str
    memory_mb: int
    answer_bytes: int
