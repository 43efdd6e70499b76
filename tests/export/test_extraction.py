"""What `kg extract` writes: records for the scorer, and all of an article as one JSON object."""

import json
from dataclasses import replace

from kg.export.extraction import extraction_json
from kg.export.records import records
from kg.model import CountBasis, Extraction, Outcome, VictimGroup
from tests.builders import article, casualties, claim, sample_extractions


def test_a_record_for_each_event_claim_in_the_order_of_the_text() -> None:
    strike, raid = sample_extractions()
    assert [record["type"] for record in records(replace(raid, claims=raid.claims[::-1]))] == [
        "AirStrike",
        "Shelling",
        "AirStrike",
    ]
    assert [record["modality"] for record in records(strike)] == ["asserted", "denied"]


def test_the_fields_of_a_record() -> None:
    hit = next(records(sample_extractions()[0]))
    assert hit == {
        "article": "strike.txt",
        "type": "AirStrike",
        "initiators": ["Russia"],
        "targets": ["market"],
        "places": ["Maarat Idris"],
        "start": "2016-03-03",
        "end": "2016-03-03",
        "killed_min": 25,
        "claimants": ["Syrian Observatory for Human Rights"],
        "modality": "asserted",
        "quote": sample_extractions()[0].claims[0].evidence.quote,
    }


def test_what_is_not_said_is_absent() -> None:
    *_, total = records(sample_extractions()[1])
    assert total["aggregate"] is True
    assert total["killed_min"] == 1200
    assert not {"end", "killed_max", "injured_min", "children_killed_min"} & set(total)


def test_groups_have_their_fields() -> None:
    figures = (
        casualties(low=9, high=9),
        casualties(low=4, group=VictimGroup.CIVILIANS),
        casualties(low=2, high=2, group=VictimGroup.CHILDREN),
        casualties(Outcome.INJURED, high=40, basis=CountBasis.UP_TO),
    )
    source = article(file="folder/one.txt")
    (record,) = records(Extraction(source, claims=(claim(source, casualties=figures),)))
    numbers = {name: value for name, value in record.items() if name.endswith(("min", "max"))}
    assert record["article"] == "one.txt"
    assert numbers == {
        "killed_min": 9,
        "killed_max": 9,
        "injured_max": 40,
        "civilians_killed_min": 4,
        "children_killed_min": 2,
        "children_killed_max": 2,
    }


KEYS = {
    "article": ["file", "id", "title", "outlet", "published", "published_basis", "language", "sha256"],
    "mentions": ["id", "kind", "start", "end", "text", "entity", "label"],
    "claims": [
        *("id", "kind", "type", "trigger", "roles", "when", "casualties", "claimants", "cue", "content", "modality"),
        *("aggregate", "quote", "start", "end", "extractor", "confidence"),
    ],
}


def test_the_keys_of_the_json() -> None:
    told = extraction_json(sample_extractions()[0])
    assert list(told) == list(KEYS)
    assert list(told["article"]) == KEYS["article"]
    assert all(list(mention) == KEYS["mentions"] for mention in told["mentions"])
    assert all(list(said) == KEYS["claims"] for said in told["claims"])


def test_the_values_of_the_json() -> None:
    strike = sample_extractions()[0]
    told = json.loads(json.dumps(extraction_json(strike)))
    hit, denial, statement, backing = told["claims"]
    text = strike.article.text
    assert told["article"]["published"] == "2016-03-04"
    assert (text[hit["start"] : hit["end"]], text[slice(*hit["trigger"])]) == (hit["quote"], "hit")
    assert hit["roles"]["initiators"][0]["label"] == "Russia"
    assert hit["roles"]["initiators"][0]["mention"] == told["mentions"][0]["id"]
    assert hit["when"] == {"start": "2016-03-03", "end": "2016-03-03", "precision": "day", "mention": None}
    figure = {"outcome": "killed", "group": "people", "min": 25, "max": None, "basis": "at-least", "mention": None}
    assert hit["casualties"] == [figure]
    assert denial["when"]["start"] is None
    assert statement["cue"] is None
    assert [text[slice(*span)] for span in statement["content"]] == ["Nobody will teach us restraint"]
    assert statement["claimants"][0]["label"] == "Igor Petrov"
    assert list(hit["roles"]) == ["initiators", "targets", "victims", "places", "weapons"]
    assert [backing["roles"][part][0]["label"] for part in ("subjects", "objects")] == ["Russia", "Syria"]


def test_an_article_without_a_date_has_none() -> None:
    assert extraction_json(Extraction(article()))["article"]["published"] is None
