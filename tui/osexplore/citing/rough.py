"""A rough date in our wording where a style's own comes out wrong behind the name of a site.

Chicago's notes leave out the comma before the site where a date is uncertain, for they mean a
bracket right behind the title; MLA begins "Circa" with a capital wherever it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from osexplore.citing.engine import Item
    from osexplore.citing.styles import Style

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ABBREVIATED = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)

_BEHIND_A_SITE = ("post", "webpage")


def reworded(made: Item, style: Style) -> dict[str, Any] | None:
    """Return the item's date as words, where it must be; None where the style words it."""
    date = made.get("issued", {})
    parts = date.get("date-parts", [])
    place = made.get("container-title") or made.get("publisher")
    if not (date.get("circa") and len(parts) == 1 and place and made["type"] in _BEHIND_A_SITE):
        return None
    year, month, day = (*parts[0], 0, 0)[:3]
    if style.family == "chicago" and style.kind == "note":
        unit = f"{_MONTHS[month - 1]} {f'{day}, ' if day else ''}" if month else ""
        return {"literal": f"[{unit}{year}?]"}
    if style.family == "mla":
        unit = f"{f'{day} ' if day else ''}{_ABBREVIATED[month - 1]} " if month else ""
        return {"literal": f"circa {unit}{year}"}
    return None
