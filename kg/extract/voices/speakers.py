"""Who speaks: a person with the organisation behind, a monitor, a named body, or a source with no name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract import parties
from kg.extract.parties import Party
from kg.extract.parties.naming import known, minted, party_at
from kg.extract.parties.owners import owners
from kg.extract.reading import Reading
from kg.extract.voices.persons import organisation_of, person_of
from kg.extract.voices.sources import TIMES, anonymous, inside
from kg.model import Entity

_FROM = frozenset({"by", "from", "of"})


Speaker = tuple[Party, Entity | None]
"""Who speaks, and the organisation in whose name."""


def speakers(reading: Reading, head: Token) -> Iterator[Speaker]:
    """The speakers of a noun phrase, each with the organisation in whose name it speaks."""
    for token in (head, *(c for c in head.conjuncts if c.i > head.i)):
        speaker = _speaker(reading, token)
        if speaker is not None:
            yield speaker


def _speaker(reading: Reading, head: Token) -> Speaker | None:
    """The speaker that a noun stands for, by the first of `RULES` that answers."""
    person = person_of(reading, head)
    if person is not None:
        return person, organisation_of(reading, head, person)
    found = next((party for rule in RULES for party in rule(reading, head)), None)
    return (found, None) if found is not None else None


def _by_monitor(reading: Reading, head: Token) -> Iterator[Party]:
    """The monitor that "a monitoring group" or "the observatory" stands for: the one that the article names."""
    listed = reading.lexicon.listed("parties", "monitors")
    lemma = head.lemma_.lower()
    compound = " ".join((*[t.lower_ for t in head.lefts if t.dep_ in {"compound", "amod"}][-1:], lemma))
    named = next((n for n in reading.named_actors if n.entity.type == "monitor"), None)
    based = any(c.lower_ == "based" for c in head.lefts) and lemma in reading.lexicon.listed(
        "parties", "speaking-bodies"
    )
    if named is not None and (based or listed & {lemma, compound}):
        yield Party(named.entity.label, named.entity, head.idx, head.idx + len(head))


def _by_outlet(reading: Reading, head: Token) -> Iterator[Party]:
    """A medium by the name before its noun: "the Northern Star news site"; a nationality alone names none."""
    if head.lemma_.lower() not in reading.lexicon.listed("parties", "outlets"):
        return
    end = head.i
    while end > head.sent.start and head.doc[end - 1].pos_ == "NOUN":
        end -= 1
    start = end
    while start > head.sent.start and head.doc[start - 1].tag_ in {"NNP", "NNPS"}:
        start -= 1
    if end - start > 1:
        yield minted(reading, start, end, "news-agency")


def _by_document(reading: Reading, head: Token) -> Iterator[Party]:
    """Whose a statement or report is: "a report by X", "X's statement", "a Defence Ministry statement"."""
    if head.lemma_.lower() not in reading.lexicon.listed("parties", "documents"):
        return
    links = [c for c in head.rights if c.lower_ in _FROM]
    links += [c for verb in head.rights if verb.dep_ == "acl" for c in verb.children if c.dep_ == "agent"]
    behind = [o for c in links for o in c.children if o.dep_ == "pobj"]
    before = [c for c in head.lefts if c.dep_ == "poss" or (c.dep_ == "compound" and c.pos_ == "PROPN")]
    for noun in (*behind, *before):
        speaker = _speaker(reading, noun)
        if speaker is not None:
            yield speaker[0]
            return


def _by_source(reading: Reading, head: Token) -> Iterator[Party]:
    """A source with no name, or the organisation it is in."""
    if head.lemma_.lower() in reading.lexicon.listed("parties", "anonymous"):
        yield inside(reading, head) or anonymous(reading, head)


def _by_alias(reading: Reading, head: Token) -> Iterator[Party]:
    """Who a group is by the name behind it: "the organisation known as the White Helmets"."""
    for child in head.children:
        if child.dep_ == "acl" and child.lower_ in {"known", "called"}:
            for noun in (t for t in child.subtree if t.dep_ in {"pobj", "oprd"}):
                yield from parties.by_name(reading, noun)
                yield from parties.by_recogniser(reading, noun)


def _by_office(reading: Reading, head: Token) -> Iterator[Party]:
    """An office without a name speaks for whoever it belongs to: "the Houthis' spokesman"."""
    if head.lemma_.lower() in reading.lexicon.listed("parties", "offices"):
        owner = next(owners(reading, head), None)
        yield known(reading, owner) if owner else anonymous(reading, head)


def _by_reference(reading: Reading, head: Token) -> Iterator[Party]:
    """ "The coalition", "the ministry": the actor named last before it whose name holds the word."""
    noun = head.lower_
    if not any(c.lower_ == "the" for c in head.lefts) or any(owners(reading, head)):
        return
    for name in reversed(reading.named_actors):
        if name.start < head.i and noun in name.entity.label.lower().split():
            yield party_at(name.entity, head)
            return


def _by_body(reading: Reading, head: Token) -> Iterator[Party]:
    """A body under its full name: "the Ministry of Foreign Affairs", "the Centre for Strategic Studies"."""
    if head.pos_ == "PROPN" and head.i not in reading.actors and head.ent_type_ != "PERSON":
        for link in (c for c in head.rights if c.lower_ in {"of", "for"}):
            for noun in (c for c in link.children if c.pos_ == "PROPN"):
                yield minted(reading, _first_capital(head), noun.right_edge.i + 1, "unidentified")


def _first_capital(head: Token) -> int:
    start = head.i
    while start > head.sent.start and head.doc[start - 1].tag_ in {"NNP", "NNPS"} and head.doc[start - 1].head == head:
        start -= 1
    return start


def _by_words(reading: Reading, head: Token) -> Iterator[Party]:
    """Anybody else under the words of the noun phrase: "hospital staff", "opponents of the government"."""
    if head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ not in TIMES:
        yield anonymous(reading, head)


def _by_party(reading: Reading, head: Token) -> Iterator[Party]:
    """Any other party that a noun stands for; a pronoun for no unnamed one."""
    unnamed = reading.lexicon.listed("kinds", "unnamed")
    if head.pos_ in {"NOUN", "PROPN", "PRON"}:
        found = parties.resolve(reading, head)
        yield from (p for p in found if head.pos_ != "PRON" or p.entity.type not in unnamed)


RULES: tuple[Callable[[Reading, Token], Iterator[Party]], ...] = (
    parties.by_name,
    parties.by_generic,
    _by_alias,
    _by_outlet,
    _by_monitor,
    _by_document,
    _by_source,
    _by_office,
    _by_body,
    _by_reference,
    _by_party,
    _by_words,
)
