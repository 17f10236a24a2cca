"""A work as the reference formats need it: an item with a title, its parts harmless and on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.items import item
from osexplore.corpus import dates
from osexplore.corpus.model import primary_language, words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.corpus.model import Person, Source


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
        """Return our English title or description."""
        return harmless(words(self.source.title))

    @property
    def translation(self) -> str:
        """Return our English title where it says something beside the printed one."""
        return self.ours if self.text("title") not in ("", self.ours) else ""

    @property
    def is_english(self) -> bool:
        """Tell whether the work is in English."""
        return primary_language(self.source.language) == "en"

    def text(self, field: str) -> str:
        """Return a text or number of the item, or ""."""
        value = self.item.get(field)
        return harmless(str(value)).strip() if isinstance(value, str | int) else ""

    def names(self, role: str) -> list[dict[str, Any]]:
        """Return the names in a role."""
        return [{part: _clean(value) for part, value in name.items()} for name in self.item.get(role, ())]

    @property
    def date_parts(self) -> list[list[int]]:
        """Return the year, month and day of publication, of a range both; [] where there are none."""
        parts: list[list[int]] = self.item.get("issued", {}).get("date-parts", [])
        return parts

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the date is approximate or uncertain."""
        return bool(self.item.get("issued", {}).get("circa"))

    @property
    def date_in_words(self) -> str:
        """Return the date as a reader says it, or ""."""
        return dates.wording(self.source.published) if self.source.published else ""


def _clean(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value
