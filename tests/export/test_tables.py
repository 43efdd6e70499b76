"""CSV, GeoJSON, GraphML: what they show of the sample, and that spreadsheets and XML readers can take them."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids, rdf
from kg.export import cells, csv_claims, csv_events, export
from kg.model import (
    Assessment,
    EntityKind,
    Extraction,
    Filler,
    Grade,
    Judgement,
    Origin,
    OriginBasis,
    Outcome,
    Roles,
    Verdict,
    VictimGroup,
)
from kg.store import Store, open_store
from tests.builders import (
    HAMA,
    JISR,
    MAARAT,
    OBSERVATORY,
    RAID_TEXT,
    RUSSIA,
    STARTED,
    SYRIA,
    actor,
    article,
    casualties,
    claim,
    entity,
    event,
    filler,
    place,
    sample_events,
    sample_extractions,
)

PAGE = Path(__file__).parents[2] / "docs" / "codebooks.md"
KILLED, INJURED = Outcome.KILLED, Outcome.INJURED
PEOPLE, CHILDREN = VictimGroup.PEOPLE, VictimGroup.CHILDREN


def exported(store: Store, form: str) -> str:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue().decode()


def table(store: Store, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(store, form), newline="")))


def test_claims_have_one_row_each_with_their_main_figure(filled_store: Store) -> None:
    rows = table(filled_store, "csv-claims")
    assert tuple(rows[0]) == csv_claims.COLUMNS
    assert len(rows) == len({row["claim_id"] for row in rows}) == sum(len(e.claims) for e in sample_extractions())
    (raid,) = (row for row in rows if row["quote"].startswith("An air raid"))
    assert (raid["victim_group"], raid["value_min"], raid["value_best"]) == ("people", "31", "31")
    assert raid["figures"] == "killed 31 people; killed 7 children"


FIRST = [
    ([(KILLED, 7, CHILDREN), (KILLED, 31, PEOPLE)], ("killed", "31", "people")),
    ([(INJURED, 90, PEOPLE), (KILLED, 7, CHILDREN)], ("killed", "7", "children")),
    ([(KILLED, 3, CHILDREN), (KILLED, 9, VictimGroup.CIVILIANS)], ("killed", "9", "civilians")),
]


@pytest.mark.parametrize(("told", "main"), FIRST)
def test_the_main_figure_is_of_the_killed_and_of_all_people(told: list, main: tuple) -> None:
    counted = tuple(casualties(outcome, count, count, group=group) for outcome, count, group in told)
    source = article()
    with open_store("memory:") as store:
        store.replace((), rdf.article_quads(Extraction(source, claims=(claim(source, casualties=counted),))))
        (row,) = table(store, "csv-claims")
    assert (row["outcome"], row["value_min"], row["victim_group"]) == main


def test_figures_have_a_row_each(filled_store: Store) -> None:
    rows = table(filled_store, "csv-figures")
    assert tuple(rows[0]) == csv_claims.COLUMNS
    raid = [row for row in rows if row["quote"].startswith("An air raid")]
    assert [(row["victim_group"], row["value_min"], row["value_max"], row["value_best"]) for row in raid] == [
        ("people", "31", "31", "31"),
        ("children", "7", "7", "7"),
    ]
    assert {row["incident_id"] for row in raid} == {sample_events()[0].id}


def test_a_claim_row_says_who_says_what_where_and_by_which_run(filled_store: Store) -> None:
    (row,) = (row for row in table(filled_store, "csv-claims") if "hit a market" in row["quote"])
    assert row["speaker"] == OBSERVATORY.label
    assert row["speaker_type"] == "monitor"
    assert (row["outlet"], row["published"]) == ("Northern Wire", "2016-03-04")
    assert (row["predicate"], row["epistemic"], row["negated"]) == ("AirStrike", "asserted", "false")
    assert (row["value_min"], row["value_max"], row["value_best"], row["count_basis"]) == ("25", "", "", "at-least")
    assert (row["place"], row["lat"], row["lon"], row["geo_precision"]) == (
        "Maarat Idris",
        "36.03875",
        "36.63393",
        "derived",
    )
    assert (row["blamed_actor"], row["date_start"], row["date_precision"]) == ("Russia", "2016-03-03", "day")
    assert (row["extractor"], row["extractor_version"]) == ("rules", "1")
    assert len(row["article_sha256"]) == 64
    assert row["run_id"].startswith(f"{ids.ID}run/")


def test_a_claim_row_has_its_origin_and_where_it_was_published(filled_store: Store) -> None:
    (row,) = (row for row in table(filled_store, "csv-claims") if "hit a market" in row["quote"])
    assert (row["origin_id"], row["review_status"], row["archive_url"]) == (OBSERVATORY.id, "", "")
    assert (row["claim_date"], row["article_url"]) == ("2016-03-04", "https://northernwire.example/strike")
    told = sample_events()[0]
    origins = tuple(Origin(name, OBSERVATORY.id, OriginBasis.NAMED) for name in told.claims)
    filled_store.replace((), rdf.event_quads([replace(told, assessment=Assessment(Grade.FAIR, origins=origins))]))
    (row,) = (row for row in table(filled_store, "csv-claims") if "hit a market" in row["quote"])
    assert row["origin_id"] == OBSERVATORY.id


def judgement(by: str, at: datetime | None, verdict: Verdict = Verdict.SAME, **given: object) -> Judgement:
    (one, other, *_) = sample_events()[0].claims
    sides = {} if verdict is Verdict.WITHDRAWN else {"left": (one,), "right": (other,)}
    values = {"id": ids.judgement(by, verdict), "left": (), "right": (), "why": "", "by": by, "at": at} | sides | given
    return Judgement(verdict=verdict, **values)


PERSON = judgement("a reader", STARTED)


@pytest.mark.parametrize(
    ("judgements", "judged"),
    [
        ([], 0),
        ([judgement("rule", None)], 0),
        ([PERSON], 2),
        ([judgement("a reader", STARTED, Verdict.DIFFERENT)], 2),
        ([PERSON, judgement("a reader", STARTED, Verdict.WITHDRAWN, withdraws=PERSON.id)], 0),
    ],
)
def test_claims_that_a_person_judged_are_marked(filled_store: Store, judgements: list, judged: int) -> None:
    filled_store.replace((), rdf.judgement_quads(judgements))
    rows = table(filled_store, "csv-claims")
    assert [row["review_status"] for row in rows if row["review_status"]] == ["judged"] * judged


@pytest.mark.parametrize(
    ("url", "archived"),
    [
        ("https://web.archive.org/web/2016/https://a.example/x", True),
        ("https://archive.ph/AbCdE", True),
        ("https://perma.cc/1234-5678", True),
        ("https://a.example/archive.org/x", False),
        ("https://notarchive.org/x", False),
        ("", False),
    ],
)
def test_only_the_address_of_an_archive_is_one(url: str, archived: bool) -> None:
    source = article(url=url)
    with open_store("memory:") as store:
        store.replace((), rdf.article_quads(Extraction(source, claims=(claim(source),))))
        (row,) = table(store, "csv-claims")
    assert (row["archive_url"], row["article_url"]) == (url if archived else "", url)


def test_the_scale_of_an_outlet_is_held_against_the_place_of_the_claim() -> None:
    source = article(outlet="Homs Herald", text="A raid on Jisr al-Shughur.")
    outlet = entity(EntityKind.OUTLET, "Homs Herald", country=SYRIA.id)
    told = claim(source, roles=Roles(places=(filler(JISR),)))
    with open_store("memory:") as store:
        store.replace((), [*rdf.article_quads(Extraction(source, claims=(told,))), *rdf.entity_quads([JISR, SYRIA])])
        (row,) = table(store, "csv-claims")
        assert row["source_scale"] == ""
        store.replace((), rdf.entity_quads([outlet]))
        (row,) = table(store, "csv-claims")
    assert row["source_scale"] == "National"


def test_a_spokesman_has_an_affiliation_and_a_relation_an_object(filled_store: Store) -> None:
    rows = {row["claim_type"]: row for row in table(filled_store, "csv-claims")}
    assert (rows["statement"]["speaker"], rows["statement"]["speaker_affiliation"]) == ("Igor Petrov", "Russia")
    assert (rows["relation"]["subject"], rows["relation"]["predicate"], rows["relation"]["object"]) == (
        "Russia",
        "backs",
        "Syria",
    )


def test_events_have_a_row_each(filled_store: Store) -> None:
    rows = table(filled_store, "csv-events")
    assert tuple(rows[0]) == csv_events.COLUMNS
    assert [row["event_id"] for row in rows] == sorted(event.id for event in sample_events())
    (strike,) = (row for row in rows if row["n_claims"] == "3")
    assert (strike["killed_min"], strike["killed_max"], strike["n_articles"]) == ("25", "31", "2")
    assert strike["places"] == "Maarat Idris"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("-5", "'-5"),
        (-5, -5),
        (" =1", "' =1"),
        ("\n=1", "'\n=1"),
        ("\nplain", "'\nplain"),
        ("\u00a0\u200b@x", "'\u00a0\u200b@x"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20x", "'\uff20x"),
        ("\u22121", "'\u22121"),
        ("'=1", "''=1"),
        ("'plain'", "'plain'"),
        ("\u2014 a dash", "\u2014 a dash"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("1 = 1", "1 = 1"),
        (-36.5, -36.5),
        (None, None),
    ],
)
def test_no_text_is_a_formula(cell: cells.Cell, written: cells.Cell) -> None:
    assert cells.guarded(cell) == written


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n ,;\"x\uff1d\ufeff\u200b"), max_size=12))
def test_a_reader_gets_back_the_very_text(text: str) -> None:
    documented = re.search(r're\.sub\(r"(.+)", "", text\)', PAGE.read_text(encoding="utf-8"))
    assert documented
    out = io.BytesIO()
    cells.write(("a", "b"), [{"a": text, "b": "end"}], out)
    ((first, last),) = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:]
    assert (cells.unguarded(first), last) == (text, "end")
    assert re.sub(documented[1], "", first) == text
    assert not first.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))


def test_a_quote_that_looks_like_a_formula_is_guarded_in_the_file() -> None:
    source = article('=cmd|"/c calc"!A1, he said,\nthen left.')
    with open_store("memory:") as store:
        store.replace((), rdf.article_quads(Extraction(source, claims=(claim(source),))))
        (row,) = table(store, "csv-claims")
    assert row["quote"] == f"'{source.text}"
    assert (row["outlet"], row["extractor"], row["lat"]) == ("", "", "")


CLAIM = ids.claim("a")


def geo(*events) -> list:
    with open_store("memory:") as store:
        store.replace((), [*rdf.event_quads(events), *rdf.entity_quads([HAMA, JISR, place("Nowhere")])])
        return json.loads(exported(store, "geojson"))["features"]


def test_an_event_is_a_feature_for_each_place(filled_store: Store) -> None:
    features = json.loads(exported(filled_store, "geojson"))["features"]
    strike = next(one for one in features if one["properties"]["claims"] == 3)
    assert strike["geometry"] == {"type": "Point", "coordinates": [36.63393, 36.03875]}
    assert strike["properties"]["precision"] == "derived"
    assert strike["properties"]["initiators"] == ["Russia"]
    two = geo(event(CLAIM, places=(HAMA.id, JISR.id)))
    assert [feature["properties"]["place"] for feature in two] == ["Hama", "Jisr al-Shughur"]
    assert len({feature["id"] for feature in two}) == 2


@pytest.mark.parametrize("places", [(), (ids.entity("place", "Nowhere"),), (ids.entity("place", "Unheard of"),)])
def test_no_position_is_no_pin(places: tuple) -> None:
    (feature,) = geo(event(CLAIM, places=places))
    assert feature["geometry"] is None
    assert feature["properties"]["precision"] is None


def test_claims_are_edges_between_entities(filled_store: Store) -> None:
    graph = nx.read_graphml(io.BytesIO(exported(filled_store, "graphml").encode()), force_multigraph=True)
    assert graph.nodes[RUSSIA.id]["label"] == "Russia"
    assert graph.nodes[MAARAT.id]["latitude"] == pytest.approx(36.03875)
    edges = [(start, end, said["type"], said["role"]) for start, end, said in graph.edges(data=True)]
    assert (RUSSIA.id, ids.entity("actor", "Syria"), "backs", "object") in edges
    assert edges.count((RUSSIA.id, MAARAT.id, "AirStrike", "place")) == 2
    assert HAMA.id not in graph


def test_graphml_holds_what_xml_cannot() -> None:
    source = article("A\x0bstrike \x00 hit <Hama> & more.")
    roles = Roles(initiators=(filler(RUSSIA),), targets=(Filler("market"),), places=(filler(HAMA),))
    with open_store("memory:") as store:
        store.replace((), rdf.article_quads(Extraction(source, claims=(claim(source, roles=roles),))))
        graph = nx.read_graphml(io.BytesIO(exported(store, "graphml").encode()))
    (said,) = (said for *_, said in graph.edges(data=True))
    assert said["quote"] == "Astrike  hit <Hama> & more."
    assert graph.nodes[HAMA.id] == {}


def test_the_label_of_a_cell_with_several_values_names_each_once() -> None:
    both = replace(actor("B"), label="A")
    assert cells.joined(entity.label for entity in (actor("A"), both, actor("C"))) == "A; C"


def test_clusters_have_a_line_for_each_event_claim(filled_store: Store) -> None:
    rows = [json.loads(line) for line in exported(filled_store, "clusters").splitlines()]
    strike, fire, total = (found.id for found in sample_events())
    assert [(row["article"], row["type"], row["event"]) for row in rows] == [
        ("raid.txt", "AirStrike", strike),
        ("raid.txt", "Shelling", fire),
        ("raid.txt", "AirStrike", total),
        ("strike.txt", "AirStrike", strike),
        ("strike.txt", "AirStrike", strike),
    ]
    text = RAID_TEXT
    assert all(text[row["quote_start"] :][: row["quote_len"]] == row["quote"] for row in rows[:3])
    assert list(rows[0]) == ["article", "claim", "type", "quote", "quote_start", "quote_len", "event"]


def test_clusters_of_articles_from_no_file_are_named_by_their_key() -> None:
    source = article(file="")
    with open_store("memory:") as store:
        store.replace((), rdf.article_quads(Extraction(source, claims=(claim(source),))))
        (row,) = (json.loads(line) for line in exported(store, "clusters").splitlines())
    assert (row["article"], row["event"]) == (ids.key_of(source.id), None)
