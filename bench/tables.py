"""Tables of precision, recall and F1 by type, of what was found against what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Found = tuple[Any, ...]


def table(
    title: str, pairs: Sequence[tuple[Iterable[Found], Iterable[Found]]], alike: Callable[[Any, Any], bool]
) -> None:
    """Print precision, recall and F1 by type, each annotation matched at most once; macro is over the gold types."""
    right, predicted, gold = Counter[str](), Counter[str](), Counter[str]()
    for expected, found in pairs:
        predicted.update(item[0] for item in found)
        gold.update(item[0] for item in expected)
        right.update(_matched(sorted(expected), sorted(found), alike))
    print(f"\n{title:<22}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'pred':>7}{'gold':>7}")
    for kind in sorted(gold | predicted):
        _row(kind, right[kind], predicted[kind], gold[kind])
    _row("micro", right.total(), predicted.total(), gold.total())
    macro = sum(_f1(right[kind], predicted[kind], gold[kind]) for kind in gold) / len(gold)
    print(f"{'macro':<22}{'':>14}{macro:>7.3f}")


def _matched(expected: list[Found], found: list[Found], alike: Callable[[Any, Any], bool]) -> Iterator[str]:
    """The type of each annotation that a finding not used before agrees with, those that agree best first."""
    left = [item for item in found if item not in expected]
    for item in expected:
        if item in found:
            yield item[0]
            continue
        other = next((other for other in left if alike(item, other)), None)
        if other is not None:
            left.remove(other)
            yield item[0]


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if right else 0.0


def _row(name: str, right: int, predicted: int, gold: int) -> None:
    precision, recall = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    print(
        f"{name:<22}{precision:>7.3f}{recall:>7.3f}{_f1(right, predicted, gold):>7.3f}{right:>8}{predicted:>7}{gold:>7}"
    )
