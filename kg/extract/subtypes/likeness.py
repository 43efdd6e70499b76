"""Words that no list has: the listed word that a word vector lies nearest to ("decapitate" is like "behead")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from spacy.vocab import Vocab

_REMEMBERED = 65536


@dataclass(frozen=True, slots=True)
class Like:
    """What a word is like: the name that the nearest listed word stands for, that word, and how near (0 to 1)."""

    name: str
    word: str
    nearness: float


@dataclass(frozen=True)
class Space:
    """The listed words of a vocabulary as unit vectors, one a row, with the name that each stands for."""

    vocab: Vocab
    words: tuple[str, ...]
    names: tuple[str, ...]
    rows: npt.NDArray[np.float32]
    least: float

    def like(self, word: str) -> tuple[Like, ...]:
        """What a word is like, the nearest for each name; nothing for a word that has no vector or says little."""
        return _like(self, word)

    def __hash__(self) -> int:
        return id(self.vocab)

    def __eq__(self, other: object) -> bool:
        return self is other


def space(vocab: Vocab, listed: Iterable[tuple[str, str]], least: float) -> Space:
    """Listed words, each with the name that it stands for; `least` is the cosine from which words are alike."""
    known = [(word, name) for word, name in sorted(set(listed)) if vocab[word].has_vector]
    rows = [vocab[word].vector / vocab[word].vector_norm for word, _ in known]
    table = np.asarray(rows, dtype=np.float32).reshape(len(known), -1)
    return Space(vocab, tuple(word for word, _ in known), tuple(name for _, name in known), table, least)


@lru_cache(maxsize=_REMEMBERED)
def _like(where: Space, word: str) -> tuple[Like, ...]:
    lexeme = where.vocab[word]
    if lexeme.is_stop or not lexeme.has_vector or not where.words:
        return ()
    nearness = where.rows @ (lexeme.vector / lexeme.vector_norm)
    found: dict[str, Like] = {}
    for row in np.argsort(-nearness, kind="stable"):
        if nearness[row] < where.least:
            break
        name = where.names[row]
        found.setdefault(name, Like(name, where.words[row], float(nearness[row])))
    return tuple(found.values())
