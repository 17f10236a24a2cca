"""A work as the reference formats need it: an item with a title, and what has no field in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.curly import curled
from osexplore.citing.items import item
from osexplore.citing.naming import csl_name, date_words, in_words
from osexplore.corpus import csl
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from osexplore.corpus.model import Person, Source

_HELD_BY_ALL = csl.ABOUT_CITING | {"title", "language", "issued"}


class Work:
    """One work, asked for by the names of CSL."""

    def __init__(self, source: Source, people: Mapping[str, Person]) -> None:
        self.source = source
        self.item = item(source, people)

    @property
    def type(self) -> str:
        """Return the CSL type."""
        return str(self.item["type"])

    @property
    def title(self) -> str:
        """Return the printed title; of a work without one our description, in square brackets."""
        return self.text("title") or (f"[{self.ours}]" if self.ours else "")

    @property
    def ours(self) -> str:
        """Return our English title or description, with curly marks: TeX prints straight ones as closing."""
        return curled(harmless(words(self.source.title)))

    @property
    def translation(self) -> str:
        """Return our English title where it says something beside the printed one."""
        printed = self.text("title")
        return self.ours if printed and curled(printed) != self.ours else ""

    def text(self, field: str) -> str:
        """Return a text or number of the item, or ""."""
        value = self.item.get(field)
        return str(value).strip() if isinstance(value, str | int) else ""

    def names(self, role: str) -> list[dict[str, Any]]:
        """Return the names in a role."""
        named: list[dict[str, Any]] = self.item.get(role, [])
        return named

    def numbers_of(self, date: str) -> list[list[int]]:
        """Return the year, month and day of a date, of a range both; [] where there are none."""
        parts = self.item.get(date, {}).get("date-parts", [])
        return [[int(number) for number in one] for one in parts]

    @property
    def date_parts(self) -> list[list[int]]:
        """Return the year, month and day of publication, of a range both; [] where there are none."""
        return self.numbers_of("issued")

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the date is approximate or uncertain."""
        return bool(self.item.get("issued", {}).get("circa"))

    @property
    def date_in_words(self) -> str:
        """Return the date as a reader says it, or ""."""
        return date_words(self.source.published) if self.source.published else ""

    def rest(self, held: Collection[str]) -> list[str]:
        """Return in words what the work has beside the variables that are `held`: "director: Jan Berg"."""
        left = (name for name in self.item if name not in held and name not in _HELD_BY_ALL)
        told = {name: self._in_words(name) for name in left}
        return [f"{name.replace('-', ' ').replace('_', ' ')}: {text}" for name, text in told.items() if text]

    def _in_words(self, variable: str) -> str:
        if variable in csl.NAMES:
            return in_words([csl_name(name) for name in self.names(variable)])
        if variable in csl.DATES:
            date = self.item[variable]
            return iso(self.numbers_of(variable)) or str(date.get("literal") or date.get("raw") or "")
        return self.text(variable)


def iso(parts: list[list[int]]) -> str:
    """Return a date or a range as ISO 8601 writes it; "" for none."""
    days = (("-".join([f"{day[0]:04}", *(f"{number:02}" for number in day[1:])])) for day in parts)
    return "/".join(days)
