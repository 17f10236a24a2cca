"""Dates as exact as their evidence: EDTF (ISO 8601-2) levels 0 and 1, sets, and the groupings 21-41.

A date is read into the days between which it lies. What is unknown is not made up: an open end
stays open, and "c. 2017" has the bounds of 2017; only its wording says "c.".
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

import msgspec

from osexplore.corpus.datepoints import DateError, Point, read_point

__all__ = ["Date", "DateError", "Kind", "Point", "Range", "Side", "parse", "wording"]

Kind = Literal["date", "interval", "one", "all"]
Side = Point | Literal["open", "unknown"]

KEPT = 1 << 14
_CLOSING = {"[": "]", "{": "}"}


class Range(msgspec.Struct, frozen=True):
    """From one point to another; an end can be open, or nothing be known of it."""

    start: Side
    end: Side


class Date(msgspec.Struct, frozen=True):
    """An EDTF date with the days between which it lies, both inclusive; None where an end is open.

    `kind` says what `members` are: the date, the interval, or a set of which `one` or `all` is meant.
    """

    text: str
    kind: Kind
    members: tuple[Point | Range, ...]
    earliest: datetime.date | None
    latest: datetime.date | None
    approximate: bool
    uncertain: bool

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by the earliest day, an open start first; of two that begin alike the preciser first."""
        earliest = self.earliest.toordinal() if self.earliest else 0
        latest = self.latest.toordinal() if self.latest else datetime.date.max.toordinal() + 1
        return earliest, latest

    @property
    def named(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of what the date names: an open end goes no further than that."""
        sides = (side for member in self.members for side in _sides(member))
        points = [side for side in sides if isinstance(side, Point)]
        return min(point.earliest for point in points), max(point.latest for point in points)


@lru_cache(KEPT)
def parse(text: str) -> Date:
    """Read an EDTF date; raise DateError with the reason where `text` is none, or with what was meant."""
    try:
        kind, members = _read(text)
    except DateError as error:
        raise _with_what_was_meant(text, error) from None
    sides = [_sides(member) for member in members]
    points = [side for pair in sides for side in pair if isinstance(side, Point)]
    starts = [start.earliest for start, _ in sides if isinstance(start, Point)]
    ends = [end.latest for _, end in sides if isinstance(end, Point)]
    return Date(
        text=text,
        kind=kind,
        members=members,
        earliest=min(starts) if len(starts) == len(members) else None,
        latest=max(ends) if len(ends) == len(members) else None,
        approximate=any(point.approximate for point in points),
        uncertain=any(point.uncertain for point in points),
    )


@lru_cache(KEPT)
def wording(text: str, language: str = "en") -> str:
    """Return a date in plain words: "early 2018", "c. 2017", "2018 or 2019", "until March 2024".

    In simplified Chinese for any language tag of Chinese, else in English.
    """
    from osexplore.corpus import datewords  # not needed to read a date

    return datewords.wording(parse(text), language)


def _with_what_was_meant(text: str, error: DateError) -> DateError:
    """Return an error that names the date meant, where a text is one as people write it."""
    from osexplore.corpus.usualdates import in_edtf  # not needed to read a date

    meant = in_edtf(text)
    try:
        _read(meant)
    except DateError:
        return error
    return DateError(f"{text!r} is no date; did you mean {meant}?")


def _read(text: str) -> tuple[Kind, tuple[Point | Range, ...]]:
    if text.startswith(("[", "{")):
        return _read_set(text)
    if "/" not in text:
        return "date", (read_point(text),)
    start, _, end = text.partition("/")
    return "interval", (_read_range(text, start, end),)


def _read_set(text: str) -> tuple[Kind, tuple[Point | Range, ...]]:
    closing = _CLOSING[text[0]]
    if not text.endswith(closing):
        raise DateError(f"{text!r}: the set is not closed with {closing}")
    members = tuple(_read_member(text, member.strip()) for member in text[1:-1].split(","))
    return "one" if closing == "]" else "all", members


def _read_member(text: str, member: str) -> Point | Range:
    if not member:
        raise DateError(f"{text!r}: between the commas of a set stand dates")
    sides = member.split("..")
    if len(sides) != 2:
        return read_point(member)
    return _read_range(text, sides[0] or "..", sides[1] or "..")


def _read_range(text: str, start: str, end: str) -> Range:
    first, last = _read_side(start), _read_side(end)
    if not isinstance(first, Point) and not isinstance(last, Point):
        raise DateError(f"{text!r}: an interval needs a date on one side at least")
    if isinstance(first, Point) and isinstance(last, Point) and last.latest < first.earliest:
        raise DateError(f"{text!r} ends before it begins")
    return Range(first, last)


def _read_side(text: str) -> Side:
    if not text:
        return "unknown"
    return "open" if text == ".." else read_point(text)


def _sides(member: Point | Range) -> tuple[Side, Side]:
    return (member, member) if isinstance(member, Point) else (member.start, member.end)
