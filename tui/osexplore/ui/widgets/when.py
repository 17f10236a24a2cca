"""How an event's date is written in the few cells beside it, under the year that it stands under."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from osexplore.corpus import dates
from osexplore.corpus.plain import pad, width

if TYPE_CHECKING:
    import datetime

_MONTHS = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December)\b"
)
_NEEDS_ITS_YEAR = {"of", "in", "by", "to", "or", "and", "from", "about", "around", "before", "after", "c."}


@lru_cache(maxsize=4096)
def short_date(own: str, edtf: str | None, year: int | None, room: int) -> str:
    """Return an event's date in exactly `room` cells, without the year that the heading says.

    Its `own` wording if that fits, else the words for the date, else from when to when. The year stays
    where the words lean on it ("c. 2017", "end of 2017"); months are cut to three letters.
    """
    if edtf is None:
        return pad(own, room)
    try:
        span, worded = dates.parse(edtf), dates.wording(edtf)
    except dates.DateError:
        return pad(own, room)
    bounds = _from_to(span.earliest, span.latest, year)
    short = [_short(own, year), _short(worded, year), bounds]
    return pad(next((words for words in short if words and width(words) <= room), bounds), room)


def _short(words: str, year: int | None) -> str:
    return _MONTHS.sub(lambda month: month[0][:3], words if year is None else _without_year(words, str(year)))


def _without_year(words: str, year: str) -> str:
    if words.startswith((f"{year} to ", f"{year} or ")):
        return words.removeprefix(f"{year} ")
    doubt = "?" if words.endswith("?") else ""
    rest = words.removesuffix("?").removesuffix(year)
    if not rest[-1:].isspace() or not words.removesuffix("?").endswith(year):
        return words
    rest = rest.rstrip(" ,")
    leans = not rest or rest.split()[-1].lower() in _NEEDS_ITS_YEAR
    return words if leans else rest + doubt


def _from_to(earliest: datetime.date | None, latest: datetime.date | None, year: int | None) -> str:
    """Return a span by its months, with the years other than the heading's."""
    if earliest is None:
        return f"to {_month(latest, year)}" if latest else ""
    if latest is None:
        return f"from {_month(earliest, year)}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}-{latest.day} {_month(earliest, year)}"
    return f"{_month(earliest, year)}-{_month(latest, year)}"


def _month(day: datetime.date, year: int | None) -> str:
    month = day.strftime("%b")
    return month if day.year == year else f"{month} {day.year % 100:02}"
