"""Explanations as lines of text: what leads from a thing, a judgement or two claims to the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cli import show, show_event, show_judgement
from kg.cli.show import Told


def explanation(told: Told) -> Iterator[str]:
    """The lines that lead from a thing to its sentences."""
    about = told["about"]
    yield f"{told['kind']}: {_name(told['kind'], about)}"
    if told["kind"] == "judgement":
        yield from _judgement(told)
    for value in told.get("values", ()):
        yield from _value(value, about["claims"])
    for claim in told.get("claims", ()):
        yield from _traced(claim)
    for quote in told.get("quotes", ()):
        where = f"{quote['title']} ({show.published(quote)})" if quote.get("title") else quote["article"]
        yield f"  {show.quoted(quote)} in {where}"


def pair(told: Told) -> Iterator[str]:
    """The lines that say why two claims are or are not about one event."""
    yield f"{'about one event' if told['together'] else 'about different events'}: {told['because']}"
    yield from show_judgement.sentences([told["left"], told["right"]])
    yield from _score(told["score"])
    yield from (f"  {show_judgement.brief(one)}" for one in told["judgements"])


def _name(kind: str, about: Told) -> str:
    return show_event.headline(about) if kind == "event" else str(about["label"])


def _value(told: Told, all_claims: int) -> Iterator[str]:
    """A value of an event with its rule and the claims that give it."""
    claims = [f"claim:{iri.rsplit('/', 1)[-1]}" for iri in told["claims"]]
    whole = len(claims) == all_claims > 1
    yield f"  {told['name']}: {told['label']}"
    yield f"    rule: {told['rule']}"
    yield f"    from: {f'all {all_claims} claims' if whole else ', '.join(claims) or 'no claim'}"


def _traced(told: Told) -> Iterator[str]:
    """A claim with its sentence, its article, the run that found it, and what put it into its event."""
    yield ""
    who = f"{show.claimants(told)}: {show.says(told)} ({told['modality']})" if "roles" in told else told["id"]
    yield f"  {who}"
    yield from (f"    {line}" for line in show.quoted(told).splitlines())
    article = told["article"]
    yield f"    in: {article['label']} ({show.published(article)}), sha256 {article['sha256']}"
    if told.get("run"):
        yield f"    found by: {told['run']['extractor']} {told['run']['version']}"
    if told.get("origin"):
        yield f"    origin: {show.origin(told)}"
    if "judgements" in told:
        yield f"    claim:{told['key']}"
        yield from (f"    {show_judgement.brief(one)}" for one in told["judgements"])


def _judgement(told: Told) -> Iterator[str]:
    about = told["about"]
    yield from (f"  {line}" for line in (show_judgement.head(about), show_judgement.why(about)))
    for name, words in (("left", "one side"), ("right", "the other side")):
        if about[name]:
            yield f"{words}:"
            yield from show_judgement.sentences(about[name])
    for one in told["scores"]:
        yield " and ".join(f"claim:{one[name].rsplit('/', 1)[-1]}" for name in ("left", "right"))
        yield from _score(one)


def _score(told: Told) -> Iterator[str]:
    """A score by the rules, the parts that weigh most first; those that weigh nothing are left out."""
    verdict = "joins" if told["joins"] else "does not join"
    yield f"  score {told['total']:g}, threshold {told['threshold']:g}: {verdict} the two by themselves"
    for part in sorted(told["parts"], key=lambda one: -abs(one["weight"])):
        if part["weight"]:
            yield f"    {part['weight']:+g}  {part['feature']}: {part['words']}"
