"""Which news agency an article credits: "BEIRUT (Reuters) -", "By AFP", "Reporting by ...; Editing by ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from kg.assess import rules
from kg.model import EntityKind, Source

_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WORD = r"[A-Z][\w'\u2019]*(?:\.\w+)*"
_AGENCY = rf"(?P<agency>(?:[Tt]he )?{_WORD}(?:[ -]{_WORD}){{0,4}})"
_MEMORY = 1 << 13

Sign = tuple[str, re.Pattern[str], str]
"""Where a sign is looked for, its form, and the agency that it always means (else the form names it)."""


def credit(source: Source) -> str | None:
    """The agency or outlet that an article credits, by IRI; None where it credits none, itself alone, or several.

    Of several, none is known to have the sentence that a claim rests on.
    """
    found = _credited(source.byline, source.text) - {publisher(source)}
    return next(iter(found)) if len(found) == 1 else None


def publisher(source: Source) -> str | None:
    """The outlet of an article, as the actor of the same name where the registry has one ("Reuters")."""
    if source.outlet is None:
        return None
    return same(source.outlet, source.outlet_label)


@cache
def same(outlet: str, label: str) -> str:
    """An outlet as the actor that has its name, else as itself: who is quoted is thus one with who publishes."""
    known = rules.known().get(outlet)
    name = known.label if known else label
    return _actors().get(name, outlet)


@lru_cache(maxsize=_MEMORY)
def _credited(byline: str, text: str) -> frozenset[str]:
    tables = rules.table("credits")
    parts = {"byline": byline, "opening": text[: tables["opening"]], "foot": text.rstrip()[-tables["foot"] :]}
    return frozenset(_found(parts))


def _found(parts: Mapping[str, str]) -> Iterator[str]:
    for where, form, always in _signs():
        for match in form.finditer(parts[where]):
            name = always or match["agency"]
            if iri := _longest(name):
                yield iri


def _longest(name: str) -> str | None:
    """What the longest run of its words means that is a name: "Monitor AFP Monday" is AFP."""
    words = name.split()
    runs = (words[start : start + size] for size in range(len(words), 0, -1) for start in range(len(words) - size + 1))
    found = (_agencies().get(" ".join(run)) for run in runs)
    return next((iri for iri in found if iri), None)


@cache
def _signs() -> tuple[Sign, ...]:
    return tuple(
        (sign["where"], re.compile(_filled(sign["form"])), sign.get("agency", ""))
        for sign in rules.table("credits")["signs"]
    )


def _filled(form: str) -> str:
    return form.replace("{agency}", _AGENCY).replace("{day}", _DAY).replace("{month}", _MONTH)


@cache
def _agencies() -> Mapping[str, str]:
    """Names of news agencies and outlets, each with its IRI: the actor's where an actor and an outlet share it."""
    table: dict[str, str] = {}
    for entity in rules.known().values():
        if entity.kind is EntityKind.OUTLET:
            iri = same(entity.id, entity.label)
        elif entity.type == "news-agency":
            iri = entity.id
        else:
            continue
        for name in (entity.label, *entity.aliases):
            table.setdefault(name, iri)
    return table


@cache
def _actors() -> Mapping[str, str]:
    """Names of actors who can publish, each with its IRI; persons do not."""
    table: dict[str, str] = {}
    for entity in rules.known().values():
        if entity.kind is EntityKind.ACTOR and entity.type != "person":
            for name in (entity.label, *entity.aliases):
                table.setdefault(name, entity.id)
    return table
