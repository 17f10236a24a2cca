"""How an event's date is written beside it, under the year that it stands under."""

from __future__ import annotations

import re

from osexplore.corpus.plain import pad, shorten

_MONTHS = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December)\b"
)
_NEEDS_ITS_YEAR = {"of", "in", "by", "to", "or", "and", "from", "about", "around", "circa", "before", "after"}


def short_date(words: str, year: int | None, width: int) -> str:
    """Return the words of a date in exactly `width` cells, without the year that the heading says.

    The year stays where the words lean on it ("c. 2017", "end of 2017"); months are cut to three letters
    where it helps.
    """
    kept = words if year is None else _without_year(words, str(year))
    if len(kept) > width or _MONTHS.search(kept):
        kept = _MONTHS.sub(lambda month: month[0][:3], kept)
    return pad(shorten(kept, width), width)


def _without_year(words: str, year: str) -> str:
    rest = words.removesuffix(year)
    if rest == words or not rest[-1:].isspace():
        return words
    rest = rest.rstrip(" ,")
    leans = not rest or rest.endswith((".", "-", "–")) or rest.split()[-1].lower() in _NEEDS_ITS_YEAR
    return words if leans else rest
