"""What is exported in a collection's columns is linked back to the very event, before all others."""

import io
import random
from datetime import timedelta
from pathlib import Path

import pytest

from kg.export import cells
from kg.export.codebook import FURTHER
from kg.export.compared import CODEBOOKS
from kg.export.ledger import Ledger
from kg.link import Index, Record, best, read
from kg.model import VictimGroup
from tests.export.ledgers import DAY, JIHADISTS, OTHER_TOWN, REBELS, RUSSIAN_ARMY, SYRIAN_ARMY, TOWN, dead, said, told

PARTIES = ((SYRIAN_ARMY, REBELS), (RUSSIAN_ARMY, REBELS), (JIHADISTS, REBELS), (REBELS, SYRIAN_ARMY))
KINDS = ("AirStrike", "Shelling", "Clash", "Killing", "CarBombing")


def events(count: int = 300) -> list[Ledger]:
    """Events of a few weeks in two towns, so that each has others near it; no two are alike in all."""
    draw = random.Random(7)
    some = {}
    while len(some) < count:
        by, against = draw.choice(PARTIES)
        key = (draw.choice(KINDS), draw.randrange(40), draw.choice((TOWN, OTHER_TOWN)), by, against)
        some.setdefault((*key[:3], by.id), (*key, draw.randrange(1, 90)))
    return [
        told(
            said(dead(n), dead(n, group=VictimGroup.CIVILIANS), number=number),
            type=kind,
            start=DAY + timedelta(days=day),
            by=(by,),
            against=(against,),
            at=(at,),
        )
        for number, (kind, day, at, by, against, n) in enumerate(some.values())
    ]


@pytest.mark.parametrize(("name", "share"), [("acled", 1.0), ("ucdp", 0.9), ("airwars", 0.95)])
def test_each_row_finds_its_own_event_first(name: str, share: float, tmp_path: Path) -> None:
    """UCDP's columns have no type of event and Airwars' no attacker: there others may be level, and none is before."""
    ledgers, codebook = events(), CODEBOOKS[name]
    out = io.BytesIO()
    cells.write((*codebook.columns, *FURTHER), codebook.table(ledgers), out)
    path = tmp_path / "rows.csv"
    path.write_bytes(out.getvalue())
    index, rows = Index(ledgers), read(path).rows
    first = 0
    for row in rows:
        assert isinstance(row, Record)
        found = best(row, index, limit=20)
        own = next(one for one in found if one.event == row.cells["ckg_event"])
        assert own.score == found[0].score
        first += found[0].event == own.event
    assert len(rows) > 100
    assert first >= share * len(rows)
