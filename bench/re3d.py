"""Score mentions and relations against re3d annotations: `python -m bench.re3d [FOLDER]`.

FOLDER, or each folder in it, holds `documents.json`, `entities.json` and `relations.json`, one JSON object a line, as
the re3d data set of DSTL has them. What its annotators gave no confidence at all is left out. `ENTITIES` and
`RELATIONS` say which of our kinds and claims stand for which of its types; a type that no row names is not covered
and counts as missed. A mention is right exactly (a leading article aside) or by overlap, a relation where both ends do.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from kg import ids, nlp, registry
from kg.extract import extract
from kg.model import Article, Claim, ClaimKind, DateBasis, Extraction, Filler, Mention, MentionKind, Published

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "re3d"
FILES = ("documents.json", "entities.json", "relations.json")
ANY_DAY = Published(date(2016, 12, 1), DateBasis.INFERRED)
"""The texts carry no date, without which "today" is no time; only its span is scored, so any day will do."""

ENTITIES = {
    MentionKind.ACTOR: "Organisation",
    MentionKind.GROUP: "Organisation",
    MentionKind.PERSON: "Person",
    MentionKind.PLACE: "Location",
    MentionKind.FACILITY: "Location",
    MentionKind.WEAPON: "Weapon",
    MentionKind.PLATFORM: "MilitaryPlatform",
    MentionKind.TIME: "Temporal",
    MentionKind.NUMBER: "Quantity",
}
RELATIONS = {
    "fights": "FightingAgainst",
    "alliedWith": "AlliesOf",
    "backs": "AlliesOf",
    "partOf": "BelongsTo",
    "speaksFor": "BelongsTo",
    "leads": "InChargeOf",
    "controls": "InChargeOf",
    "basedIn": "CoLocated",
}
FIGHTING = frozenset(
    {"AirStrike", "Shelling", "Bombing", "SuicideBombing", "ChemicalAttack", "Clash", "Killing", "Capture"}
)
"""Event claims of these types tell who fights whom; every event claim tells where its parties are."""
SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf", "CoLocated", "IsSynonymOf", "CommWith", "Apart"})

_BRACKETED = re.compile(r"(.+?)\s*\(\W*(\w[\w.-]*)\W*\)?")
_NEAR = 25
"""How many characters may part two places that are told as one inside the other."""

_CURRENCY = re.compile(r"[$\u20ac\u00a3]|dollar|euro|pound", re.IGNORECASE)

Span = tuple[int, int]
Typed = tuple[str, Span]
Related = tuple[str, Span, Span]


@dataclass(frozen=True)
class Document:
    """One annotated text."""

    text: str
    entities: frozenset[Typed]
    relations: frozenset[Related]


def main() -> int:
    """Score the product's extraction over a folder and print two tables; say so where there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    documents = [d for part in (folder, *sorted(folder.glob("*/"))) if _complete(part) for d in read(part)]
    if not documents:
        print(f"skipped: no {', '.join(FILES)} in {folder} or in a folder of it")
        return 0
    pipeline = nlp.load(_registry())
    pairs = [(d, extract(_article(d.text), pipeline)) for d in documents]
    entities = [(d.entities, mentioned(e), d.text) for d, e in pairs]
    table("entity, exact", [(_bare(g, t), _bare(p, t)) for g, p, t in entities], lambda a, b: a == b)
    table("entity, overlap", [(g, p) for g, p, _ in entities], _typed_alike)
    table("relation", [(d.relations, related(e)) for d, e in pairs], _related_alike)
    return 0


def _complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in FILES)


def read(folder: Path) -> Iterator[Document]:
    """The documents of one folder with what people found in them."""
    texts, entities, relations = (list(_lines(folder / name)) for name in FILES)
    for text in texts:
        yield Document(
            text["text"],
            frozenset((e["type"], (e["begin"], e["end"])) for e in entities if _of(e, text)),
            frozenset(
                _ordered(r["type"], (r["sourceBegin"], r["sourceEnd"]), (r["targetBegin"], r["targetEnd"]))
                for r in relations
                if _of(r, text)
            ),
        )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _of(annotation: dict[str, Any], document: dict[str, Any]) -> bool:
    return annotation["documentId"] == document["_id"] and annotation["confidence"] > 0


def _article(text: str) -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(ids.article(sha256), "re3d.txt", text, sha256, published=ANY_DAY)


def mentioned(found: Extraction) -> frozenset[Typed]:
    """The mentions of an extraction under the types of the data set."""
    return frozenset((_type(m), (m.start, m.end)) for m in found.mentions)


def _type(mention: Mention) -> str:
    money = mention.kind is MentionKind.NUMBER and _CURRENCY.search(mention.text)
    return "Money" if money else ENTITIES[mention.kind]


def related(found: Extraction) -> frozenset[Related]:
    """What the claims of an extraction, and names told to be one, say in the relations of the data set."""
    spans = {m.id: (m.start, m.end) for m in found.mentions}
    told = {pair for claim in found.claims for pair in _told(claim, spans)}
    return frozenset(_ordered(*pair) for pair in (*told, *_synonyms(found), *_contained(found)))


