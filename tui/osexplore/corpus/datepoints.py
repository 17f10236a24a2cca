"""One unit of the calendar in EDTF: a year, month, day, season, quarter or half, digits unknown or not."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec


class DateError(ValueError):
    """A text that is no date of ours; its message is the reason, in one line."""


class Point(msgspec.Struct, frozen=True):
    """A unit as written, `X` for a digit that is unknown, and the first and last day that it may mean.

    `month` may be a grouping (21-41). `time` is the time of day as written, or "".
    """

    year: str
    month: str
    day: str
    time: str
    approximate: bool
    uncertain: bool
    earliest: datetime.date
    latest: datetime.date

    @property
    def is_grouping(self) -> bool:
        """Tell whether this is a season, quarter, third or half of a year."""
        return is_grouping(self.month)


def is_grouping(month: str) -> bool:
    """Tell whether the second part of a date is a grouping of months, which are numbered 21 to 41."""
    return month.isdigit() and 21 <= int(month) <= 41


_POINT = re.compile(
    "(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})(?:T(?P<time>[^?~%]*))?)?)?"
    "(?P<qualifier>[?~%]?)"
)
_TIME = re.compile(
    "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?"
)
_OUT_OF_RANGE = re.compile("-[0-9]|Y-?[0-9]|0000")

# First month, and how many months.
_GROUPINGS = dict(
    zip(
        range(21, 42),
        (
            *[(3, 3), (6, 3), (9, 3), (12, 3)] * 2,  # seasons anywhere, and of the northern hemisphere
            *[(9, 3), (12, 3), (3, 3), (6, 3)],  # seasons of the southern hemisphere
            *[(1, 3), (4, 3), (7, 3), (10, 3)],  # quarters
            *[(1, 4), (5, 4), (9, 4)],  # thirds
            *[(1, 6), (7, 6)],  # halves
        ),
        strict=True,
    )
)


def read_point(text: str) -> Point:
    """Read one unit of the calendar; raise DateError with the reason where `text` is none.

    The season that crosses the end of a year begins in the year it is named with.
    """
    found = _POINT.fullmatch(text)
    if found is None:
        raise DateError(_not_a_date(text))
    if found["year"] == "XXXX":
        raise DateError(f"{text!r} has no year; a date that is unknown is left out")
    year, month, day, time = (found[name] or "" for name in ("year", "month", "day", "time"))
    if found["time"] is not None and ("X" in year + month + day or not _TIME.fullmatch(time)):
        raise DateError(f"{text!r}: after T stands the time of a whole day, such as 21:02 or 21:02:59+08:00")
    bounds = _months if is_grouping(month) else _days
    qualifier = found["qualifier"]
    return Point(
        year,
        month,
        day,
        time,
        qualifier in ("~", "%"),
        qualifier in ("?", "%"),
        *bounds(text, year, month, day),
    )


def _not_a_date(text: str) -> str:
    if _OUT_OF_RANGE.match(text):
        return f"{text!r}: only the years 0001 to 9999 can be told"
    return f"{text!r} is no date such as 2018, 2018-02, 2018-02-20, 2017~ or 2015/2018 (EDTF)"


def _months(text: str, year: str, month: str, day: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a grouping."""
    if day or not year.isdigit():
        raise DateError(f"{text!r}: a season, quarter or half needs its whole year and takes no day")
    if year == "0000":
        raise DateError(_not_a_date(text))
    first, months = _GROUPINGS[int(month)]
    years_on, last = divmod(first + months - 2, 12)
    return _first_day(int(year), first), _last_day(int(year) + years_on, last + 1)


def _first_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, 1)


def _last_day(year: int, month: int) -> datetime.date:
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _days(text: str, year: str, month: str, day: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that fits."""
    try:
        return next(_fitting_days(year, month, day, 1)), next(_fitting_days(year, month, day, -1))
    except StopIteration:
        raise DateError(_impossible(text, year, month, day)) from None


def _fitting_days(year: str, month: str, day: str, step: Literal[1, -1]) -> Iterator[datetime.date]:
    """Yield the days that fit, from the first onwards or from the last backwards."""
    for fitting_year in _fitting(year, 1, datetime.MAXYEAR)[::step]:
        for fitting_month in _fitting(month or "XX", 1, 12)[::step]:
            last = calendar.monthrange(fitting_year, fitting_month)[1]
            for fitting_day in _fitting(day or "XX", 1, last)[::step]:
                yield datetime.date(fitting_year, fitting_month, fitting_day)


def _fitting(mask: str, least: int, most: int) -> Sequence[int]:
    """Return the numbers from `least` to `most` that `mask` may stand for."""
    if "X" not in mask:
        return [int(mask)] if least <= int(mask) <= most else []
    if not mask.strip("X"):
        return range(least, most + 1)
    pattern = re.compile(mask.replace("X", "[0-9]"))
    return [number for number in range(least, most + 1) if pattern.fullmatch(f"{number:0{len(mask)}}")]


def _impossible(text: str, year: str, month: str, day: str) -> str:
    if not _fitting(year, 1, datetime.MAXYEAR):
        return _not_a_date(text)
    if not _fitting(month, 1, 12):
        return f"{text!r}: there is no month {month} (months are 01-12, seasons and other groupings 21-41)"
    return f"{text!r}: there is no day {day} in {year}-{month}"
