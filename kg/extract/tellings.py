"""One trigger in one sentence, with everything that its clause says: a telling of an event.

Tellings are what `kg.extract.document` joins into claims. Nothing is inherited here from other sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.extract import parties, reality, roles, triggers, where
from kg.extract.attribution import Attribution, attributions
from kg.extract.casualties import Figure, figures
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.triggers import Trigger
from kg.extract.when import Told, times, within
from kg.extract.where import Place
from kg.model import DatePrecision, MentionKind, Modality, Outcome

_STATES = frozenset({"state-forces", "government", "external-forces", "coalition"})
_ARMED = frozenset(
    {"state-forces", "rebel-group", "political-militia", "identity-militia", "coalition", "private-military-company"}
)
_PEOPLE = frozenset({"civilian-group"})
_REMOTE = frozenset({"AirStrike", "Shelling", "Bombing", "SuicideBombing", "ChemicalAttack"})
_KILLING = _REMOTE | {"Clash", "Killing", "Shootdown"}
_HARM = frozenset({Outcome.KILLED, Outcome.INJURED})
_HARMFUL = frozenset({
    "AirStrike", "Shelling", "Bombing", "SuicideBombing", "ChemicalAttack", "Clash", "Killing", "Torture", "Capture", "Siege", "Protest", "Toll",
    "Destruction", "Shootdown", "Displacement", "Abduction", "Arrest",
})  # fmt: skip


@dataclass(frozen=True)
class Telling:
    """What one clause says of one event. `tokens` are those of the clause, `word` is the trigger or casualty word."""

    type: str
    word: Token
    span: tuple[int, int]
    sentence: Span
    tokens: frozenset[int]
    initiators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    weapons: tuple[str, ...] = ()
    told: Told | None = None
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    modality: Modality = Modality.ASSERTED
    aggregate: bool = False
    bare: bool = False
    """Whether it rests on a casualty word alone: a toll whose event another sentence may tell."""
    vague: bool = False
    """Whether its type is only the usual one of a generic word: "attacked", "targeted"."""


@dataclass(frozen=True)
class Scene:
    """A sentence with what was found in it before events are looked for."""

    sentence: Span
    places: tuple[Place, ...]
    told: tuple[Told, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    anchors: frozenset[int]
    named: tuple[Place, ...]


def tellings(reading: Reading, named: Iterable[Place]) -> Iterator[Telling]:
    """Every telling of an event in an article, in order."""
    named = tuple(named)
    anchors = where.anchors(reading, named) | where.describing(reading, named) | where.containers(reading, named)
    told = times(reading.doc.text, reading.article.published.day)
    for sentence in reading.sentences():
        scene = Scene(
            sentence,
            tuple(place for place in named if sentence.start <= place.start < sentence.end),
            tuple(within(told, sentence.start_char, sentence.end_char)),
            tuple(figures(reading, sentence)),
            tuple(attributions(reading, sentence)),
            anchors,
            named,
        )
        yield from _in_scene(reading, scene)


def _in_scene(reading: Reading, scene: Scene) -> Iterator[Telling]:
    found = _hosted(reading, triggers.triggers(reading, scene.sentence))
    heads = {carrier.verb.i if carrier else trigger.head.i for trigger, carrier in found}
    drafts = [
        draft for trigger, carrier in found if (draft := _draft(reading, scene, trigger, carrier, heads)) is not None
    ]
    drafts = _with_figures(reading, scene, drafts)
    used = {figure for draft in drafts for figure in draft.figures}
    drafts += _bare(reading, scene, tuple(f for f in scene.figures if f not in used and f.outcome in _HARM), heads)
    drafts = [_alike(draft, drafts) for draft in drafts]
    yield from (_timed(reading, scene, draft, alone=len(drafts) == 1) for draft in drafts)


def _alike(draft: Telling, others: list[Telling]) -> Telling:
    """An attack of no told kind is of the kind that the same party's attack in the same sentence is."""
    if not draft.vague:
        return draft
    mine = {p.entity.id for p in draft.initiators}
    told = [o.type for o in others if not o.vague and o.type in _REMOTE and mine & {p.entity.id for p in o.initiators}]
    return replace(draft, type=told[0]) if told else draft


