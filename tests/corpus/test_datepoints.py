"""One unit of the calendar: times of day, unknown digits, and what there is no such day of."""

from __future__ import annotations

import pytest

from osexplore.corpus.dates import DateError, Point, parse

TIMES = [
    "00:00", "09:30", "12:00", "12:34:45", "19:59", "20:00", "23:59", "21:02:59", "12:00Z", "21:02:59Z",
    "12:00+08", "12:00+0530", "12:00+05:30", "12:00-10:00", "12:00+12:45", "12:00+14:00", "12:00-09:59",
    "12:00+00:00",
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


@pytest.mark.parametrize(
    ("groupings", "first", "last"),
    [
        ((21, 25, 31), "03", "05"),
        ((22, 26, 32), "06", "08"),
        ((23, 27, 29), "09", "11"),
        ((33,), "01", "03"),
        ((34,), "04", "06"),
        ((35,), "07", "09"),
        ((36,), "10", "12"),
        ((37,), "01", "04"),
        ((38,), "05", "08"),
        ((39,), "09", "12"),
        ((40,), "01", "06"),
        ((41,), "07", "12"),
    ],
)
def test_a_grouping_goes_from_a_month_to_a_month(groupings: tuple[int, ...], first: str, last: str) -> None:
    months = parse(f"2018-{first}/2018-{last}")
    for grouping in groupings:
        named = parse(f"2018-{grouping}")
        assert (named.earliest, named.latest) == (months.earliest, months.latest)


@pytest.mark.parametrize("winter", ["2018-24", "2018-28", "2018-30"])
def test_a_winter_goes_on_in_the_next_year(winter: str) -> None:
    months = parse("2018-12/2019-02")
    assert (parse(winter).earliest, parse(winter).latest) == (months.earliest, months.latest)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-1500", "'-1500': only the years 0001 to 9999 can be told"),
        ("0000-05", "'0000-05': only the years 0001 to 9999 can be told"),
        ("XXXX-12-25", "'XXXX-12-25' has no year; a date that is unknown is left out"),
        ("2018-21-01", "'2018-21-01': a season, quarter or half needs its whole year and takes no day"),
        ("2018-42", "'2018-42': there is no month 42 (months are 01-12, seasons and other groupings 21-41)"),
        ("2023-02-30", "'2023-02-30': there is no day 30 in 2023-02"),
        ("0001-02-30", "'0001-02-30': there is no day 30 in 0001-02"),
        ("2018-01-32", "'2018-01-32': there is no day 32 in 2018-01"),
        ("2018-12-32", "'2018-12-32': there is no day 32 in 2018-12"),
        (
            "2018-XX-20T12:00",
            "'2018-XX-20T12:00': after T stands the time of a whole day, such as 21:02 or 21:02:59+08:00",
        ),
        ("0001x", "'0001x' is no date such as 2018, 2018-02, 2018-02-20, 2017~ or 2015/2018 (EDTF)"),
    ],
)
def test_the_reason_is_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == reason
