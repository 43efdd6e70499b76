"""The service on a port."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from api.app import create_app
from kg.errors import KgError
from kg.settings import Settings
from kg.store import current_generation


class Announcing(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as ever, then say so."""
        await super().startup(sockets)
        self._ready()


def serve(
    settings: Settings,
    store_url: str,
    host: str,
    port: int,
    *,
    read_only: bool = False,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the store in the folder `store_url` until interrupted; `ready` is told the address once requests are taken.

    With `read_only`, and without a token in the settings, the service takes no changes.
    A store that cannot be read is a `StoreError`, a host and port that cannot be had a `KgError`.
    """
    current_generation(store_url)
    with listening(host, port) as line:
        config = uvicorn.Config(create_app(settings, store_url, read_only=read_only), server_header=False)
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # its words on starting and ending are not ours
        address = f"http://{_written(host)}:{line.getsockname()[1]}/"
        with suppress(KeyboardInterrupt):
            Announcing(config, lambda: ready(address)).run([line])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens on a host (name or address) and port; a `KgError` with the remedy where none can be had."""
    where = f"{_written(host)}:{port}"
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, *_, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        return socket.create_server(address[:2], family=family)
    except (socket.gaierror, UnicodeError):
        raise KgError(f"{where}: no such host; give an address of this machine with --host") from None
    except OSError as error:
        reason = (error.strerror or str(error)).split(" (")[0].lower()
        raise KgError(f"{where}: {reason}; choose another with --port, or another --host") from None


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
