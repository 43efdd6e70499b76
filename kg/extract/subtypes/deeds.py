"""Who does what to whom, in classes: "soldiers opened fire on marchers" is (state, open fire, protesters)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.reading import Reading

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_RELATIVE = frozenset({"who", "which", "that"})
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_DEPTH = 3
_NONE: frozenset[str] = frozenset()
_REBELS = frozenset({"rebels"})
_PEOPLE = frozenset({"civilians"})
_PLACE = frozenset({"place"})
_PARTIES = frozenset({"state", "civilians"})


@dataclass(frozen=True)
class Classes:
    """What nouns are taken for: a class by lemma, and by the kind of a registry actor (ontology/codes.ttl)."""

    words: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]


@dataclass(frozen=True)
class Deed:
    """A verb or event noun, its particle or object with it (`phrase`), and the classes of those it joins."""

    word: Token
    verb: str
    phrase: str
    who: frozenset[str]
    whom: frozenset[str]

    @property
    def told(self) -> str:
        """The deed in classes, for people to read."""
        return " ".join(("/".join(sorted(self.who)) or "?", self.phrase, "/".join(sorted(self.whom)) or "?"))


def deeds(reading: Reading, tokens: Sequence[Token], verbs: Collection[str], classes: Classes) -> Iterator[Deed]:
    """The deeds among some tokens whose verb is one of `verbs`, in every phrase that its particle or object makes."""
    for token in tokens:
        lemma = reading.lexicon.inflected.get(token.lower_, token.lemma_.lower())
        if lemma not in verbs or token.pos_ not in {"VERB", "NOUN", "AUX"}:
            continue
        who = frozenset(_classes(reading, classes, _agents(token)))
        whom = frozenset(_classes(reading, classes, _patients(token)))
        yield Deed(token, lemma, lemma, who, whom)
        for child in token.children:
            if child.i > token.i and child.dep_ in {"prt", "dobj", "advmod", "acomp", "oprd", "prep"}:
                yield Deed(token, lemma, f"{lemma} {child.lemma_.lower()}", who, whom)


def _agents(verb: Token) -> Iterator[Token]:
    found = [child for child in verb.children if child.dep_ in _SUBJECTS and child.lower_ not in _RELATIVE]
    found += [noun for child in verb.children if child.dep_ == "agent" for noun in child.children]
    if verb.pos_ == "NOUN":
        found += [child for child in verb.children if child.dep_ in _MODIFIERS]
        found += [noun for child in verb.children if child.lower_ == "by" for noun in child.children]
    elif not found and verb.dep_ in {"relcl", "acl"} and not _passive(verb):
        found = [verb.head]
    if found or verb.dep_ not in _SHARED or _passive(verb):
        yield from found
    elif verb.head != verb and verb.head.pos_ in {"VERB", "AUX"}:
        yield from _agents(verb.head)


def _patients(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _OBJECTS and child.lower_ not in _RELATIVE:
            yield child
            yield from _behind(child)
        elif child.dep_ == "prep" and child.lower_ not in {"by", "in", "after"}:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
    if verb.dep_ in {"relcl", "acl"} and _passive(verb):
        yield verb.head


def _behind(noun: Token) -> Iterator[Token]:
    """What an object leads on to: "opened fire on marchers", "took control of the town"."""
    for child in noun.children:
        if child.dep_ == "prep":
            yield from (below for below in child.children if below.dep_ == "pobj")


def _passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )


def _classes(reading: Reading, classes: Classes, nouns: Iterator[Token]) -> Iterator[str]:
    for noun in nouns:
        for token in (noun, *noun.conjuncts):
            yield from classes_of(reading, classes, token)


def classes_of(reading: Reading, classes: Classes, noun: Token, depth: int = _DEPTH) -> frozenset[str]:
    """The classes of a noun phrase: those of its noun, else of what stands before it or behind "of".

    Whose they are overrules what they are: "rebel forces" are rebels, and so are "armed men".
    """
    own = classes.words.get(noun.lemma_.lower()) or classes.words.get(noun.lower_, _NONE)
    told = _named(reading, classes, noun, whole=depth == _DEPTH)
    for child in noun.children if depth else ():
        if child.dep_ in _MODIFIERS:
            told |= classes_of(reading, classes, child, depth - 1)
        elif child.lower_ == "of" and not own & _PARTIES:
            told = told.union(*(classes_of(reading, classes, below, depth) for below in child.children))
    if ("rebels" in told and own & _PARTIES) or ("armed" in told and "civilians" in own):
        return _REBELS
    return own or told


def _named(reading: Reading, classes: Classes, noun: Token, *, whole: bool) -> frozenset[str]:
    """What a name stands for; a country before a noun ("Chinese engineers") says nothing of who that is."""
    if not whole and noun.i not in reading.actors:
        return _NONE
    if noun.ent_type_ == "PERSON" or (noun.tag_ == "NNPS" and noun.i in reading.demonyms):
        return _PEOPLE
    for table in (reading.actors, reading.demonyms, reading.leaders, reading.places):
        name = table.get(noun.i)
        if name is not None and name.entity.type in classes.kinds:
            return frozenset({classes.kinds[name.entity.type]})
    return _PLACE if noun.ent_type_ in {"GPE", "LOC"} else _NONE
