"""What a request asks for, inside a worker: its arguments, with names turned into IRIs and days into dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from api import problems
from api.generation import Generation
from api.problems import ProblemError
from kg import answers
from kg.errors import UnknownName
from kg.rdf import lookup

Asked = dict[str, Any]


def iri_of(asked: Asked) -> str:
    """The IRI that the path of a request names."""
    return answers.resolve(asked["kind"], asked["key"])


def event_of(generation: Generation, asked: Asked) -> str:
    """The event that a request names; a name that it no longer has is a problem that tells the present one."""
    iri = iri_of(asked)
    present = answers.present(generation.store, iri)
    if present != iri:
        raise ProblemError(problems.moved(lookup.local(present)))
    return present


def some(asked: Asked, *names: str) -> Asked:
    """Those of some arguments that are given, as they are."""
    return {name: asked[name] for name in names if name in asked}


def iris_of(generation: Generation, asked: Asked, **kinds: tuple[str, ...]) -> Asked:
    """The arguments that name things, as IRIs; what names nothing of those `kinds` is a problem with its parameter."""
    found = {}
    for parameter in kinds.keys() & asked.keys():
        name = asked[parameter]
        try:
            found[parameter] = answers.find(generation.store, name, kinds[parameter], names=generation.names)
        except UnknownName as error:
            problem = problems.of(error)
            facts = {"parameter": parameter, "value": name}
            raise ProblemError(replace(problem, detail=f"{parameter}: {problem.detail}", facts=facts)) from None
    return found


def days_of(asked: Asked) -> Asked:
    """The days between which things are wanted, where they are given."""
    return {name: date.fromisoformat(asked[name]) for name in ("since", "until") if name in asked}
