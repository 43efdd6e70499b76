"""Who says so: from reporting verbs, "according to", quotations and accusations to claimants and what each says.

A claim that no attribution covers stands in the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.extract.parties import Party, parties
from kg.extract.reading import Reading
from kg.extract.voices.cues import Cue, by_according, by_citing, by_disowning, by_noun
from kg.extract.voices.labels import by_label
from kg.extract.voices.quotes import SHORT, Quotations, alone, follows, quotations, touching
from kg.extract.voices.sayings import RELATIVE, by_verb, relays
from kg.extract.voices.speakers import Speaker, speakers
from kg.extract.voices.turns import Turns, remembered, spoke_before
from kg.model import Claimant, Modality
from kg.model import Span as Offsets

CLAIMING = frozenset({"reporting", "accusing", "denying", "opinion"})
"""The kinds of attribution that make a claimant of an event; what is wished for or judged is not told."""


@dataclass(frozen=True)
class Attribution:
    """One claimant or several, the word that attributes, and the tokens of what they are said to say.

    `source` is where the text names whose words they are, also where that is nobody who can be named ("many", "it").
    `carried` marks the part of a quotation that stands in another sentence than its cue.
    """

    claimants: tuple[Claimant, ...]
    cue: Offsets
    scope: frozenset[int]
    modality: Modality | None = None
    accused: tuple[Party, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    kind: str = "reporting"
    source: Offsets | None = None
    carried: bool = False

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who speaks, as parties."""
        return tuple(party for party, _ in self.speakers)

    @property
    def claims(self) -> bool:
        """Whether it makes somebody the claimant of the events in its scope, or says how sure they are."""
        return self.kind in CLAIMING and bool(self.claimants or self.modality)


FINDERS: Mapping[str, tuple[Callable[[Reading, Token], Iterator[Cue]], ...]] = {
    "VERB": (by_verb, by_according, by_citing),
    "ADP": (by_according, by_citing),
    "NOUN": (by_noun, by_disowning),
    "PRON": (by_disowning,),
    "PUNCT": (by_label,),
    "SYM": (by_label,),
}
"""By part of speech, what a word may attribute as."""


def voices(reading: Reading) -> dict[int, tuple[Attribution, ...]]:
    """The attributions of an article, by the first token of their sentence.

    "He added" and "the source said" go on with whoever spoke last; a quotation has one speaker in all its sentences.
    """
    found: dict[int, list[Attribution]] = {}
    quoted = quotations(reading)
    last: Turns = ()
    for sentence in reading.sentences():
        found[sentence.start] = attributions(reading, sentence, last, quoted)
        for attribution in found[sentence.start]:
            last = remembered(attribution.speakers, last)
    return _follow(reading, quoted, found)


def reported(said: Mapping[int, tuple[Attribution, ...]]) -> dict[int, tuple[Attribution, ...]]:
    """Of the attributions of an article, those that tell of events: not wishes, judgements and the like."""
    return {start: tuple(a for a in found if a.claims) for start, found in said.items()}


def attributions(
    reading: Reading, sentence: Span, last: Turns = (), quoted: Quotations | None = None
) -> list[Attribution]:
    """Every attribution of one sentence; `last` spoke before it, the latest first."""
    found = []
    for token in sentence:
        for finder in FINDERS.get(token.pos_, ()):
            for attribution in (_attribution(reading, cue, last, quoted) for cue in finder(reading, token)):
                if attribution is not None:
                    found.append(attribution)
                    last = remembered(attribution.speakers, last)
    return found


def _attribution(reading: Reading, cue: Cue, last: Turns, quoted: Quotations | None) -> Attribution | None:
    scope = _widened(reading, cue, quoted) if quoted else cue.content
    empty = all(reading.doc[i].is_punct or reading.doc[i].is_space for i in scope)
    if empty or (quoted is not None and _aside(reading, cue, quoted)):
        return None
    found = [s for head in cue.sources for s in _speaking(reading, head, last)]
    found += [s for medium in relays(reading, cue.token) for s in speakers(reading, medium)] if found else []
    return Attribution(
        tuple(_claimants(found)),
        (cue.token.idx, cue.token.idx + len(cue.token)),
        scope,
        _modality(reading, cue),
        tuple(p for head in cue.accused for p in parties(reading, head)),
        tuple(found),
        cue.kind,
        _source(cue.sources),
    )


