"""Title, date, outlet and author of plain text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.articles import plain
from kg.articles.byline import byline
from kg.articles.dated import datelines, published
from kg.articles.dates import full_dates, iso_day
from kg.articles.outlet import outlet
from kg.model import DateBasis, Published
from tests.articles.conftest import FewOutlets

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "Shells fell on the town of Marea overnight, residents said."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 2 May 2023 and May 3rd, 2023", ["2023-05-02", "2023-05-03"]),
        ("2023-05-02T10:15:00Z", ["2023-05-02"]),
        ("02 DECEMBER 2015; Sept. 9 2013", ["2015-12-02", "2013-09-09"]),
        ("07.10.2017(updated 1500 07.10.2017)", ["2017-10-07", "2017-10-07"]),
        ("Last updated at Jun 142016", ["2016-06-14"]),
        ("13-08-2013; 08-21-2013; 03.04.2015", ["2013-08-13", "2013-08-21", "2015-04-03"]),
        ("31 February 2016, 2016-13-01, 3 May 9999", []),
        ("05/04/2017 says nothing certain; May 2017 names no day", []),
        ("16/11/2016 and 11/16/2016 are one day, 06/06/2016 another", ["2016-11-16", "2016-11-16", "2016-06-06"]),
        ("He may 12 2000", ["2000-05-12"]),
    ],
)
def test_full_dates(text: str, days: list[str]) -> None:
    assert [named.day.isoformat() for named in full_dates(text)] == days


def test_the_span_of_a_date_is_what_names_it() -> None:
    text = "Aleppo, October 7, 2015."
    (named,) = full_dates(text)
    assert text[named.start : named.end] == "October 7, 2015"


@pytest.mark.parametrize(
    ("value", "day"),
    [("2015-12-02", date(2015, 12, 2)), ("2015-12-02T10:00:00Z", date(2015, 12, 2)), ("yesterday", None), ("", None)],
)
def test_iso_day(value: str, day: date | None) -> None:
    assert iso_day(value) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("02 December, 2015", "2015-12-02"),
        ("2017-04-16", "2017-04-16"),
        ("2 May 2023, 10:15 GMT", "2023-05-02"),
        ("Published: Tuesday, May 2, 2023 at 10:15 am", "2023-05-02"),
        ("Published 3 May 2020, updated 5 May 2020", "2020-05-03"),
        (f"Date of publication 27 November 2017 {BODY}", "2017-11-27"),
        (f"Published July 19 2016 {BODY}", "2016-07-19"),
        (f"Posted on August 3 2013 by Jane Roe {BODY}", "2013-08-03"),
        (f"Sun 16 Apr 2017 {BODY}", "2017-04-16"),
        (f"30 Apr 2017 {BODY}", "2017-04-30"),
        (f"Strike hits town AFP Monday 6 Oct 2014 {BODY}", "2014-10-06"),
        (f"KYIV, March 3, 2022 (Reuters) - {BODY}", "2022-03-03"),
        (f"2022-03-04\n\nKYIV, March 3 (Reuters) - {BODY}", "2022-03-03"),
        (f"2022-03-04\n\n{BODY}\n\nOn March 20, 2016 shells fell too.", "2022-03-04"),
        (f"2023-01-02\n\nKYIV, December 31 (Reuters) - {BODY}", "2022-12-31"),
    ],
)
def test_a_stated_date(head: str, day: str) -> None:
    found = published(f"Strike hits town\n\n{head}\n\n{BODY}")
    assert (str(found.day), found.basis) == (day, DateBasis.STATED)


def test_a_dateline_inside_the_text_beats_the_date_line_above_it() -> None:
    found = published(f"Strike hits town\n\n2017-04-06\n\nPublished April 19 2017 {BODY}")
    assert found.day == date(2017, 4, 19)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Women carry belongings in Darat Izza October 7, 2015\n\nIt came early on Friday.", "2015-10-09"),
        ("Women carry belongings in Darat Izza October 7, 2015\n\nIt came on Wednesday.", "2015-10-07"),
        ("A shell hit the market on 3 March 2022, and the mayor resigned.", "2022-03-03"),
        (f"KYIV, March 3 (Reuters) - {BODY} A photograph of 1 March 2022 shows it.", "2022-03-03"),
    ],
)
def test_an_inferred_date(body: str, day: str) -> None:
    found = published(f"Strike hits town\n\n{BODY}\n\n{body}")
    assert (str(found.day), found.basis) == (day, DateBasis.INFERRED)


@pytest.mark.parametrize(
    "body",
    [
        "It is the first since the truce of 27 February 2016.",
        "The attacks of September 11, 2001 came up in 2015.",
        "It happened on Friday.",
        f"KYIV, March 3 (Reuters) - {BODY}",
        f"KYIV, February 31 (Reuters) - {BODY}",
    ],
)
def test_no_date_is_made_up(body: str) -> None:
    found = published(f"Strike hits town\n\n{BODY} {body}")
    assert (found.day, found.basis) == (None, DateBasis.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"Raids\n\n2016-05-03\n\nPublished May 4 2016 {BODY}", ["2016-05-03", "2016-05-04"]),
        (f"Raids\n\nFri 06 May 2016 {BODY}", ["2016-05-06"]),
        ("Shells fell on May 4 2016 and on 5 May 2016.", []),
        ("on May 4 2016", []),
    ],
)
def test_datelines_are_told_from_dates_in_sentences(text: str, days: list[str]) -> None:
    assert [named.day.isoformat() for named in datelines(text)] == days


def test_a_date_in_the_middle_of_a_sentence_is_no_dateline() -> None:
    found = published(f"Strike hits town\n\nThe army said on Monday 9 June 2014 it had won. {BODY}")
    assert found.basis is DateBasis.INFERRED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BODY}\n\nTRTWorld and agencies\n", "TRT World"),
        (f"{BODY}\n\nThe Daily Example and agencies", "The Daily Example"),
        (f"{BODY} --Reuters", "Reuters"),
        (f"{BODY} (Reuters)", "Reuters"),
        (f"{BODY} More on YouTube Source TRT World", "TRT World"),
        (f"{BODY}\n\nSource: Daily Example", "Daily Example"),
        (f"{BODY}\n\nNorthern Wire", "Northern Wire"),
        (f"{BODY}\n\nSource: Harbour Times", "Harbour Times"),
        (f"{BODY}\n\nSource: The Times", "The Times"),
        ('"They came," sources told al-Araby al-Jadeed\'s Syria correspondent Ahmad Hamza.', "The New Arab"),
        ("Residents fled, the Village Voice's correspondent said.", "Village Voice"),
        ("Residents fled, an AFP correspondent said.", "AFP"),
        (f"28 dead in raid | Jordan Times\n\n{BODY}", "Jordan Times"),
        (f"Posted on July 2 2016 by Asharq Al-Awsat English Thirty killed. {BODY}", "Asharq Al-Awsat"),
        (f"Raid\n\nBEIRUT, July 2 (Reuters) - {BODY}", "Reuters"),
        (f"Raid Monitor AFP Monday 6 Oct 2014 {BODY}", "AFP"),
        (f"Raid\nPhoto by: Reuters\n{BODY}", ""),
        ("Residents fled, a Pentagon reporter said. Source unclear", ""),
        ("", ""),
    ],
)
def test_outlet(text: str, name: str, outlets: FewOutlets) -> None:
    assert outlet(text, outlets) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Raid\nBy Jane Roe\n", "Jane Roe"),
        ("Raid\nBy Jane Roe and Ali al-Sayed in Beirut\n", "Jane Roe and Ali al-Sayed"),
        ("Posted on August 3 2013 by Nazeer Rida At least 12 were killed", "Nazeer Rida"),
        ("Posted on July 2 2016 by Asharq Al-Awsat English", ""),
        ("By Friday the town had fallen", ""),
    ],
)
def test_byline(text: str, name: str, outlets: FewOutlets) -> None:
    assert byline(text, outlets) == name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\ufeff\n  Raid kills two \n\nText.", "Raid kills two"),
        ("Only one line of text.", ""),
        ("word " * 100 + "\nmore", ""),
        ("Raid\r\nRaid\r\nText", "Raid"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert plain.title(text) == title


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("000_8fb37ca00c904228.txt", ("TRT World", Published(date(2015, 10, 9), DateBasis.INFERRED))),
        ("004_84e743ddc179edac.txt", ("The New Arab", Published(date(2015, 12, 2), DateBasis.STATED))),
    ],
)
def test_the_seeds(file: str, found: tuple[str, Published], outlets: FewOutlets) -> None:
    raw = (SEEDS / file).read_bytes()
    article = plain.article(file, raw, raw.decode(), outlets)
    assert (article.outlet, article.published) == found
    assert article.title == article.text.split("\n", 1)[0]


@pytest.mark.parametrize("filling", ["\n", "A.", "A", " ", "1 ", "last updated ", "May 1 ", "A B "])
def test_a_long_text_without_sense_takes_no_time(filling: str, outlets: FewOutlets) -> None:
    text = filling * (400_000 // len(filling)) + "x"
    assert published(text).basis is DateBasis.UNKNOWN
    assert outlet(text, outlets) == ""
