"""The pool: worker processes that answer, are killed when a request goes past its time, and are replaced."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Coroutine
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from api import frames
from api.limits import Limits
from api.problems import INTERNAL, Problem, ProblemError
from kg.errors import QueryLimit
from kg.settings import Settings

START_SECONDS = 60
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """One worker process and the two ends of the line to it."""

    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what it is (`media_type`, `next`), its first part, and the rest where there is more.

    The rest ends with an error where the answer does not get whole; close it if it is not read to its end.
    """

    head: dict[str, Any]
    first: bytes
    rest: AsyncGenerator[bytes] | None = None


class Pool:
    """`settings.query_workers` processes that answer from the store at `store_url`; see `api.nursery`."""

    def __init__(self, settings: Settings, store_url: str) -> None:
        self._settings = settings
        self._limits = Limits(store_url, settings.query_memory_mb, settings.query_bytes)
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._replacing: set[asyncio.Task[None]] = set()
        self._writing = asyncio.Lock()

    async def start(self) -> None:
        """Start the nursery and the workers."""
        self._control, theirs = socket.socketpair()
        path = os.pathsep.join(entry or os.curdir for entry in sys.path)
        self._nursery = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "api.nursery", str(theirs.fileno()), json.dumps(asdict(self._limits))),
            pass_fds=[theirs.fileno()],
            env={**os.environ, "PYTHONPATH": path},
            stdin=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        self._control.setblocking(False)  # noqa: FBT003  (the standard library's signature)
        for _ in range(self._settings.query_workers):
            await self._hire()

    async def close(self) -> None:
        """End the nursery and with it all workers; returns when they are gone."""
        await asyncio.gather(*self._replacing, return_exceptions=True)
        self._control.close()
        await self._nursery.wait()
        for worker in self._workers:
            worker.writer.close()
            with suppress(ConnectionError):
                await worker.writer.wait_closed()

    async def ask(self, asked: dict[str, Any], *, seconds: float | None = None) -> Reply:
        """The answer to a request, as soon as its first megabyte is there or it is whole. Refusals are `ProblemError`.

        `seconds` is how long the worker may work in all, by default `settings.query_seconds`; then it is killed and
        the request is a `QueryLimit`, as it is where no worker gets free.
        """
        answer = self._answer(asked, await self._free(), seconds or self._settings.query_seconds)
        head = json.loads(await anext(answer))
        first = await anext(answer, b"")
        second = await anext(answer, None)
        return Reply(head, first, None if second is None else _joined(second, answer))

    async def write(self, asked: dict[str, Any]) -> Reply:
        """The answer to a change of the store, which a process of its own carries out; one change after the other.

        Refusals are `ProblemError`; a change that takes longer than `settings.write_seconds` is given up and, like one
        that finds no turn, a `QueryLimit`. The workers answer from the new state with their next request.
        """
        await _within(self._settings.query_wait_seconds, self._writing.acquire(), "no turn to write came")
        try:
            answer = self._answer(asked, await self._fork(frames.WRITER), self._settings.write_seconds)
            head, *parts = [payload async for payload in answer]
        finally:
            self._writing.release()
        return Reply(json.loads(head), b"".join(parts))

    async def _answer(self, asked: dict[str, Any], worker: Worker, seconds: float) -> AsyncGenerator[bytes]:
        """The payloads of an answer: head, then content. Unless it gets to its end, the worker is replaced."""
        allowance, fit = _Allowance(seconds), False
        try:
            worker.writer.write(frames.request(asked))
            while True:
                kind, payload = await allowance.spend(_frame(worker.reader))
                fit = kind in (frames.END, frames.PROBLEM)
                if kind == frames.END:
                    return
                if kind == frames.PROBLEM:
                    raise ProblemError(Problem(**json.loads(payload)))
                if kind == frames.FAULT:
                    raise ProblemError(INTERNAL)
                yield payload
        except (asyncio.IncompleteReadError, ConnectionError):
            megabytes = self._limits.memory_mb
            raise QueryLimit(
                "memory", f"the worker broke down; a query may take {megabytes} MB, ask for less"
            ) from None
        finally:
            self._release(worker, fit=fit)

    async def _free(self) -> Worker:
        return await _within(self._settings.query_wait_seconds, self._idle.get(), "no worker got free")

    def _release(self, worker: Worker, *, fit: bool) -> None:
        """Let a reader that is fit wait for the next request; end any other process, and replace a reader."""
        reads = worker in self._workers
        if fit and reads:
            self._idle.put_nowait(worker)
            return
        if not fit:
            with suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGKILL)
        worker.writer.close()
        if not reads:
            return
        self._workers.discard(worker)
        task = asyncio.get_running_loop().create_task(self._hire())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _hire(self) -> None:
        """Have the nursery fork a worker, and put it among the idle ones."""
        worker = await self._fork(frames.READER)
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    async def _fork(self, kind: bytes) -> Worker:
        """Have the nursery fork a process of a kind; returns when it says hello."""
        ours, theirs = socket.socketpair()
        socket.send_fds(self._control, [kind], [theirs.fileno()])
        theirs.close()
        reader, writer = await asyncio.open_unix_connection(sock=ours, limit=4 * frames.CHUNK)
        with ExitStack() as undo:
            undo.callback(writer.close)
            async with asyncio.timeout(START_SECONDS):
                _, pid = await _frame(reader)
            undo.pop_all()
        return Worker(int(pid), reader, writer)


class _Allowance:
    """The time that a worker may still take; what the client takes to read is not counted."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._left = seconds

    async def spend(self, waiting: Coroutine[Any, Any, T]) -> T:
        """Wait, or raise `QueryLimit` when the time is used up."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(self._left):
                return await waiting
        except TimeoutError:
            raise QueryLimit("seconds", f"the query took longer than {self._seconds:g} s and was stopped") from None
        finally:
            self._left -= loop.time() - begun


async def _within(seconds: float, waiting: Coroutine[Any, Any, T], missing: str) -> T:
    """Wait for a turn, or raise `QueryLimit` when none comes."""
    try:
        async with asyncio.timeout(seconds):
            return await waiting
    except TimeoutError:
        raise QueryLimit("queue", f"{missing} within {seconds:g} s; try again later") from None


async def _frame(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The next frame: its kind and payload; `IncompleteReadError` where the worker has died."""
    kind, size = frames.PREFIX.unpack(await reader.readexactly(frames.PREFIX.size))
    return kind, await reader.readexactly(size) if size else b""


async def _joined(first: bytes, rest: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    try:
        yield first
        async for part in rest:
            yield part
    finally:
        await rest.aclose()
