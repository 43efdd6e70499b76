"""The words between the web process and its workers: frames over a socket.

A request is four bytes of length and JSON. An answer is a row of frames, each one byte of kind, four of length, and a
payload: `HEAD` (JSON: media type and the like), `DATA` as often as needed, and `END`; or, at any point, `PROBLEM` (JSON
of a refusal) or `FAULT` (the worker failed; the trace is on its standard error). A worker begins with `HELLO`, its
process id.
"""

from __future__ import annotations

import io
import json
import socket
import struct
from typing import Any, BinaryIO, cast

from kg.errors import QueryLimit

HELLO, HEAD, DATA, END, PROBLEM, FAULT = b"R", b"H", b"D", b"E", b"X", b"F"
READER, WRITER = b"r", b"w"
"""What a process is asked of the nursery for: to answer from the store, or to carry out one change of it."""
PREFIX = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
CHUNK = 65536
HELD = 1 << 20
"""How much of an answer is held back, in bytes: a limit that is passed before is a refusal, not a broken answer."""


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """One frame as bytes."""
    return PREFIX.pack(kind, len(payload)) + payload


def request(asked: dict[str, Any]) -> bytes:
    """A request as bytes."""
    payload = json.dumps(asked).encode()
    return LENGTH.pack(len(payload)) + payload


class Outgoing(io.RawIOBase):
    """An answer on its way to the web process: a file to write to, which goes out in frames of 64 kB.

    The first `HELD` bytes wait until there are more or the answer is whole, so that a small one is answered or refused
    as a whole. More than `limit` bytes, None for no limit, is a `QueryLimit`.
    """

    def __init__(self, line: socket.socket, *, limit: int | None) -> None:
        self._line = line
        self._limit = limit
        self._head = b""
        self._waiting = bytearray()
        self._size = 0
        self._before_sending = HELD

    def begin(self, media_type: str, **facts: object) -> None:
        """Say what kind of answer comes; it is sent with the first of its content."""
        self._head = frame(HEAD, json.dumps({"media_type": media_type, **facts}).encode())

    @property
    def file(self) -> BinaryIO:
        """The answer as a file, for writers that ask for one."""
        return cast(BinaryIO, self)

    def writable(self) -> bool:
        """An answer can be written to."""
        return True

    def write(self, content: Any) -> int:  # noqa: ANN401  (any buffer, as in the standard library)
        """Take some of the answer."""
        size = len(content)
        self._size += size
        if self._limit is not None and self._size > self._limit:
            raise QueryLimit("bytes", f"the answer is larger than {self._limit} bytes; ask for less at a time")
        self._waiting += content
        if len(self._waiting) >= self._before_sending:
            self._send()
            self._before_sending = CHUNK
        return size

    def end(self) -> None:
        """Send what is left, and that the answer is whole."""
        self._send(frame(END))

    def _send(self, last: bytes = b"") -> None:
        self._line.sendall(self._head)
        for start in range(0, len(self._waiting), CHUNK):
            self._line.sendall(frame(DATA, bytes(self._waiting[start : start + CHUNK])))
        self._line.sendall(last)
        self._head = b""
        self._waiting.clear()
