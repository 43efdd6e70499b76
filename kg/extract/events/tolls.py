"""Figures and tellings: which attack a toll belongs to, and tolls that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.casualties import Figure
from kg.extract.events import reality, roles
from kg.extract.events.clauses import clause, root
from kg.extract.events.scenes import Scene, Telling
from kg.extract.events.setting import locative
from kg.extract.parties import Party, parties, resolve
from kg.extract.parties.naming import distinct, unnamed, without
from kg.extract.places import where
from kg.extract.reading import Reading
from kg.model import MentionKind, Outcome

HARM = frozenset({Outcome.KILLED, Outcome.INJURED})


def with_figures(reading: Reading, scene: Scene, drafts: list[Telling]) -> list[Telling]:
    """Each figure goes to the telling whose clause holds its casualty word, else to the nearest one that can harm.

    "Burned a village and killed 21 civilians" are two deeds: the first kills nobody.
    """
    words = reading.lexicon
    harmful = [draft for draft in drafts if draft.type in words.listed("types", "harmful")]
    tame = words.listed("types", "harmful") - words.listed("types", "counted")
    lethal = [draft for draft in drafts if draft.type in words.listed("types", "lethal")]
    given: dict[int, list[Figure]] = {}
    for figure in scene.figures:
        apart = figure.word.dep_ == "conj" and figure.word.pos_ == "VERB"
        holding = [d for d in harmful if figure.word.i in d.tokens and not (apart and d.type in tame)] or lethal
        if holding:
            nearest = min(holding, key=lambda d: abs(d.word.i - figure.word.i))
            given.setdefault(nearest.word.i, []).append(figure)
    return [_harmed(reading, draft, tuple(given.get(draft.word.i, ()))) for draft in drafts]


def _harmed(reading: Reading, draft: Telling, found: tuple[Figure, ...]) -> Telling:
    """A telling with its figures; who was harmed is a target where no other is told."""
    if not found:
        return draft
    harmed = [figure for figure in found if figure.outcome in HARM]
    victims = tuple(p for figure in harmed for p in _victims(reading, figure))
    targets = draft.targets or without(distinct(victims), draft.initiators)
    return replace(draft, figures=found, targets=targets)


def _victims(reading: Reading, figure: Figure) -> Iterator[Party]:
    for token in reading.doc[figure.word.sent.start : figure.word.sent.end]:
        if not (figure.start <= token.idx < figure.end and token.pos_ in {"NOUN", "PROPN"}):
            continue
        if token.i in reading.demonyms:
            yield unnamed(reading, token.text, token, "civilian-group", MentionKind.GROUP)
        elif reading.lexicon.groups.get(token.lemma_.lower()) in {"children", "women", "civilians"}:
            yield unnamed(reading, "civilians", token, "civilian-group", MentionKind.GROUP)
        else:
            yield from resolve(reading, token)


def bare(reading: Reading, scene: Scene, harmed: tuple[Figure, ...], heads: set[int]) -> Iterator[Telling]:
    """Figures of dead or wounded for which the sentence tells of no attack: "at least 30 others were wounded".

    Of those who may yet be hurt, or are hurt by accident, none.
    """
    if not harmed:
        return
    word = harmed[0].word
    top = root(reading, word if word.pos_ == "VERB" else word.head)
    if reality.doubts(reading, word, top) & {"conditional", "meant", "accident"}:
        return
    tokens = frozenset(clause(top, heads - {top.i}))
    victims = distinct(p for f in harmed for p in _victims(reading, f))
    usable = [p for p in scene.places if p.start in tokens and p.start not in scene.anchors and locative(reading, p)]
    agents = without(distinct(_killers(reading, word)), victims)
    told = {t.lower_ for t in scene.sentence} & reading.lexicon.listed("types", "period")
    period = bool(told) or any(t.when.end is None for t in scene.told)
    yield Telling(
        type="Toll" if period else "Clash" if _fought(reading, agents, victims) else "Killing",
        word=word,
        span=(word.idx, word.idx + len(word)),
        sentence=scene.sentence,
        tokens=tokens,
        initiators=agents,
        targets=victims,
        places=tuple(where.specific(usable, reading)),
        figures=harmed,
        attributions=tuple(a for a in scene.attributions if word.i in a.scope),
        aggregate=period,
        bare=True,
    )


def _killers(reading: Reading, word: Token) -> Iterator[Party]:
    """Who a casualty verb says did it: "soldiers killed three militants", "killed by gunmen"."""
    if word.pos_ != "VERB":
        return
    unnamed = reading.lexicon.listed("kinds", "unnamed")
    heads = roles.agents(word)
    if not roles.passive(word) and word.lemma_.lower() not in reading.lexicon.listed("casualties", "intransitive"):
        heads = [*heads, *roles.subjects(word)]
    yield from (p for head in heads for p in parties(reading, head) if p.entity.type not in unnamed)


def _fought(reading: Reading, agents: tuple[Party, ...], victims: tuple[Party, ...]) -> bool:
    """Whether both sides are armed: one party's fighters killed by another's are dead of a clash."""
    armed = reading.lexicon.listed("kinds", "armed")
    return any(p.entity.type in armed for p in agents) and any(p.entity.type in armed for p in victims)
