"""The vocabulary of CSL-JSON (Citation Style Language 1.0.2): what a citation processor understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
    """
)

NAMES = _words(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator
    translator
    """
)
"""The variables that hold a list of names."""

DATES = _words("accessed available-date event-date issued original-date submitted")
"""The variables that hold a date, as an object or as text."""

NUMBERS = _words(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number
    version volume
    """
)
"""The variables that hold a number, or text where a number is more than digits."""

TEXTS = _words(
    """
    DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_collection archive_location
    authority call-number citation-key citation-label collection-title container-title container-title-short
    dimensions division event event-place event-title genre id journalAbbreviation jurisdiction keyword
    language license medium note original-publisher original-publisher-place original-title part-title
    publisher publisher-place references reviewed-genre reviewed-title scale shortTitle source status title
    title-short type volume-title year-suffix
    """
)
"""The variables that hold text."""

ABOUT_CITING = _words(
    """
    categories citation-key citation-label citation-number custom first-reference-note-number id locator type
    year-suffix
    """
)
"""The variables that say nothing of a work itself."""

OUTSIDE_SCHEMA = _words("editor-translator license part-number printing-number supplement-number")
"""The variables that CSL 1.0.2 has and the official schema of CSL-JSON forgets."""

NAME_SWITCHES = _words("comma-suffix comma-prefix static-ordering parse-names")
"""The parts of a name that say how it is written."""

VARIABLES = NAMES | DATES | NUMBERS | TEXTS | ABOUT_CITING


def sound(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a record can be cited: without what is no type, variable, name, date, text or number.

    `check` tells what that is.
    """
    found = {name: _value(name, value) for name, value in record.items()}
    return {name: value for name, value in found.items() if _is_sound(name, value)}


def names(value: Any) -> list[dict[str, Any]]:
    """Return the names in the value of a variable that should hold a list of them."""
    listed = value if isinstance(value, list) else []
    return [_parts(name) for name in listed if is_name(name)]


def is_name(value: Any) -> bool:
    """Tell whether a value is a name: it has a family name, or is one as a whole."""
    return isinstance(value, dict) and any(isinstance(value.get(part), str) for part in ("literal", "family"))


def _parts(name: dict[str, Any]) -> dict[str, Any]:
    wanted = {part: bool if part in NAME_SWITCHES else str for part in name}
    return {part: value for part, value in name.items() if isinstance(value, wanted[part])}


def _value(name: str, value: Any) -> Any:
    """Return a value as its variable holds it: the names in it, a number as text where text is wanted."""
    if name in NAMES:
        return names(value)
    return str(value) if name in TEXTS and type(value) is int else value


def _is_sound(name: str, value: Any) -> bool:
    if name == "type":
        return isinstance(value, str) and value in TYPES
    if name in NAMES:
        return bool(value)
    if name in TEXTS or name in NUMBERS:
        return isinstance(value, str) or type(value) is int
    if name in DATES:
        return isinstance(value, str) or _is_date(value)
    return isinstance(value, {"custom": dict, "categories": list}.get(name, ()))


def _is_date(value: Any) -> bool:
    """Tell whether a value is a date of CSL: one or two of up to three numbers each, or words."""
    if not isinstance(value, dict):
        return False
    words = [value[form] for form in ("literal", "raw") if form in value]
    parts = value.get("date-parts")
    if parts is None:
        return bool(words) and all(isinstance(one, str) for one in words)
    return isinstance(parts, list) and 1 <= len(parts) <= 2 and all(map(_is_day, parts))


def _is_day(parts: Any) -> bool:
    """Tell whether these are the numbers of a year, perhaps of a month and a day in it."""
    numbers = parts if isinstance(parts, list) else []
    if not (1 <= len(numbers) <= 3 and all(re.fullmatch(r"\d{1,4}", str(number)) for number in numbers)):
        return False
    return all(1 <= int(number) <= most for number, most in zip(numbers, (9999, 12, 31), strict=False))
