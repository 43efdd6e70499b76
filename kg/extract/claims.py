"""Stories to event claims: roles, times, figures and claimants, each tied to its mention."""

from __future__ import annotations

from collections.abc import Iterator

from kg import ids
from kg.extract import subtypes
from kg.extract.casualties import Figure
from kg.extract.events import Story
from kg.extract.events.clauses import governing, local
from kg.extract.mentions import Mentions
from kg.extract.reading import Reading
from kg.extract.voices import Attribution
from kg.model import Casualties, Claim, ClaimKind, Filler, MentionKind, Roles, Span, When

NAME = "rules"


def event_claim(reading: Reading, story: Story, mentions: Mentions) -> Claim:
    """One story as a claim. Its evidence is the sentence that says most; the other tellings are further evidence."""
    main = story.main
    evidence = reading.sentence(main.sentence)
    others = {reading.sentence(t.sentence) for t in story.tellings} - {evidence}
    claimants = story.claimants
    for party in (p for a in story.attributions for p in a.parties):
        mentions.party(party)
    said = _said(story)
    cue = said[0].cue if said else None
    return Claim(
        ids.claim(
            reading.article.id, "event", story.type, str(main.span[0]), str(main.span[1]), *(c.label for c in claimants)
        ),
        ClaimKind.EVENT,
        _finest(reading, story),
        reading.article.id,
        evidence,
        main.span,
        _roles(reading, story, mentions),
        _when(story, mentions),
        tuple(_figure(figure, mentions) for figure in story.figures),
        claimants,
        cue,
        tuple(s for attribution in said for s in spans(reading, attribution.scope)),
        story.modality,
        story.aggregate,
        NAME,
        round(story.probability, 2),
        tuple(sorted(others, key=lambda e: e.start)),
    )


def _finest(reading: Reading, story: Story) -> str:
    """The narrower type that the clauses of a story tell, the main one first; its own where they tell none."""
    tellings = (story.main, *(t for t in story.tellings if t is not story.main))
    clauses = (sorted(telling.tokens | governing(reading, telling.tokens)) for telling in tellings)
    tokens = [reading.doc[index] for clause in clauses for index in clause]
    countries = {place.entity.country for place in story.places if place.entity.country}
    doers = subtypes.doers((party.entity for party in story.initiators), countries)
    return subtypes.narrow(reading, tokens, story.type, doers) or story.type


def _roles(reading: Reading, story: Story, mentions: Mentions) -> Roles:
    return Roles(
        initiators=tuple(party.filler(mentions.party(party)) for party in story.initiators),
        targets=tuple(party.filler(mentions.party(party)) for party in story.targets),
        victims=tuple(_victims(story, mentions)),
        places=tuple(place.filler(mentions.place(place)) for place in story.places),
        weapons=tuple(_weapons(reading, story, mentions)),
    )


def _weapons(reading: Reading, story: Story, mentions: Mentions) -> Iterator[Filler]:
    seen: set[str] = set()
    for telling in story.tellings:
        for token in local(reading, set(telling.tokens), telling.word):
            label = reading.lexicon.weapon(token)
            if label and label not in seen:
                seen.add(label)
                yield Filler(label, None, mentions.add(MentionKind.WEAPON, token.idx, token.idx + len(token), label))


def _victims(story: Story, mentions: Mentions) -> Iterator[Filler]:
    seen = set()
    for party in story.targets:
        if party.entity.type == "civilian-group" and story.figures and party.entity.id not in seen:
            seen.add(party.entity.id)
            yield party.filler(mentions.party(party))


def _when(story: Story, mentions: Mentions) -> When:
    told = story.told
    if told is None:
        return When()
    when = told.when
    return When(when.start, when.end, when.precision, mentions.time(told))


def _figure(figure: Figure, mentions: Mentions) -> Casualties:
    label = f"{figure.min if figure.min is not None else ''}..{figure.max if figure.max is not None else ''}"
    mention = mentions.add(MentionKind.NUMBER, figure.start, figure.end, label)
    return Casualties(figure.outcome, figure.group, figure.min, figure.max, figure.basis, mention)


def _said(story: Story) -> tuple[Attribution, ...]:
    """The attributions of a story by which its claimants say so, or all of them where none of these is theirs."""
    chosen = {claimant.entity for claimant in story.claimants}
    own = tuple(a for a in story.attributions if chosen & {n for c in a.claimants for n in (c.entity, c.speaks_for)})
    return own or (story.attributions if not chosen else ())


def spans(reading: Reading, scope: frozenset[int]) -> Iterator[Span]:
    """Token indexes as character spans, neighbours joined."""
    start: int | None = None
    previous = -1
    for index in [*sorted(scope), -1]:
        if start is not None and index != previous + 1:
            last = reading.doc[previous]
            yield reading.doc[start].idx, last.idx + len(last)
            start = None
        if index >= 0 and start is None and not reading.doc[index].is_space:
            start = index
        previous = index
