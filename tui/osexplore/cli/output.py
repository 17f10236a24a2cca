"""Records on stdout: a table for people, JSON, JSON Lines, CSV or a Markdown table for everything else."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import TYPE_CHECKING, Any

from osexplore.cli.columns import table_text
from osexplore.corpus import cells
from osexplore.corpus.plain import escaped, harmless, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from osexplore.cli.columns import Column

FORMATS = ("table", "json", "jsonl", "csv", "md")
PIPED_WIDTH = 100


def write(text: str) -> None:
    """Write text to stdout; it ends with a line end."""
    sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")


def terminal_width() -> int:
    """Return how wide the terminal is, or how wide to print text where there is none."""
    return _terminal_width() or PIPED_WIDTH


def _terminal_width() -> int | None:
    """Return how wide the terminal is, or COLUMNS says; None without both."""
    columns = shutil.get_terminal_size((0, 0)).columns
    return max(20, columns) if columns else None


def has_no_width() -> bool:
    """Tell whether nothing says how wide tables may be, so that they have a line for each record."""
    return _terminal_width() is None


def prints_everything() -> bool:
    """Tell whether stdout can take every character."""
    return (sys.stdout.encoding or "utf-8").lower().startswith("utf")


def json_text(value: Any, indent: int | None = 2) -> str:
    """Return JSON for stdout: raw where that is safe to print and can be encoded, escaped elsewhere."""
    return escaped(json.dumps(value, ensure_ascii=not prints_everything(), indent=indent))


def fitted_table(columns: Sequence[Column], records: Iterable[Any]) -> str:
    """Return a table for reading, as wide as the terminal; without one as wide as it needs, for `grep`."""
    return table_text(columns, records, _terminal_width(), "─" if prints_everything() else "-")


def wrapped(text: str, hanging: int = 0) -> str:
    """Return a paragraph broken at the terminal's width, the lines after its first `hanging` further in."""
    first, *rest = wrap(harmless(text), terminal_width() - hanging) or [""]
    return "\n".join([first, *(" " * hanging + line for line in rest)])


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]], *, bom: bool = False) -> str:
    """Return CSV in which no cell is a formula; `bom` puts a byte order mark before it."""
    return cells.csv_text((header, *(map(_flat, row) for row in rows)), bom=bom)


def markdown_text(columns: Sequence[Column], records: Iterable[Any]) -> str:
    """Return a Markdown table with every column."""
    rows = [[column.cell(record) for column in columns] for record in records]
    marks = ["--:" if column.right else "---" for column in columns]
    lines = [[column.name for column in columns], marks, *rows]
    return "\n".join(f"| {' | '.join(markdown_cell(cell) for cell in line)} |" for line in lines)


def markdown_cell(text: str) -> str:
    """Return text that stays text in a Markdown table: no cell border, no markup, no HTML."""
    return re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", harmless(text))


def _flat(value: Any) -> str:
    """Return a value as a cell's text: ids joined, true and false as in JSON, what is nested as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
