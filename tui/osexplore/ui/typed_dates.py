"""A date as it is typed: what it means, what is wrong with it, what was meant instead."""

from __future__ import annotations

from osexplore.corpus import dates
from osexplore.corpus.usualdates import in_edtf


def meant(typed: str) -> str:
    """Return the date that was meant by what is typed, such as 2017/2018 by 2017-2018; else ""."""
    found = in_edtf(typed)
    try:
        dates.parse(found)
    except dates.DateError:
        return ""
    return "" if found == typed.strip() else found


def trouble(typed: str, error: dates.DateError) -> str:
    """Return what is wrong with what is typed, and what Enter does about it."""
    return f"{error} Enter writes it so." if meant(typed) else str(error)
