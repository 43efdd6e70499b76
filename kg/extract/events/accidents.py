"""What tells of no violence: figures of speech ("a battle with cancer") and what nobody did ("a bus crash killed")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.events.roles import subjects
from kg.extract.reading import Reading

_LINKING = frozenset({"by", "of", "with", "against", "over", "for", "into"})
_CAUSING = frozenset({"in", "by", "of", "from", "during"})


def figurative(reading: Reading, word: Token) -> bool:
    """Whether what stands with a word says that it tells of no violence: a strike of workers, a battle with cancer."""
    companions = reading.lexicon.words["figurative"].get(word.lemma_.lower())
    return companions is not None and any(
        {token.lemma_.lower(), token.lower_.removesuffix("s")} & set(companions) for token in _beside(word)
    )


def accidental(reading: Reading, word: Token, root: Token) -> bool:
    """Whether an accident, the weather or a disease did it: "a bus crash killed", "drowned when the boat capsized"."""
    causes = [*subjects(root), *(subjects(word) if word.pos_ == "VERB" else ())]
    if word.lemma_.lower() in reading.lexicon.listed("verbs", "casualty"):
        causes += [c for part in root.children if part.lower_ in _CAUSING for c in part.children]
    if any(_accident(reading, noun) for noun in causes):
        return True
    if word.dep_ == "advcl" and word.tag_ == "VBG" and word.head.pos_ == "VERB":
        return figurative(reading, word.head) or accidental(reading, word.head, word.head)
    return _by_itself(reading, word, root) and not _attacked(reading, word)


def _accident(reading: Reading, noun: Token) -> bool:
    """Whether a noun is what nobody did: a flood, a cholera outbreak, a bus crash, a gas explosion."""
    causes = reading.lexicon.listed("accidents", "causes")
    own = (noun, *(child for child in noun.lefts if child.dep_ == "compound"))
    return any(token.lemma_.lower() in causes for token in own) or figurative(reading, noun)


def _by_itself(reading: Reading, word: Token, root: Token) -> bool:
    """Whether a thing fell or burst: "when a building collapsed", "a boiler exploded"."""
    verbs, marks, bursts = (reading.lexicon.listed("accidents", name) for name in ("verbs", "marks", "bursts"))
    if any(c.dep_ == "advcl" and c.lemma_.lower() in verbs for c in root.children):
        return True
    return word.lemma_.lower() in bursts and any(token.lemma_.lower() in marks for token in word.sent)


def _attacked(reading: Reading, word: Token) -> bool:
    """Whether the sentence tells of an attack as well, so that what fell or burst did not do so by itself."""
    bursts = reading.lexicon.listed("accidents", "bursts")
    lemmas = {token.lemma_.lower() for token in word.sent} - bursts
    return any(lemma in reading.lexicon.nouns or lemma in reading.lexicon.verbs for lemma in lemmas)


def _beside(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod", "nsubj", "nsubjpass", "dobj"}:
            yield child
        elif child.lower_ in _LINKING:
            yield from (c for c in child.children if c.dep_ == "pobj")
    gone = word.dep_ == "pobj" and word.head.lower_ == "on" and word.head.head.lemma_ == "go"
    verb = word.head.head if gone else word.head
    if gone or word.dep_ == "dobj":
        yield from (c for c in verb.children if c.dep_ == "nsubj")
