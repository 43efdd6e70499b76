"""A writer: a process that carries out one change of the store, publishes it and ends.

It lives as long as one change, so that nobody else is kept from writing, and speaks as a worker does (`api.frames`).
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from api.frames import HELLO, Outgoing, frame
from api.limits import Limits
from api.representations import as_json
from api.worker import confess, read, refuse
from kg import accounts
from kg.errors import KgError
from kg.model import Verdict
from kg.store import Store, current_generation, open_store

Asked = dict[str, Any]


def serve(line: socket.socket, limits: Limits) -> None:
    """Carry out the change that is asked for, or say why not; a store that is not there is not made."""
    sys.excepthook = partial(confess, line)
    line.sendall(frame(HELLO, str(os.getpid()).encode()))
    asked = read(line)
    if asked is None:
        return
    try:
        current_generation(limits.store_url)
        with open_store(limits.store_url) as store:
            told = CHANGES[asked["operation"]](store, asked)
    except KgError as error:
        refuse(line, error)
        return
    out = Outgoing(line, limit=None)
    out.begin("application/json", key=told["key"])
    out.write(as_json(told))
    out.end()


def _judge(store: Store, asked: Asked) -> dict[str, Any]:
    left, right = ([side] if isinstance(side, str) else side for side in (asked["left"], asked["right"]))
    signed = {"by": asked["by"], "why": asked["why"], "at": datetime.now(UTC)}
    return accounts.judge(store, Verdict(asked["verdict"]), left, right, **signed)


def _withdraw(store: Store, asked: Asked) -> dict[str, Any]:
    return accounts.withdraw(store, asked["key"], by=asked["by"], why=asked["why"], at=datetime.now(UTC))


CHANGES: dict[str, Callable[[Store, Asked], dict[str, Any]]] = {"judge": _judge, "withdraw": _withdraw}
"""Everything that can be written over HTTP."""
