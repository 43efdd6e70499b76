"""Stretches of syntax: the tokens that belong to one trigger's clause, and those of the clause it hangs on."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.reading import Reading

_HANGING = frozenset({"advcl", "conj", "xcomp", "nsubj", "nsubjpass", "dobj"})
_CLAUSES = frozenset({"advcl", "conj", "ccomp", "relcl"})


def root(reading: Reading, token: Token) -> Token:
    """The verb whose clause a verb is in: an aspect verb's where there is one ("have continued to bombard")."""
    aspect = reading.lexicon.listed("verbs", "aspect")
    while token.dep_ in {"xcomp", "pcomp"} and token.head.lemma_.lower() in aspect:
        token = token.head
    return token


def clause(top: Token, others: set[int]) -> set[int]:
    """The tokens under a verb, without the clauses of other triggers."""
    found: set[int] = set()
    stack = [top]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if c.i not in others]
    return found


def local(reading: Reading, tokens: set[int], head: Token) -> list[Token]:
    """A clause without what qualifies a party ("forces backed by jets"): those weapons are not the attack's."""
    aside: set[int] = set()
    for index in tokens:
        verb = reading.doc[index]
        if verb.dep_ in {"acl", "relcl"} and head not in {verb, verb.head}:
            aside |= {token.i for token in verb.subtree}
    own = {token.i for token in head.subtree}
    return [reading.doc[i] for i in sorted((tokens | own) - aside)]


def governing(reading: Reading, tokens: frozenset[int]) -> frozenset[int]:
    """The tokens of the clause on which a participle hangs: "advanced on X, seizing several villages"."""
    found: set[int] = set()
    for index in tokens:
        top = reading.doc[index]
        if top.head.i not in tokens and top.dep_ in _HANGING and top.head.pos_ in {"VERB", "AUX"}:
            found |= clause(top.head, {c.i for c in top.head.children if c.dep_ in _CLAUSES})
    return frozenset(found)
