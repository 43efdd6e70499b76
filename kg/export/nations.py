"""Countries as the codebooks number them: ISO 3166, Gleditsch and Ward, and each codebook's regions and names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import registry
from kg.export.rules import rules
from kg.model import Entity
from kg.registry import packaged
from kg.registry.countries import Countries


@dataclass(frozen=True, slots=True)
class Nation:
    """A country; `iso` is ISO 3166's number, `gw` Gleditsch and Ward's. What is not known is None or empty."""

    label: str = ""
    iso3: str = ""
    iso: int | None = None
    gw: int | None = None
    acled_region: str = ""
    ucdp_region: str = ""
    ucdp_name: str = ""


def nation(country: Entity | None) -> Nation:
    """What is known of a country; of none, nothing."""
    return by_iri(country.id, country.label) if country else Nation()


@cache
def by_iri(iri: str, label: str = "") -> Nation:
    """What is known of a country by its IRI and the label that it goes by."""
    code = _codes().codes.get(iri)
    if code is None:
        return Nation(label, ucdp_name=label)
    listed = packaged.countries()[code]
    iso3 = str(listed["iso3"])
    number = rules()["states"].get(iso3)
    return Nation(
        label,
        iso3,
        int(listed["isonumeric"]),
        number,
        next((name for name, held in rules()["acled"]["regions"].items() if iso3 in held), ""),
        next((name for name, (first, last) in _regions() if number and first <= number <= last), ""),
        rules()["ucdp"]["names"].get(iso3, label),
    )


@cache
def _codes() -> Countries:
    return Countries(registry.load())


def _regions() -> list[tuple[str, tuple[int, int]]]:
    return list(rules()["ucdp"]["regions"].items())
