"""One trigger in one sentence, with everything that its clause says: a telling of an event.

Tellings are what `kg.extract.document` joins into stories. Nothing is inherited here from other sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.casualties import Figure
from kg.extract.events import reality, roles, triggers
from kg.extract.events.clauses import clause, local, root
from kg.extract.events.scenes import Scene, Telling
from kg.extract.events.setting import locative, places, timed
from kg.extract.events.tolls import HARM, bare, with_figures
from kg.extract.events.triggers import Trigger
from kg.extract.parties import Party, parties
from kg.extract.parties.naming import distinct, known, without
from kg.extract.parties.owners import holders, owners_at
from kg.extract.parties.phrases import by_asset, by_attacker
from kg.extract.places import Place, where
from kg.extract.reading import Reading
from kg.extract.times import Told
from kg.extract.times.when import within
from kg.extract.voices import Attribution
from kg.model import Modality

_BY_CROWDS = frozenset({"Clash", "Destruction"})
"""What is a protest where protesters do it."""


def tellings(
    reading: Reading,
    named: tuple[Place, ...],
    said: Mapping[int, tuple[Attribution, ...]],
    told: tuple[Told, ...],
    counted: Mapping[int, tuple[Figure, ...]],
) -> Iterator[Telling]:
    """Every telling of an event in an article, in order; `said` and `counted` are by sentence."""
    located = [place for place in named if locative(reading, place)]
    anchors = where.anchors(reading, named) | where.describing(reading, named) | where.containers(reading, located)
    for sentence in reading.sentences():
        scene = Scene(
            sentence,
            tuple(place for place in named if sentence.start <= place.start < sentence.end),
            tuple(within(told, sentence.start_char, sentence.end_char)),
            counted.get(sentence.start, ()),
            said.get(sentence.start, ()),
            anchors,
            named,
        )
        yield from _in_scene(reading, scene)


def _in_scene(reading: Reading, scene: Scene) -> Iterator[Telling]:
    found = _hosted(reading, triggers.triggers(reading, scene.sentence))
    heads = {carrier.verb.i if carrier else trigger.head.i for trigger, carrier in found}
    drafts = [_draft(reading, scene, trigger, carrier, heads) for trigger, carrier in found]
    yield from (draft for draft in drafts if draft.modality is Modality.PLANNED)
    drafts = [d for d in drafts if not d.doubts & reality.NEVER and d.modality is not Modality.PLANNED]
    drafts = with_figures(reading, scene, drafts)
    used = {figure for draft in drafts for figure in draft.figures}
    drafts += bare(reading, scene, tuple(f for f in scene.figures if f not in used and f.outcome in HARM), heads)
    drafts = [_alike(reading, draft, drafts) for draft in drafts]
    yield from (timed(reading, scene, draft, alone=len(drafts) == 1) for draft in drafts)


def _alike(reading: Reading, draft: Telling, others: list[Telling]) -> Telling:
    """An attack of no told kind is of the kind that the same party's attack in the same sentence is."""
    if not draft.vague:
        return draft
    mine = {p.entity.id for p in draft.initiators}
    remote = [o for o in others if not o.vague and o.type in reading.lexicon.listed("types", "remote")]
    told = [o.type for o in remote if mine & {p.entity.id for p in o.initiators}]
    return replace(draft, type=told[0]) if told else draft


def _hosted(reading: Reading, found: list[Trigger]) -> list[tuple[Trigger, roles.Host | None]]:
    """The triggers with their carrying verbs; a verb that only carries an event noun tells of no event itself.

    Of "beheaded a hostage" the verb tells, and the noun only whom.
    """
    hosted = [(trigger, roles.host(reading, trigger)) for trigger in found]
    heads = {trigger.head.i for trigger in found}
    hosted = [(t, c) for t, c in hosted if not (_of_people(reading, t) and c and c.verb.i in heads)]
    carrying = {carrier.verb.i for trigger, carrier in hosted if carrier and not trigger.verbal}
    return [(t, c) for t, c in hosted if not (t.verbal and t.head.i in carrying and _yields(t))]


def _of_people(reading: Reading, trigger: Trigger) -> bool:
    """Whether a trigger is a noun for those whom it befell: "hostage", "refugee"."""
    return not trigger.verbal and trigger.head.lemma_.lower() in reading.lexicon.listed("parties", "people")


def _yields(trigger: Trigger) -> bool:
    """Whether a verb gives way to the event noun it carries: "attacked with a car bomb", "strikes hit"."""
    return trigger.sense.generic or trigger.sense.type in {"Killing", "Agreement", "Deployment"}


