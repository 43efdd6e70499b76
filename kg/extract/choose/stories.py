"""What a chooser may know of a whole story, to judge whether it is an event of its own that the article tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.choose.traits import Setting, bucket, kinds
from kg.extract.events import Story


@dataclass(frozen=True)
class Strength:
    """How sure the earlier choosers were: of the surest telling, and that the story belongs to an earlier one."""

    telling: float
    link: float


def _tenth(probability: float) -> str:
    return bucket(int(probability * 20), *range(8, 20, 2))


def of_story(setting: Setting, stories: Sequence[Story], index: int, strength: Strength) -> Iterator[str]:
    """The traits of one of an article's stories."""
    story = stories[index]
    kind = story.type
    sure = _tenth(strength.telling)
    yield f"sure={sure}"
    yield f"sure={sure}|{kind}"
    yield f"linked={_tenth(strength.link)}"
    yield f"linked={_tenth(strength.link)}|{kind}"
    yield f"type={kind}"
    yield f"lemma={story.main.word.lemma_.lower()}"
    yield f"lemma={story.main.word.lemma_.lower()}|{kind}"
    yield f"tellings={bucket(len(story.tellings), 1, 2, 3)}|{sure}"
    yield f"told={kind}|{'bare' if story.bare else story.main.origin}"
    yield from (f"doubt={doubt}" for doubt in story.main.doubts)
    by, to = kinds(story.initiators), kinds(story.targets)
    yield f"by|to={by}|{to}"
    yield f"by={by}|{kind}"
    yield f"to={to}|{kind}"
    filled = sum(map(bool, (story.initiators, story.targets, story.places, story.days, story.figures)))
    yield f"filled={filled}"
    yield f"filled={filled}|{kind}"
    yield f"figures={bool(story.figures)}|places={bool(story.places)}|days={bool(story.days)}"
    yield f"sum={story.aggregate}|{kind}"
    yield f"modality={story.modality}|{kind}"
    yield from _among(setting, stories, index, kind)


def _among(setting: Setting, stories: Sequence[Story], index: int, kind: str) -> Iterator[str]:
    story = stories[index]
    if setting.brief:
        yield "brief"
        yield f"brief|{kind}"
        return
    first = setting.number(story.tellings[0])
    yield f"sentence={bucket(first, 0, 1, 2, 4, 8, 14)}"
    yield f"sentence={bucket(first, 0, 1, 4)}|{kind}"
    alike = [s for i, s in enumerate(stories) if i != index and s.type == kind]
    earlier = sum(s.type == kind for s in stories[:index])
    yield f"alike={bucket(len(alike), 0, 1, 3)}|earlier={bucket(earlier, 0, 1, 3)}"
    yield f"alike={bucket(len(alike), 0, 1, 3)}|{kind}"
    here = {t.sentence.start for t in story.tellings}
    beside = [s for i, s in enumerate(stories) if i != index and here & {t.sentence.start for t in s.tellings}]
    yield f"beside={bucket(len(beside), 0, 1, 2)}|same={any(s.type == kind for s in beside)}"
    yield from {f"beside={s.type}|{kind}" for s in beside}
    yield f"stories={bucket(len(stories), 2, 4, 8, 14)}"
