"""Who blames whom, and what those who are blamed say themselves."""

import pytest

from kg.assess.blame import Positions, positions
from kg.assess.origins import origins
from kg.assess.sides import Parties
from kg.model import Claimant, Modality
from tests.assess.telling import (
    BRIGADE,
    COALITION,
    ENTITIES,
    IRAQ,
    MILITIA,
    OBSERVATORY,
    PENTAGON,
    PETROV,
    RUSSIA,
    RUSSIAN_MINISTRY,
    SANA,
    SYRIA,
    claim,
    nameless,
    source,
    sources,
)

PAPER, STATE = source("Northern Paper"), source("SANA")
DENIED, ALLEGED, PLANNED = Modality.DENIED, Modality.ALLEGED, Modality.PLANNED
SPOKESMAN = Claimant(PETROV.label, PETROV.id, speaks_for=RUSSIAN_MINISTRY.id)
ACCUSED = claim(PAPER, OBSERVATORY, by=[RUSSIA])


@pytest.mark.parametrize(
    ("said", "conceded", "denied", "silent"),
    [
        ([], [], [], [RUSSIA]),
        ([claim(PAPER, RUSSIA, by=[RUSSIA])], [RUSSIA], [], []),
        ([claim(PAPER, SPOKESMAN, by=[RUSSIA])], [RUSSIA], [], []),
        ([claim(PAPER, RUSSIA, by=[RUSSIA], modality=ALLEGED)], [], [], [RUSSIA]),
        ([claim(PAPER, SPOKESMAN, by=[RUSSIA], modality=DENIED)], [], [RUSSIA], []),
        ([claim(PAPER, SPOKESMAN, modality=DENIED)], [], [RUSSIA], []),
        ([claim(PAPER, SYRIA, by=[RUSSIA], modality=DENIED)], [], [], [RUSSIA]),
        ([claim(PAPER, RUSSIA, by=[BRIGADE])], [], [RUSSIA], [BRIGADE]),
        ([claim(PAPER, RUSSIA, by=[RUSSIA]), claim(PAPER, SPOKESMAN, modality=DENIED)], [RUSSIA], [RUSSIA], []),
        ([claim(PAPER, SANA, by=[SYRIA])], [SYRIA], [], [RUSSIA]),
        ([claim(STATE, by=[SYRIA])], [SYRIA], [], [RUSSIA]),
        ([claim(PAPER, PENTAGON, by=[COALITION])], [COALITION], [], [RUSSIA]),
        ([claim(PAPER, IRAQ, by=[MILITIA])], [], [], [MILITIA, RUSSIA]),
        ([claim(PAPER, OBSERVATORY, by=[nameless("gunmen", PAPER)])], [], [], [RUSSIA]),
        ([claim(PAPER, OBSERVATORY, by=[SYRIA], modality=PLANNED)], [], [], [RUSSIA]),
    ],
)
def test_positions(said: list, conceded: list, denied: list, silent: list) -> None:
    claims = [ACCUSED, *said]
    found = positions(claims, origins(claims, sources(PAPER, STATE), ENTITIES), Parties(ENTITIES))
    named = ([party.id for party in side] for side in (conceded, denied, silent))
    assert found == Positions(*(tuple(sorted(side)) for side in named))


def test_a_battle_told_from_the_other_side_is_no_denial() -> None:
    claims = [claim(PAPER, OBSERVATORY, by=[SYRIA], type="Clash"), claim(PAPER, SYRIA, by=[BRIGADE], type="Clash")]
    found = positions(claims, origins(claims, sources(PAPER), ENTITIES), Parties(ENTITIES))
    assert found == Positions()