def _told(claim: Claim, spans: dict[str, Span]) -> Iterator[Related]:
    roles = claim.roles
    if claim.kind is ClaimKind.RELATION:
        yield from _pairs(RELATIONS[claim.type], roles.subjects, roles.objects, spans)
    elif claim.kind is ClaimKind.EVENT:
        yield from _pairs("CoLocated", (*roles.initiators, *roles.targets), roles.places, spans)
        if claim.type in FIGHTING:
            yield from _pairs("FightingAgainst", roles.initiators, roles.targets, spans)


def _pairs(kind: str, left: Sequence[Filler], right: Sequence[Filler], spans: dict[str, Span]) -> Iterator[Related]:
    for one, other in product(left, right):
        if one.mention and other.mention:
            yield kind, spans[one.mention], spans[other.mention]


def _synonyms(found: Extraction) -> Iterator[Related]:
    """Two names of one entity, the second in brackets behind the first: "the Northern Front (NF)"."""
    named = [m for m in found.mentions if m.entity]
    for first, second in pairwise(named):
        between = found.article.text[first.end : second.start]
        if first.entity == second.entity and between.strip(" '\u2019s") == "(":
            yield "IsSynonymOf", _span(first), _span(second)
    for mention in named:
        within = _BRACKETED.fullmatch(mention.text)
        if within:
            full, short = (tuple(mention.start + at for at in within.span(group)) for group in (1, 2))
            yield "IsSynonymOf", (full[0], full[1]), (short[0], short[1])


def _contained(found: Extraction) -> Iterator[Related]:
    """A place and the one that it lies in, named one behind the other: "Palmyra, Syria"."""
    named = [m for m in found.mentions if m.kind in {MentionKind.PLACE, MentionKind.FACILITY} and m.entity]
    for first, second in pairwise(named):
        if second.start - first.end <= _NEAR and second.entity in _around(found, first.entity or ""):
            yield "CoLocated", _span(first), _span(second)


def _around(found: Extraction, place: str) -> set[str]:
    own = {entity.id: entity for entity in found.entities}
    entity = own.get(place) or _registry().by_id(place)
    return {iri for iri in (entity.parent, entity.country) if iri} if entity else set()


@cache
def _registry() -> registry.Registry:
    return registry.load()


def _span(mention: Mention) -> Span:
    return mention.start, mention.end


def _ordered(kind: str, left: Span, right: Span) -> Related:
    """A relation, its ends in the order of the text where it has no direction."""
    return (kind, min(left, right), max(left, right)) if kind in SYMMETRIC else (kind, left, right)


def _bare(found: Iterable[Typed], text: str) -> frozenset[Typed]:
    """The same spans without the article that they begin with."""
    return frozenset((kind, (start + _article_length(text[start:end]), end)) for kind, (start, end) in found)


def _article_length(words: str) -> int:
    return next((len(a) for a in ("the ", "an ", "a ") if words.lower().startswith(a)), 0)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _typed_alike(one: Typed, other: Typed) -> bool:
    return one[0] == other[0] and _overlap(one[1], other[1])


def _related_alike(one: Related, other: Related) -> bool:
    return one[0] == other[0] and _overlap(one[1], other[1]) and _overlap(one[2], other[2])


Found = tuple[Any, ...]


def table(
    title: str, pairs: Sequence[tuple[Iterable[Found], Iterable[Found]]], alike: Callable[[Any, Any], bool]
) -> None:
    """Print precision, recall and F1 by type, each annotation matched at most once; macro is over the gold types."""
    right, predicted, gold = Counter[str](), Counter[str](), Counter[str]()
    for expected, found in pairs:
        predicted.update(item[0] for item in found)
        gold.update(item[0] for item in expected)
        right.update(_matched(sorted(expected), sorted(found), alike))
    print(f"\n{title:<22}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'pred':>7}{'gold':>7}")
    for kind in sorted(gold | predicted):
        _row(kind, right[kind], predicted[kind], gold[kind])
    _row("micro", right.total(), predicted.total(), gold.total())
    macro = sum(_f1(right[kind], predicted[kind], gold[kind]) for kind in gold) / len(gold)
    print(f"{'macro':<22}{'':>14}{macro:>7.3f}")


def _matched(expected: list[Found], found: list[Found], alike: Callable[[Any, Any], bool]) -> Iterator[str]:
    """The type of each annotation that a finding not used before agrees with, those that agree best first."""
    left = [item for item in found if item not in expected]
    for item in expected:
        if item in found:
            yield item[0]
            continue
        other = next((other for other in left if alike(item, other)), None)
        if other is not None:
            left.remove(other)
            yield item[0]


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if right else 0.0


def _row(name: str, right: int, predicted: int, gold: int) -> None:
    precision, recall = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    print(
        f"{name:<22}{precision:>7.3f}{recall:>7.3f}{_f1(right, predicted, gold):>7.3f}{right:>8}{predicted:>7}{gold:>7}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
