"""Relations that hold: who backs whom, who controls what, who leads or speaks for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Span, Token

from kg import ids
from kg.extract import reality, roles
from kg.extract.attribution import Attribution
from kg.extract.claims import NAME, spans
from kg.extract.mentions import Mentions
from kg.extract.naming import Party, known
from kg.extract.owners import holders, owners, owners_at
from kg.extract.parties import by_name, by_recogniser, parties, resolve
from kg.extract.placenames import Place
from kg.extract.reading import Name, Reading
from kg.model import Claim, ClaimKind, Filler, Modality, Roles


def relation_claims(
    reading: Reading, named: tuple[Place, ...], said: Mapping[int, tuple[Attribution, ...]], mentions: Mentions
) -> Iterator[Claim]:
    """The relation claims of an article, each relation of two entities once a sentence."""
    for sentence in reading.sentences():
        seen: set[tuple[str, str, str]] = set()
        for found in _found(reading, sentence, named):
            _, relation, subject, object_ = found
            told = (relation, subject.entity.id, object_.entity.id)
            if told not in seen and told[1] != told[2]:
                seen.add(told)
                yield _claim(reading, found, said.get(sentence.start, ()), mentions)


CONFIDENCE = 0.7
"""What a relation claim is worth before calibration."""

Found = tuple[Token, str, Party, Party | Place]


def _found(reading: Reading, sentence: Span, named: tuple[Place, ...]) -> Iterator[Found]:
    for token in sentence:
        if token.pos_ != "VERB" or reality.holds(reading, token):
            for finder in FINDERS:
                yield from finder(reading, token, named)


def _by_verb(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "Russia has been backing the regime", "the Houthis control Sanaa"; also passive: "held by the opposition"."""
    relation = reading.lexicon.words["relations"]["verbs"].get(token.lemma_.lower())
    if relation is None or token.pos_ != "VERB" or token.dep_ in {"amod", "compound"}:
        return
    passive = any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in token.children)
    doers = roles.agents(token) if passive else roles.subjects(token)
    done_to = roles.subjects(token) if passive else [c for c in token.children if c.dep_ == "dobj"]
    for doer in doers:
        for subject in parties(reading, doer):
            for thing in done_to:
                yield from ((token, relation, subject, o) for o in _objects(reading, relation, thing, named))


def _objects(reading: Reading, relation: str, head: Token, named: tuple[Place, ...]) -> Iterator[Party | Place]:
    if relation == "controls":
        yield from _places(head, named)
    else:
        yield from parties(reading, head)


def _places(head: Token, named: Iterable[Place]) -> Iterator[Place]:
    under = {t.i for t in head.subtree}
    for place in named:
        token = head.doc[place.end - 1]
        direct = head in {token, token.head} or (token.head.lower_ == "of" and token.head.head == head)
        listed = place.start in under and token.dep_ in {"conj", "attr"}
        if direct or listed:
            yield place


def _held(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "the rebel-held town of X", "opposition-held areas of Y"."""
    if token.dep_ not in {"amod", "acl"} or token.lemma_.lower() not in reading.lexicon.listed("parties", "held"):
        return
    if token.lemma_.lower() in {"besiege", "seize"}:
        return
    for holder in holders(reading, token.head):
        yield from ((token, "controls", holder, place) for place in _places(token.head, named))


def _in_control(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "Kafra, where IS is now in control"."""
    if token.lower_ != "control" or token.head.lower_ != "in" or token.head.head.lemma_ != "be":
        return
    verb = token.head.head
    for doer in roles.subjects(verb):
        for subject in parties(reading, doer):
            if verb.dep_ == "relcl":
                yield from ((token, "controls", subject, place) for place in _places(verb.head, named))


def _backed(reading: Reading, token: Token, _named: tuple[Place, ...]) -> Iterator[Found]:
    """ "US-backed rebels", "government forces backed by Russian jets"."""
    if token.lemma_.lower() not in reading.lexicon.listed("parties", "backed") or token.dep_ not in {"amod", "acl"}:
        return
    agents = roles.agents(token) or [c for c in token.children if c.dep_ in {"npadvmod", "amod", "compound", "nmod"}]
    for agent in agents:
        backers = [known(reading, n) for n in owners_at(reading, agent)] or list(parties(reading, agent))
        for backer in backers:
            yield from ((token, "backs", backer, p) for p in resolve(reading, token.head))


def _ally(reading: Reading, token: Token, _named: tuple[Place, ...]) -> Iterator[Found]:
    """ "Russia, a staunch ally to the Syrian government": apposition or copula."""
    relation = reading.lexicon.words["relations"]["nouns"].get(token.lemma_.lower())
    if relation is None:
        return
    subjects = [token.head] if token.dep_ == "appos" else roles.subjects(token.head) if token.dep_ == "attr" else []
    others = [
        o
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in {"of", "to"}
        for o in c.children
        if o.dep_ == "pobj"
    ]
    for one in subjects:
        for subject in resolve(reading, one):
            yield from ((token, relation, subject, p) for o in others for p in parties(reading, o))


def _office(reading: Reading, token: Token, _named: tuple[Place, ...]) -> Iterator[Found]:
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
    whose = list(owners(reading, token)) or list(_beside(reading, token))
    for person in people[:1]:
        for owner in whose[:1]:
            yield token, relation, person, known(reading, owner)


def _beside(reading: Reading, token: Token) -> Iterator[Name]:
    """Whose office it is where the parse hangs demonym and office both on the person's name."""
    if token.dep_ == "compound":
        for child in token.head.children:
            if child.i < token.i and child.dep_ in {"amod", "compound", "poss"}:
                yield from owners_at(reading, child)


def _person(reading: Reading, token: Token) -> Iterator[Party]:
    if token.tag_ in {"NNP", "NNPS"}:
        for rule in (by_name, by_recogniser):
            yield from (p for p in rule(reading, token) if p.entity.type == "person")


FINDERS = (_by_verb, _held, _in_control, _backed, _ally, _office)


def _claim(reading: Reading, found: Found, said: tuple[Attribution, ...], mentions: Mentions) -> Claim:
    word, relation, subject, object_ = found
    covering = [a for a in said if word.i in a.scope]
    for party in (p for a in covering for p in a.parties):
        mentions.party(party)
    return Claim(
        id=ids.claim(reading.article.id, "relation", relation, subject.entity.id, object_.entity.id, str(word.idx)),
        kind=ClaimKind.RELATION,
        type=relation,
        article=reading.article.id,
        evidence=reading.sentence(word.sent),
        trigger=(word.idx, word.idx + len(word)),
        roles=Roles(subjects=(subject.filler(mentions.party(subject)),), objects=(_object_filler(object_, mentions),)),
        claimants=tuple({c.entity: c for a in covering for c in a.claimants}.values()),
        cue=covering[0].cue if covering else None,
        modality=next((a.modality for a in covering if a.modality), Modality.ASSERTED),
        content=tuple(s for a in covering for s in spans(reading, a.scope)),
        extractor=NAME,
        confidence=CONFIDENCE,
    )


def _object_filler(thing: Party | Place, mentions: Mentions) -> Filler:
    if isinstance(thing, Place):
        return thing.filler(mentions.place(thing))
    return thing.filler(mentions.party(thing))
