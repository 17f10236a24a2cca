"""Dates as exact as their evidence: EDTF (ISO 8601-2) levels 0 and 1, sets, and the groupings 21-41.

A date is read into the days between which it lies. Unknown is not made up: an open end stays
open, "c. 2017" keeps the bounds of 2017, and only its wording says "c.".
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from osexplore.corpus import datewords

CACHED = 1 << 15
"""How many dates are kept read; a corpus repeats its dates."""


class DateError(ValueError):
    """A text that is no date of ours; its message is the reason, in one line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One unit of the calendar: a year, month, day or grouping, `X` where a digit is unknown.

    `month` may be a grouping (21-41). `time` is what follows a `T`, as written.
    """

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    approximate: bool = False
    uncertain: bool = False
    earliest: datetime.date = datetime.date.min
    latest: datetime.date = datetime.date.max


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another; None is an open end, "unknown" an end of which nothing is said."""

    start: Point | Literal["unknown"] | None
    end: Point | Literal["unknown"] | None


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date with the days between which it lies, both inclusive; None is an end left open.

    `kind` tells what `members` are: the one date, the one interval, or the members of a
    set of which `one` or `all` is meant.
    """

    text: str
    kind: Literal["date", "interval", "one", "all"]
    members: tuple[Point | Range, ...]
    earliest: datetime.date | None
    latest: datetime.date | None
    approximate: bool
    uncertain: bool

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by the earliest day, an open start first; of two that begin together the preciser first."""
        earliest = self.earliest.toordinal() if self.earliest else 0
        latest = self.latest.toordinal() if self.latest else datetime.date.max.toordinal() + 1
        return earliest, latest


@lru_cache(CACHED)
def parse(text: str) -> Date:
    """Read an EDTF date; raise DateError with the reason where `text` is none."""
    if text[:1] in "[{" and text:
        kind, members = _set(text)
    elif "/" in text:
        kind, members = "interval", (_range(text, *_two_sides(text)),)
    else:
        kind, members = "date", (_point(text),)
    points = [point for member in members for point in _points(member)]
    starts = [_start(member) for member in members]
    ends = [_end(member) for member in members]
    return Date(
        text=text,
        kind=kind,
        members=members,
        earliest=None if None in starts else min(start for start in starts if start),
        latest=None if None in ends else max(end for end in ends if end),
        approximate=any(point.approximate for point in points),
        uncertain=any(point.uncertain for point in points),
    )


@lru_cache(CACHED)
def wording(text: str, language: str = "en") -> str:
    """Return the date in plain words: "early 2018", "c. 2017", "2018 or 2019", "until March 2024".

    English, or simplified Chinese for any language tag of Chinese.
    """
    return datewords.wording(parse(text), language)


def covers(date: Date, span: Date) -> bool:
    """Tell whether some day on which `date` may lie falls into `span`, as a filter by dates asks."""
    starts_in_time = date.earliest is None or span.latest is None or date.earliest <= span.latest
    ends_in_time = date.latest is None or span.earliest is None or date.latest >= span.earliest
    return starts_in_time and ends_in_time


_POINT = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})(?:T(?P<time>.+?))?)?)?(?P<qualifier>[?~%]?)"
)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?")


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise DateError(_reason(text))
    year, month, day, time = (found[name] or "" for name in ("year", "month", "day", "time"))
    if time and not _TIME.fullmatch(time):
        raise DateError(f"{text!r}: {time!r} is not a time of day such as 21:02 or 21:02:59+08:00")
    earliest, latest = _grouping(text, year, month, day) if "21" <= month <= "41" else _days(text, year, month, day)
    qualifier = found["qualifier"]
    return Point(year, month, day, time, qualifier in ("~", "%"), qualifier in ("?", "%"), earliest, latest)


def _reason(text: str) -> str:
    if re.match(r"-\d|Y-?\d|0000", text):
        return f"{text!r}: only the years 0001 to 9999 can be told"
    return f"{text!r} is not an EDTF date such as 2018, 2018-02, 2018-02-20, 2017~ or 2015/2018"


_GROUPINGS = {
    **dict(zip(range(21, 29), [(3, 3), (6, 3), (9, 3), (12, 3)] * 2, strict=True)),
    **dict(zip(range(29, 33), [(9, 3), (12, 3), (3, 3), (6, 3)], strict=True)),
    **dict(zip(range(33, 37), [(1, 3), (4, 3), (7, 3), (10, 3)], strict=True)),
    **dict(zip(range(37, 40), [(1, 4), (5, 4), (9, 4)], strict=True)),
    **dict(zip(range(40, 42), [(1, 6), (7, 6)], strict=True)),
}
"""First month and number of months of each grouping. A season that crosses the year's end begins in its year."""


