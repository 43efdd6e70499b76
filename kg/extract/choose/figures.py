"""What a chooser may know of a casualty figure as one of a story."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.casualties import Figure
from kg.extract.choose.paths import path
from kg.extract.choose.stage import Stage, View, signed
from kg.extract.choose.traits import bucket
from kg.model import CountBasis


def of_figure(stage: Stage, view: View, figure: Figure) -> Iterator[str]:
    """The traits of one figure told in the article."""
    story = view.story
    ruled = _ruled(view, figure)
    slot = (figure.outcome, figure.group)
    others = [f for f in story.figures if f != figure and f.basis is not CountBasis.UNNUMBERED]
    filled = any((f.outcome, f.group) == slot for f in others)
    number = stage.sentence(figure.start)
    apart = view.apart(number)
    yield f"ruled={ruled}|{filled}"
    yield f"ruled={ruled}|{story.type}"
    yield f"ruled={ruled}|{figure.outcome}|{figure.group}"
    yield f"type={story.type}|{figure.outcome}|{figure.group}"
    yield f"basis={figure.basis}|{ruled}"
    yield f"group={figure.group}|{figure.outcome}|{figure.basis}"
    yield f"apart={signed(apart)}|{ruled}"
    yield f"apart={signed(apart)}|{filled}|{story.type}"
    yield f"elsewhere={stage.counted[figure] > (figure in story.figures)}|{ruled}"
    yield f"sum={story.aggregate}|{ruled}"
    yield f"lead={bucket(number, 0, 1, 2)}|{ruled}"
    yield f"bare={story.bare}|{ruled}"
    size = figure.min if figure.min is not None else figure.max
    yield f"size={bucket(size or 0, 0, 1, 10, 100, 1000)}|{story.type}"
    if number == view.number:
        yield from _beside(stage, view, figure, ruled)


def _ruled(view: View, figure: Figure) -> str:
    if figure in view.story.main.figures:
        return "main"
    return "other" if any(figure in t.figures for t in view.story.tellings) else "none"


def _beside(stage: Stage, view: View, figure: Figure, ruled: str) -> Iterator[str]:
    main = view.story.main
    gap = abs(main.word.i - figure.word.i)
    rivals = (t for t in stage.setting.tellings if t.sentence.start == main.sentence.start and t.word.i != main.word.i)
    yield f"path={path(figure.word, main.word)}"
    yield f"inside={figure.word.i in main.tokens}|{ruled}"
    yield f"rivals={any(abs(t.word.i - figure.word.i) < gap for t in rivals)}|{ruled}"
