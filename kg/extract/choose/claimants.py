"""What a chooser may know of a claimant as the claimant of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.choose.stage import Stage, View, signed
from kg.extract.choose.traits import bucket
from kg.extract.events import Story
from kg.extract.voices import Attribution


def of_claimant(stage: Stage, view: View, iri: str, said: Sequence[Attribution]) -> Iterator[str]:
    """The traits of one claimant, by all that is attributed to it in the article (`said`, never empty)."""
    story = view.story
    own = any(c.entity == iri for a in said for c in a.claimants)
    covered = _covered(story, said)
    filled = any(not _speaks(a, iri) for t in story.tellings for a in t.attributions)
    kind = stage.pool.speakers.get(iri, "none")
    at = [stage.sentence(a.cue[0]) for a in said]
    apart = min((view.apart(number) for number in at), key=abs)
    yield f"covered={covered}|{filled}|{own}"
    yield f"covered={covered}|{story.type}"
    yield f"apart={signed(apart)}|{covered}"
    yield f"apart={signed(apart)}|{filled}|{own}"
    yield f"count={bucket(len(said), 1, 2, 4, 8)}|{covered}|{own}"
    yield f"share={bucket(10 * len(said) // max(1, len(stage.pool.said)), 1, 3, 5, 8)}|{covered}"
    yield f"lead={any(number <= 1 for number in at)}|{covered}"
    yield f"kind={kind}|{covered}"
    yield f"kind={kind}|{own}"
    yield f"sum={story.aggregate}|{covered}|{kind}"
    yield f"party={any(p.entity.id == iri for p in (*story.initiators, *story.targets))}|{covered}"
    yield f"position={bucket(view.numbers[0], 0, 1, 3, 8)}|{covered}|{filled}"
    yield f"figures={bool(story.figures)}|{covered}|{kind}"
    near = min(zip(said, at, strict=True), key=lambda pair: abs(view.apart(pair[1])))[0]
    yield f"cue={stage.setting.reading.written(*near.cue).lower()}|{covered}"
    yield f"modality={near.modality}|{covered}|{story.modality}"
    latest = max((a for a in stage.pool.said if a.cue[0] <= story.main.word.idx), key=lambda a: a.cue[0], default=None)
    yield f"running={latest is not None and latest in said}|{covered}|{filled}"


def _speaks(attribution: Attribution, iri: str) -> bool:
    return any(iri in (c.entity, c.speaks_for) for c in attribution.claimants)


def _covered(story: Story, said: Sequence[Attribution]) -> str:
    if any(story.main.word.i in a.scope for a in said):
        return "main"
    return "other" if any(t.word.i in a.scope for a in said for t in story.tellings) else "none"
