"""The service on a port."""

from __future__ import annotations

import uvicorn

from api.app import create_app
from kg.settings import Settings
from kg.store import current_generation


def serve(settings: Settings, store_url: str, host: str, port: int) -> None:
    """Serve the store in the folder `store_url` until interrupted; a store that cannot be read is a `StoreError`."""
    current_generation(store_url)
    uvicorn.run(create_app(settings, store_url), host=host, port=port, server_header=False)
