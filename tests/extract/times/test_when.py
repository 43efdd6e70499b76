from datetime import date

import pytest

from kg.extract.times import times
from kg.extract.times.when import within

TODAY = date(2015, 10, 9)  # a Friday


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on Friday", "2015-10-09", "2015-10-09", "day"),
        ("on Thursday evening", "2015-10-08", "2015-10-08", "day"),
        ("last Friday", "2015-10-02", "2015-10-02", "day"),
        ("early on Monday", "2015-10-05", "2015-10-05", "day"),
        ("yesterday", "2015-10-08", "2015-10-08", "day"),
        ("on October 7, 2015", "2015-10-07", "2015-10-07", "day"),
        ("on 7 October 2015", "2015-10-07", "2015-10-07", "day"),
        ("on 2015-10-07", "2015-10-07", "2015-10-07", "day"),
        ("on September 30", "2015-09-30", "2015-09-30", "day"),
        ("on December 24", "2014-12-24", "2014-12-24", "day"),
        ("in February 2014", "2014-02-01", "2014-02-28", "month"),
        ("in mid-July 2014", "2014-07-11", "2014-07-20", "days"),
        ("in September", "2015-09-01", "2015-09-30", "month"),
        ("in November", "2014-11-01", "2014-11-30", "month"),
        ("in 2012", "2012-01-01", "2012-12-31", "year"),
        ("since 2012", "2012-01-01", None, "open"),
        ("since September 30", "2015-09-30", None, "open"),
        ("since the start of the war in March 2011", "2011-03-01", None, "open"),
        ("in the last 10 days", "2015-09-30", "2015-10-09", "days"),
        ("over the past three days", "2015-10-07", "2015-10-09", "days"),
        ("in the past 24 hours", "2015-10-08", "2015-10-09", "days"),
        ("during the past week", "2015-10-03", "2015-10-09", "days"),
        ("over the past eight months", "2015-02-09", "2015-10-09", "days"),
        ("in two days of bombardment", "2015-10-08", "2015-10-09", "days"),
        ("for the third straight day", "2015-10-07", "2015-10-09", "days"),
        ("two weeks ago", "2015-09-21", "2015-09-27", "week"),
        ("five years ago", "2010-01-01", "2010-12-31", "year"),
        ("overnight", "2015-10-08", "2015-10-09", "days"),
        ("overnight Wednesday", "2015-10-07", "2015-10-08", "days"),
        ("overnight into Thursday", "2015-10-07", "2015-10-08", "days"),
        ("tonight", "2015-10-09", "2015-10-09", "day"),
        ("since dawn", "2015-10-09", None, "open"),
        ("at the weekend", "2015-10-03", "2015-10-04", "days"),
        ("Tuesday's raid", "2015-10-06", "2015-10-06", "day"),
        ("Tuesdays raid", "2015-10-06", "2015-10-06", "day"),
        ("on Tuesday, October 6", "2015-10-06", "2015-10-06", "day"),
        ("on Tuesday and Wednesday", "2015-10-06", "2015-10-07", "days"),
        ("from Monday to Wednesday", "2015-10-05", "2015-10-07", "days"),
        ("late Tuesday night and into Wednesday morning", "2015-10-06", "2015-10-07", "days"),
        ("between 3 and 5 May", "2015-05-03", "2015-05-05", "days"),
        ("May 3-5, 2014", "2014-05-03", "2014-05-05", "days"),
        ("between May 3 and May 5", "2015-05-03", "2015-05-05", "days"),
        ("on 21.8.2013", "2013-08-21", "2013-08-21", "day"),
        ("on 8/21/2013", "2013-08-21", "2013-08-21", "day"),
        ("last September", "2015-09-01", "2015-09-30", "month"),
        ("a February truce", "2015-02-01", "2015-02-28", "month"),
        ("last month's raid", "2015-09-01", "2015-09-30", "month"),
        ("in early 2014", "2014-01-01", "2014-03-31", "season"),
        ("in mid-2012", "2012-06-01", "2012-07-31", "season"),
        ("late last year", "2014-10-01", "2014-12-31", "season"),
        ("at the end of last year", "2014-12-01", "2014-12-31", "month"),
        ("since the start of the year", "2015-01-01", None, "open"),
        ("since the end of July", "2015-07-31", None, "open"),
        ("the first week of July", "2015-07-01", "2015-07-07", "days"),
        ("the summer of 2013", "2013-06-01", "2013-08-31", "season"),
        ("last winter", "2014-12-01", "2015-02-28", "season"),
        ("the 2003 invasion", "2003-01-01", "2003-12-31", "year"),
        ("from 2003 to 2011", "2003-01-01", "2011-12-31", "year"),
        ("over the past 48 hours", "2015-10-07", "2015-10-09", "days"),
        ("two days ago", "2015-10-07", "2015-10-07", "day"),
        ("last month", "2015-09-01", "2015-09-30", "month"),
        ("last week", "2015-09-28", "2015-10-04", "week"),
        ("this week", "2015-10-05", "2015-10-09", "week"),
        ("last year", "2014-01-01", "2014-12-31", "year"),
        ("this year", "2015-01-01", None, "open"),
    ],
)
def test_a_time_resolves_against_the_articles_day(text, start, end, precision):
    (told,) = times(text, TODAY)
    when = told.when
    assert (str(when.start), when.end and str(when.end), when.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "it may rain",
        "on the march",
        "3,500 fighters",
        "on February 31",
        "no time at all",
        "in 2 hours",
        "2015-13-40",
        "next Monday",
        "next month",
        "in recent days",
        "over the past few days",
        "for two years",
        "a month-long siege",
        "the 48-hour truce",
        "3/4/2015",
        "the following day",
        "since then",
        "the fall of the town",
        "hours earlier",
    ],
)
def test_what_is_no_time_is_left_alone(text):
    assert times(text, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They were found on Wednesday, two days after gunmen seized them.", "2015-10-05", "2015-10-05"),
        ("The army shelled a camp on Thursday. A day earlier, jets had struck it.", "2015-10-07", "2015-10-07"),
        ("The army shelled a camp on Tuesday. The following day, jets struck it.", "2015-10-07", "2015-10-07"),
        ("The army shelled a camp on Tuesday. Jets struck it the same day.", "2015-10-06", "2015-10-06"),
        ("The raid came a month after rebels lost the base.", "2015-09-01", "2015-09-30"),
        ("The war began in March 2011. Since then many have died.", "2011-03-01", None),
    ],
)
def test_a_time_may_point_at_the_one_told_before_it(text, start, end):
    when = times(text, TODAY)[-1].when
    assert (str(when.start), when.end and str(when.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "of_report"),
    [
        ("the monitor said on Monday", True),
        ("the army said in a statement on Monday", True),
        ("the monitor on Monday reported", True),
        ("a photo taken on Monday", True),
        ("jets struck the town on Monday", False),
        ("the monitor said jets struck the town in September", False),
    ],
)
def test_the_time_of_a_report_is_told_from_that_of_an_event(text, of_report):
    (told,) = times(text, TODAY)
    assert told.of_report is of_report


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("an offensive that began on Monday", ("2015-10-05", None)),
        ("On Monday rebels launched an offensive", ("2015-10-05", None)),
        ("since the war broke out in March 2011", ("2011-03-01", "2011-03-31")),
        ("jets struck the town on Monday", None),
    ],
)
def test_a_beginning_reads_two_ways(text, other):
    (told,) = times(text, TODAY)
    assert (told.other and (str(told.other.start), told.other.end and str(told.other.end))) == other


@pytest.mark.parametrize(
    "text",
    [
        "Raids\n\n2015-10-09\n\nJets struck.",
        "Raids\n\nFri 09 Oct 2015 Jets struck.",
        "Published October 9 2015 Jets struck.",
    ],
)
def test_the_date_line_is_no_time_of_an_event(text):
    assert times(text, TODAY) == ()


@pytest.mark.parametrize(
    "text", ["on Friday", "yesterday", "last month", "in September", "two days ago", "September 30"]
)
def test_without_a_dated_article_nothing_is_guessed(text):
    assert times(text, None) == ()


def test_a_full_date_needs_no_dated_article():
    (told,) = times("on October 7, 2015", None)
    assert told.when.start == date(2015, 10, 7)


def test_a_stretch_of_text_has_its_own_times():
    text = "On Friday they met. On Monday they left."
    told = times(text, TODAY)
    assert [text[t.start : t.end] for t in within(told, 20, len(text))] == ["Monday"]
