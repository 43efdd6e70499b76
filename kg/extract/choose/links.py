"""What a chooser may know of a story and a telling: whether they agree, and how far apart they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.casualties import Figure
from kg.extract.choose.traits import Setting, bucket
from kg.extract.events import Story, Telling
from kg.extract.events.agreement import excluded, share, share_place, voices
from kg.extract.events.scenes import days
from kg.extract.parties import Party
from kg.extract.voices import Attribution
from kg.model import CountBasis

_BROAD = frozenset({"admin1", "country"})


@dataclass(frozen=True)
class Standing:
    """Where a story stands among those told so far: how many lie between, how many more are of the telling's type."""

    between: int
    alike: int
    latest: bool
    """Whether it is the last one of the telling's type."""


def standings(stories: Sequence[Story], telling: Telling, reach: int) -> Iterator[tuple[int, Standing]]:
    """The stories that a telling can be of, the last first, each by its number and with its standing."""
    alike = [index for index, story in enumerate(stories) if story.type == telling.type]
    for between, index in enumerate(range(len(stories) - 1, max(-1, len(stories) - 1 - reach), -1)):
        if excluded(stories[index], telling):
            continue
        others = len(alike) - (stories[index].type == telling.type)
        yield index, Standing(between, others, bool(alike) and index == alike[-1])


def of_link(setting: Setting, story: Story, telling: Telling, standing: Standing) -> Iterator[str]:
    """The traits of a story and a telling by which they are judged to be of one event."""
    between = standing.between
    typed = _types(setting, story, telling)
    yield f"types={typed}"
    agreed = dict(_agreements(story, telling))
    yield from (f"{slot}={how}" for slot, how in agreed.items())
    yield from (f"{slot}={how}|{typed}" for slot, how in agreed.items())
    against = sum(how in {"differ", "apart"} for how in agreed.values())
    favour = sum(how in {"same", "share", "equal"} for how in agreed.values())
    yield f"against={against}|favour={min(favour, 3)}"
    yield f"against={against}|{typed}"
    yield from _distance(setting, story, telling, between, typed)
    among = f"alike={bucket(standing.alike, 0, 1, 3)}|latest={standing.latest}"
    yield f"{among}|{typed}"
    yield f"{among}|against={against}"
    yield f"{among}|at={agreed['at']}"
    opening = setting.number(story.tellings[0]) == 0
    near = bucket(setting.number(telling), 0, 1, 2, 4)
    yield f"headline={opening}|{near}|{typed}"
    yield f"headline={opening}|{near}|against={against}|{typed.split('.')[0]}"
    yield f"headline={opening}|{near}|at={agreed['at']}|figures={agreed['figures']}"
    yield f"at={agreed['at']}|on={agreed['on']}|{typed}"
    yield f"by={agreed['by']}|to={agreed['to']}|{typed}"
    yield f"figures={agreed['figures']}|at={agreed['at']}|{typed}"
    yield from _syntax(story, telling)


def _types(setting: Setting, story: Story, telling: Telling) -> str:
    remote = setting.reading.lexicon.listed("types", "remote")
    told = "bare" if telling.bare else "vague" if telling.vague else "plain"
    if story.type == telling.type:
        how = "same"
    elif {story.type, telling.type} <= remote:
        how = "remote"
    elif story.bare and not telling.bare:
        how = "onto-bare"
    else:
        how = "counted" if story.type in setting.reading.lexicon.listed("types", "counted") else "other"
    return f"{how}.{told}"


def _agreements(story: Story, telling: Telling) -> Iterator[tuple[str, str]]:
    yield "by", _parties(story.initiators, telling.initiators)
    yield "to", _parties(story.targets, telling.targets)
    yield "at", _places(story, telling)
    mine = days(telling)
    yield "on", ("share" if mine <= story.days else "differ") if mine and story.days else _missing(story.days, mine)
    yield "figures", _figures(story.figures, telling.figures)
    yield "voice", _voices(story.attributions, telling.attributions)
    yield "sum", f"{story.aggregate}.{telling.aggregate}"
    yield "modality", "same" if story.modality is telling.modality else "differ"


def _missing(ours: object, theirs: object) -> str:
    return "neither" if not ours and not theirs else "story" if ours else "telling"


def _parties(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> str:
    if not (ours and theirs):
        return _missing(ours, theirs)
    return "share" if share(ours, theirs) else "differ"


def _places(story: Story, telling: Telling) -> str:
    ours, theirs = story.places, telling.places
    if not (ours and theirs):
        return _missing(ours, theirs)
    if {p.entity.id for p in ours} & {p.entity.id for p in theirs}:
        return "share" if any(p.entity.type not in _BROAD for p in theirs) else "broad"
    return "inside" if share_place(ours, theirs) else "apart"


def _figures(ours: Iterable[Figure], theirs: Iterable[Figure]) -> str:
    told: dict[tuple[str, str], set[tuple[int | None, int | None]]] = {}
    for f in ours:
        if f.basis is not CountBasis.UNNUMBERED:
            told.setdefault((f.outcome, f.group), set()).add((f.min, f.max))
    numbered = [f for f in theirs if f.basis is not CountBasis.UNNUMBERED]
    if not told or not numbered:
        return _missing(told, numbered)
    common = [f for f in numbered if (f.outcome, f.group) in told]
    if not common:
        return "other"
    return "equal" if all((f.min, f.max) in told[f.outcome, f.group] for f in common) else "differ"


def _voices(ours: Iterable[Attribution], theirs: Iterable[Attribution]) -> str:
    one, other = voices(ours), voices(theirs)
    if not (one and other):
        return _missing(one, other)
    return "share" if one & other else "differ"


def _distance(setting: Setting, story: Story, telling: Telling, between: int, typed: str) -> Iterator[str]:
    here = setting.number(telling)
    apart = here - story.last
    near = bucket(apart, 0, 1, 2, 4, 8)
    yield f"apart={near}|{typed}"
    yield f"between={bucket(between, 0, 1, 2, 4)}|{near}"
    first = setting.number(story.tellings[0])
    yield f"lead={bucket(first, 0, 1, 2)}|{bucket(here, 0, 1, 2, 3)}"
    reading = setting.reading
    paragraph = reading.paragraph(telling.sentence.start_char)
    yield f"paragraph={paragraph == reading.paragraph(story.tellings[-1].sentence.start_char)}|{near}"
    yield f"size={bucket(len(story.tellings), 1, 2, 4)}"


def _syntax(story: Story, telling: Telling) -> Iterator[str]:
    word = telling.word
    definite = any(c.lower_ in {"the", "this", "these", "those"} for c in word.children)
    yield f"definite={definite}|{word.pos_}"
    yield f"lemma.same={any(t.word.lemma_ == word.lemma_ for t in story.tellings)}|{definite}"
    beside = next((t for t in reversed(story.tellings) if t.sentence.start == telling.sentence.start), None)
    if beside is not None:
        yield f"beside={beside.word.dep_}|{word.dep_}"
        above = beside.word.is_ancestor(word), word.is_ancestor(beside.word)
        yield f"above={above}|{beside.type == telling.type}"
        yield f"beside.bare={beside.bare}|{telling.bare}"
