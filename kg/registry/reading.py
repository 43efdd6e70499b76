"""The registry's Turtle files as entities: the inverse of how `kg.rdf` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.errors import DataError
from kg.model import Entity, EntityKind, GeoPrecision, Position
from kg.vocab import CKG, GN, PREFIXES, RDF, SCHEMA, SEM, SKOS, WGS

Values = Mapping[str, list[str]]
"""The values of one subject, by predicate IRI."""

LABEL = SKOS.prefLabel.value
ALIAS, GENERIC, DEMONYM, LEADER = (t.value for t in (SKOS.altLabel, CKG.genericName, CKG.demonym, CKG.leader))
TYPE, ACTOR_KIND, FEATURE = (term.value for term in (RDF.type, CKG.actorKind, GN.featureCode))
FOUNDED, DISSOLVED = SCHEMA.foundingDate.value, SCHEMA.dissolutionDate.value
COUNTRY, PARENT, PART_OF = CKG.country.value, GN.parentFeature.value, CKG.partOf.value
POSITION = (WGS.lat.value, WGS.long.value, CKG.geoPrecision.value)

SEVERAL = frozenset({ALIAS, GENERIC, DEMONYM, LEADER})
KNOWN = SEVERAL | {FOUNDED, DISSOLVED, LABEL, TYPE, ACTOR_KIND, FEATURE, COUNTRY, PARENT, PART_OF, *POSITION}
KINDS = {SEM.Actor.value: EntityKind.ACTOR, SEM.Place.value: EntityKind.PLACE, CKG.Outlet.value: EntityKind.OUTLET}
CODE = PREFIXES["code"]


class _MalformedError(ValueError):
    """An entry that cannot be read, with the reason."""


def entities(path: Path) -> Iterator[Entity]:
    """Every entry of one file, in the file's order; a malformed file is a `DataError` that names file and line."""
    for subject, values in _subjects(path):
        try:
            yield _entity(subject, values)
        except _MalformedError as reason:
            raise DataError(f"{path}:{_line(path, subject)}: {subject}: {reason}") from None


def _subjects(path: Path) -> Iterator[tuple[str, Values]]:
    try:
        for subject, quads in groupby(parse(path=path, format=RdfFormat.TURTLE), key=_subject):
            values: dict[str, list[str]] = {}
            for _, predicate, value, _ in quads:
                values.setdefault(predicate.value, []).append(value.value)
            yield subject, values
    except SyntaxError as error:
        raise DataError(f"{path}:{error.lineno}: {error.msg}") from None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from None


def _subject(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def _entity(subject: str, values: Values) -> Entity:
    for term, held in values.items():
        if term not in KNOWN:
            raise _MalformedError(f"unknown property <{term}>")
        if len(held) > 1 and term not in SEVERAL:
            raise _MalformedError(f"more than one <{term}>")
    kind = KINDS.get(_one(values, TYPE))
    if kind is None or LABEL not in values:
        raise _MalformedError("no skos:prefLabel" if kind else "no known class")
    return Entity(
        id=subject,
        kind=kind,
        label=_one(values, LABEL),
        aliases=tuple(values.get(ALIAS, ())),
        generic=tuple(values.get(GENERIC, ())),
        type=_code(_one(values, ACTOR_KIND) or _one(values, FEATURE)),
        country=_one(values, COUNTRY) or None,
        parent=_one(values, PARENT) or _one(values, PART_OF) or None,
        position=_position(values),
        demonyms=tuple(values.get(DEMONYM, ())),
        leaders=tuple(values.get(LEADER, ())),
        founded=_one(values, FOUNDED),
        dissolved=_one(values, DISSOLVED),
    )


def _one(values: Values, term: str) -> str:
    held = values.get(term)
    return held[0] if held else ""


def _code(iri: str) -> str:
    if iri and not iri.startswith(CODE):
        raise _MalformedError(f"<{iri}> is no code")
    return iri.removeprefix(CODE)


def _position(values: Values) -> Position | None:
    latitude, longitude, precision = (_one(values, term) for term in POSITION)
    if not (latitude or longitude or precision):
        return None
    if not (latitude and longitude and precision):
        raise _MalformedError("a position needs wgs:lat, wgs:long and ckg:geoPrecision")
    try:
        return Position(float(latitude), float(longitude), GeoPrecision(_code(precision)))
    except ValueError as error:
        raise _MalformedError(str(error)) from None


def _line(path: Path, subject: str) -> int:
    """The line where a subject's entry starts, 1 where the file writes it in a way that is not looked for."""
    key = re.escape(subject.rsplit("/", 1)[-1])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.match(rf"(<{re.escape(subject)}>|\w+:{key})\s", line):
            return number
    return 1
