"""Countries by ISO 3166 code: which place of the registry each is, and which share a border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.model import Entity
from kg.registry import packaged
from kg.registry.lookup import Registry


@dataclass(frozen=True)
class Countries:
    """The countries of the registry by ISO code, and back."""

    registry: Registry

    @cached_property
    def by_code(self) -> Mapping[str, str]:
        """ISO code to the country's IRI in the registry."""
        named = {name: e.id for e in self.registry.places if e.type == "country" for name in (e.label, *e.aliases)}
        found = ((code, named.get(str(country["name"]))) for code, country in packaged.countries().items())
        return {code: iri for code, iri in found if iri}

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """A country's IRI to its ISO code."""
        return {iri: code for code, iri in self.by_code.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """A country's IRI to those of the countries that it shares a border with."""
        listed = packaged.countries()
        return {
            iri: frozenset(self.by_code[c] for c in listed[code]["neighbours"].split(",") if c in self.by_code)
            for code, iri in self.by_code.items()
        }

    def code(self, name: str) -> str | None:
        """The ISO code of a country by code or name; None where it is unknown, empty for no name."""
        if not name or name.upper() in self.by_code:
            return name.upper()
        country: Entity | None = self.registry.place(name)
        return self.codes.get(country.id) if country else None
