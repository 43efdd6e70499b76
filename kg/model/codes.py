"""The code lists of the model, as in `ontology/codes.ttl`; tests hold the two together."""

from __future__ import annotations

from enum import StrEnum


class MentionKind(StrEnum):
    """What a span of text names."""

    ACTOR = "actor"
    PERSON = "person"
    PLACE = "place"
    WEAPON = "weapon"
    PLATFORM = "platform"
    FACILITY = "facility"
    GROUP = "group"
    TIME = "time"
    NUMBER = "number"


class ClaimKind(StrEnum):
    """An event that happened, a relation that holds, or a quoted statement that is neither."""

    EVENT = "event"
    RELATION = "relation"
    STATEMENT = "statement"


class Modality(StrEnum):
    """How sure a claim is made, after the certainty and polarity of the AIDA interchange format."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    HEDGED = "hedged"
    PLANNED = "planned"


class Outcome(StrEnum):
    """What befell the people that a casualty figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"


class CountBasis(StrEnum):
    """What kind of number a figure is; `unnumbered` is a mention with no number, `said-none` an explicit zero."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    UP_TO = "up-to"
    APPROXIMATE = "approximate"
    VAGUE = "vague"
    UNNUMBERED = "unnumbered"
    SAID_NONE = "said-none"


class VictimGroup(StrEnum):
    """Whom a casualty figure counts; `people` where the text does not say."""

    PEOPLE = "people"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    FIGHTERS = "fighters"
    JOURNALISTS = "journalists"
    MEDICS = "medics"
    AID_WORKERS = "aid-workers"


class DatePrecision(StrEnum):
    """How narrowly a time is said; `open` has a start and no end."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """What an article is dated by: a date line or metadata, a date inside the text, or nothing."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class GeoPrecision(StrEnum):
    """How a position is known; `derived` is computed from a distance and a bearing in the text."""

    EXACT = "exact"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    DERIVED = "derived"


class EntityKind(StrEnum):
    """The kinds of thing that have an identity of their own and an IRI `id/<kind>/<key>`."""

    ACTOR = "actor"
    PLACE = "place"
    OUTLET = "outlet"


class Verdict(StrEnum):
    """What a judgement says of two claims; `withdrawn` takes an earlier judgement back."""

    SAME = "same"
    DIFFERENT = "different"
    WITHDRAWN = "withdrawn"


class Grade(StrEnum):
    """How well an event is attested, after Airwars."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class FigureReport(StrEnum):
    """What the claims of an event say of a number: four different things; only `reported-none` is a zero."""

    NUMBERED = "numbered"
    NO_NUMBER = "no-number"
    REPORTED_NONE = "reported-none"
    NOT_MENTIONED = "not-mentioned"


class OriginBasis(StrEnum):
    """Why a claim is counted under its origin: who is named, the agency, the text that is copied, the publisher."""

    NAMED = "named"
    AGENCY = "agency"
    COPY = "copy"
    PUBLISHER = "publisher"
