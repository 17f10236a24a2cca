"""A date of ours (EDTF) as the date of a CSL-JSON item.

CSL knows a day, a month, a year, a range of them, and "about" (`circa`). What is finer than a
calendar unit and coarser than the next ("early 2018", `2018-33`) is given as the unit that holds
it; what spans several years without being a range ("2018 or 2019"), or is no date, keeps its wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.corpus import dates
from osexplore.corpus.clocks import parsed
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from osexplore.corpus.dates import Date


def issued(text: str, language: str = "en") -> dict[str, Any]:
    """Return the CSL date for the EDTF date `text`; `language` is for wording that CSL cannot structure."""
    when = parsed(text)
    if when is None:
        return {"literal": harmless(text)}
    value = _structured(when) or {"literal": dates.wording(text, language)}
    if when.approximate or when.uncertain:
        value["circa"] = True
    return value


def doubt(text: str | None) -> str:
    """Return how a date is doubted, by EDTF's sign: `~` for about, `?` for perhaps, `%` for both, or ""."""
    when = parsed(text)
    if when is None:
        return ""
    return {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (when.approximate, when.uncertain), ""
    )


def _structured(when: Date) -> dict[str, Any] | None:
    """Return the date by its parts, or None where parts would say something else than the date does."""
    start, separator, end = when.text.partition("/")
    if separator:
        if start in ("", "..") or end in ("", ".."):
            return None
        first, last = (_unit(dates.parse(part)) for part in (start, end))
        if first is None or last is None:
            return None
        # Both ends as exact as the vaguer one: citeproc-js takes no range from a day to a month.
        length = min(len(first), len(last))
        return {"date-parts": [first[:length], last[:length]]}
    unit = _unit(when)
    return {"date-parts": [unit]} if unit else None


def _unit(when: Date) -> list[int] | None:
    """Return the smallest day, month or year that holds the whole date, or None if no year does."""
    first, last = when.earliest, when.latest
    if first is None or last is None or first.year != last.year:
        return None
    if first == last:
        return [first.year, first.month, first.day]
    return [first.year, first.month] if first.month == last.month else [first.year]