def _hosted(reading: Reading, found: list[Trigger]) -> list[tuple[Trigger, roles.Host | None]]:
    """The triggers with their carrying verbs; a verb that only carries an event noun tells of no event itself."""
    hosted = [(trigger, roles.host(reading, trigger)) for trigger in found]
    carrying = {carrier.verb.i for trigger, carrier in hosted if carrier and not trigger.verbal}
    return [(t, c) for t, c in hosted if not (t.verbal and t.head.i in carrying and _yields(t))]


def _yields(trigger: Trigger) -> bool:
    """Whether a verb gives way to the event noun it carries: "attacked with a car bomb", "strikes hit"."""
    return trigger.sense.generic or trigger.sense.type in {"Killing", "Agreement", "Deployment"}


def _draft(
    reading: Reading, scene: Scene, trigger: Trigger, carrier: roles.Host | None, heads: set[int]
) -> Telling | None:
    root = _root(reading, carrier.verb if carrier else trigger.head)
    if not reality.happened(reading, trigger, root):
        return None
    clause = _clause(root, heads - {root.i, trigger.head.i})
    slots = roles.slots(reading, trigger, carrier)
    initiators, targets = _parties(reading, slots)
    local = _local(clause, trigger, reading) if carrier else list(trigger.head.subtree)
    kind = _kind(reading, trigger, local, initiators)
    indexes = frozenset(clause | set(range(trigger.start, trigger.end)))
    places = _places(reading, scene, slots, indexes)
    if not (initiators or targets or places) and trigger.sense.generic:
        return None
    first, last = reading.doc[trigger.start], reading.doc[trigger.end - 1]
    said = tuple(a for a in scene.attributions if trigger.head.i in a.scope)
    if trigger.head.tag_ == "VBG" and not initiators and not slots.get("initiator"):
        initiators = tuple(p for a in said for p in a.minted if p.entity.type in _ARMED)
    blamed = tuple(p for a in said for p in a.accused)
    return Telling(
        kind, trigger.head, (first.idx, last.idx + len(last)), scene.sentence, indexes,
        _distinct((*initiators, *(blamed if not initiators else ()))), _without(targets, initiators), places,
        attributions=said, modality=reality.modality(reading, scene.sentence, trigger, said),
        aggregate=reality.aggregate(reading, scene.sentence, trigger), vague=trigger.sense.generic and kind == trigger.sense.type,
    )  # fmt: skip


def _root(reading: Reading, token: Token) -> Token:
    """The verb that an aspect verb carries stands for the clause of both: "have continued to bombard"."""
    while token.dep_ in {"xcomp", "pcomp"} and token.head.lemma_.lower() in reading.lexicon.listed("verbs", "aspect"):
        token = token.head
    return token


def _clause(root: Token, others: set[int]) -> set[int]:
    """The tokens under a verb, without the clauses of other triggers."""
    found: set[int] = set()
    stack = [root]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if c.i not in others]
    return found


def _local(clause: set[int], trigger: Trigger, reading: Reading) -> list[Token]:
    """The clause without what qualifies a party ("forces backed by jets"): its weapons are not those of the attack."""
    aside = {
        t.i for i in clause if (verb := reading.doc[i]).dep_ in {"acl", "relcl"} and verb.i != trigger.head.i
        and verb.head.i not in {trigger.head.i} for t in verb.subtree
    }  # fmt: skip
    return [reading.doc[i] for i in sorted(clause - aside | {t.i for t in trigger.head.subtree} - aside)]


def _kind(reading: Reading, trigger: Trigger, local: list[Token], initiators: tuple[Party, ...]) -> str:
    kind = triggers.type_of(reading, trigger, local)
    by_state = any(p.entity.type in _STATES for p in initiators)
    if (
        kind == "Bombing"
        and by_state
        and trigger.head.lemma_.lower() in {"bombing", "bomb"}
        and trigger.end - trigger.start == 1
    ):
        return "AirStrike"
    return kind


def _parties(reading: Reading, slots: roles.Slots) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    initiators = [p for token in slots.get("initiator", ()) for p in _filling(reading, token)]
    targets = [p for token in slots.get("target", ()) for p in _filling(reading, token)]
    targets += [p for token in slots.get("place", ()) for p in _losing(reading, token)]
    sides = [p for token in slots.get("sides", ()) for p in _filling(reading, token)]
    initiators += sides[:1]
    targets += sides[1:]
    return _distinct(p for p in initiators if p.entity.type not in _PEOPLE | {"facility"}), _distinct(targets)


