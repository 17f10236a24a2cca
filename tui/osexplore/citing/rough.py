"""A rough date in our wording where Chicago's notes leave out the comma before it.

They mean a bracket right behind the title, and have one behind the name of a site too. What else
becomes of a rough date is done to the rendering (see finishing.py).
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


def reworded(made: Item, style: Style, doubt: str) -> dict[str, Any] | None:
    """Return the item's date as words, where it must be; None where the style words it.

    `doubt` is EDTF's sign: `~` for about, `?` for perhaps, `%` for both.
    """
    parts = made.get("issued", {}).get("date-parts", [])
    is_note = style.family == "chicago" and style.kind == "note"
    if not (is_note and doubt and len(parts) == 1 and made["type"] in ("post", "webpage")):
        return None
    year, month, day = (*parts[0], 0, 0)[:3]
    unit = f"{_MONTHS[month - 1]} {f'{day}, ' if day else ''}" if month else ""
    about, perhaps = "ca. " if doubt != "?" else "", "?" if doubt != "~" else ""
    return {"literal": f"[{about}{unit}{year}{perhaps}]"}
