"""What a chooser may know of a telling and a type of event that it may be of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.choose.traits import Setting, bucket, kinds
from kg.extract.events import Telling
from kg.extract.events.triggers import weapons_among, weapons_between

_NEAR = 3
_LATE = 99
_RELATED = {
    "Bombing": ("AirStrike", "SuicideBombing", "Shelling"),
    "AirStrike": ("Shelling", "Bombing"),
    "Shelling": ("AirStrike",),
    "Capture": ("Siege",),
    "Siege": ("Capture",),
    "Arrest": ("Abduction",),
    "Displacement": ("Withdrawal",),
    "Withdrawal": ("Displacement",),
}
"""Types that coders take a word of another for, where the rest of the text says so."""

COMMON = ("Killing", "Clash", "Toll")
"""Types that a word may tell of whatever its own is: "attacked", "killed", a sum."""


_PERIOD = frozenset({"war", "conflict", "uprising", "since", "years"})


@dataclass(frozen=True)
class Context:
    """The types told just before a telling, the last first, and how many sentences ago."""

    before: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Outright:
    """The types that the words of an article name outright: how often, how soon, and after each telling."""

    counts: Mapping[str, int]
    first: Mapping[str, int]
    ahead: Mapping[int, str]

    @cached_property
    def usual(self) -> str:
        """The commonest, the first told of equals; empty where no word names a type outright."""
        return max(self.counts, key=lambda kind: self.counts[kind], default="")


def outright(setting: Setting) -> Outright:
    """The types that an article names outright, in its order; `ahead` holds the next one by the trigger's token."""
    plain = [t for t in setting.tellings if not (t.vague or t.bare)]
    first: dict[str, int] = {}
    for telling in plain:
        first.setdefault(telling.type, setting.number(telling))
    ahead: dict[int, str] = {}
    following = ""
    for telling in reversed(setting.tellings):
        ahead[telling.word.i] = following
        following = following if telling.vague or telling.bare else telling.type
    return Outright(Counter(t.type for t in plain), first, ahead)


def candidates(setting: Setting, telling: Telling, context: Context, named: Outright) -> tuple[str, ...]:
    """The types that a telling may be of, its own first; a bare toll is of none that kills nobody."""
    weapons = weapons_between(setting.reading, telling.sentence.start, telling.sentence.end)
    near = (kind for kind, apart in context.before if apart <= _NEAR)
    related = _RELATED.get(telling.type, ())
    found = dict.fromkeys((telling.type, *weapons, *near, named.usual or telling.type, *COMMON, *related))
    deadly = setting.reading.lexicon.listed("types", "counted").union(COMMON)
    return tuple(kind for kind in found if not telling.bare or kind in deadly)


def of_type(setting: Setting, telling: Telling, kind: str, context: Context, named: Outright) -> Iterator[str]:
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
    yield from _by_article(setting, telling, kind, named, f"{told}|{own}")
    yield from _by_figures(telling, kind)


def _by_weapon(setting: Setting, telling: Telling, kind: str, told: str, own: bool) -> Iterator[str]:  # noqa: FBT001
    clause = weapons_among(setting.reading, telling.tokens)
    sentence = weapons_between(setting.reading, telling.sentence.start, telling.sentence.end)
    where = "clause" if kind in clause else "sentence" if kind in sentence else "none"
    yield f"weapon={where}|{told}|{own}"
    yield f"weapon={where}>{kind}"
    yield f"weapon={where}|{told}|rivals={bool(set(sentence) - {kind})}"
    yield from (f"weapons={other}>{kind}|{told}" for other in sentence)


def _by_context(telling: Telling, kind: str, context: Context, told: str) -> Iterator[str]:
    for number, (before, apart) in enumerate(context.before[:2]):
        yield f"before{number}={before == kind}|{bucket(apart, 0, 1, 3)}|{told}"
        yield f"before{number}={before}>{kind}|{told}"
    if not context.before:
        yield f"opening|{told}>{kind}"
    definite = any(c.lower_ in {"the", "this", "that"} for c in telling.word.lefts)
    yield f"definite={definite}|before={bool(context.before) and context.before[0][0] == kind}|{told}"


def _by_article(setting: Setting, telling: Telling, kind: str, named: Outright, told: str) -> Iterator[str]:
    yield f"usual={named.usual == kind}|{told}"
    yield f"usual={named.usual}>{kind}|{told}"
    if setting.brief:
        yield f"brief|{told}"
        return
    yield f"named={bucket(named.counts.get(kind, 0), 0, 1, 2, 4)}|{told}"
    yield f"named={kind in named.first}>{kind}|{told}"
    yield f"lead={named.first.get(kind, _LATE) <= 1}|{told}"
    yield f"lead={named.first.get(kind, _LATE) <= 1}>{telling.type}>{kind}"
    yield f"ahead={named.ahead.get(telling.word.i) == kind}|{told}"
    yield f"sentence={bucket(setting.number(telling), 0, 1, 4)}>{kind}|{told}"


def _by_figures(telling: Telling, kind: str) -> Iterator[str]:
    largest = max((f.min or f.max or 0 for f in telling.figures), default=-1)
    yield f"largest={bucket(largest, -1, 0, 9, 99, 999)}>{kind}|{telling.bare}"
    yield f"sum={telling.aggregate}>{kind}|{telling.bare}"
    lasting = telling.told is not None and telling.told.when.end is None
    yield f"lasting={lasting}>{kind}|{telling.bare}"
    yield f"period={not _PERIOD.isdisjoint(telling.words)}>{kind}|{telling.bare}"
    yield f"figures={bool(telling.figures)}>{kind}"
