"""Text as the cells of a spreadsheet take it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

BOM = "\ufeff"
"""The byte order mark, which tells some spreadsheets that a file is UTF-8."""

# What a spreadsheet takes for the beginning of a formula, full width too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_text(rows: Iterable[Iterable[str]], *, bom: bool = False) -> str:
    """Return rows as CSV in which no cell is a formula; `bom` puts a byte order mark before it."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(map(safe_cell, row) for row in rows)
    return (BOM if bom else "") + buffer.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell's text; one that a spreadsheet would compute gets an apostrophe in front."""
    text = harmless(text)
    return f"'{text}" if text.lstrip(" '\"").startswith(_FORMULA) else text