def _draft(reading: Reading, scene: Scene, trigger: Trigger, carrier: roles.Host | None, heads: set[int]) -> Telling:
    top = root(reading, carrier.verb if carrier else trigger.head)
    tokens = clause(top, heads - {top.i, trigger.head.i})
    slots = roles.slots(reading, trigger, carrier)
    said = tuple(a for a in scene.attributions if trigger.head.i in a.scope)
    initiators, targets = _parties(reading, slots)
    initiators = initiators or tuple(p for a in said for p in a.accused) or _speaking(reading, trigger, slots, said)
    kind = _kind(reading, trigger, local(reading, tokens if carrier else set(), trigger.head), initiators)
    kind = "Protest" if kind in _BY_CROWDS and _crowd(reading, slots) else kind
    indexes = frozenset(tokens | set(range(trigger.start, trigger.end)))
    at = places(reading, scene, slots, indexes)
    bombed = trigger.verbal and trigger.sense.type in reading.lexicon.listed("types", "remote") and bool(at)
    sure = bombed or not trigger.sense.generic
    thin = not sure and not _told_enough(reading, scene, slots, (initiators, targets, at), tokens)
    first, last = reading.doc[trigger.start], reading.doc[trigger.end - 1]
    doubts = reality.doubts(reading, trigger.head, top)
    planned = initiators and reality.planned(reading, trigger.head, top, doubts)
    return Telling(
        type=kind,
        word=trigger.head,
        span=(first.idx, last.idx + len(last)),
        sentence=scene.sentence,
        tokens=indexes,
        initiators=distinct(initiators),
        targets=without(targets, initiators),
        places=at,
        attributions=said,
        modality=Modality.PLANNED if planned else reality.modality(reading, trigger, said),
        aggregate=reality.aggregate(reading, trigger),
        vague=trigger.sense.generic and kind == trigger.sense.type,
        thin=thin,
        doubts=doubts,
        carried=carrier.how if carrier else "none",
        origin=trigger.sense.type,
    )


def _told_enough(
    reading: Reading,
    scene: Scene,
    slots: roles.Slots,
    filled: tuple[tuple[Party, ...], tuple[Party, ...], tuple[Place, ...]],
    tokens: set[int],
) -> bool:
    """Whether a generic word is an attack: somebody did it, suffered it or was hurt, or it was on a place."""
    initiators, targets, at = filled
    if targets or any(figure.word.i in tokens for figure in scene.figures):
        return True
    armed = reading.lexicon.listed("kinds", "armed") | {"unidentified"}
    heads = slots.get("target", ())
    aimed = {t.i for head in heads for t in (head, *(o for c in head.children if c.lower_ == "of" for o in c.children))}
    return any(p.entity.type in armed for p in initiators) or any(place.end - 1 in aimed for place in at)


def _speaking(
    reading: Reading, trigger: Trigger, slots: roles.Slots, said: tuple[Attribution, ...]
) -> tuple[Party, ...]:
    """The armed party that claims a deed with no subject for itself: "the group said that seizing the base ..."."""
    if trigger.head.tag_ != "VBG" or slots.get("initiator"):
        return ()
    armed = reading.lexicon.listed("kinds", "armed")
    return tuple(p for a in said for p in a.parties if p.entity.type in armed)


def _crowd(reading: Reading, slots: roles.Slots) -> bool:
    """Whether protesters do it, or are dispersed."""
    crowds = reading.lexicon.listed("parties", "protesting")
    return any(head.lemma_.lower() in crowds for role in ("initiator", "target") for head in slots.get(role, ()))


def _kind(reading: Reading, trigger: Trigger, words: list[Token], initiators: tuple[Party, ...]) -> str:
    """The type of a trigger; a state's plain "bombing" is from the air."""
    kind = triggers.type_of(reading, trigger, words)
    by_state = any(p.entity.type in reading.lexicon.listed("kinds", "state") for p in initiators)
    plain = trigger.end - trigger.start == 1 and trigger.head.lower_.startswith("bombing")
    return "AirStrike" if kind == "Bombing" and by_state and plain else kind


def _parties(reading: Reading, slots: roles.Slots) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    initiators = [p for token in slots.get("initiator", ()) for p in _filling(reading, token)]
    targets = [p for token in slots.get("target", ()) for p in _filling(reading, token)]
    targets += [p for token in slots.get("place", ()) for p in _losing(reading, token)]
    sides = [p for token in slots.get("sides", ()) for p in _filling(reading, token)]
    initiators += sides[:1]
    targets += sides[1:]
    unnamed = reading.lexicon.listed("kinds", "unnamed")
    return distinct(p for p in initiators if p.entity.type not in unnamed), distinct(targets)


def _filling(reading: Reading, token: Token) -> Iterator[Party]:
    """The parties of a slot; a modifier of an event noun is one only by name ("Russian air strikes")."""
    if token.dep_ in {"amod", "compound", "poss", "nmod"}:
        yield from (known(reading, name) for name in owners_at(reading, token))
        yield from by_attacker(reading, token)
    elif token.i in reading.places and token.i not in reading.actors:
        yield from holders(reading, token)
    else:
        yield from parties(reading, token)


def _losing(reading: Reading, token: Token) -> Iterator[Party]:
    """Who held the place that is taken: "opposition-held towns", "the rebel stronghold"."""
    yield from holders(reading, token)
    if token.i not in reading.places:
        yield from by_asset(reading, token)
