"""What docs/assessment.md shows is what comes out."""

from pathlib import Path

import pytest

from kg.assess.assessment import assess
from kg.model import FigureReport, Grade, Modality, OriginBasis
from tests.assess.telling import ENTITIES, OBSERVATORY, RUSSIA, SYRIA, claim, source, sources

PAGE = (Path(__file__).parents[2] / "docs" / "assessment.md").read_text(encoding="utf-8")
SHOWN = [line.strip() for line in PAGE.splitlines() if line.startswith("    ")]
WIRE = [source(f"Paper {number}", "2016-03-04", "BEIRUT (Reuters) - Jets struck.") for number in range(7)]
CITING = [source(f"Paper {number}", "2016-03-05") for number in range(7, 12)]
DENIED = Modality.DENIED


def _sentences() -> set[str]:
    """What is told of three events: twelve outlets and two origins, one outlet alone, and two that contradict."""
    twelve = [*map(claim, WIRE), *(claim(article, OBSERVATORY, by=[RUSSIA]) for article in CITING)]
    twelve.append(claim(CITING[0], RUSSIA, by=[RUSSIA], modality=DENIED))
    alone, rival = [claim(WIRE[0])], [claim(WIRE[0], by=[SYRIA]), claim(CITING[0], by=[RUSSIA])]
    found = [assess(claims, sources(*WIRE, *CITING), ENTITIES) for claims in (twelve, alone, rival)]
    return {sentence for one in found for sentence in (*one.reasons, *one.changes)}


def test_the_sentences_of_the_page_are_told() -> None:
    assert len(SHOWN) == 5
    assert set(SHOWN) <= _sentences()


@pytest.mark.parametrize("code", [*Grade, *FigureReport, *OriginBasis])
def test_every_code_is_explained(code: str) -> None:
    assert f"`{code}`" in PAGE or f"| {code} |" in PAGE
