"""Dates in plain words, in the languages of `datevocabularies`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.corpus.datepoints import Point
from osexplore.corpus.datevocabularies import CHINESE, ENGLISH, Vocabulary

if TYPE_CHECKING:
    from osexplore.corpus.dates import Date, Range

_Day = tuple[int, int, int]
"""Year, month and day; 0 for what is not said."""


def wording(date: Date, language: str) -> str:
    """Return `date` in the words of `language`: Chinese for any tag of Chinese, else English."""
    words = CHINESE if language.lower().split("-")[0] == "zh" else ENGLISH
    points = [member for member in date.members if isinstance(member, Point)]
    if len(points) == len(date.members):
        names = _points(points, words)
    else:
        names = [
            _points([member], words)[0]
            if isinstance(member, Point)
            else _range(member, date.kind == "one", words)
            for member in date.members
        ]
    *others, last = dict.fromkeys(names)
    conjunction = words.and_ if date.kind == "all" else words.or_
    return conjunction.join([words.comma.join(others), last]) if others else last


def _range(span: Range, one: bool, words: Vocabulary) -> str:
    """Word an interval, or one date in it."""
    points = [side for side in (span.start, span.end) if isinstance(side, Point)]
    if len(points) == 2:
        template = words.between if one else words.interval
    elif isinstance(span.start, Point):
        template = words.end_unknown if span.end == "unknown" else words.or_later if one else words.since
    else:
        template = (
            words.start_unknown if span.start == "unknown" else words.or_earlier if one else words.until
        )
    return template.format(*_points(points, words))


def _points(points: list[Point], words: Vocabulary) -> list[str]:
    """Word each point; a year or month that plain ones share is said once."""
    days = [_plain_day(point) for point in points]
    plain = [day for day in days if day is not None]
    return _days(plain, words) if len(plain) == len(points) else [_point(point, words) for point in points]


def _plain_day(point: Point) -> _Day | None:
    """Return what is said when a point says no more than a year, month or day, else None."""
    if point.approximate or point.uncertain or point.time or point.is_grouping:
        return None
    return _known(point)


def _known(point: Point) -> _Day | None:
    """Return the year, month and day that are known, or None where one is known in part."""
    day = "" if point.day == "XX" else point.day
    month = "" if point.month == "XX" and not day else point.month
    if "X" in point.year + month + day:
        return None
    return int(point.year), int(month or 0), int(day or 0)


def _days(days: list[_Day], words: Vocabulary) -> list[str]:
    shared = _shared(days)
    named = 0 if words.whole_first else len(days) - 1
    return [
        words.day(*day) if index == named else words.day(*[0] * shared, *day[shared:])
        for index, day in enumerate(days)
    ]


def _shared(days: list[_Day]) -> int:
    """Return how many units all days have in common, where all are equally exact and differ."""
    if len({tuple(unit > 0 for unit in day) for day in days}) > 1 or len(set(days)) < len(days):
        return 0
    return next((units for units in (2, 1) if len({day[:units] for day in days}) == 1), 0)


def _point(point: Point, words: Vocabulary) -> str:
    text = _unit(point, words)
    if point.time:
        text = words.time.format(
            text, point.time.replace("Z", " UTC").replace("+", " UTC+").replace("-", " UTC-")
        )
    if point.approximate:
        text = words.approximate.format(text)
    return words.uncertain.format(text) if point.uncertain else text


def _unit(point: Point, words: Vocabulary) -> str:
    if point.is_grouping:
        return words.groupings[int(point.month) - 21].format(int(point.year))
    known = _known(point)
    if known is not None:
        return words.day(*known)
    decade = point.year[:3]
    if not point.month and decade.isdigit() and int(decade):
        return words.decade.format(int(decade) * 10)
    exactness = 3 if point.day else 2 if point.month else 1
    bounds = [(day.year, day.month, day.day)[:exactness] for day in (point.earliest, point.latest)]
    return words.between.format(*_days([_whole(day) for day in bounds], words))


def _whole(units: tuple[int, ...]) -> _Day:
    year, month, day = (*units, 0, 0)[:3]
    return year, month, day