def _filling(reading: Reading, token: Token) -> Iterator[Party]:
    """The parties of a slot; a modifier of an event noun is one only by name ("Russian air strikes")."""
    if token.dep_ in {"amod", "compound", "poss", "nmod"}:
        yield from (parties.known(reading, name) for name in parties.owners_at(reading, token))
        yield from parties.by_attacker(reading, token)
    elif token.i in reading.places and token.i not in reading.actors:
        yield from parties.holders(reading, token)
    else:
        yield from parties.parties(reading, token)


def _losing(reading: Reading, token: Token) -> Iterator[Party]:
    """Who held the place that is taken: "opposition-held towns", "the rebel stronghold"."""
    yield from parties.holders(reading, token)
    if token.i not in reading.places:
        yield from (p for p in parties.by_asset(reading, token))


def _distinct(found: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.entity.id: party for party in reversed(list(found))}.values())[::-1]


def _without(found: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    taken = {party.entity.id for party in others}
    return tuple(party for party in found if party.entity.id not in taken)


def _places(reading: Reading, scene: Scene, slots: roles.Slots, clause: frozenset[int]) -> tuple[Place, ...]:
    """The most specific places of a clause: those in a place slot first, then those it is set in."""
    filling = [head for role in ("place", "target") for head in slots.get(role, ())]
    slotted = {t.i for head in filling for t in head.subtree}
    introduced = {
        i for head in filling for name in where.heads(head) for t in (name, *name.conjuncts) for i in _closed_by(t)
    }
    usable = [place for place in scene.places if _locative(reading, place)]
    direct = [p for p in usable if p.end - 1 in introduced or (p.start in slotted & clause)]
    around = [p for p in usable if p.start in clause] or [p for p in usable if p.start in _governing(reading, clause)]
    found = _leaf(direct, around)
    own = [place for place in found if place.start not in scene.anchors]
    return tuple(where.specific(own or found, reading)) or where.referred(reading, scene.named, clause)


def _closed_by(noun: Token) -> Iterator[int]:
    """The tokens that may end a name which a noun closes: "Madraset Al Mushah military base"."""
    yield from range(max(noun.sent.start, noun.i - 2), noun.i + 1)


def _governing(reading: Reading, clause: frozenset[int]) -> frozenset[int]:
    """The tokens of the clause on which a participle or coordinated clause hangs: "advanced on X, seizing several villages"."""
    roots = [reading.doc[i] for i in clause if reading.doc[i].head.i not in clause or reading.doc[i].dep_ == "ROOT"]
    found: set[int] = set()
    for root in roots:
        if root.dep_ in {"advcl", "conj", "xcomp"} and root.head.pos_ in {"VERB", "AUX"}:
            clauses = {c.i for c in root.head.children if c.dep_ in {"advcl", "conj", "ccomp", "relcl"}}
            found |= _clause(root.head, clauses)
    return frozenset(found)


def _leaf(direct: list[Place], around: list[Place]) -> list[Place]:
    return direct if any(p.entity.type not in {"country", "admin1"} for p in direct) else around


def _locative(reading: Reading, place: Place) -> bool:
    """Whether a place name is used as a place, not as the state of that name: "in Syria", not "Syria said"."""
    if place.start not in reading.actors:
        return True
    head = reading.doc[place.end - 1]
    while head.dep_ in {"conj", "compound", "appos"} and head.head is not head:
        head = head.head
    return (
        head.dep_ == "pobj"
        and head.head.lower_ in reading.lexicon.listed("places", "prepositions") - {"of", "by", "from"}
        or (head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN")
    )


def _with_figures(reading: Reading, scene: Scene, drafts: list[Telling]) -> list[Telling]:
    """Each figure goes to the telling whose clause holds its casualty word, else to the nearest one that can harm."""
    harmful = [
        draft for draft in drafts if draft.type in _HARMFUL and not (draft.type == "Protest" and draft.aggregate)
    ]
    given: dict[int, list[Figure]] = {}
    for figure in scene.figures:
        holding = [d for d in harmful if figure.word.i in d.tokens] or [d for d in harmful if d.type in _KILLING]
        if holding:
            nearest = min(holding, key=lambda d: abs(d.word.i - figure.word.i))
            given.setdefault(nearest.word.i, []).append(figure)
    return [_harmed(reading, draft, tuple(given.get(draft.word.i, ()))) for draft in drafts]


def _harmed(reading: Reading, draft: Telling, found: tuple[Figure, ...]) -> Telling:
    """A telling with its figures; who was harmed is a target where no other is told."""
    if not found:
        return draft
    harmed = [figure for figure in found if figure.outcome in _HARM]
    victims = tuple(p for figure in harmed for p in _victims(reading, figure))
    targets = draft.targets or _without(_distinct(victims), draft.initiators)
    return replace(draft, figures=found, targets=targets)


def _victims(reading: Reading, figure: Figure) -> Iterator[Party]:
    for token in reading.doc[figure.word.sent.start : figure.word.sent.end]:
        if not (figure.start <= token.idx < figure.end and token.pos_ in {"NOUN", "PROPN"}):
            continue
        if token.i in reading.demonyms:
            yield parties.unnamed(reading, token.text, token, "civilian-group", MentionKind.GROUP)
        elif reading.lexicon.groups.get(token.lemma_.lower()) in {"children", "women", "civilians"}:
            yield parties.unnamed(reading, "civilians", token, "civilian-group", MentionKind.GROUP)
        else:
            yield from parties.resolve(reading, token)


def _bare(reading: Reading, scene: Scene, harmed: tuple[Figure, ...], heads: set[int]) -> Iterator[Telling]:
    """Figures of dead or wounded for which the sentence tells of no attack: "at least 30 others were wounded"."""
    if not harmed:
        return
    word = harmed[0].word
    root = _root(reading, word if word.pos_ == "VERB" else word.head)
    clause = frozenset(_clause(root, heads - {root.i}))
    victims = _distinct(p for f in harmed for p in _victims(reading, f))
    usable = [p for p in scene.places if p.start in clause and p.start not in scene.anchors and _locative(reading, p)]
    agents = [p for token in roles.agents(word) for p in parties.parties(reading, token)] if word.pos_ == "VERB" else []
    words = {t.lower_ for t in scene.sentence}
    period = any(t.when.end is None for t in scene.told) or "since" in words or "war" in words or "conflict" in words
    yield Telling(
        "Toll" if period else "Killing", word, (word.idx, word.idx + len(word)), scene.sentence, clause,
        _distinct(agents), victims, tuple(where.specific(usable, reading)), figures=harmed,
        attributions=tuple(a for a in scene.attributions if word.i in a.scope), aggregate=period, bare=True,
    )  # fmt: skip


def _timed(reading: Reading, scene: Scene, draft: Telling, *, alone: bool) -> Telling:
    """The time that the clause of a telling says; a lone telling may take one from the rest of its sentence."""
    tokens = {scene.sentence.doc[i].idx for i in draft.tokens}
    usable = [t for t in scene.told if not _of_report(scene, t, draft)]
    above = {reading.doc[i].idx for i in _governing(reading, draft.tokens)}
    own = (
        [t for t in usable if t.start in tokens] or [t for t in usable if t.start in above] or (usable if alone else [])
    )
    if not own:
        return draft
    told = min(own, key=lambda t: abs(t.start - draft.word.idx))
    if draft.aggregate and _beginning(scene, told) and told.when.end == told.when.start:
        told = replace(told, when=replace(told.when, end=None, precision=DatePrecision.OPEN))
    open_ended = told.when.end is None
    return replace(
        draft, told=told, aggregate=draft.aggregate or (open_ended and draft.type in _HARMFUL and draft.type != "Siege")
    )


def _beginning(scene: Scene, told: Told) -> bool:
    """Whether a time is that of a beginning: "began a campaign on September 30"."""
    governor = _governor(scene, told)
    return governor is not None and governor.lemma_.lower() in {"begin", "start", "launch"}


def _governor(scene: Scene, told: Told) -> Token | None:
    for token in scene.sentence:
        if told.start <= token.idx < told.end:
            return next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    return None


def _of_report(scene: Scene, told: Told, draft: Telling) -> bool:
    """Whether a time is that of the report and not of the event: "said on Sunday that ..."."""
    governor = _governor(scene, told)
    if governor is None or governor.i == draft.word.i:
        return False
    return governor.idx in {a.cue[0] for a in scene.attributions} or governor.lemma_.lower() in {"hold", "control"}
