"""Relations that hold: who backs whom, who controls what, who leads or speaks for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg import ids
from kg.extract import parties, roles
from kg.extract.attribution import Attribution
from kg.extract.claims import NAME, spans
from kg.extract.mentions import Mentions
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.where import Place
from kg.model import Claim, ClaimKind, Evidence, Filler, Roles

_LEADING = frozenset(
    {"head", "leader", "chief", "president", "minister", "commander", "director", "founder", "chairman", "premier"}
)
_SPEAKING = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "correspondent", "envoy", "representative", "ambassador"}
)


def relation_claims(
    reading: Reading, named: tuple[Place, ...], said: dict[int, list[Attribution]], mentions: Mentions
) -> Iterator[Claim]:
    """The relation claims of an article, each relation of two entities once a sentence."""
    for sentence in reading.sentences():
        seen: set[tuple[str, str, str]] = set()
        for word, relation, subject, object_ in _found(reading, sentence, named):
            told = (relation, _iri(subject), _iri(object_))
            if told not in seen and told[1] != told[2]:
                seen.add(told)
                yield _claim(reading, word, relation, subject, object_, said.get(sentence.start, []), mentions)


def _iri(thing: Party | Place) -> str:
    return thing.entity.id


Found = tuple[Token, str, Party, Party | Place]


def _found(reading: Reading, sentence: Span, named: tuple[Place, ...]) -> Iterator[Found]:
    for token in sentence:
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
        for subject in parties.parties(reading, doer):
            for thing in done_to:
                yield from ((token, relation, subject, o) for o in _objects(reading, relation, thing, named))


def _objects(reading: Reading, relation: str, head: Token, named: tuple[Place, ...]) -> Iterator[Party | Place]:
    if relation == "controls":
        yield from _places(head, named)
    else:
        yield from parties.parties(reading, head)


def _places(head: Token, named: Iterable[Place]) -> Iterator[Place]:
    under = {t.i for t in head.subtree}
    for place in named:
        token = head.doc[place.end - 1]
        direct = token is head or token.head is head or (token.head.lower_ == "of" and token.head.head is head)
        listed = place.start in under and any(t.dep_ in {"conj", "attr"} for t in (token,))
        if direct or listed:
            yield place


def _held(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "the rebel-held town of X", "opposition-held areas of Y"."""
    if token.dep_ not in {"amod", "acl"} or token.lemma_.lower() not in reading.lexicon.listed("parties", "held"):
        return
    if token.lemma_.lower() in {"besiege", "seize"}:
        return
    for holder in parties.holders(reading, token.head):
        yield from ((token, "controls", holder, place) for place in _places(token.head, named))


def _in_control(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "Kafra, where IS is now in control"."""
    if token.lower_ != "control" or token.head.lower_ != "in" or token.head.head.lemma_ != "be":
        return
    verb = token.head.head
    for doer in roles.subjects(verb):
        for subject in parties.parties(reading, doer):
            if verb.dep_ == "relcl":
                yield from ((token, "controls", subject, place) for place in _places(verb.head, named))


def _backed(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "US-backed rebels", "government forces backed by Russian jets"."""
    if token.lemma_.lower() not in reading.lexicon.listed("parties", "backed") or token.dep_ not in {"amod", "acl"}:
        return
    agents = roles.agents(token) or [c for c in token.children if c.dep_ in {"npadvmod", "amod", "compound", "nmod"}]
    for agent in agents:
        backers = [parties.known(reading, n) for n in parties.owners_at(reading, agent)] or list(
            parties.parties(reading, agent)
        )
        for backer in backers:
            yield from ((token, "backs", backer, p) for p in parties.resolve(reading, token.head))


def _ally(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
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
        for subject in parties.resolve(reading, one):
            yield from ((token, relation, subject, p) for o in others for p in parties.parties(reading, o))


def _office(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "French Defense Minister Jean-Yves Le Drian", "SOHR's head Rami Abdelrahman"."""
    lemma = token.lemma_.lower()
    relation = "leads" if lemma in _LEADING else "speaksFor" if lemma in _SPEAKING else None
    if relation is None:
        return
    people = [p for t in (token.head, *token.children) if t.dep_ != "poss" for p in _person(reading, t)]
    owners = list(parties.owners(reading, token)) or list(_beside(reading, token))
    for person in people[:1]:
        for owner in owners[:1]:
            yield token, relation, person, parties.known(reading, owner)


def _beside(reading: Reading, token: Token) -> Iterator[parties.Name]:
    """Whose office it is where the parse hangs demonym and office both on the person's name."""
    if token.dep_ == "compound":
        for child in token.head.children:
            if child.i < token.i and child.dep_ in {"amod", "compound", "poss"}:
                yield from parties.owners_at(reading, child)


def _person(reading: Reading, token: Token) -> Iterator[Party]:
    if token.tag_ in {"NNP", "NNPS"}:
        for rule in (parties.by_name, parties.by_recogniser):
            yield from (p for p in rule(reading, token) if p.entity.type == "person")


FINDERS = (_by_verb, _held, _in_control, _backed, _ally, _office)


def _claim(
    reading: Reading,
    word: Token,
    relation: str,
    subject: Party,
    object_: Party | Place,
    said: list[Attribution],
    mentions: Mentions,
) -> Claim:
    covering = [a for a in said if word.i in a.scope]
    claimants = tuple({c.entity: c for a in covering for c in a.claimants}.values())
    for party in (p for a in covering for p in a.minted):
        mentions.party(party)
    text = word.sent.text
    start = word.sent.start_char + len(text) - len(text.lstrip())
    evidence = Evidence(start, start + len(text.strip()), reading.written(start, start + len(text.strip())))
    return Claim(
        ids.claim(reading.article.id, "relation", relation, subject.entity.id, object_.entity.id, str(word.idx)),
        ClaimKind.RELATION,
        relation,
        reading.article.id,
        evidence,
        (word.idx, word.idx + len(word)),
        Roles(subjects=(subject.filler(mentions.party(subject)),), objects=(_object_filler(object_, mentions),)),
        claimants=claimants,
        cue=covering[0].cue if covering else None,
        content=tuple(s for a in covering for s in spans(reading, a.scope)),
        extractor=NAME,
        confidence=0.7,
    )


def _object_filler(thing: Party | Place, mentions: Mentions) -> Filler:
    if isinstance(thing, Place):
        return thing.filler(mentions.place(thing))
    return thing.filler(mentions.party(thing))
