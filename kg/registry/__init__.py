"""Known actors, places and outlets: look-up by name, and positions relative to a known place.

`load().actor("ISIS")` is the Islamic State, `load().place("Hureytan", country=syria)` is Huraytan in another spelling.
"""

from __future__ import annotations

import ontology
from kg.errors import DataError
from kg.model import Entity
from kg.registry import reading, relative
from kg.registry.lookup import Registry

FILES = ("actors.ttl", "places.ttl", "outlets.ttl")

__all__ = ["FILES", "Registry", "load", "relative"]


def load() -> Registry:
    """The registry that ships with the package; data that does not read or refers to nothing is a `DataError`."""
    actors, places, outlets = (tuple(reading.entities(ontology.path(name))) for name in FILES)
    known = {entity.id for entity in (*actors, *places)}
    for entity in (*actors, *places, *outlets):
        _refers(entity, known)
    return Registry(actors, places, outlets)


def _refers(entity: Entity, known: set[str]) -> None:
    for named in (entity.country, entity.parent):
        if named is not None and named not in known:
            raise DataError(f"{entity.id} refers to {named}, which the registry does not have")
