"""Verbs of saying, thinking and wishing: who is their subject, and which part of the sentence is what is said."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.voices.closing import closed
from kg.extract.voices.cues import Cue, cites, clause, clause_of, indexes
from kg.extract.voices.responsibility import owned, responsibility

_CLAUSES = frozenset({"ccomp", "parataxis"})
_HANGING = frozenset({"advcl", "conj", "xcomp", "pcomp", "prep", "ccomp", "dep"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_ASIDE = frozenset({"relcl", "parataxis", "pcomp", "ccomp", "advcl", "dep", "ROOT", "conj", "acl", "appos"})


def by_verb(reading: Reading, token: Token) -> Iterator[Cue]:
    """A verb that attributes, with its subject and what it governs; in the passive, with its agent."""
    kind = reading.lexicon.attributing["verbs"].get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    if kind is None or token.dep_ in {"amod", "compound"} or _other(reading, token):
        return
    if _passive(token):
        yield from _by_passive(reading, token, kind)
        return
    closing = closed(reading, token, kind)
    if closing is not None:
        yield closing
        return
    source = subject(reading, token)
    content = owned(reading, token, source) or _content(reading, token, source)
    if source is not None and content:
        yield Cue(token, kind, (source,), content, tuple(_accused(reading, token)))


def _passive(verb: Token) -> bool:
    deps = {c.dep_ for c in verb.children}
    return bool(deps & {"auxpass", "nsubjpass"}) or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def _other(reading: Reading, verb: Token) -> bool:
    """Whether another word attributes: "quoted a source as saying", "citing officials", "declined to say"."""
    if cites(reading, verb) or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"decline", "refuse"}):
        return True
    quoting = verb.lemma_.lower() in reading.lexicon.cued("content", "quoting")
    return quoting and any(c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.children) for c in verb.children)


def _by_passive(reading: Reading, verb: Token, kind: str) -> Iterator[Cue]:
    """ "Was accused by X of", "is believed to have", "was condemned by X", "a raid reported by X"."""
    agents = tuple(g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj")
    done_to = [c for c in verb.children if c.dep_ == "nsubjpass"] or ([verb.head] if verb.dep_ == "acl" else [])
    own = indexes(verb.subtree) if verb.dep_ == "acl" else frozenset({verb.i})
    lemma = verb.lemma_.lower()
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES | {"xcomp"}]
    blamed = lemma in reading.lexicon.cued("content", "blaming")
    hedged = not agents and lemma in reading.lexicon.cued("content", "impersonal") and bool(clauses)
    if not (agents or hedged or blamed):
        return
    parts = clauses + [c for c in verb.children if blamed and c.dep_ == "prep"]
    parts += [t for t in done_to if t.lower_ not in {"it", *RELATIVE}]
    deeds = [c for a in agents for c in a.children if blamed and c.lower_ == "of"]
    parts += deeds
    speaking = indexes(t for a in agents for t in a.subtree) - indexes(t for d in deeds for t in d.subtree)
    content = indexes(t for part in parts for t in part.subtree) - own - speaking
    if verb.dep_ == "acl":
        content |= indexes(t for c in clauses for t in c.subtree)
    if content:
        yield Cue(verb, kind, agents, content, tuple(_accused(reading, verb)), hedged)


def subject(reading: Reading, verb: Token) -> Token | None:
    """Who speaks: the verb's own subject, that of the verb it hangs on, or the noun it says something of."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return min(own, key=lambda c: abs(c.i - verb.i))
    above = verb.head.head
    if verb.head.lower_ == "as" and above.lemma_.lower() in reading.lexicon.cued("content", "quoting"):
        return _quoted(above)
    if verb.lemma_ == "say" and verb.dep_ == "ROOT":
        return next((c for c in verb.children if c.dep_ in {"dobj", "attr"} and c.i > verb.i), None)
    if verb.tag_ == "VBG" and verb.lemma_.lower() in reading.lexicon.cued("content", "adding"):
        return _going_on(reading, verb)
    return verb.head if verb.dep_ == "acl" else _above(reading, verb)


def _above(reading: Reading, verb: Token) -> Token | None:
    """The subject of the verb, or the noun, that a verb without a subject hangs on."""
    head = verb.head
    while head.dep_ == "prep" and head.head != head:
        head = head.head
    if verb.dep_ in _HANGING and head != verb:
        return subject(reading, head) if head.pos_ in {"VERB", "AUX"} else _noun(head)
    return None


def _going_on(reading: Reading, verb: Token) -> Token | None:
    """Who goes on with "adding that", "saying that": a letter that it hangs on, else whoever speaks above."""
    listed = reading.lexicon.listed("parties", "documents") | reading.lexicon.listed("parties", "anonymous")
    noun = _noun(verb.head)
    if verb.dep_ == "acl" and noun is not None and (noun.lemma_.lower() in listed or noun.i in reading.actors):
        return noun
    verbs = [t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}]
    kinds = reading.lexicon.attributing["verbs"]
    telling = next((t for t in verbs if kinds.get(t.lemma_.lower()) and t.i < verb.i), None)
    above = telling or next(iter(verbs), None)
    found = subject(reading, above) if above is not None else None
    return found or (noun if verb.dep_ == "acl" else None)


def _noun(token: Token) -> Token | None:
    return token if token.pos_ in {"NOUN", "PROPN"} else None


