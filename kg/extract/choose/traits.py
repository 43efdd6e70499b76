"""What a chooser may know of a telling: its syntax, its slots, its place in the article; never a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.tokens import Token

from kg.extract.events import Telling
from kg.extract.parties import Party
from kg.extract.reading import Reading

_NEAR = 3
_BRIEF = 3


@dataclass(frozen=True)
class Setting:
    """An article's tellings in order, and the number of each sentence."""

    reading: Reading
    tellings: Sequence[Telling]

    @cached_property
    def order(self) -> dict[int, int]:
        """The number of a sentence, counted from 0, by its first token."""
        return {sentence.start: number for number, sentence in enumerate(self.reading.sentences())}

    @cached_property
    def brief(self) -> bool:
        """Whether the text is a few sentences, of which none is a headline or a lead."""
        return len(self.order) <= _BRIEF

    def number(self, telling: Telling) -> int:
        """The number of the sentence of a telling."""
        return self.order.get(telling.sentence.start, 0)

    @cached_property
    def types(self) -> dict[str, int]:
        """How often each type is told."""
        found: dict[str, int] = {}
        for telling in self.tellings:
            found[telling.type] = found.get(telling.type, 0) + 1
        return found


@lru_cache(maxsize=4096)
def bucket(number: int, *limits: int) -> str:
    """A number as the name of the step that it falls in; kept, as it is asked for hundreds of times a story."""
    return next((f"<={limit}" for limit in limits if number <= limit), f">{limits[-1]}")


def kinds(found: Sequence[Party]) -> str:
    """The kinds of some parties, in a word."""
    return "+".join(sorted({party.entity.type or "none" for party in found})[:2]) or "none"


def of_telling(setting: Setting, index: int) -> Iterator[str]:
    """The traits of one telling by which it is judged to tell of an event or not."""
    telling = setting.tellings[index]
    yield from _of_word(setting, telling)
    yield from _of_slots(telling)
    yield from _of_position(setting, index)


def _of_word(setting: Setting, telling: Telling) -> Iterator[str]:
    word = telling.word
    kind = telling.type
    lemma = word.lemma_.lower()
    yield f"type={kind}"
    yield f"lemma={lemma}"
    yield f"origin={telling.origin}|{kind}"
    yield f"pos={word.pos_}|{telling.carried}"
    yield f"dep={word.dep_}|{word.pos_}"
    yield f"tag={word.tag_}"
    yield f"modality={telling.modality}"
    yield from (f"doubt={doubt}" for doubt in telling.doubts)
    yield from (name for name in ("aggregate", "bare", "vague", "thin") if getattr(telling, name))
    yield f"{kind}|{'bare' if telling.bare else telling.carried}"
    if word.pos_ != "VERB":
        yield from _of_noun(word)
    verb = _governor(word)
    if verb is not None:
        yield f"under={verb.lemma_.lower()}"
        yield f"under.tag={verb.tag_}"
    for child in word.children:
        if child.dep_ in {"advmod", "aux", "mark", "amod", "prt"} and not _names(setting, child):
            yield f"{child.dep_}={child.lower_}"


def _of_noun(word: Token) -> Iterator[str]:
    determiner = next((c.lower_ for c in word.lefts if c.dep_ in {"det", "poss"} and c.pos_ != "PROPN"), "-")
    yield f"det={determiner}|{word.tag_}"
    if word.dep_ == "pobj":
        yield f"behind={word.head.lower_}"
        yield f"behind={word.head.lower_}|{word.head.head.pos_}"
    if word.dep_ in {"compound", "conj", "dobj"}:
        yield f"head={common(word.head)}|{word.dep_}"


def common(word: Token) -> str:
    """The lemma of a word, or only that it is a name."""
    return "NAME" if word.pos_ == "PROPN" else word.lemma_.lower()


def _names(setting: Setting, word: Token) -> bool:
    """Whether a word names somebody or a nation."""
    reading = setting.reading
    return word.pos_ == "PROPN" or word.i in reading.demonyms or word.i in reading.actors or word.i in reading.places


def _governor(word: Token) -> Token | None:
    head = word
    for _ in range(4):
        if head.head == head:
            return None
        head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            return head
    return None


def _of_slots(telling: Telling) -> Iterator[str]:
    kind = telling.type
    by, to = kinds(telling.initiators), kinds(telling.targets)
    yield f"by={by}"
    yield f"to={to}"
    yield f"by|to={by}|{to}"
    yield f"by={by}|{kind}"
    at = "+".join(sorted({p.entity.type or "none" for p in telling.places})[:2]) or "none"
    yield f"at={at}"
    yield f"when={telling.told.when.precision if telling.told else 'none'}"
    yield f"figures={bucket(len(telling.figures), 0, 1, 2)}"
    yield from {f"counts={f.outcome}|{f.basis}" for f in telling.figures}
    yield f"voice={bool(telling.attributions)}"
    filled = sum(map(bool, (telling.initiators, telling.targets, telling.places, telling.told, telling.figures)))
    yield f"filled={filled}"
    yield f"filled={filled}|{kind}"


def _of_position(setting: Setting, index: int) -> Iterator[str]:
    telling = setting.tellings[index]
    number = setting.number(telling)
    if setting.brief:
        yield "brief"
        yield f"brief|{telling.type}"
        return
    yield f"sentence={bucket(number, 0, 1, 2, 4, 8, 14)}"
    yield f"sentence={bucket(number, 0, 1, 4)}|{telling.type}"
    beside = [t for t in setting.tellings[max(0, index - _NEAR) : index + _NEAR + 1] if t is not telling]
    here = [t for t in beside if t.sentence.start == telling.sentence.start]
    yield f"beside={bucket(len(here), 0, 1, 2, 3)}"
    yield f"beside.same={any(t.type == telling.type for t in here)}"
    yield f"first={not any(t.type == telling.type for t in setting.tellings[:index])}"
    yield f"typed={bucket(setting.types[telling.type], 1, 2, 4)}"
    if here:
        yield f"beside.type={here[0].type}|{telling.type}"
    length = len(telling.sentence)
    yield f"length={bucket(length, 8, 15, 25, 40)}"
    yield f"ends={telling.sentence.text.rstrip()[-1:] in {'.', '!', '?', chr(34)}}"
