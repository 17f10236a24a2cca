"""The language in which the words around a citation are written, as each style has it.

A Chinese style stands in a Chinese text: all our own words are Chinese there, whatever the language
of the work in hand. Any other style stands in an English text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from osexplore.citing.naming import date_words, medium_name, month_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osexplore.citing.styles import Family, Style
    from osexplore.corpus.model import Medium


@dataclass(frozen=True)
class Tongue:
    """A language with its punctuation, and with what a style's manual asks of it."""

    language: str
    comma: str
    listing: str
    last: str
    according: str
    informed: str
    within: str
    opening: str
    closing: str
    spaced: bool
    """Whether words stand apart by spaces."""
    month_first: bool = False

    def date(self, edtf: str | None, beside: str = "") -> str:
        """Return a date in words; "" where there is none, or where the words `beside` it say it already."""
        wording = date_words(edtf, self.language) if edtf else ""
        told = month_first(wording) if self.month_first else wording
        return "" if told in beside else told

    def medium(self, medium: Medium) -> str:
        """Return how a medium is called."""
        return medium_name(medium, self.language)

    def join(self, *parts: str) -> str:
        """Return what is known of several parts, with commas."""
        return self.comma.join(part for part in parts if part)

    def listed(self, names: Sequence[str]) -> str:
        """Join names as a sentence does."""
        return self.last.join(part for part in (self.listing.join(names[:-1]), *names[-1:]) if part)


ENGLISH = Tongue(
    language="en",
    comma=", ",
    listing=", ",
    last=" and ",
    according="{holder}, according to {informant}",
    informed="according to {informant}",
    within="in {work}",
    opening="(",
    closing=")",
    spaced=True,
)
CHINESE = Tongue(
    language="zh-Hans",
    comma="，",
    listing="、",
    last="和",
    according="据{informant}所述，{holder}",
    informed="据{informant}所述",
    within="见{work}",
    opening="（",
    closing="）",
    spaced=False,
)

_AMERICAN = replace(ENGLISH, month_first=True)
_OF_FAMILIES: dict[Family, Tongue] = {
    "apa": replace(_AMERICAN, last=" & "),
    "chicago": _AMERICAN,
    "ieee": _AMERICAN,
}
"""English as a style has it: dates as in its references, several names as APA joins them in parentheses."""


def tongue(style: Style) -> Tongue:
    """Return the language of the words around a style's citations."""
    return CHINESE if style.is_chinese else _OF_FAMILIES.get(style.family, ENGLISH)
