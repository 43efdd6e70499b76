"""ACLED's 31 columns and rules: the lowest figure, one row a day and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from kg import ids
from kg.assess.sides import named
from kg.export.cells import joined
from kg.export.codebook import Codebook, Deaths, Row, ledger_notes, unreal
from kg.export.ledger import Ledger, Where
from kg.export.nations import Nation, by_iri, nation
from kg.export.rules import rules, vague
from kg.export.victims import figures, lowest, only_civilians
from kg.model import Casualties, CountBasis, DatePrecision, Entity, Outcome
from kg.rdf import crosswalk, event_types
from kg.rdf.crosswalk import Entry

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
ABROAD = crosswalk.SCHEME + "acled/inter-8"
"""The class of a state's forces outside their country."""
CIVILIANS = crosswalk.SCHEME + "acled/inter-7"
STATE = "1"
EACH_DAY = frozenset({DatePrecision.DAY, DatePrecision.DAYS})
DATED = EACH_DAY | {DatePrecision.WEEK, DatePrecision.MONTH}


def left_out(ledger: Ledger) -> str:
    """Why ACLED's rules take no row for an event, empty where they do."""
    if reason := unreal(ledger):
        return reason
    if types(ledger) is None:
        return f"ACLED has no sub-event type for {ledger.event.type}"
    if ledger.precision not in DATED:
        return "no first and last day within a month"
    return "" if ledger.places else "no place"


def deaths(ledger: Ledger) -> Deaths:
    """The lowest figure: a claim's own by `counted`, over the claims with a number; without any number, as ruled."""
    told = [tuple(counted(one) for one in claim.casualties) for claim in ledger.told]
    low = lowest(told, Outcome.KILLED)
    if low is None:
        said = any(one.basis is CountBasis.UNNUMBERED for one in figures(ledger, Outcome.KILLED))
        low = int(rules()["acled"]["unnumbered"]) if said else 0
    return Deaths(low, low, low)


def counted(figure: Casualties) -> Casualties:
    """A figure as ACLED counts it: "dozens" is 12, "up to 30" is 30, a said zero is 0."""
    if figure.basis is CountBasis.SAID_NONE:
        return replace(figure, min=0, max=0)
    if figure.basis is CountBasis.VAGUE and figure.min is not None:
        return replace(figure, min=vague().get(figure.min, figure.min))
    return figure if figure.min is not None else replace(figure, min=figure.max)


def rows(ledger: Ledger) -> Iterator[Row]:
    """A row for each day and place, the first day's places first; what does not divide evenly goes to the first."""
    cells = list(product(days(ledger), ledger.scenes))
    shares = split(deaths(ledger).low, len(cells))
    whole = _whole(ledger)
    for number, ((day, place), share) in enumerate(zip(cells, shares, strict=True), start=1):
        land = nation(place.country)
        yield (
            whole
            | _where(place, land)
            | {
                "event_id_cnty": "-".join(filter(None, (land.iso3, "ckg", ids.key_of(ledger.event.id), str(number)))),
                "event_date": day.isoformat(),
                "year": day.year,
                "fatalities": share,
            }
        )


def size(ledger: Ledger) -> int:
    """How many rows an event has."""
    return len(days(ledger)) * len(ledger.scenes)


def days(ledger: Ledger) -> list[date]:
    """Each day of an event of a few; the first day of a longer, less precise time."""
    start, end = ledger.event.start, ledger.event.end
    if start is None or end is None:
        return []
    length = (end - start).days + 1 if ledger.precision in EACH_DAY else 1
    return [start + timedelta(days=number) for number in range(length)]


def split(total: int, parts: int) -> list[int]:
    """A total as whole numbers that differ by one at most, the larger first; they add up to it."""
    share, rest = divmod(total, parts)
    return [share + (number < rest) for number in range(parts)]


def types(ledger: Ledger) -> tuple[str, str] | None:
    """The event and sub-event type, the second empty where ACLED divides the type by what is not said."""
    divided: dict[str, dict[str, str]] = rules()["acled"]["divided"]
    for name in event_types.over(ledger.event.type):
        if table := divided.get(name):
            doer = actor_class(next(iter(ledger.initiators), None), ledger.country)
            return table["type"], table.get("always") or table.get(doer.label if doer else "", "")
        for entry in crosswalk.entries(crosswalk.event_type(name), "acled"):
            if entry.broader:
                return crosswalk.entry(entry.broader).notation, entry.notation
    return None


