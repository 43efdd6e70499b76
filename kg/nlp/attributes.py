"""A model's attribute rules as a table: the same parts of speech, morphology and lemmas, in a fraction of the time.

Nearly all of the rules look at one token's tag, its lower-case form or both, so what they set can be looked up once for
each such pair; the few that look further stay with spaCy's own `AttributeRuler`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, MorphAnalysis
from spacy.vocab import Vocab

NAME = "attribute_table"
_SEEN = frozenset({"TAG", "LOWER"})
_SET = frozenset({"POS", "MORPH", "LEMMA"})


@dataclass(frozen=True, slots=True)
class Change:
    """What to set on a token; None leaves it as it is."""

    pos: int | None = None
    morph: MorphAnalysis | None = None
    lemma: int | None = None


@dataclass
class AttributeTable:
    """A spaCy component that does what an attribute ruler does; `of` fills it from one."""

    vocab: Vocab
    rules: dict[tuple[str | None, str], list[tuple[int, Mapping[str, str]]]] = field(default_factory=dict)
    """By tag and form, either of which may be open, the rules with their place in the order."""
    rest: AttributeRuler | None = None
    _known: dict[tuple[int, int], Change] = field(default_factory=dict)

    def of(self, ruler: AttributeRuler) -> None:
        """Take over the rules of a ruler, which keep their order."""
        self.rest = AttributeRuler(self.vocab)
        rules: list[Any] = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                if _simple(pattern, rule["attrs"]):
                    key = pattern[0].get("TAG"), pattern[0].get("LOWER", "")
                    self.rules.setdefault(key, []).append((number, rule["attrs"]))
                else:
                    self.rest.add([pattern], rule["attrs"], rule["index"])

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token."""
        for token in doc:
            change = self._known.get((token.tag, token.lower))
            if change is None:
                change = self._known[token.tag, token.lower] = self._change(token.tag_, token.lower_)
            if change.pos is not None:
                token.pos = change.pos
            if change.morph is not None:
                token.set_morph(change.morph)  # type: ignore[attr-defined]
            if change.lemma is not None:
                token.lemma = change.lemma
        return self.rest(doc) if self.rest is not None else doc

    def _change(self, tag: str, lower: str) -> Change:
        """What all rules for a tag and a form set together, later ones over earlier ones."""
        keys = ((tag, ""), (tag, lower), (None, lower))
        found = sorted((rule for key in keys for rule in self.rules.get(key, ())), key=lambda rule: rule[0])
        merged: dict[str, Any] = {}
        for _, attrs in found:
            merged |= attrs
        strings = self.vocab.strings
        return Change(
            strings.add(merged["POS"]) if "POS" in merged else None,
            MorphAnalysis(self.vocab, merged["MORPH"]) if "MORPH" in merged else None,
            strings.add(merged["LEMMA"]) if "LEMMA" in merged else None,
        )


def _simple(pattern: list[Mapping[str, Any]], attrs: Mapping[str, str]) -> bool:
    """Whether a rule looks at one token's tag or form alone."""
    plain = len(pattern) == 1 and pattern[0].keys() <= _SEEN and attrs.keys() <= _SET
    return plain and all(isinstance(value, str) for value in pattern[0].values())


@Language.factory(NAME)
def attribute_table(nlp: Language, name: str) -> AttributeTable:  # noqa: ARG001
    """An empty table, to be filled from a ruler."""
    return AttributeTable(nlp.vocab)


def tabulate(nlp: Language) -> None:
    """Put a table in the place of a pipeline's attribute ruler, where it has one."""
    if "attribute_ruler" in nlp.pipe_names:
        ruler = nlp.get_pipe("attribute_ruler")
        table = nlp.add_pipe(NAME, before="attribute_ruler")
        table.of(ruler)  # type: ignore[attr-defined]
        nlp.remove_pipe("attribute_ruler")
