"""What two claims have in common or against each other: one function a feature, all in the tuple FEATURES.

Each gives the name of a level, and `ontology/fusion.toml` says what the level weighs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kg import ids
from kg.fuse.known import Known
from kg.fuse.nearness import ALIKE, FAR, NEAR, is_long, kilometres, last_alike, ratio, spelt_alike
from kg.fuse.profile import Days, Profile

BESIDE = 5.0
"""Kilometres between places that may be called by each other's name."""
CLOSE = 4
"""Days between an event and the article that reports it without a day, or between two such articles."""
LATER = 7
"""Days between an event and its denial."""
MANY = 3
"""People. Fewer are killed in too many events for the number to tell one from another."""
SAME_TOTAL = 0.9
"""The same of two totals: later ones are larger, and not the same."""
COPY, SHARED, SOME = 0.8, 0.5, 0.3
"""How many words of the shorter sentence stand in the other."""
PARAGRAPH = 400
"""Characters between a sentence and one that speaks of "the attack" without a place or a day."""
FEWEST, FEW = 6, 4
"""Words. Shorter sentences are alike by chance."""


def count(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001  (features have one signature)
    """A total over a period is never one with a single event, nor with a total of other numbers."""
    if left.claim.aggregate != right.claim.aggregate:
        return "differs"
    return "totals" if _totals(left, right) and ratio(left.killed, right.killed) < SAME_TOTAL else "alike"


def kind(left: Profile, right: Profile, known: Known) -> str:
    """The same type, one under the other, or types that one event may be told under."""
    one, other = left.claim.type, right.claim.type
    if known.under(one, other) or known.under(other, one):
        return "same"
    if not left.families & right.families:
        return "other"
    return "means" if left.means and right.means and not left.means & right.means else "kin"


def place(left: Profile, right: Profile, known: Known) -> str:
    """Where they happened, by names, by what lies in what, and by distance."""
    if not left.places or not right.places:
        return _by_article(left, right)
    if shared := left.places & right.places:
        if all(known.is_region(one) for one in shared):
            return "region"
        return "same" if left.places == right.places else "some"
    if left.places & right.around or right.places & left.around:
        return "inside"
    return _by_name(left, right, known) or _distance(left, right, known)


def time(left: Profile, right: Profile, known: Known) -> str:
    """When they happened; of a claim that gives no day, when its article was published. A total is of its period."""
    if left.days and right.days:
        found = _days(left.days, right.days)
        if found == "period" and _totals(left, right) and kind(left, right, known) == "same":
            return "same"
        return "denied" if found in {"apart", "next"} and _denied_later(left, right) else found
    if left.claim.article == right.claim.article:
        return "unknown"
    return _dated_by_article(left, right)


def initiator(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """Who did it. A party without a name is an entity of its article, and silent in any other."""
    if not left.initiators or not right.initiators:
        return "silent"
    if left.initiators & right.initiators:
        return "common"
    if left.sides & right.initiators or right.sides & left.initiators:
        return "kin"
    if _one_voice(left, right):
        return "deeds"
    named = all(not all(map(ids.is_unnamed, side.initiators)) for side in (left, right))
    return "rival" if named else "silent"


def target(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """Who or what was hit, by name or by the word for it."""
    if not left.targets or not right.targets:
        return "silent"
    return "common" if left.targets & right.targets else "differs"


def killed(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """How many were killed."""
    found = _figures(left.killed, right.killed)
    if found not in {"silent", "equal"} and _one_voice(left, right):
        return "twice"
    return "few" if found == "equal" and (left.killed or 0) < MANY else found


def injured(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """How many were injured."""
    found = _figures(left.injured, right.injured)
    return "differs" if found == "far" else found


def site(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """What kind of site their sentences speak of: a market, a hospital."""
    return _shared(left.sites, right.sites)


def hour(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """What part of the day their sentences speak of."""
    return _shared(left.hours, right.hours)


def wording(left: Profile, right: Profile, known: Known) -> str:  # noqa: ARG001
    """How many words of the shorter sentence stand in the other, names of places and parties left out."""
    if left.claim.article == right.claim.article:
        return "own"
    fewest = min(len(left.words), len(right.words))
    if not fewest:
        return "little"
    share = len(left.words & right.words) / fewest
    if share >= COPY and fewest >= FEWEST:
        return "copy"
    if share >= SHARED and fewest >= FEW:
        return "close"
    return "some" if share >= SOME else "little"


def article(left: Profile, right: Profile, known: Known) -> str:
    """What one article tells twice in one voice is two events, but for its headline and for "the attack" close by."""
    if left.claim.article != right.claim.article:
        return "other"
    first, second = sorted((left, right), key=lambda side: side.claim.evidence.start)
    if second.claim.evidence.start - first.claim.evidence.end <= PARAGRAPH:
        if first.claim.evidence.end <= known.title_ends(first.claim.article) < second.claim.evidence.end:
            return "title"
        if not second.places and not second.days:
            return "follows"
        if not first.places and not first.days:
            return "heads"
    return "apart" if _one_voice(left, right) else "voice"


Feature = Callable[[Profile, Profile, Known], str]
FEATURES: tuple[Feature, ...] = (
    count,
    kind,
    place,
    time,
    initiator,
    target,
    killed,
    injured,
    site,
    hour,
    wording,
    article,
)


def _by_article(left: Profile, right: Profile) -> str:
    """Where one or both name no place: whether its article does, for other events."""
    if left.claim.article == right.claim.article:
        return "unknown"
    one, other = (side.places or side.nearby for side in (left, right))
    if one & (other | right.around) or other & left.around or left.called & right.called:
        return "told"
    return "wide" if left.wide or right.wide or not one or not other else "elsewhere"


def _by_name(left: Profile, right: Profile, known: Known) -> str | None:
    if left.called & right.called or spelt_alike(left, right, known):
        return "named"
    return "seat" if left.bearing & right.around or right.bearing & left.around else None


def _distance(left: Profile, right: Profile, known: Known) -> str:
    points = [[point for one in side.places if (point := known.point(one))] for side in (left, right)]
    apart = min((kilometres(a, b) for a in points[0] for b in points[1]), default=None)
    if apart is None or apart > NEAR:
        return "apart"
    return "beside" if apart <= BESIDE else "near"


def _days(left: Days, right: Days) -> str:
    if is_long(left) or is_long(right):
        return "period" if last_alike(left, right) else "apart"
    if left == right:
        return "same"
    if left[0] <= right[1] and right[0] <= left[1]:
        return "overlap"
    gap = max(left[0] - right[1], right[0] - left[1])
    return "next" if gap <= timedelta(days=1) else "apart"


def _totals(left: Profile, right: Profile) -> bool:
    return left.claim.aggregate and right.claim.aggregate


def _denied_later(left: Profile, right: Profile) -> bool:
    """Whether one is a denial some days after: its day may be that on which it was made."""
    for denial, other in ((left, right), (right, left)):
        if denial.denied and not other.denied and denial.days and other.days:
            return 0 <= (denial.days[0] - other.days[1]).days <= LATER
    return False


def _dated_by_article(left: Profile, right: Profile) -> str:
    """An undated claim is of the days before its article."""
    last = [side.days[1] if side.days else side.published for side in (left, right)]
    if last[0] is None or last[1] is None or any(side.days and is_long(side.days) for side in (left, right)):
        return "unknown"
    dated = [bool(side.days) for side in (left, right)]
    gap = (last[1] - last[0]).days if dated[0] else (last[0] - last[1]).days
    if any(dated):
        return "close" if 0 <= gap <= CLOSE else "distant"
    return "close" if abs(gap) <= CLOSE else "distant"


def _one_voice(left: Profile, right: Profile) -> bool:
    """Whether one article tells both in one voice, neither or both as a denial: then it means two things."""
    same = left.claim.article == right.claim.article and left.voices == right.voices
    return same and left.denied == right.denied


def _figures(left: int | None, right: int | None) -> str:
    """Two numbers: equal, close, different or far apart; silent where one is not given."""
    if left is None or right is None:
        return "silent"
    if left == right:
        return "equal"
    share = ratio(left, right)
    if share >= ALIKE:
        return "close"
    return "differs" if share >= FAR else "far"


def _shared(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return "silent"
    return "same" if left & right else "differs"