def actor_class(actor: Entity | None, country: Entity | None) -> Entry | None:
    """ACLED's class of an actor ("inter") in an event in `country`; None where its kind has none."""
    if actor is None or not actor.type:
        return None
    found = crosswalk.entries(crosswalk.code(actor.type), "acled-inter", crosswalk.MATCHES)
    if found and found[0].notation == STATE and actor.country and country and actor.country != country.id:
        return crosswalk.entry(ABROAD)
    return next(iter(found), None)


def _whole(ledger: Ledger) -> Row:
    """What all rows of an event share."""
    kinds = types(ledger) or ("", "")
    parties = _parties(ledger, kinds)
    disorder: dict[str, str] = rules()["acled"]["disorder"]
    targeting: dict[str, Any] = rules()["acled"]["targeting"]
    targeted = set(kinds) & set(targeting["always"]) or parties["inter2"] in targeting["classes"]
    scheme = "acled-time-precision"
    return parties | {
        "time_precision": crosswalk.notation(crosswalk.code(ledger.precision), scheme),
        "disorder_type": disorder.get(kinds[1]) or disorder.get(kinds[0]),
        "event_type": kinds[0],
        "sub_event_type": kinds[1],
        "civilian_targeting": targeting["mark"] if targeted else None,
        "source": joined(source.outlet_label for source in ledger.articles if source.outlet_label),
        "source_scale": scales(ledger),
        "notes": ledger_notes(ledger),
    }


def _parties(ledger: Ledger, kinds: tuple[str, str]) -> Row:
    """The two sides: the first of each is the actor, the others are associated with it."""
    first, second = _actors(ledger.initiators), _actors(ledger.targets)
    country = ledger.country
    inter = [actor_class(next(iter(side), None), country) for side in (first, second)]
    always = set(kinds) & set(rules()["acled"]["targeting"]["always"])
    if not second and (always or only_civilians(ledger)):
        inter[1] = crosswalk.entry(CIVILIANS)
    names = [_name(next(iter(side), None), entry, country) for side, entry in zip((first, second), inter, strict=True)]
    return {
        "actor1": names[0],
        "assoc_actor_1": joined(actor.label for actor in first[1:]),
        "inter1": inter[0].label if inter[0] else None,
        "actor2": names[1],
        "assoc_actor_2": joined(actor.label for actor in second[1:]),
        "inter2": inter[1].label if inter[1] else None,
        "interaction": _interaction([entry for entry in inter if entry]),
    }


def _actors(parties: tuple[Entity, ...]) -> list[Entity]:
    return [party for party in parties if party.type not in rules()["acled"]["things"]]


def _name(actor: Entity | None, inter: Entry | None, country: Entity | None) -> str | None:
    """An actor's name; civilians who have none are those of the country."""
    if inter and inter.iri == CIVILIANS and not (actor and named(actor.id)):
        return f"{inter.label} ({country.label})" if country else inter.label
    return actor.label if actor else None


def _interaction(classes: list[Entry]) -> str:
    """Both classes, the lower code first; of one side alone "State forces only"."""
    if len(classes) == 1:
        return f"{classes[0].label} only"
    return "-".join(entry.label for entry in sorted(classes, key=lambda entry: entry.notation))


def _where(place: Where, land: Nation) -> Row:
    point = place.point
    scheme = "acled-geo-precision"
    return {
        "iso": land.iso,
        "region": land.acled_region,
        "country": land.label,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.label,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "geo_precision": crosswalk.notation(crosswalk.code(point.precision), scheme) if point else None,
    }


def scales(ledger: Ledger) -> str:
    """How near the outlets are to the event, the nearest first: "National-International"; unknown ones left out."""
    outlets = (ledger.entities.get(source.outlet or "") for source in ledger.articles)
    found = {scale(outlet, ledger.country) for outlet in outlets}
    return "-".join(name for name in rules()["acled"]["scales"].values() if name in found)


def scale(outlet: Entity | None, country: Entity | None) -> str:
    """National where an outlet's editors sit in the event's country, regional in its region, else international.

    Empty where either country is unknown.
    """
    if outlet is None or outlet.country is None or country is None:
        return ""
    names: dict[str, str] = rules()["acled"]["scales"]
    if outlet.country == country.id:
        return names["country"]
    home = by_iri(outlet.country).acled_region
    return names["region"] if home and home == nation(country).acled_region else names["elsewhere"]


ACLED = Codebook("acled", COLUMNS, left_out, rows, deaths, size)
