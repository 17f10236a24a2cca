"""One unit of the calendar: times of day, unknown digits, and what there is no such day of."""

from __future__ import annotations

import pytest

from osexplore.corpus.dates import DateError, Point, parse

TIMES = [
    "00:00", "09:30", "12:00", "19:59", "20:00", "23:59", "21:02:59", "12:00Z", "21:02:59Z",
    "12:00+08", "12:00+0530", "12:00+05:30", "12:00-10:00", "12:00+14:00", "12:00-09:59", "12:00+00:00",
]  # fmt: skip
NO_TIMES = [
    "24:00", "2:00", "30:00", "12:60", "12:00:60", "12", "12:0", "1200", "12:00:5", "12.00", "1A:00", "12:A0",
    "12:00z", "12:00ZZ", "12:00+", "12:00+15:00", "12:00+24", "12:00+8", "12:00+08:60", "12:00+08:5",
    "12:00:00.5", "12:00 ", " 12:00", "12:00Z+08", "12:00*08",
]  # fmt: skip


@pytest.mark.parametrize("time", TIMES)
def test_a_time_of_day_stands_after_a_whole_day(time: str) -> None:
    (point,) = parse(f"2018-02-20T{time}").members
    assert isinstance(point, Point)
    assert (point.day, point.time) == ("20", time)
    assert parse(f"2018-02-20T{time}?").uncertain
    assert parse(f"2018-02-20T{time}~").approximate
    assert parse(f"2018-02-20T{time}%").uncertain


@pytest.mark.parametrize("time", NO_TIMES)
def test_what_is_no_time_of_day_is_refused(time: str) -> None:
    with pytest.raises(DateError):
        parse(f"2018-02-20T{time}")


@pytest.mark.parametrize("text", ["20A8", "201?8", "2018-0A", "2018-A1", "2018-02-2A", "2018-02-=1", "201x"])
def test_what_stands_for_a_digit_is_a_digit_or_a_capital_x(text: str) -> None:
    with pytest.raises(DateError, match="is no date"):
        parse(text)
