"""The HTTP service over a store: SPARQL, entities, events, claims, exports."""

from api.app import create_app
from api.serving import serve

__all__ = ["create_app", "serve"]