def _quoted(verb: Token) -> Token | None:
    """Who is quoted: "quoted a source as saying", "was quoted as saying"."""
    for dep in ("dobj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ == dep:
                return child
    return _noun(verb.head) if verb.dep_ in {"acl", "relcl"} else None


def _content(reading: Reading, verb: Token, source: Token | None) -> frozenset[int]:
    said = [t for child in verb.children for part in _parts(reading, verb, child, source) for t in part.subtree]
    speaking = indexes(source.subtree) if source is not None and source.i != verb.head.i else frozenset()
    content = indexes(said) - speaking - {verb.i}
    that = next((c for c in verb.children if c.lower_ == "that" and c.i == verb.i + 1), None)
    if that is not None and that.dep_ == "dobj":
        return frozenset(range(that.i, verb.sent.end))
    if any(not reading.doc[i].is_punct for i in content):
        return content
    put = verb.lemma_ == "put" and any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    return _host(reading, verb, source) if put or _reports(reading, verb) else frozenset()


def _reports(reading: Reading, verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    reporting = reading.lexicon.attributing["verbs"].get(lemma) == "reporting"
    return reporting and lemma not in reading.lexicon.cued("content", "clause")


def _parts(reading: Reading, verb: Token, child: Token, source: Token | None) -> Iterator[Token]:
    """What is said, as the heads of its stretches, where a part of a verb's clause is or holds it."""
    lexicon, lemma = reading.lexicon, verb.lemma_.lower()
    quotation = lemma in lexicon.cued("content", "quotation")
    match child.dep_:
        case "ccomp" | "parataxis" if not quotation or child.i < verb.i:
            yield child
        case "xcomp" if lemma in lexicon.cued("content", "infinitive") or lemma == "call":
            yield child
        case "dobj" | "oprd" if lemma in lexicon.cued("content", "object") and child is not source:
            other = lexicon.cues["content"]["other"].get(lemma, ())
            if lemma not in lexicon.cued("content", "clause") and child.lemma_.lower() not in other:
                yield child
        case "prep":
            yield from _topics(reading, verb, child)
        case "advcl" | "conj" if child.i < verb.i and any(c.dep_ == "nsubj" for c in child.children):
            yield child


def _topics(reading: Reading, verb: Token, prep: Token) -> Iterator[Token]:
    """What is spoken of: "called for a truce", "accused Russia of bombing", "described it as a massacre"."""
    lemma = verb.lemma_.lower()
    named = reading.lexicon.cues["content"]["topics"].get(lemma, ())
    if prep.lower_ == "in":
        listed = reading.lexicon.listed("parties", "documents")
        documents = (noun for noun in prep.children if noun.lemma_.lower() in listed)
        yield from (said for noun in documents for said in noun.children if clause(said))
    if prep.lower_ in named:
        yield from (c for c in prep.children if c.dep_ in {"pobj", "pcomp"})
    elif prep.lower_ in {"as", "to", "for"} and lemma in reading.lexicon.cued("content", "object"):
        objects = any(c.dep_ == "dobj" for c in verb.children)
        if objects and prep.lower_ == "as":
            yield prep


def _host(reading: Reading, verb: Token, source: Token | None) -> frozenset[int]:
    """What is said by a verb that governs none of it: the sentence it closes, or the clause it is slipped into."""
    if source is None or source.lower_ in RELATIVE or verb.dep_ not in _ASIDE:
        return frozenset()
    own = indexes(verb.subtree)
    if verb.dep_ == "ROOT" or source.i not in own:
        own = frozenset(i for i in own if i >= min(source.left_edge.i, verb.i))
    own |= indexes(source.subtree)
    sentence = verb.sent
    first, last = min(own), max(own)
    closing = all(t.is_punct or t.is_space for t in reading.doc[last + 1 : sentence.end])
    if closing and first > sentence.start:
        return frozenset(range(sentence.start, first))
    if verb.dep_ == "ROOT":
        return frozenset()
    governor = clause_of(verb.head)
    return indexes(governor.subtree) - own


def _accused(reading: Reading, verb: Token) -> Iterator[Token]:
    """Whom a verb blames: its object, or the one a deed is blamed on; who claims responsibility blames itself."""
    if responsibility(reading, verb) is not None:
        yield from filter(None, (subject(reading, verb),))
    if verb.lemma_.lower() not in reading.lexicon.cued("content", "blaming"):
        return
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    links = [c for t in (verb, *objects) for c in t.children if c.dep_ == "prep" and c.lower_ == "on"]
    onto = [g for c in links for g in c.children if g.dep_ == "pobj"]
    yield from onto if onto and verb.lemma_ == "blame" else objects


def relays(reading: Reading, verb: Token) -> Iterator[Token]:
    """The medium of a party to the conflict that passes on as its own what it was told or quotes; no other outlet."""
    above = verb.head.head
    quoted = verb.head.lower_ == "as" and above.lemma_.lower() in reading.lexicon.cued("content", "quoting")
    for child in above.children if quoted else verb.children:
        heard = {"nsubj", "agent"} if quoted else {"dobj", "dative"}
        if child.dep_ in heard or (not quoted and child.lower_ == "to"):
            yield from (t for t in (child, *child.children) if _partial(reading, t))


def _partial(reading: Reading, token: Token) -> bool:
    name = reading.actors.get(token.i)
    return name is not None and name.entity.type == "news-agency" and name.entity.parent is not None
