"""Who says so: from reporting verbs, "according to", quotes and accusations to claimants and what each is said to say.

A person who speaks for an organisation is a claimant with `speaks_for`; a claim that no attribution covers stands in the
outlet's own voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg import ids
from kg.extract import parties
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.model import Claimant, Entity, EntityKind, MentionKind, Modality
from kg.model import Span as Offsets

_SUBJECTS = frozenset({"nsubj", "agent", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "parataxis", "advcl", "dep", "xcomp", "acl", "relcl", "conj", "pcomp"})
_TOLD = frozenset({"tell", "inform"})
_CLAIMING = frozenset({"claim", "deny", "admit", "report"})
_ACCUSING = frozenset({"accuse", "blame", "hold"})
_ANONYMOUS_SKIP = frozenset({"a", "an", "the", "some", "other", "many", "several", "one", "another", "these", "those"})


@dataclass(frozen=True)
class Attribution:
    """One claimant or several, the word that attributes, and the tokens of what they are said to say."""

    claimants: tuple[Claimant, ...]
    cue: Offsets
    scope: frozenset[int]
    modality: Modality | None = None
    accused: tuple[Party, ...] = ()
    minted: tuple[Party, ...] = ()


def attributions(reading: Reading, sentence: Span) -> list[Attribution]:
    """Every attribution of one sentence."""
    found = []
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_.lower() in reading.lexicon.cues["reporting"]["verbs"]:
            found.append(_by_verb(reading, token))
        elif token.lower_ == "according":
            found.append(_according(reading, token))
        elif token.lower_ in {"citing", "quoting"}:
            found.append(_citing(reading, token))
    return [attribution for attribution in found if attribution is not None]


def _by_verb(reading: Reading, verb: Token) -> Attribution | None:
    subject = _subject(verb)
    if subject is None:
        return None
    speakers = list(_speakers(reading, subject))
    scope = _scope(verb, subject)
    if not speakers or not scope:
        return None
    lemma = verb.lemma_.lower()
    accused: tuple[Party, ...] = ()
    if lemma in _ACCUSING:
        accused = tuple(p for c in verb.children if c.dep_ == "dobj" for p in parties.parties(reading, c))
    return _attribution(reading, speakers, verb, scope, _modality(reading, lemma), accused)


def _attribution(
    reading: Reading,
    speakers: list[tuple[Party, Entity | None]],
    cue: Token,
    scope: Iterable[Token],
    modality: Modality | None = None,
    accused: tuple[Party, ...] = (),
) -> Attribution:
    claimants = tuple(
        Claimant(party.label, party.entity.id, party.start, party.end, organisation.id if organisation else None)
        for party, organisation in speakers
    )
    indexes = frozenset(token.i for token in scope)
    minted = tuple(party for party, _ in speakers)
    return Attribution(claimants, (cue.idx, cue.idx + len(cue)), indexes, modality, accused, minted)


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj"}:
            return child.head.head if child.lower_ in {"which", "who"} and verb.dep_ == "relcl" else child
    if verb.dep_ in {"advcl", "conj", "xcomp"} and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _scope(verb: Token, subject: Token) -> list[Token]:
    """What is said: the clauses that the verb governs, or the clause that it is slipped into."""
    said: list[Token] = []
    for child in verb.children:
        if (
            child.dep_ in {"ccomp", "parataxis", "dep"}
            or (child.dep_ == "xcomp" and verb.lemma_ in _CLAIMING)
            or (child.dep_ == "prep" and verb.lemma_ in _ACCUSING)
        ):
            said += child.subtree
        elif child.dep_ == "dobj" and verb.lemma_.lower() not in _TOLD:
            said += child.subtree
        elif child.dep_ in {"advcl", "conj"} and child.i < verb.i:
            said += child.subtree
    speaking = {token.i for token in subject.subtree} | {verb.i}
    if not said and verb.dep_ in {"relcl", "pcomp", "ccomp", "parataxis"}:
        said = [t for t in verb.head.subtree if t.i not in {s.i for s in verb.subtree} or t.dep_ == "ccomp"]
    return [token for token in said if token.i not in speaking]


def _according(reading: Reading, token: Token) -> Attribution | None:
    objects = [g for c in token.children for g in c.children if g.dep_ == "pobj"]
    objects = objects or [c for c in token.children if c.dep_ == "pobj"]
    speakers = [speaker for obj in objects for speaker in _speakers(reading, obj)]
    if not speakers:
        return None
    own = {t.i for t in token.subtree}
    governor = token.head if token.head is not token else token.sent.root
    while governor.pos_ not in {"VERB", "AUX"} and governor.head is not governor:
        governor = governor.head
    while governor.dep_ in {"advcl", "conj", "xcomp", "ccomp", "pcomp", "prep"} and governor.head is not governor:
        governor = governor.head
    return _attribution(reading, speakers, token, (t for t in governor.subtree if t.i not in own))


def _citing(reading: Reading, token: Token) -> Attribution | None:
    speakers = [s for c in token.children if c.dep_ in {"dobj", "pobj"} for s in _speakers(reading, c)]
    own = {t.i for t in token.subtree}
    return _attribution(reading, speakers, token, (t for t in token.sent if t.i not in own)) if speakers else None


def _modality(reading: Reading, lemma: str) -> Modality | None:
    modality = reading.lexicon.cues["modality"]
    for kind in (Modality.ALLEGED, Modality.DENIED):
        if lemma in modality[kind.value]["verbs"] and lemma != "believe":
            return kind
    return None


def _speakers(reading: Reading, head: Token) -> Iterator[tuple[Party, Entity | None]]:
    """The speakers of a noun phrase, each with the organisation in whose name it speaks."""
    for token in (head, *(c for c in head.conjuncts if c.i > head.i)):
        speaker = _speaker(reading, token)
        if speaker is not None:
            yield speaker


def _speaker(reading: Reading, head: Token) -> tuple[Party, Entity | None] | None:
    person = _person(reading, head)
    if person is not None:
        return person, _organisation(reading, head, person)
    lemma = head.lemma_.lower()
    named = next(iter(parties.by_name(reading, head)), None) or next(iter(parties.by_generic(reading, head)), None)
    if named is not None:
        return named, None
    monitor = _monitor(reading, head)
    if monitor is not None:
        return monitor, None
    if lemma in reading.lexicon.listed("parties", "anonymous"):
        organisation = _inside(reading, head)
        return (organisation, None) if organisation else (_anonymous(reading, head), None)
    if lemma in reading.lexicon.listed("parties", "offices"):
        owner = next(iter(parties.owners(reading, head)), None)
        return (parties.known(reading, owner), None) if owner else (_anonymous(reading, head), None)
    found = parties.resolve(reading, head)
    return (found[0], None) if found and head.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _monitor(reading: Reading, head: Token) -> Party | None:
    """The monitor that "a monitoring group" or "the observatory" stands for: the one that the article names."""
    listed = reading.lexicon.listed("parties", "monitors")
    lemma = head.lemma_.lower()
    compound = " ".join([t.lower_ for t in head.lefts if t.dep_ in {"compound", "amod"}][-1:] + [lemma])
    if lemma not in listed and compound not in listed:
        return None
    named = next((n for _, n in sorted(reading.actors.items()) if n.entity.type == "monitor"), None)
    return Party(named.entity.label, named.entity, head.idx, head.idx + len(head)) if named else None


def _person(reading: Reading, head: Token) -> Party | None:
    """A named person: the head itself, or in apposition to an office ("SOHR's head Rami Abdelrahman")."""
    for token in (head, *(c for c in head.children if c.dep_ == "appos")):
        for rule in (parties.by_name, parties.by_recogniser):
            for party in rule(reading, token):
                if party.entity.type == "person":
                    return party
    words = [t for t in head.subtree if t.tag_ in {"NNP", "NNPS"}]
    office = any(t.lemma_.lower() in reading.lexicon.listed("parties", "offices") for t in head.subtree)
    if head.tag_ == "NNP" and office and words and head.i not in reading.actors:
        return _bare_person(reading, head)
    return None


def _bare_person(reading: Reading, head: Token) -> Party:
    """A name behind an office that the recogniser missed."""
    start = head.i
    while (
        start > head.sent.start
        and reading.doc[start - 1].tag_ == "NNP"
        and not _office_word(reading, reading.doc[start - 1])
    ):
        start -= 1
    first = reading.doc[start]
    label = reading.written(first.idx, head.idx + len(head))
    entity = reading.registry.actor(label, reading.country) or Entity(
        ids.entity("actor", label), EntityKind.ACTOR, label, type="person"
    )
    return Party(entity.label, entity, first.idx, head.idx + len(head), MentionKind.PERSON)


def _office_word(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.lexicon.listed("parties", "offices")


def _organisation(reading: Reading, head: Token, person: Party) -> Entity | None:
    """In whose name a person speaks: told beside the name, or known to the registry."""
    for token in (head, *(c for c in head.children if c.dep_ in {"appos", "compound"})):
        if not _office_word(reading, token) and token is not head:
            continue
        for owner in parties.owners(reading, token):
            if owner.entity.id != person.entity.id:
                return owner.entity
    return reading.registry.by_id(person.entity.parent) if person.entity.parent else None


def _inside(reading: Reading, head: Token) -> Party | None:
    """The organisation that an anonymous source is in: "a source in the Hama Media Centre"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "from", "of", "with", "for"}:
            for obj in child.children:
                for rule in (parties.by_name, parties.by_recogniser):
                    found = next(iter(rule(reading, obj)), None)
                    if found is not None and obj.i not in reading.places:
                        return found
    return None


def _anonymous(reading: Reading, head: Token) -> Party:
    """A source with no name, under its own words: "local sources", "a military source"."""
    words = [t for t in head.lefts if t.dep_ in {"amod", "compound", "nmod"} and t.lower_ not in _ANONYMOUS_SKIP]
    after = max((t.i for t in head.lefts if t.dep_ == "det"), default=-1)
    words = [t for t in words if t.i > after]
    first = words[0] if words else head
    label = " ".join(reading.written(first.idx, head.idx + len(head)).split())
    label = label if any(t.pos_ == "PROPN" or t.i in reading.demonyms for t in (*words, head)) else label.lower()
    entity = reading.registry.actor(label, reading.country) or Entity(
        ids.entity("actor", label), EntityKind.ACTOR, label, type="unidentified"
    )
    return Party(entity.label, entity, first.idx, head.idx + len(head), MentionKind.GROUP)
