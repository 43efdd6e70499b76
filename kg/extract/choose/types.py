"""What a chooser may know of a telling and a type of event that it may be of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.choose.traits import Setting, bucket, kinds
from kg.extract.scenes import Telling
from kg.extract.triggers import weapon_types

COMMON = ("Killing", "Clash", "Toll")
"""Types that a word may tell of whatever its own is: "attacked", "killed", a sum."""


@dataclass(frozen=True)
class Context:
    """What the article says around a telling: the types told just before it, and the commonest that a word names outright."""

    before: Sequence[tuple[str, int]]
    usual: str


def usual(tellings: Sequence[Telling]) -> str:
    """The type that the words of an article name most often outright, the first told of equals."""
    plain = [t.type for t in tellings if not (t.vague or t.bare)]
    return Counter(plain).most_common(1)[0][0] if plain else ""


def candidates(setting: Setting, telling: Telling, context: Context) -> tuple[str, ...]:
    """The types that a telling may be of, its own first."""
    weapons = weapon_types(setting.reading, list(telling.sentence))
    near = (kind for kind, apart in context.before if apart <= 3)  # noqa: PLR2004
    return tuple(dict.fromkeys((telling.type, *weapons, *near, context.usual or telling.type, *COMMON)))


def of_type(setting: Setting, telling: Telling, kind: str, context: Context) -> Iterator[str]:
    """The traits by which a telling is judged to be of one type."""
    told = "bare" if telling.bare else "vague" if telling.vague else "plain"
    own = kind == telling.type
    lemma = telling.word.lemma_.lower()
    yield f"own={own}|{told}"
    yield f"own={telling.type}>{kind}"
    yield f"own={telling.type}>{kind}|{told}"
    yield f"origin={telling.origin}>{kind}"
    yield f"lemma={lemma}>{kind}"
    yield f"lemma={lemma}|own={own}"
    yield f"carried={telling.carried}>{kind}"
    by, to = kinds(telling.initiators), kinds(telling.targets)
    yield f"by={by}>{kind}"
    yield f"to={to}>{kind}"
    yield f"by|to={by}|{to}>{kind}"
    yield from _by_weapon(setting, telling, kind, told, own)
    yield from _by_context(telling, kind, context, f"{told}|{own}")
    yield from _by_figures(telling, kind)


def _by_weapon(setting: Setting, telling: Telling, kind: str, told: str, own: bool) -> Iterator[str]:  # noqa: FBT001
    doc = telling.sentence.doc
    clause = weapon_types(setting.reading, [doc[i] for i in sorted(telling.tokens)])
    sentence = weapon_types(setting.reading, list(telling.sentence))
    where = "clause" if kind in clause else "sentence" if kind in sentence else "none"
    yield f"weapon={where}|{told}|{own}"
    yield f"weapon={where}>{kind}"
    yield f"weapon={where}|{told}|rivals={bool(set(sentence) - {kind})}"
    yield from (f"weapons={other}>{kind}|{told}" for other in sentence)


def _by_context(telling: Telling, kind: str, context: Context, told: str) -> Iterator[str]:
    yield f"usual={context.usual == kind}|{told}"
    yield f"usual={context.usual}>{kind}|{told}"
    for number, (before, apart) in enumerate(context.before[:2]):
        yield f"before{number}={before == kind}|{bucket(apart, 0, 1, 3)}|{told}"
        yield f"before{number}={before}>{kind}|{told}"
    if not context.before:
        yield f"opening|{told}>{kind}"
    definite = any(c.lower_ in {"the", "this", "that"} for c in telling.word.lefts)
    yield f"definite={definite}|before={bool(context.before) and context.before[0][0] == kind}|{told}"


def _by_figures(telling: Telling, kind: str) -> Iterator[str]:
    largest = max((f.min or f.max or 0 for f in telling.figures), default=-1)
    yield f"largest={bucket(largest, -1, 0, 9, 99, 999)}>{kind}|{telling.bare}"
    yield f"sum={telling.aggregate}>{kind}|{telling.bare}"
    lasting = telling.told is not None and telling.told.when.end is None
    yield f"lasting={lasting}>{kind}|{telling.bare}"
    words = {t.lower_ for t in telling.sentence}
    yield f"period={bool(words & {'war', 'conflict', 'uprising', 'since', 'years'})}>{kind}|{telling.bare}"
    yield f"figures={bool(telling.figures)}>{kind}"
