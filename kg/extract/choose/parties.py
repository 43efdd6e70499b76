"""What a chooser may know of a party as the initiator or the target of a story."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.choose.paths import path
from kg.extract.choose.pool import Occurrence
from kg.extract.choose.stage import OTHER, Stage, View, signed
from kg.extract.choose.traits import bucket, kinds
from kg.extract.parties import Party


def of_party(stage: Stage, view: View, party: Party, role: str) -> Iterator[str]:
    """The traits of one party in one role of one story."""
    story, iri = view.story, party.entity.id
    ruled = view.roles[role].get(iri, "none")
    opposed = view.roles[OTHER[role]].get(iri, "none")
    kind = party.entity.type or "none"
    filled = bool(view.roles[role].keys() - {iri})
    yield f"ruled={ruled}|{opposed}|{filled}"
    yield f"ruled={ruled}|{story.type}"
    yield f"ruled={ruled}|{kind}"
    yield f"ruled={ruled}|{kind}|{story.type}"
    yield f"kind={kind}|{story.type}"
    yield f"kind={kind}|{filled}"
    yield f"kind={kind}|against={kinds(getattr(story, OTHER[role]))}"
    yield f"mention={party.kind}"
    yield f"bare={story.bare}|{ruled}"
    yield f"sum={story.aggregate}|{ruled}|{filled}"
    yield f"home={party.entity.country == stage.setting.reading.country}|{kind}"
    yield f"as.place={party.label in stage.place_labels}|{ruled}"
    yield from _speaking(stage, view, iri, ruled)
    yield from _elsewhere(stage, view, iri, role, ruled)
    yield from _near(view, stage.pool.parties.get(iri, []), iri, f"{ruled}|{filled}")


def _speaking(stage: Stage, view: View, iri: str, ruled: str) -> Iterator[str]:
    speaks = any(iri in (c.entity, c.speaks_for) for a in view.story.attributions for c in a.claimants)
    yield f"speaks={speaks}|{ruled}"
    yield f"speaker={iri in stage.pool.speakers}|{ruled}"


def _elsewhere(stage: Stage, view: View, iri: str, role: str, ruled: str) -> Iterator[str]:
    own = iri in {p.entity.id for p in getattr(view.story, role)}
    against = iri in {p.entity.id for p in getattr(view.story, OTHER[role])}
    plays = stage.plays[role, iri] - own
    undergoes = stage.plays[OTHER[role], iri] - against
    yield f"plays={bucket(plays, 0, 1, 3)}|{bucket(undergoes, 0, 1, 3)}|{ruled}"
    yield f"plays.alike={stage.plays_in[role, iri, view.story.type] > own}|{ruled}"
    if view.before is not None:
        did = any(p.entity.id == iri for p in getattr(view.before, role))
        yield f"before={did}|{view.before.type == view.story.type}|{ruled}"


def _near(view: View, found: list[Occurrence], iri: str, ruled: str) -> Iterator[str]:
    if not found:
        yield "near=nowhere"
        return
    apart = min((view.apart(o.sentence) for o in found), key=abs)
    yield f"apart={signed(apart)}|{ruled}"
    yield f"recent={bucket(view.recent.get(iri, 99), 0, 1, 2, 4, 98)}|{ruled}"
    yield f"count={bucket(len(found), 1, 2, 4, 8)}|{ruled}"
    yield f"lead={found[0].sentence <= 0}{any(o.sentence == 1 for o in found)}|{ruled}"
    if iri not in view.beside:
        here = [o for o in found if o.sentence == view.number]
        view.beside[iri] = tuple(_beside(view, here) if here else _away(found, apart))
    yield from view.beside[iri]


def _away(found: list[Occurrence], apart: int) -> Iterator[str]:
    yield f"away.dep={found[0].token.dep_}|{signed(apart)}"


def _beside(view: View, here: list[Occurrence]) -> Iterator[str]:
    main = view.story.main
    word = main.word
    token = min(here, key=lambda o: abs(o.token.i - word.i)).token
    how = path(token, word)
    yield f"path={how}"
    yield f"path={how}|{word.pos_}"
    yield f"path={how}|{view.story.type}"
    yield f"before={token.i < word.i}|{bucket(abs(token.i - word.i), 2, 5, 10, 20)}"
    yield f"dep={token.dep_}|{token.head.lower_ if token.dep_ == 'pobj' else ''}"
    yield f"inside={token.i in main.tokens}"
