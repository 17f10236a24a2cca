"""How an event's date is written in the few cells beside it, under the year that it stands under.

It says what the EDTF says or less, never more: what does not fit loses days, then months, and a choice
of dates stays a choice. A year in two digits has an apostrophe, so that it is no day.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from osexplore.corpus import dates
from osexplore.corpus.dates import Point, Range
from osexplore.corpus.plain import pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from osexplore.corpus.dates import Date

Unit = Literal["day", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "month", "year")
"""How exactly a date is told, the most exact first."""

Years = Literal["whole", "short", "unsaid"]
"""How a year is written: "2018", "’18", or not, where another word is there and the heading says it."""

APPROXIMATE = "c. "
SEVERAL = "several"
"""What stands where a choice of dates has no room at all."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GROUPINGS = (
    *("spring", "summer", "autumn", "winter") * 3,
    *("early", "Q2", "Q3", "late", "1st third", "2nd third", "last third", "1st half", "2nd half"),
)
"""The groupings of EDTF from 21 on: seasons (of whichever hemisphere), quarters, thirds, halves."""


@lru_cache(maxsize=4096)
def short_date(own: str, edtf: str | None, year: int | None, room: int) -> str:
    """Return an event's date in exactly `room` cells, without the year that the heading says.

    That is the first of `forms` that fits; `own` words stand only for what has no date that can be read.
    """
    if edtf is None:
        return pad(own, room)
    try:
        date = dates.parse(edtf)
    except dates.DateError:
        return pad(own, room)
    found = list(forms(date, year))
    last = SEVERAL if len(date.members) > 1 else found[-1]
    return pad(next((words for words in found if width(words) <= room), last), room)


def shorter(edtf: str) -> list[str]:
    """Return a date in fewer and fewer words, the year the last; nothing where it cannot be read."""
    try:
        return list(forms(dates.parse(edtf), None))
    except dates.DateError:
        return []


def forms(date: Date, year: int | None) -> Iterator[str]:
    """Yield a date under the heading of a year in fewer and fewer words, at last less exactly."""
    for unit in UNITS:
        if len(date.members) == 1:
            yield from _member(date.members[0], unit, year, one=date.kind == "one")
        else:
            yield from _choice(date, unit, year)


def _choice(date: Date, unit: Unit, year: int | None) -> Iterator[str]:
    """Yield the members of a set, of which one or all are meant."""
    points = [member for member in date.members if isinstance(member, Point)]
    if len(points) == len(date.members):
        several = _named(points, unit, year)
    else:
        several = iter([[next(_member(member, unit, None, one=True)) for member in date.members]])
    joint = " and " if date.kind == "all" else " or "
    for names in several:
        distinct = list(dict.fromkeys(names))
        yield joint.join(part for part in (", ".join(distinct[:-1]), distinct[-1]) if part)


def _member(member: Point | Range, unit: Unit, year: int | None, *, one: bool) -> Iterator[str]:
    """Yield a date or an interval; `one`: a single date in the interval is meant."""
    if isinstance(member, Point):
        yield from (names[0] for names in _named([member], unit, year))
    elif isinstance(member.start, Point) and isinstance(member.end, Point):
        yield from _span(member.start, member.end, unit, year)
    elif isinstance(member.start, Point):
        words = "{} or later" if one else "since {}" if member.end == "open" else "from {}"
        yield from (words.format(names[0]) for names in _named([member.start], unit, year))
    elif isinstance(member.end, Point):
        words = "{} or earlier" if one else "until {}"
        yield from (words.format(names[0]) for names in _named([member.end], unit, year))


def _span(start: Point, end: Point, unit: Unit, year: int | None) -> Iterator[str]:
    """Yield what lies between two points."""
    for first, last in _named([start, end], unit, year):
        yield _from_to(first, last)
    # Told without its year, the start can only be in the one before: "Nov–Mar ’24".
    next_year = end.earliest.year == start.earliest.year + 1 and start.year == str(year)
    if next_year and unit != "year" and end.earliest.month < start.earliest.month:
        yield _from_to(_name(start, unit, "unsaid"), _name(end, unit, "short"))


def _from_to(first: str, last: str) -> str:
    """Join two names; what both have, a "c." or a month, is said once."""
    if first == last:
        return first
    if first.startswith(APPROXIMATE):
        last = last.removeprefix(APPROXIMATE)
    day, _, month = first.rpartition(" ")
    return f"{day}–{last}" if day.isdigit() and last.endswith(f" {month}") else f"{first}–{last}"


def _named(points: Sequence[Point], unit: Unit, year: int | None) -> Iterator[list[str]]:
    """Yield the names of points, with whole years where these are all there is to say, then with short."""
    if year is not None and all(point.year == str(year) for point in points):
        yield [_name(point, unit, "unsaid") for point in points]
        return
    bare = [not _told(point, unit) for point in points]
    first_or_all = [all(bare) or (bare[0] and place == 0) for place in range(len(points))]
    if year is None or any(point.year[:2] != str(year)[:2] for point in points):
        yield [_name(point, unit, "whole") for point in points]
        return
    yield [
        _name(point, unit, "whole" if whole else "short")
        for point, whole in zip(points, first_or_all, strict=True)
    ]
    yield [_name(point, unit, "short") for point in points]


def _name(point: Point, unit: Unit, years: Years) -> str:
    told, year = _told(point, unit), point.year
    if year.endswith("X"):
        year = f"{year[:3]}0s" if year[:3].isdigit() else year
    elif years == "short":
        year = f"’{year[2:]}"
    words = told if told and years == "unsaid" else f"{told} {year}".strip()
    return f"{APPROXIMATE if point.approximate else ''}{words}{'?' if point.uncertain else ''}"


def _told(point: Point, unit: Unit) -> str:
    """Return the day and month that are known, or the part of the year; nothing where only the year is."""
    if unit == "year" or not point.month.isdigit():
        return ""
    if point.is_grouping:
        return _GROUPINGS[int(point.month) - 21]
    day = f"{int(point.day)} " if unit == "day" and point.day.isdigit() else ""
    return f"{day}{_MONTHS[int(point.month) - 1]}"
