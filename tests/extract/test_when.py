from datetime import date

import pytest

from kg.extract.when import times, within

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
        ("in the last 10 days", "2015-09-29", "2015-10-09", "days"),
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
    ["it may rain", "on the march", "3,500 fighters", "on February 31", "no time at all", "in 2 hours", "2015-13-40"],
)
def test_what_is_no_time_is_left_alone(text):
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
