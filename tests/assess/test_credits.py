"""Which agency an article credits."""

import pytest

from kg import ids
from kg.assess import rules
from kg.assess.credits import credit, publisher
from tests.assess.telling import source

BODY = "Jets struck the market of the town on Thursday, residents said. Two buildings fell down. "


@pytest.mark.parametrize("sign", rules.table("credits")["signs"], ids=lambda sign: sign["example"])
def test_the_example_of_each_sign_bears_it(sign: dict) -> None:
    example, elsewhere = sign["example"].removesuffix(", on a line of its own"), BODY * 12
    text = {"opening": f"{example}\n{elsewhere}", "foot": f"{elsewhere} {example}", "byline": elsewhere}[sign["where"]]
    if "line" in sign["example"]:
        text = f"Jets strike market\n{example}\n{elsewhere}"
    found = credit(source("Northern Paper", text=text, byline=example if sign["where"] == "byline" else ""))
    assert found is not None
    assert ids.key_of(found) in {"reuters", "agence-france-presse", "xinhua", "associated-press"}


@pytest.mark.parametrize(
    ("text", "byline", "agency"),
    [
        ("ALEPPO, Syria (AP) — " + BODY, "", "associated-press"),
        ("Raid kills ten Monitor AFP Sunday 3 May 2015 " + BODY, "", "agence-france-presse"),
        (BODY, "By AFP", "agence-france-presse"),
        (BODY, "Jane Roe", None),
        (BODY + "Source: Northern Paper and agencies", "", None),
        ("A man stands by a house (Reuters/John Doe). " + BODY, "", None),
        ("A man stands by a house (Reuters) " + BODY, "", None),
        (BODY + "With reporting by AFP. Reuters contributed to this report.", "", None),
        (BODY + "The army told Reuters that it had no planes there.", "", None),
        ("DAMASCUS (Northern Times) - " + BODY, "", None),
        ("", "", None),
    ],
)
def test_one_agency_is_credited_or_none(text: str, byline: str, agency: str | None) -> None:
    found = credit(source("Northern Paper", text=text, byline=byline))
    assert (found and ids.key_of(found)) == agency


def test_an_agency_does_not_credit_itself() -> None:
    assert credit(source("Reuters", text="BEIRUT (Reuters) - " + BODY)) is None


@pytest.mark.parametrize(
    ("outlet", "kind", "key"),
    [
        ("Reuters", "actor", "reuters"),
        ("SANA", "actor", "syrian-arab-news-agency"),
        ("Northern Paper", "outlet", "northern-paper"),
    ],
)
def test_an_outlet_is_the_actor_of_its_name(outlet: str, kind: str, key: str) -> None:
    assert publisher(source(outlet)) == ids.entity(kind, key)
