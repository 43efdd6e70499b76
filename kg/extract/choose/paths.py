"""How two words hang together in a parse, in a word: "nsubj^", "pobj<by^" and the like."""

from __future__ import annotations

from spacy.tokens import Token

_LONGEST = 4


def path(token: Token, word: Token) -> str:
    """The dependencies from a candidate up to the verb or noun that it shares with a trigger, and down to the trigger.

    "nsubj^" is a subject of the trigger itself, "nsubj^dobj" a subject of the verb that has the trigger as its object,
    "pobj<by^" who a passive trigger says did it; "far" where more than four steps lie between.
    """
    if token == word:
        return "self"
    up = [word, *word.ancestors]
    where = {t.i: n for n, t in enumerate(up)}
    steps: list[str] = []
    at = token
    while at.i not in where:
        if len(steps) >= _LONGEST or at.head == at:
            return "far"
        steps.append(_step(at))
        at = at.head
    down = [t.dep_ for t in up[: where[at.i]]]
    if len(steps) + len(down) > _LONGEST:
        return "far"
    return f"{'<'.join(steps)}^{'>'.join(reversed(down))}"


def _step(token: Token) -> str:
    return token.lower_ if token.dep_ in {"prep", "agent"} else token.dep_