def _widened(reading: Reading, cue: Cue, quoted: Quotations) -> frozenset[int]:
    """What a cue says, with the whole of the quotations it begins or ends."""
    aside = {t.i for head in cue.sources for t in head.subtree if t.i not in cue.content} | {cue.token.i}
    return cue.content | {i for q in touching(reading, quoted, cue) for i in q if i not in aside}


def _aside(reading: Reading, cue: Cue, quoted: Quotations) -> bool:
    """Whether a cue is a turn of speech inside a quotation: "I think", "people want"."""
    if not any(len(q) > SHORT for q in quoted.within(cue.token.i, cue.token.i)):
        return False
    first = reading.lexicon.cued("sources", "first")
    return cue.kind not in {"reporting", "accusing", "denying"} or any(h.lower_ in first for h in cue.sources)


def _speaking(reading: Reading, head: Token, last: Turns) -> tuple[Speaker, ...]:
    relative = head.lower_ in RELATIVE and head.head.dep_ == "relcl"
    noun = head.head.head if relative else head
    return spoke_before(reading, noun, last) or tuple(speakers(reading, noun))


def _claimants(found: Iterable[Speaker]) -> Iterator[Claimant]:
    for party, organisation in found:
        yield Claimant(party.label, party.entity.id, party.start, party.end, organisation.id if organisation else None)


def _source(heads: tuple[Token, ...]) -> Offsets | None:
    return (heads[0].idx, heads[0].idx + len(heads[0])) if heads else None


def _modality(reading: Reading, cue: Cue) -> Modality | None:
    if cue.hedged:
        return Modality.HEDGED
    if cue.kind == "denying":
        return Modality.DENIED
    suspected = cue.token.lemma_.lower() in reading.lexicon.cues["modality"]["alleged"]["verbs"]
    return Modality.ALLEGED if cue.kind == "accusing" or suspected else None


def _follow(
    reading: Reading, quoted: Quotations, found: Mapping[int, Iterable[Attribution]]
) -> dict[int, tuple[Attribution, ...]]:
    """The same attributions, each part of what is said under the sentence it stands in.

    A quotation that no cue governs goes on with the last one: in its paragraph, or where it begins the next.
    """
    starts = sorted(found)
    parts: dict[int, list[Attribution]] = {start: [] for start in starts}
    for start in starts:
        for attribution in found[start]:
            for at, scope in _by_sentence(starts, attribution.scope):
                parts[at].append(replace(attribution, scope=scope, carried=at != start))
    for attribution, quotation in _continued(reading, quoted, [a for said in found.values() for a in said]):
        for at, scope in _by_sentence(starts, quotation):
            parts[at].append(replace(attribution, scope=scope, carried=True))
    return {start: tuple(said) for start, said in parts.items()}


def _continued(
    reading: Reading, quoted: Quotations, said: Iterable[Attribution]
) -> Iterator[tuple[Attribution, range]]:
    """The quotations that no cue governs, each with the attribution of the words before it, with which it goes on."""
    telling = [a for a in said if a.kind == "reporting" and a.speakers]
    governed = {q.start: a for a in telling for q in quoted.held(a.scope)}
    ends = sorted((max(*a.scope, _index(reading, a.cue[0])), n) for n, a in enumerate(telling))
    last: tuple[Attribution, int] | None = None
    for quotation in quoted.ranges:
        before = bisect_right(ends, (quotation.start, -1)) - 1
        if before >= 0 and (last is None or ends[before][0] >= last[1]):
            last = telling[ends[before][1]], ends[before][0] + 1
        if quotation.start in governed:
            last = governed[quotation.start], quotation.stop
        elif last is not None and alone(reading, quotation) and follows(reading, quotation, last[1]):
            last = last[0], quotation.stop
            yield last[0], quotation


def _index(reading: Reading, offset: int) -> int:
    """The token at a character offset."""
    return bisect_right(reading.doc, offset, key=lambda token: token.idx) - 1


def _by_sentence(starts: list[int], scope: Iterable[int]) -> Iterator[tuple[int, frozenset[int]]]:
    groups: dict[int, set[int]] = {}
    for index in scope:
        groups.setdefault(starts[max(0, bisect_right(starts, index) - 1)], set()).add(index)
    yield from ((start, frozenset(group)) for start, group in sorted(groups.items()))
