"""Who says so: from reporting verbs, "according to" and accusations to claimants and what each is said to say.

A claim that no attribution covers stands in the outlet's own voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.extract.naming import Party
from kg.extract.parties import parties
from kg.extract.reading import Reading
from kg.extract.speakers import Speaker, speakers, spoke_before
from kg.model import Claimant, Modality
from kg.model import Span as Offsets


@dataclass(frozen=True)
class Attribution:
    """One claimant or several, the word that attributes, and the tokens of what they are said to say."""

    claimants: tuple[Claimant, ...]
    cue: Offsets
    scope: frozenset[int]
    modality: Modality | None = None
    accused: tuple[Party, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who speaks, as parties."""
        return tuple(party for party, _ in self.speakers)


def voices(reading: Reading) -> dict[int, tuple[Attribution, ...]]:
    """The attributions of an article, by the first token of their sentence.

    "He added" and "the source said" go on with whoever spoke last.
    """
    found: dict[int, tuple[Attribution, ...]] = {}
    last: tuple[Speaker, ...] = ()
    for sentence in reading.sentences():
        said = attributions(reading, sentence, last)
        last = said[-1].speakers if said else last
        found[sentence.start] = tuple(said)
    return found


def attributions(reading: Reading, sentence: Span, last: tuple[Speaker, ...] = ()) -> list[Attribution]:
    """Every attribution of one sentence; `last` spoke before it."""
    found = []
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_.lower() in reading.lexicon.cues["reporting"]["verbs"]:
            found.append(_by_verb(reading, token, last))
        elif token.lower_ == "according":
            found.append(_according(reading, token))
        elif token.lower_ in reading.lexicon.cues["reporting"]["citing"]:
            found.append(_citing(reading, token))
    return [attribution for attribution in found if attribution is not None]


def _by_verb(reading: Reading, verb: Token, last: tuple[Speaker, ...]) -> Attribution | None:
    subject = _subject(verb)
    if subject is None:
        return None
    found = list(spoke_before(reading, subject, last) or speakers(reading, subject))
    scope = _scope(reading, verb, subject)
    if not found or not scope:
        return None
    lemma = verb.lemma_.lower()
    said = _attribution(found, verb, scope)
    if lemma in reading.lexicon.cues["reporting"]["accusing"]:
        accused = tuple(p for c in verb.children if c.dep_ == "dobj" for p in parties(reading, c))
        said = replace(said, accused=accused)
    return replace(said, modality=_modality(reading, lemma))


def _attribution(found: list[Speaker], cue: Token, scope: Iterable[Token]) -> Attribution:
    claimants = tuple(
        Claimant(party.label, party.entity.id, party.start, party.end, organisation.id if organisation else None)
        for party, organisation in found
    )
    indexes = frozenset(token.i for token in scope)
    return Attribution(claimants, (cue.idx, cue.idx + len(cue)), indexes, speakers=tuple(found))


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj"}:
            return child.head.head if child.lower_ in {"which", "who"} and verb.dep_ == "relcl" else child
    if verb.dep_ in {"advcl", "conj", "xcomp"} and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _scope(reading: Reading, verb: Token, subject: Token) -> list[Token]:
    """What is said: the clauses that the verb governs, or the clause that it is slipped into."""
    said = [token for child in verb.children if _says(reading, verb, child) for token in child.subtree]
    speaking = {token.i for token in subject.subtree} | {verb.i}
    if not said and verb.dep_ in {"relcl", "pcomp", "ccomp", "parataxis"}:
        own = {token.i for token in verb.subtree}
        said = [token for token in verb.head.subtree if token.i not in own]
    return [token for token in said if token.i not in speaking]


def _says(reading: Reading, verb: Token, child: Token) -> bool:
    """Whether a part of a reporting verb's clause is what is said."""
    cues = reading.lexicon.cues["reporting"]
    lemma = verb.lemma_.lower()
    match child.dep_:
        case "ccomp" | "parataxis" | "dep":
            return True
        case "xcomp":
            return lemma in cues["claiming"]
        case "prep":
            return lemma in cues["accusing"]
        case "dobj":
            return lemma not in cues["addressing"]
        case "advcl" | "conj":
            return child.i < verb.i
    return False


def _according(reading: Reading, token: Token) -> Attribution | None:
    objects = [g for c in token.children for g in c.children if g.dep_ == "pobj"]
    objects = objects or [c for c in token.children if c.dep_ == "pobj"]
    found = [speaker for obj in objects for speaker in speakers(reading, obj)]
    if not found:
        return None
    own = {t.i for t in token.subtree}
    governor = token.head if token.head != token else token.sent.root
    while governor.pos_ not in {"VERB", "AUX"} and governor.head != governor:
        governor = governor.head
    while governor.dep_ in {"advcl", "conj", "xcomp", "ccomp", "pcomp", "prep"} and governor.head != governor:
        governor = governor.head
    return _attribution(found, token, (t for t in governor.subtree if t.i not in own))


def _citing(reading: Reading, token: Token) -> Attribution | None:
    found = [s for c in token.children if c.dep_ in {"dobj", "pobj"} for s in speakers(reading, c)]
    own = {t.i for t in token.subtree}
    return _attribution(found, token, (t for t in token.sent if t.i not in own)) if found else None


def _modality(reading: Reading, lemma: str) -> Modality | None:
    modality = reading.lexicon.cues["modality"]
    for kind in (Modality.ALLEGED, Modality.DENIED):
        if lemma in modality[kind.value]["verbs"] and lemma != "believe":
            return kind
    return None
