"""Dates in plain words, in English and in simplified Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osexplore.corpus.dates import Date


def wording(date: Date, language: str) -> str:
    """Return `date` in the words of `language`; English where it is not Chinese."""
    return date.text
