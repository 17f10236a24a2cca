"""Dates as people write them, told in EDTF: what somebody meant whose date is none of ours."""

from __future__ import annotations

import re
import unicodedata

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PARTS = {"early": 33, "late": 36, "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS_ZH = {"初": 33, "底": 36, "末": 36, "春": 21, "夏": 22, "秋": 23, "冬": 24}

_MONTH = r"(?P<name>[a-z]{3,})\.?"
_UNITS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})(?:[-./年](?P<month>\d\d?)(?:[-./月](?P<day>\d\d?))?)?[年月日]?",
        r"(?:(?P<day>\d\d?)\.)?(?P<month>\d\d?)[./](?P<year>\d{4})",
        rf"(?:(?P<day>\d\d?)(?:st|nd|rd|th)? )?{_MONTH} (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}) {_MONTH}(?: (?P<day>\d\d?))?",
    )
)
_PART = re.compile(rf"(?P<part>{'|'.join(_PARTS)})[ -](?:of |in )?(?P<year>\d{{4}})")
_PART_ZH = re.compile(rf"(?P<year>\d{{4}})年(?P<part>[{''.join(_PARTS_ZH)}])[天季]?")
_DECADE = re.compile(r"(?:the )?(?P<decade>\d{3})0'?s")
_ABOUT = re.compile(r"(?:c|ca|circa|about|around)\b\.? ?(?P<rest>.+)")
_SPAN = re.compile(
    r"(?:from |between )?(?P<start>.+?)\s*"
    r"(?:\.{2,}|…|[–—~至到/]| - | to | and | until |(?<=\d{4})-(?=\d{4}))\s*(?P<end>.+)"
)
_UNTIL = re.compile(r"(?:before|until|till|to|by) ?(?P<rest>.+)")
_SINCE = re.compile(r"(?:after|since|from) ?(?P<rest>.+)|(?P<before>.+?) ?[-–]")

_LONGEST = 60
"""How long a date is at most that is looked at."""


def in_edtf(text: str) -> str:
    """Return the EDTF of a date as people write it, such as `2017-2018` or `Feb 2018`; "" for anything else.

    It may be no date all the same, such as the 30th of February.
    """
    if len(text) > _LONGEST:
        return ""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    unit = _unit(text)
    if unit:
        return unit
    for pattern, form in ((_SPAN, "{}/{}"), (_UNTIL, "../{}"), (_SINCE, "{}/..")):
        if found := pattern.fullmatch(text):
            units = [_unit(side) for side in found.groups() if side]
            return form.format(*units) if all(units) else ""
    return ""


def _unit(text: str) -> str:
    """Return one unit of the calendar in EDTF, or "" where a text is none."""
    if found := _DECADE.fullmatch(text):
        return f"{found['decade']}X"
    for pattern, numbers in ((_PART, _PARTS), (_PART_ZH, _PARTS_ZH)):
        if found := pattern.fullmatch(text):
            return f"{found['year']}-{numbers[found['part']]}"
    if found := _ABOUT.fullmatch(text):
        unit = _unit(found["rest"])
        return f"{unit}~" if unit else ""
    return next((made for pattern in _UNITS if (made := _day(pattern.fullmatch(text)))), "")


def _day(found: re.Match[str] | None) -> str:
    """Return a year, month or day in EDTF; "" where none was found, or no month has such a name."""
    if found is None:
        return ""
    groups = found.groupdict()
    month = groups.get("month") or ""
    if name := groups.get("name"):
        month = next((str(number) for number, full in enumerate(_MONTHS, 1) if full.startswith(name)), "")
        if not month:
            return ""
    units = (groups["year"], month, groups.get("day") or "")
    return "-".join(unit.zfill(2) for unit in units if unit)
