"""Ties between actors: who backs, fights, leads, belongs to or is allied with whom.

A finder is a function from one word to what it tells; its words and their relations are in
`ontology/lexicon/words.toml`, under `relations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.events import roles
from kg.extract.lexicon import Lexicon
from kg.extract.parties import Party, by_name, by_recogniser, parties, resolve
from kg.extract.parties.naming import known
from kg.extract.parties.owners import own, owners, owners_at
from kg.extract.places import Place
from kg.extract.reading import Reading

Found = tuple[Token, str, Party, Party | Place]
"""The word that tells a relation, the relation, and its two ends."""

_INVERSE = "inverse "
"""Before a relation in the word lists: the object has it to the subject."""


def words(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas that may tell a tie: no finder answers to another word."""
    verbs = {verb.split()[0] for verb in lexicon.words["relations"]["verbs"]}
    listed = [lexicon.listed("relations", name) for name in ("campaigning", "participles", "nouns")]
    offices = [lexicon.listed("parties", name) for name in ("leading", "speaking")]
    return frozenset(verbs.union({"minister"}, *listed, *offices))


def _told(word: Token, relation: str, subjects: Iterable[Party], others: Iterable[Party]) -> Iterator[Found]:
    inverse = relation.startswith(_INVERSE)
    ends = list(others)
    for subject in subjects:
        for other in ends:
            pair = (other, subject) if inverse else (subject, other)
            yield (word, relation.removeprefix(_INVERSE), *pair)


def by_verb(reading: Reading, token: Token) -> Iterator[Found]:
    """ "Russia has been backing the regime", "troops allied with Haftar", "the campaign to defeat IS"."""
    if token.pos_ != "VERB" or token.dep_ in {"amod", "compound"}:
        return
    verbs = reading.lexicon.words["relations"]["verbs"]
    lemma = token.lemma_.lower()
    for preposition, objects in _arguments(token):
        relation = verbs.get(f"{lemma} {preposition}".strip())
        if relation is not None and relation != "controls":
            doers = [party for doer in _doers(reading, token) for party in parties(reading, doer)]
            yield from _told(token, relation, doers, [p for o in objects for p in parties(reading, o)])


def _arguments(verb: Token) -> Iterator[tuple[str, list[Token]]]:
    """The objects of a verb by the preposition before them, none for a direct one; a passive's is its subject."""
    turned = roles.passive(verb)
    yield "", roles.subjects(verb) if turned else [c for c in verb.children if c.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ == "prep":
            yield child.lower_, [c for c in child.children if c.dep_ == "pobj"]


def _doers(reading: Reading, verb: Token) -> list[Token]:
    by = roles.agents(verb)
    if by or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return by or roles.subjects(verb)
    campaigns = reading.lexicon.listed("relations", "campaigns")
    found = roles.subjects(verb)
    return [who for doer in found for who in (_behind(doer) if doer.lemma_.lower() in campaigns else [doer])]


def _behind(noun: Token) -> list[Token]:
    """Who has a campaign: "their fight", "the army's offensive", or whoever is the subject of the verb it hangs on."""
    owned = [c for c in noun.children if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.pos_ != "VERB"]
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return owned + ([] if verb.pos_ not in {"VERB", "AUX"} else roles.subjects(verb))


def by_campaign(reading: Reading, token: Token) -> Iterator[Found]:
    """ "Their fight against IS", "provides support to the army": by whoever has it, or by the subject of its verb."""
    against = reading.lexicon.words["relations"]["campaigning"].get(token.lemma_.lower())
    if against is None or token.pos_ not in {"NOUN", "PROPN"}:
        return
    for child in token.children:
        relation = against.get(child.lower_)
        if child.dep_ != "prep" or relation is None:
            continue
        others = [p for o in child.children if o.dep_ == "pobj" for p in parties(reading, o)]
        named = [known(reading, name) for name in (*owners(reading, token), *own(reading, token))]
        mine = [p for p in named if p.end <= child.idx]
        yield from _told(token, relation, mine or [p for t in _behind(token) for p in parties(reading, t)], others)


def by_participle(reading: Reading, token: Token) -> Iterator[Found]:
    """ "US-backed rebels", "government forces backed by Russian jets", "militias loyal to the general"."""
    relation = reading.lexicon.words["relations"]["participles"].get(token.lemma_.lower())
    if relation is None or token.dep_ not in {"amod", "acl", "relcl", "advcl"}:
        return
    agents = roles.agents(token) or [c for c in token.children if c.dep_ in {"npadvmod", "amod", "compound", "nmod"}]
    agents += [o for c in token.children if c.lower_ in {"to", "with"} for o in c.children if o.dep_ == "pobj"]
    for agent in agents:
        named = [known(reading, n) for n in owners_at(reading, agent)] or list(parties(reading, agent))
        yield from _told(token, relation, named, resolve(reading, token.head))


def by_noun(reading: Reading, token: Token) -> Iterator[Found]:
    """ "Russia, a staunch ally of the government", "the armed wing of X, the Northern Brigades"."""
    relation = reading.lexicon.words["relations"]["nouns"].get(token.lemma_.lower())
    if relation is None:
        return
    after = [
        o for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "to", "with", "in"} for o in c.children
    ]
    others = [p for o in after if o.dep_ == "pobj" for p in parties(reading, o)]
    others = others or [known(reading, name) for name in owners(reading, token)]
    yield from _told(token, relation, [p for t in _same(token) for p in resolve(reading, t)], others)


def _same(noun: Token) -> list[Token]:
    """The nouns that a noun is said to be the same as, by apposition, by "is", or by standing before a name."""
    found = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ == "appos" or (noun.dep_ in {"compound", "nmod"} and noun.head.tag_ == "NNP"):
        return [noun.head, *found]
    return [*found, *(roles.subjects(noun.head) if noun.dep_ == "attr" else [])]


def by_office(reading: Reading, token: Token) -> Iterator[Found]:
    """ "French Defense Minister Jean-Yves Le Drian", "SOHR's head Rami Abdelrahman"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    lemma = token.lemma_.lower()
    leading = bool({lemma, f"{before} {lemma}"} & reading.lexicon.listed("parties", "leading"))
    if not leading and lemma not in reading.lexicon.listed("parties", "speaking"):
        return
    if any(t.lower_ in reading.lexicon.listed("parties", "former") for t in (*token.lefts, *token.head.lefts)):
        return
    relation = "leads" if leading else "speaksFor"
    people = [p for t in (token.head, *token.children) if t.dep_ != "poss" for p in _person(reading, t)]
    yield from _told(token, relation, people[:1], list(_whose(reading, token))[:1])


def _whose(reading: Reading, office: Token) -> Iterator[Party]:
    """Whose an office is: who stands before it or behind "of", or beside it on the person's name."""
    yield from (known(reading, name) for name in owners(reading, office))
    for child in office.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            yield from (p for o in child.children for p in by_recogniser(reading, o) if p.entity.type != "person")
    if office.dep_ == "compound":
        beside = [c for c in office.head.children if c.i < office.i and c.dep_ in {"amod", "compound", "poss"}]
        yield from (known(reading, name) for child in beside for name in owners_at(reading, child))


def _person(reading: Reading, token: Token) -> Iterator[Party]:
    if token.tag_ in {"NNP", "NNPS"}:
        for rule in (by_name, by_recogniser):
            yield from (p for p in rule(reading, token) if p.entity.type == "person")


FINDERS = (by_verb, by_campaign, by_participle, by_noun, by_office)
