"""Casualty figures: how many of whom. A figure rests on a casualty word ("killed", "death toll") and on what it counts.

"Including four children" and "a third of them civilians" are figures of their own. "Dozens" is at least 24, never 12;
"nobody" is an explicit zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.extract.casualties.beside import Beside, before, behind, of_the, shot
from kg.extract.casualties.counts import Count, count
from kg.extract.casualties.harms import outcomes
from kg.extract.casualties.parts import among, parts
from kg.extract.reading import Reading
from kg.model import CountBasis, Outcome, VictimGroup

_CIVILIAN = frozenset({
    VictimGroup.CIVILIANS, VictimGroup.CHILDREN, VictimGroup.WOMEN, VictimGroup.JOURNALISTS, VictimGroup.MEDICS,
    VictimGroup.AID_WORKERS,
})  # fmt: skip


_COORDINATED = 6
"""How many words may stand between two numbers that share a qualifier."""


@dataclass(frozen=True)
class Figure:
    """A casualty figure: bounds, what befell whom, the casualty word and the words that count."""

    outcome: Outcome
    group: VictimGroup
    min: int | None
    max: int | None
    basis: CountBasis
    word: Token
    start: int
    end: int


def figures(reading: Reading, sentence: Span) -> Iterator[Figure]:
    """The casualty figures that one sentence tells, each outcome and group once per casualty word."""
    seen: set[tuple[int, Outcome, VictimGroup]] = set()
    taken: dict[int, Count] = {}
    for word in sentence:
        for outcome in outcomes(reading, word):
            for figure in _of_word(reading, word, outcome, taken):
                told = (figure.start, figure.outcome, figure.group)
                if told not in seen:
                    seen.add(told)
                    yield figure


def _of_word(reading: Reading, word: Token, outcome: Outcome, taken: dict[int, Count]) -> Iterator[Figure]:
    """The figures of one casualty word: wholes, their parts, and the sum of those it counts side by side."""
    wholes = [(head, told) for head, told in _wholes(reading, word, taken) if not _things(reading, head)]
    wholes = [(head, _as_before(word, head, told, taken)) for head, told in wholes]
    taken |= {told.start: told for _, told in wholes}
    for head, told in wholes:
        yield _figure(outcome, _group(reading, head), told, word)
        for noun, part in parts(reading, word, head, told):
            yield _figure(outcome, _group_of(reading, noun), part, word)
    for noun, part in among(reading, word):
        yield _figure(outcome, _group_of(reading, noun), part, word)
    yield from _sums(reading, word, outcome, [whole for whole in wholes if not _listed_part(whole[0])])


def _as_before(word: Token, head: Token, told: Count, taken: dict[int, Count]) -> Count:
    """ "At least 10 were killed and 50 wounded": a bare second number is a least one too."""
    last = max((count for start, count in taken.items() if start < told.start), key=lambda c: c.start, default=None)
    if last is None or told.basis is not CountBasis.EXACT or last.basis is not CountBasis.AT_LEAST:
        return told
    gap = [t.lower_ for t in word.sent if last.end <= t.idx < told.start]
    bare = head.i == word.i - 1 and head.like_num and "and" in gap and len(gap) <= _COORDINATED
    return replace(told, max=None, basis=CountBasis.AT_LEAST) if bare else told


def _wholes(reading: Reading, word: Token, taken: dict[int, Count]) -> list[Beside]:
    """The nouns that a casualty word is about, with their counts: by the words right beside it, else by the parse.

    A number that another word has `taken` is not told again by a verb with a number of its own behind it.
    """
    after = behind(reading, word)
    near = before(reading, word, skipping=False) if word.tag_ in {"VBN", "JJ", "VBD"} else None
    near = near or of_the(reading, word)
    near = None if near is not None and _means(reading, near[0]) else near
    if near is not None and not (after is not None and near[1].start in taken):
        return [near]
    found = [(head, told) for head in _counted(reading, word) if (told := count(reading, head)) is not None]
    if after is not None and all(told.end < after[1].start or told.start > after[1].end for _, told in found):
        return [after]
    own = any((told.min is not None or told.max is not None) and told.start not in taken for _, told in found)
    beside = None if own else before(reading, word)
    return [beside] if beside is not None and beside[1].start not in taken else found


def _means(reading: Reading, head: Token) -> bool:
    """Whether a counted noun is what harms, not who is harmed: "two roadside bombs killed nine soldiers"."""
    return reading.lexicon.weapon(head) is not None or head.lemma_.lower() in reading.lexicon.nouns


def _listed_part(head: Token) -> bool:
    """Whether a counted noun is part of another: "11 civilians among them three children"."""
    return any(t.lower_ in {"among", "including"} for t in head.doc[max(head.sent.start, head.i - 4) : head.i])


def _sums(reading: Reading, word: Token, outcome: Outcome, wholes: list[Beside]) -> Iterator[Figure]:
    """All that one word counts side by side: "10 children and five women" are 15 people, civilians all."""
    counts = [told for _, told in wholes if told.basis is not CountBasis.UNNUMBERED]
    if len({told.start for told in counts}) < 2 or len(counts) != len(wholes):  # noqa: PLR2004  (a sum takes two)
        return
    lows, highs = [told.min for told in counts], [told.max for told in counts]
    low = sum(low for low in lows if low is not None) if all(low is not None for low in lows) else None
    high = sum(high for high in highs if high is not None) if all(high is not None for high in highs) else None
    if low is None and high is None:
        return
    basis = CountBasis.EXACT if low == high else CountBasis.UP_TO if low is None else CountBasis.AT_LEAST
    total = Count(low, high, basis, min(told.start for told in counts), max(told.end for told in counts))
    groups = {_group(reading, head) for head, _ in wholes}
    yield _figure(outcome, VictimGroup.PEOPLE, total, word)
    if groups <= _CIVILIAN:
        yield _figure(outcome, VictimGroup.CIVILIANS, total, word)


def _toll(reading: Reading, word: Token) -> bool:
    return word.lemma_.lower() in reading.lexicon.words["casualties"]["tolls"]


def _counted(reading: Reading, word: Token) -> Iterator[Token]:
    """The nouns that count the people a casualty word is about."""
    if word.pos_ == "VERB":
        yield from _arguments(reading, word)
        return
    if _toll(reading, word):
        yield from _toll_number(word)
        return
    if shot(word):
        yield from _arguments(reading, word.nbor(-1))
        return
    if any(c.dep_ == "nummod" or c.lower_ in {"no", "several", "many", "dozens"} for c in word.lefts):
        yield word
    elif word.dep_ == "amod":
        yield word.head
    elif word.dep_ == "dobj" and word.head.lemma_.lower() in reading.lexicon.listed("casualties", "undergoing"):
        yield from (c for c in word.head.children if c.dep_ == "nsubj")
    elif word.pos_ == "ADJ" or word.dep_ in {"acomp", "oprd", "attr"}:
        yield from (c for c in word.children if c.dep_ == "nsubj")
        yield from (c for c in word.head.children if c.dep_ in {"dobj", "nsubj"} and c.i < word.i)
    yield from _of_objects(word)


def _arguments(reading: Reading, verb: Token) -> Iterator[Token]:
    """Whom a casualty verb is about: subject of a passive or of "die", else the object, also of a verb beside it."""
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    intransitive = verb.lemma_.lower() in reading.lexicon.listed("casualties", "intransitive")
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and before.like_num:
        yield before
        return
    wanted = "nsubjpass" if passive else "nsubj" if intransitive else "dobj"
    ranged = [o for c in verb.children if c.lower_ == "between" for o in c.children if o.dep_ == "pobj"]
    found = [c for c in verb.children if c.dep_ == wanted] or ranged or _shared(verb, wanted)
    for head in found:
        relative = head.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl"
        yield verb.head if relative else head
        for noun in (head, *_of_objects(head)):
            yield from (c for c in noun.conjuncts if c.i > noun.i and (_has_number(c) or _one(reading, c)))


def _shared(verb: Token, wanted: str) -> list[Token]:
    """The argument that a verb takes from its surroundings: "25 people killed in ...", "killed and wounded several"."""
    if verb.dep_ in {"acl", "relcl"}:
        return [verb.head]
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        return [c for c in verb.head.children if c.dep_ in {wanted, "nsubjpass"}]
    return [c for other in verb.conjuncts for c in other.children if c.dep_ == "dobj" and other.i > verb.i]


def _one(reading: Reading, noun: Token) -> bool:
    """Whether a noun that shares the article before it is one person: "a woman and child"."""
    return noun.tag_ == "NN" and noun.lemma_.lower() in reading.lexicon.listed("numbers", "one")


def _has_number(token: Token) -> bool:
    return token.pos_ == "NUM" or any(c.dep_ in {"nummod", "det"} for c in token.children)


def _toll_number(word: Token) -> Iterator[Token]:
    """The number of a toll: "the toll of 34", "the toll reached 112 people", "put the death toll at 85"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "to"}:
            yield from (c for c in child.children if c.dep_ == "pobj")
    verb = word.head
    for child in verb.children:
        if child.dep_ in {"dobj", "attr"} and child.i > word.i:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"to", "at", "of"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _things(reading: Reading, head: Token) -> bool:
    """Whether a noun counts things and no people: "hundreds of homes"."""
    listed = reading.lexicon.listed("casualties", "things")
    return any(noun.lemma_.lower() in listed for noun in (head, *_of_objects(head)))


def _figure(outcome: Outcome, group: VictimGroup, told: Count, word: Token) -> Figure:
    return Figure(outcome, group, told.min, told.max, told.basis, word, told.start, told.end)


def _group(reading: Reading, head: Token) -> VictimGroup:
    of = list(_of_objects(head))
    own = (*of, head) if head.lemma_.lower() == "member" else (head, *of)
    for candidate in (*own, *(c for c in head.children if c.dep_ in {"compound", "amod"})):
        group = _group_of(reading, candidate.lemma_.lower())
        if group is not VictimGroup.PEOPLE:
            return group
    return VictimGroup.PEOPLE


def _of_objects(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _group_of(reading: Reading, lemma: str) -> VictimGroup:
    group = reading.lexicon.groups.get(lemma)
    return VictimGroup(group) if group else VictimGroup.PEOPLE
