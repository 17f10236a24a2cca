"""The language in which the words around a citation are written, as each style has it.

A Chinese style stands in a Chinese text: all our own words are Chinese there, whatever the language
of the work in hand. Any other style stands in an English text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from osexplore.citing.naming import date_words, medium_name, month_first
from osexplore.corpus import clocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osexplore.citing.styles import Family, Style
    from osexplore.corpus.model import Medium


_OPEN = ("", "..")
_CIRCA = re.compile(r"(?<!\w)c\.(?= )")


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
    paragraph: str
    spaced: bool
    """Whether words stand apart by spaces."""
    before: str
    after: str
    """How a moment is dated of which only the last or the first day is known."""
    serial: bool = False
    """Whether the last of more than two names stands behind a comma too."""
    month_first: bool = False
    circa: str = ""
    """What stands before a rough date in place of the "c." of our own wording."""
    own_translation: str = ""
    """What a citation says of a translation of ours, if the style wants it there; it then wants that of
    direct speech there too, in quotation marks."""
    email: str = ""
    """How a style spells an e-mail, if otherwise than we do."""

    def date(self, edtf: str | None) -> str:
        """Return a date in words; "" where there is none."""
        return self._styled(date_words(edtf, self.language)) if edtf else ""

    def moment(self, edtf: str | None, beside: str = "") -> str:
        """Return when something was said or published, in words: an interval says only between which days.

        It is "" where there is no date, or where the words `beside` it say it already.
        """
        start, interval, end = (edtf or "").partition("/")
        if not interval or not clocks.parsed(edtf):
            told = self.date(edtf)
        elif start in _OPEN or end in _OPEN:
            told = (self.before if start in _OPEN else self.after).format(self.date(start.strip(".") or end))
        else:
            told = self.date(f"[{start}..{end}]")
        # "1 December" does not stand in "11 December".
        return "" if re.search(rf"(?<!\d){re.escape(told)}(?!\d)", beside) else told

    def medium(self, medium: Medium) -> str:
        """Return how a medium is called."""
        return self.email if medium == "email" and self.email else medium_name(medium, self.language)

    def _styled(self, wording: str) -> str:
        told = month_first(wording) if self.month_first else wording
        return _CIRCA.sub(self.circa, told) if self.circa else told

    def join(self, *parts: str) -> str:
        """Return what is known of several parts, with commas."""
        return self.comma.join(part for part in parts if part)

    def listed(self, names: Sequence[str]) -> str:
        """Join names as a sentence does."""
        last = f"{self.listing.rstrip()}{self.last}" if self.serial and len(names) > 2 else self.last
        return last.join(part for part in (self.listing.join(names[:-1]), *names[-1:]) if part)


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
    paragraph="para. {}",
    spaced=True,
    before="no later than {}",
    after="no earlier than {}",
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
    paragraph="第{}段",
    spaced=False,
    before="不晚于{}",
    after="不早于{}",
)

_AMERICAN = replace(ENGLISH, month_first=True, serial=True)
_OF_FAMILIES: dict[Family, Tongue] = {
    "apa": replace(_AMERICAN, last=" & ", circa="ca.", email="email"),
    "chicago": replace(_AMERICAN, circa="ca.", email="email"),
    "mla": replace(ENGLISH, serial=True, circa="circa", paragraph="par. {}", own_translation="our trans."),
    "harvard": replace(ENGLISH, email="email"),
    "ieee": _AMERICAN,
}
"""English as a style has it: dates as in its references, several names as its manual joins them."""


def tongue(style: Style) -> Tongue:
    """Return the language of the words around a style's citations."""
    return CHINESE if style.is_chinese else _OF_FAMILIES.get(style.family, ENGLISH)
