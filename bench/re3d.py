"""Score mentions and relations against re3d annotations: `python -m bench.re3d [FOLDER]`.

FOLDER, or each folder in it, holds `documents.json`, `entities.json` and `relations.json`, one JSON object a line, as
the re3d data set of DSTL has them. What its annotators gave no confidence at all is left out. `bench/re3d_types.py`
says which of our kinds and claims stand for which of its types. A mention is right exactly (a leading article aside) or
by overlap, a relation where both ends do.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.re3d_types import Related, Span, Typed, known, mentioned, ordered, related
from bench.tables import table
from kg import ids, nlp
from kg.extract import extract
from kg.model import Article, DateBasis, Published

DEFAULT = Path(__file__).parents[2] / "shared" / "eval" / "re3d"
FILES = ("documents.json", "entities.json", "relations.json")
ANY_DAY = Published(date(2016, 12, 1), DateBasis.INFERRED)
"""The texts carry no date, without which "today" is no time; only its span is scored, so any day will do."""


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
    pipeline = nlp.load(known())
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
                ordered(r["type"], (r["sourceBegin"], r["sourceEnd"]), (r["targetBegin"], r["targetEnd"]))
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


if __name__ == "__main__":
    raise SystemExit(main())
