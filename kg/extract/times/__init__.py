"""When: from the wordings of times to days, weeks and open stretches, against the day that the article is dated by."""

from __future__ import annotations

from kg.extract.times.when import Told, times

__all__ = ["Told", "times"]
