"""The benchmark of fusion: claims aligned with tellings, scores, mistakes, and pairs derived from annotations."""

import json
from dataclasses import dataclass, field

import pytest

from bench import clusters, fused, silver
from bench.aligning import Telling, aligned, likeness
from kg.model import Extraction
from tests.builders import article, claim

FIRST = "Jets hit a market in Saraqib on Monday and a hospital in the afternoon."
SECOND = "The raid on the market in Saraqib killed 12."


def telling(start, end, kind="AirStrike", event="market", article="a.txt", **given):
    return Telling(article, start, end, "words", kind, event, **given)


@pytest.mark.parametrize(
    ("gold", "claims", "pairs"),
    [
        ([telling(0, 10)], [telling(20, 30, id="c")], []),
        ([telling(0, 10)], [telling(10, 20, id="c")], []),
        ([telling(0, 10)], [telling(0, 10, id="c", article="b.txt")], []),
        ([telling(0, 10)], [telling(0, 40, id="wide"), telling(0, 12, id="near")], [("market", "near")]),
        # Each takes one, so that most is overlapped in all.
        (
            [telling(0, 10), telling(5, 15, event="clinic")],
            [telling(0, 15, id="c"), telling(0, 10, id="d")],
            [("clinic", "c"), ("market", "d")],
        ),
        # One sentence, two events: the types tell them apart.
        (
            [telling(0, 9), telling(0, 9, "Clash", event="battle")],
            [telling(0, 9, "Clash", id="c"), telling(0, 9, "DroneStrike", id="d")],
            [("battle", "c"), ("market", "d")],
        ),
        ([telling(0, 10)], [], []),
    ],
)
def test_tellings_take_the_claim_with_most_overlap(gold, claims, pairs):
    assert sorted((told.event, said.id) for told, said in aligned(gold, claims)) == pairs


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [("AirStrike", "AirStrike", 0.5), ("AirStrike", "DroneStrike", 0.5), ("AirStrike", "Shelling", 0.25)],
)
def test_types_add_to_likeness(one, other, more):
    assert likeness(telling(0, 10, one), telling(5, 10, other)) == pytest.approx(0.5 + more)
    assert likeness(telling(0, 10, one), telling(5, 10, "Agreement")) == 0.5


def gold_line(article, quote, event, text, half):
    start = text.index(quote)
    return {
        "article": article,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "event": event,
        "type": "AirStrike",
        "half": half,
    }


def claim_line(article, quote, name, event, text):
    return {
        "article": article,
        "claim": name,
        "type": "AirStrike",
        "quote": quote,
        "quote_start": text.index(quote),
        "quote_len": len(quote),
        "event": event,
    }


