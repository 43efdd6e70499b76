"""Which representation a request gets: `format` by name first, else the Accept header with its q-values (RFC 9110)."""

from __future__ import annotations

from collections.abc import Mapping

from api.problems import NotAcceptableError

MEDIA_TYPES: dict[str, str] = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "html": "text/html",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "graphml": "application/graphml+xml",
}
"""The names that `format` takes, with their media types."""

Offers = Mapping[str, str]
"""Format names with media types, the preferred one first."""


def offers(*names: str) -> Offers:
    """Some of the formats, the preferred one first."""
    return {name: MEDIA_TYPES[name] for name in names}


def choose(offered: Offers, *, accept: str | None, name: str | None = None) -> str:
    """The name of the format to answer in; `NotAcceptableError` lists the names where none fits."""
    if name:
        wanted = next((key for key, media in offered.items() if name in (key, media)), None)
        if wanted is None:
            raise NotAcceptableError(f"format {name[:40]!r} is not offered here; there are {', '.join(offered)}")
        return wanted
    if not accept or accept == "*/*":
        return next(iter(offered))
    ranges = _ranges(accept)
    graded = [(_quality(media, ranges), -place, key) for place, (key, media) in enumerate(offered.items())]
    quality, _, best = max(graded)
    if quality <= 0:
        raise NotAcceptableError(
            f"none of the accepted media types is offered; there are {', '.join(offered.values())}"
        )
    return best


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Media ranges of an Accept header with their q-values; what is malformed is left out."""
    found = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
        try:
            found.append((media, min(max(float(quality), 0.0), 1.0)))
        except ValueError:
            continue
    return found


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """The q-value of the most specific range that a media type is in, 0 where it is in none."""
    for wanted in (media, media.split("/", 1)[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
