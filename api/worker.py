"""A worker: answers one request after the other from the current generation, and may be killed at any moment."""

from __future__ import annotations

import json
import os
import resource
import socket
import sys
import traceback
from functools import partial
from types import TracebackType
from typing import Any

from api import problems
from api.frames import FAULT, HELLO, LENGTH, PROBLEM, Outgoing, frame
from api.generation import Generation
from api.limits import Limits
from api.operations import OPERATIONS
from kg.errors import KgError, QueryLimit

UNLIMITED = {"export"}
"""Operations whose answers may be of any size."""


def serve(line: socket.socket, limits: Limits) -> None:
    """Answer requests until the other end closes the line. A fault of the program ends the worker."""
    space = limits.memory_mb << 20
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.excepthook = partial(confess, line)
    line.sendall(frame(HELLO, str(os.getpid()).encode()))
    generation: Generation | None = None
    while (asked := read(line)) is not None:
        try:
            generation = generation.newest(limits.store_url) if generation else Generation.open(limits.store_url)
            answer(generation, asked, line, limits)
        except KgError as error:
            refuse(line, error)
        except MemoryError:
            refuse(line, QueryLimit("memory", f"the answer takes more than {limits.memory_mb} MB; ask for less"))


def answer(generation: Generation, asked: dict[str, Any], line: socket.socket, limits: Limits) -> None:
    """Answer one request."""
    out = Outgoing(line, limit=None if asked["operation"] in UNLIMITED else limits.answer_bytes)
    OPERATIONS[asked["operation"]](generation, asked, out)
    out.end()


def refuse(line: socket.socket, error: KgError) -> None:
    """Say what is wrong with a request."""
    line.sendall(frame(PROBLEM, json.dumps(problems.of(error).plain()).encode()))


def confess(line: socket.socket, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell the web process of a fault, and write the trace to standard error alone."""
    traceback.print_exception(kind, error, trace)
    line.sendall(frame(FAULT))


def read(line: socket.socket) -> dict[str, Any] | None:
    """The next request, None where the line is closed."""
    head = _exactly(line, LENGTH.size)
    body = None if head is None else _exactly(line, LENGTH.unpack(head)[0])
    return None if body is None else dict(json.loads(body))


def _exactly(line: socket.socket, size: int) -> bytes | None:
    found = bytearray()
    while len(found) < size:
        part = line.recv(size - len(found))
        if not part:
            return None
        found += part
    return bytes(found)
