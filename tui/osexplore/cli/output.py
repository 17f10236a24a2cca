"""Records on stdout: a table for people, JSON, JSON Lines, CSV or a Markdown table for everything else."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osexplore.corpus.plain import harmless, width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.text import Text

FORMATS = ("table", "json", "jsonl", "csv", "md")
PIPED_WIDTH = 100

# What a JSON string may hold raw and a terminal should never get: C1 controls, DEL, what turns the
# reading order, and lone surrogates, which no encoding has.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")

# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column:
    """A column for reading: its name, the text of its cell, and how it behaves where there is little room.

    `from_width`: it is left out of a narrower table. `right`: its numbers stand at its right edge.
    `whole`: its cells are not broken into lines.
    """

    name: str
    cell: Callable[[dict[str, Any]], str]
    from_width: int = 0
    right: bool = False
    whole: bool = False


def write(text: str) -> None:
    """Write text to stdout; it ends with a line end."""
    sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")


def terminal_width() -> int:
    """Return how wide the terminal is, or how wide to print where there is none."""
    return max(20, shutil.get_terminal_size((PIPED_WIDTH, 24)).columns)


def json_text(value: Any, indent: int | None = 2) -> str:
    """Return JSON for stdout: raw where that is safe to print and can be encoded, escaped elsewhere."""
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    text = json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=indent)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def table_text(columns: Sequence[Column], records: Iterable[dict[str, Any]]) -> str:
    """Return a table as wide as the terminal, in columns that stay straight with Chinese in them."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    room = terminal_width()
    shown = [column for column in columns if column.from_width <= room]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for column in shown:
        table.add_column(
            Cell(column.name),
            justify="right" if column.right else "left",
            no_wrap=column.whole,
        )
    for record in records:
        table.add_row(*(Cell(column.cell(record), column.whole) for column in shown))
    console = Console(width=room, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


class Cell:
    """Text from a file in a table's cell, harmless, broken into lines as Chinese is broken."""

    def __init__(self, text: str, whole: bool = False) -> None:
        self._text = harmless(text)
        self._whole = whole

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.text import Text

        for line in wrap(self._text, options.max_width) or [""]:
            yield Text(line)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        longest = width(self._text)
        return Measurement(longest if self._whole else min(longest, 12), longest)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return CSV in UTF-8 in which no cell is a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(_flat(value)) for value in row] for row in rows)
    return buffer.getvalue()


def safe_cell(text: str) -> str:
    """Return the text of a spreadsheet's cell; what would be a formula gets an apostrophe in front."""
    text = harmless(text)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def markdown_text(columns: Sequence[Column], records: Iterable[dict[str, Any]]) -> str:
    """Return a Markdown table with every column."""
    rows = [[column.cell(record) for column in columns] for record in records]
    marks = ["--:" if column.right else "---" for column in columns]
    lines = [[column.name for column in columns], marks, *rows]
    return "\n".join(f"| {' | '.join(_markdown_cell(cell) for cell in line)} |" for line in lines)


def _markdown_cell(text: str) -> str:
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
