"""How clusters of aligned claims score against the true ones, as tables, and which pairs went wrong."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations

from bench.aligning import Aligned, Telling
from bench.measures import Score, b_cubed, ceaf_e, clusters, conll, muc, pairs

_LONGEST = 110
Told = tuple[Telling, Telling]
Event = Callable[[Told], str]
Why = Callable[[Telling, Telling], str]


def _silent(one: Telling, other: Telling) -> str:  # noqa: ARG001  (stands where nothing is known of two claims)
    return ""


def tell_scores(found: Aligned) -> None:
    """Print the measures of each half and of all, then pairs within and across articles."""
    print(f"\n{'':6}{'claims':>7}{'B-cubed':>21}{'MUC':>21}{'CEAF-e':>21}{'CoNLL':>8}{'pairs':>21}")
    print(f"{'':13}" + f"{'P':>9}{'R':>6}{'F1':>6}" * 3 + f"{'':8}" + f"{'P':>9}{'R':>6}{'F1':>6}")
    parts = [part for part in _parts(found) if part[1]]
    for name, part in parts:
        true, made = sides(part)
        scores = "".join(_shown(measure(true, made)) for measure in (b_cubed, muc, ceaf_e))
        print(f"{name:6}{len(part):7}{scores}{conll(true, made):8.3f}{_shown(pairs(true, made))}")
    print(f"\n{'pairs':6}{'within an article':>24}{'across articles':>24}")
    for name, part in parts:
        true, made = sides(part)
        told = (_shown(pairs(true, made, where)) for where in (within, lambda pair: not within(pair)))
        print(f"{name:6}{'   '.join(told)}")


def _parts(found: Aligned) -> Iterator[tuple[str, Aligned]]:
    for half in sorted({telling.half for telling, _ in found if telling.half}, reverse=True):
        yield half, [pair for pair in found if pair[0].half == half]
    yield "all", found


def sides(found: Aligned) -> tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]:
    """The true clusters of aligned claims, and those they were put into; a claim stands as its article and IRI."""
    ours = [(telling, (claim.article, claim.id)) for telling, claim in found]
    made = {(claim.article, claim.id): claim.event for _, claim in found}
    return clusters({key: telling.event for telling, key in ours}), clusters(made)


def within(pair: Iterable[Hashable]) -> bool:
    """Whether both claims of a pair are of one article."""
    return len({claim[0] for claim in pair if isinstance(claim, tuple)}) == 1


def _shown(score: Score) -> str:
    return f"{score.precision:9.3f}{score.recall:6.3f}{score.f1:6.3f}"


def mistakes(found: Aligned, why: Why = _silent) -> Iterator[str]:
    """Pairs of claims that were put into one event and are of two, then those of one event that were kept apart.

    `why` says in words what fusion held for and against two claims.
    """
    yield from _differing("merged wrongly", found, lambda told: told[1].event, lambda told: told[0].event, why)
    yield from _differing("missed", found, lambda told: told[0].event, lambda told: told[1].event, why)


def _differing(title: str, found: Aligned, alike: Event, unlike: Event, why: Why) -> Iterator[str]:
    """Pairs that are alike and unlike, by the two events that they are of: how many, and the first of them."""
    wrong: dict[tuple[str, ...], list[tuple[Told, Told]]] = {}
    for one, other in combinations(found, 2):
        if alike(one) == alike(other) and unlike(one) != unlike(other):
            wrong.setdefault(tuple(sorted((unlike(one), unlike(other)))), []).append((one, other))
    yield f"\n{title}: {sum(map(len, wrong.values()))} pairs"
    for _, those in sorted(wrong.items(), key=lambda row: (-len(row[1]), row[0])):
        one, other = those[0]
        yield _line(f"{len(those):4}", one)
        yield _line("", other)
        if words := why(one[1], other[1]):
            yield f"      {words}"


def _line(note: str, told: Told) -> str:
    telling, claim = told
    quote = " ".join(claim.quote.split())
    quote = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}..."
    return f"{note:4}  {f'{telling.event} ({claim.type}, {claim.article})':44} {quote}"