def _grouping(text: str, year: str, month: str, day: str) -> tuple[datetime.date, datetime.date]:
    if day or not (year + month).isdigit():
        raise DateError(f"{text!r}: a season, quarter or half needs its whole year and takes no day")
    if year == "0000":
        raise DateError(_reason(year))
    first, months = _GROUPINGS[int(month)]
    over, last = divmod(first + months - 2, 12)
    end = int(year) + over
    if end > datetime.MAXYEAR:
        return datetime.date(int(year), first, 1), datetime.date.max
    return datetime.date(int(year), first, 1), datetime.date(end, last + 1, calendar.monthrange(end, last + 1)[1])


def _days(text: str, year: str, month: str, day: str) -> tuple[datetime.date, datetime.date]:
    earliest = next(_candidates(year, month, day, 1), None)
    latest = next(_candidates(year, month, day, -1), None)
    if earliest is None or latest is None:
        raise DateError(_impossible(text, year, month, day))
    return earliest, latest


def _candidates(year: str, month: str, day: str, step: Literal[1, -1]) -> Iterator[datetime.date]:
    """Yield the days that fit, from the first on or from the last back."""
    for y in _fitting(year, 1, datetime.MAXYEAR)[::step]:
        for m in _fitting(month or "XX", 1, 12)[::step]:
            for d in _fitting(day or "XX", 1, calendar.monthrange(y, m)[1])[::step]:
                yield datetime.date(y, m, d)


def _fitting(mask: str, least: int, most: int) -> range | list[int]:
    """Return the numbers from `least` to `most` that `mask` may stand for."""
    if "X" not in mask:
        return range(int(mask), int(mask) + 1) if least <= int(mask) <= most else []
    if not mask.strip("X"):
        return range(least, most + 1)
    pattern = re.compile(mask.replace("X", "[0-9]"))
    return [number for number in range(least, most + 1) if pattern.fullmatch(f"{number:0{len(mask)}}")]


def _impossible(text: str, year: str, month: str, day: str) -> str:
    if not _fitting(year, 1, datetime.MAXYEAR):
        return _reason(year)
    if month and not _fitting(month, 1, 12):
        return f"{text!r}: there is no month {month} (months are 01-12, groupings 21-41)"
    return f"{text!r}: there is no day {day} in {year}-{month}"


def _two_sides(text: str) -> tuple[str, str]:
    start, _, end = text.partition("/")
    if "/" in end:
        raise DateError(f"{text!r}: an interval has one '/'")
    return start, end


def _range(text: str, start: str, end: str) -> Range:
    found = Range(_side(start), _side(end))
    if not isinstance(found.start, Point) and not isinstance(found.end, Point):
        raise DateError(f"{text!r}: an interval needs a date on one side at least")
    if isinstance(found.start, Point) and isinstance(found.end, Point) and found.end.latest < found.start.earliest:
        raise DateError(f"{text!r} ends before it begins")
    return found


def _side(text: str) -> Point | Literal["unknown"] | None:
    if text in ("", ".."):
        return None if text else "unknown"
    return _point(text)


def _set(text: str) -> tuple[Literal["one", "all"], tuple[Point | Range, ...]]:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing):
        raise DateError(f"{text!r}: the set is not closed with {closing!r}")
    members = tuple(_member(text, member.strip()) for member in text[1:-1].split(","))
    return ("one" if closing == "]" else "all"), members


def _member(text: str, member: str) -> Point | Range:
    if not member:
        raise DateError(f"{text!r}: a set has a date between its commas")
    start, dots, end = member.partition("..")
    return _range(text, start or "..", end or "..") if dots else _point(member)


def _points(member: Point | Range) -> list[Point]:
    sides = (member,) if isinstance(member, Point) else (member.start, member.end)
    return [side for side in sides if isinstance(side, Point)]


def _start(member: Point | Range) -> datetime.date | None:
    side = member if isinstance(member, Point) else member.start
    return side.earliest if isinstance(side, Point) else None


def _end(member: Point | Range) -> datetime.date | None:
    side = member if isinstance(member, Point) else member.end
    return side.latest if isinstance(side, Point) else None