@pytest.fixture
def files(tmp_path):
    """Two articles on one market, one of which tells of a hospital; the two in one article were merged."""
    gold = [
        gold_line("a.txt", "Jets hit a market in Saraqib on Monday", "market", FIRST, "tune"),
        gold_line("a.txt", "a hospital in the afternoon", "hospital", FIRST, "tune"),
        gold_line("b.txt", SECOND, "market", SECOND, "tune"),
        gold_line("b.txt", "The raid", "market", SECOND, "tune"),
        gold_line("c.txt", "Jets hit", "lost", FIRST, "held"),
    ]
    said = [
        claim_line("a.txt", "Jets hit a market in Saraqib on Monday", "c1", "e1", FIRST),
        claim_line("a.txt", "a hospital in the afternoon.", "c2", "e1", FIRST),
        claim_line("b.txt", SECOND, "c3", None, SECOND),
        claim_line("d.txt", SECOND, "c4", "e2", SECOND),
    ]
    for name, lines in (("gold", gold), ("said", said)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return [str(tmp_path / "said.jsonl"), "--gold", str(tmp_path / "gold.jsonl")]


def run(monkeypatch, capsys, *arguments):
    monkeypatch.setattr("sys.argv", ["clusters", *arguments])
    assert clusters.main() == 0
    return capsys.readouterr().out


def test_what_extraction_lost_is_told_apart_from_what_fusion_did(files, monkeypatch, capsys):
    told = run(monkeypatch, capsys, *files)
    assert "5 tellings: 3 have a claim, 1 another telling's in their article, the rest is lost" in told
    assert "4 times an article tells of an event: 3 with a claim" in told
    assert "4 claims: 1 match no telling" in told


def test_scores_are_told_for_each_half_and_for_pairs_within_and_across(files, monkeypatch, capsys):
    rows = [line.split() for line in run(monkeypatch, capsys, *files).splitlines() if line.startswith(("tune", "all"))]
    scores, where = rows[0], rows[2]
    # True are {1, 3} and {2}, found {1, 2} and {3}. B-cubed: (1/2 + 1/2 + 1) / 3 either way; MUC: no link is kept;
    # CEAF-e: {2} with {1, 2} is 2/3, {1, 3} with {3} too, which is more than 1/2 and 0.
    assert scores == ["tune", "3", *["0.667"] * 3, *["0.000"] * 3, *["0.667"] * 3, "0.444", *["0.000"] * 3]
    assert where[1:] == ["0.000"] * 6
    assert rows[1][1:] == scores[1:]


def test_mistakes_are_listed_with_their_quotes(files, monkeypatch, capsys):
    told = run(monkeypatch, capsys, *files, "--verbose")
    wrong, missed = told.split("merged wrongly: ")[1].split("missed: ")
    assert wrong.startswith("1 pairs")
    assert "hospital (AirStrike, a.txt)" in wrong
    assert missed.startswith("1 pairs")
    assert f"market (AirStrike, b.txt)                    {SECOND}" in missed


@dataclass
class Stub:
    """An extractor that finds one air strike in every article, and counts how often it was asked."""

    name: str = "stub"
    version: str = "1"
    asked: list[str] = field(default_factory=list)

    def __call__(self, article):
        self.asked.append(article.file)
        return Extraction(article, claims=(claim(article),))

    def batch(self, articles):
        return map(self, articles)


@pytest.fixture
def story(tmp_path):
    """A folder with one article and a gold file, which is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "story.txt").write_text("Market hit\n\nJets hit a market in Saraqib on Monday.\n", encoding="utf-8")
    (folder / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    return folder


def test_articles_come_through_as_lines_of_the_export(story):
    (line,) = fused.fused([str(story)], Stub())
    assert (line["article"], line["type"], line["quote_start"]) == ("story.txt", "AirStrike", 0)
    assert line["event"]


def test_a_kept_extraction_is_found_again_until_the_version_changes(tmp_path):
    stub, source = Stub(), article()
    for version in ("1", "1", "2"):
        stub.version = version
        (kept,) = fused.Keeping(stub, tmp_path / "cache").batch([source])
        assert kept == Extraction(source, claims=(claim(source),))
    assert stub.asked == [source.file] * 2


def record(kind="AirStrike", day="2016-11-14", places=("Saraqib|Saraqeb",), quote="Jets hit a market.", killed=None):
    fields = {"article": "a.txt", "type": kind, "quote": quote, "places": places, "killed_min": killed}
    return silver.record(fields | ({"start": day, "end": day} if day else {}), 0)


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ({"quote": "Warplanes raided the town"}, True),
        ({"quote": "Warplanes raided the town", "places": ("SARAQEB",)}, True),
        ({"quote": "Shells fell on the town", "kind": "Shelling"}, True),
        ({"quote": "Soldiers seized the town", "kind": "Capture"}, None),
        ({"quote": "Warplanes raided the town", "day": "2016-11-15"}, False),
        ({"quote": "Warplanes raided the town", "day": None}, None),
        ({"quote": "Warplanes raided the town", "places": ("Idlib",)}, False),
        ({"quote": "Warplanes raided the town", "places": ()}, None),
        ({"quote": "Jets hit a market!", "day": "2016-11-15"}, True),
        ({"quote": "Jets hit a market!", "day": "2016-11-15", "killed": 3}, False),
    ],
)
def test_two_records_are_one_event_or_two_or_neither_is_known(given, same):
    assert silver.same(record(), record(**given)) is same


def test_pairs_across_annotated_articles_are_scored(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "train"
    folder.mkdir()
    records = []
    for name, day in (("a", 14), ("b", 14), ("c", 15)):
        text = f"Story {name}\n\nJets of {name} hit a market in Saraqib.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        days = {"start": f"2016-11-{day}", "end": f"2016-11-{day}"}
        records.append(
            {"article": f"{name}.txt", "type": "AirStrike", "places": ["Saraqib"], "quote": text[9:-1]} | days
        )
    for number, fields in enumerate(records):
        fields["killed_min"] = number
    lines = "".join(json.dumps(fields) + "\n" for fields in (*records, records[0] | {"aggregate": True}))
    (folder / "gold.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(clusters, "extractor", lambda _: Stub())
    told = run(monkeypatch, capsys, "--silver", str(tmp_path), "--verbose")
    assert "pairs across articles: 1 of one event, 2 of two" in told
    assert "recall    0.000 (0 of 1)" in told
    assert "3 records, 3 with a claim" in told
    assert "missed: a.txt" in told


def test_a_folder_that_is_not_there_is_skipped_with_a_word(tmp_path, monkeypatch, capsys):
    assert run(monkeypatch, capsys, "--silver", str(tmp_path / "nowhere")).startswith("skipped: no gold.jsonl in")
