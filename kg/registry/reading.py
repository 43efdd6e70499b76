"""The registry's Turtle files as entities: the inverse of how `kg.rdf` writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.errors import DataError
from kg.model import Entity, EntityKind, GeoPrecision, Position
from kg.vocab import CKG, GN, PREFIXES, RDF, SEM, SKOS, WGS

Values = Mapping[str, tuple[str, ...]]
"""The values of one subject, by predicate IRI."""

KINDS = {SEM.Actor.value: EntityKind.ACTOR, SEM.Place.value: EntityKind.PLACE, CKG.Outlet.value: EntityKind.OUTLET}
SINGLE = tuple(
    term.value
    for term in (
        RDF.type, SKOS.prefLabel, CKG.actorKind, GN.featureCode, CKG.country, GN.parentFeature,
        WGS.lat, WGS.long, CKG.geoPrecision,
    )
)  # fmt: skip
SEVERAL = (SKOS.altLabel.value, CKG.genericName.value, CKG.demonym.value, CKG.leader.value)


class _Refused(ValueError):
    """An entry that cannot be read, with the reason."""


def entities(path: Path) -> Iterator[Entity]:
    """Every entry of one file, in the file's order; a malformed file is a `DataError` that names file and line."""
    for subject, values in _subjects(path).items():
        try:
            yield _entity(subject, values)
        except _Refused as reason:
            raise DataError(f"{path}:{_line(path, subject)}: {subject}: {reason}") from None


def _subjects(path: Path) -> dict[str, Values]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    except SyntaxError as error:
        raise DataError(f"{path}:{error.lineno}: {error.msg}") from None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from None
    return {iri: {term: tuple(held) for term, held in values.items()} for iri, values in found.items()}


def _entity(subject: str, values: Values) -> Entity:
    for term, held in values.items():
        if term not in SINGLE and term not in SEVERAL:
            raise _Refused(f"unknown property <{term}>")
        if term in SINGLE and len(held) > 1:
            raise _Refused(f"more than one <{term}>")
    kind = KINDS.get(_one(values, RDF.type.value))
    label = _one(values, SKOS.prefLabel.value)
    if kind is None or not label:
        raise _Refused("no skos:prefLabel" if kind else "no known class")
    return Entity(
        id=subject,
        kind=kind,
        label=label,
        aliases=values.get(SKOS.altLabel.value, ()),
        generic=values.get(CKG.genericName.value, ()),
        type=_code(_one(values, CKG.actorKind.value) or _one(values, GN.featureCode.value)),
        country=_one(values, CKG.country.value) or None,
        parent=_one(values, GN.parentFeature.value) or None,
        position=_position(values),
        demonyms=values.get(CKG.demonym.value, ()),
        leaders=values.get(CKG.leader.value, ()),
    )


def _one(values: Values, term: str) -> str:
    return values.get(term, ("",))[0]


def _code(iri: str) -> str:
    if iri and not iri.startswith(PREFIXES["code"]):
        raise _Refused(f"<{iri}> is no code")
    return iri.removeprefix(PREFIXES["code"])


def _position(values: Values) -> Position | None:
    given = [_one(values, term.value) for term in (WGS.lat, WGS.long, CKG.geoPrecision)]
    if not any(given):
        return None
    if not all(given):
        raise _Refused("a position needs wgs:lat, wgs:long and ckg:geoPrecision")
    try:
        return Position(float(given[0]), float(given[1]), GeoPrecision(_code(given[2])))
    except ValueError as error:
        raise _Refused(str(error)) from None


def _line(path: Path, subject: str) -> int:
    """The line where a subject's entry starts, 1 where the file writes it in a way that is not looked for."""
    key = re.escape(subject.rsplit("/", 1)[-1])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.match(rf"(<{re.escape(subject)}>|\w+:{key})\s", line):
            return number
    return 1
