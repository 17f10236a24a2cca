"""`coverage`: events against sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from osexplore.cli import filters, output
from osexplore.cli.columns import Column
from osexplore.cli.listings import listing
from osexplore.cli.opening import opened
from osexplore.cli.tables import Names
from osexplore.corpus.clocks import CLOCKS, worded_date
from osexplore.corpus.coverage import coverage as grid
from osexplore.corpus.coverage import tellers
from osexplore.corpus.model import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from osexplore.corpus.coverage import Cell, Line
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source

Record = dict[str, Any]

LEGEND = "×2 tells it, in two quotes; - is silent; blank: published before; ≠ is in a disagreement about it"


@click.command()
@listing
def coverage(db: Path | None, form: str, bom: bool, **chosen: Any) -> None:
    """Hold the events that the filters keep against the sources: who tells each, and who is silent.

    A source tells an event, differs (it tells it and is in a disagreement about it), is silent, or was
    published before it happened.
    """
    index, selection = filters.narrow(opened(db), **chosen)
    sources = tellers(index)
    numbers = index.select(selection)
    lines = grid(index, numbers, sources, selection.clock)
    dated = _dated(index, numbers)
    records = [_record(line, dated[line.row.number]) for line in lines]
    if form == "json":
        output.write(output.json_text(records))
    elif form == "jsonl":
        output.write("\n".join(output.json_text(record, indent=None) for record in records))
    elif form == "csv":
        header = ["event", "date", "said", "published", "title.en", *(source.id for source in sources)]
        output.write(output.csv_text(header, map(_cells, records), bom=bom))
    elif form == "md":
        output.write(output.markdown_text(_columns([source.id for source in sources]), lines))
    else:
        _print_table(index, sources, lines)


def _dated(index: Index, numbers: Iterable[int]) -> dict[int, Record]:
    """Return for each event (number) its dates, whichever clock orders the grid: as `events` gives them."""
    happened, said, published = (index.rows(numbers, clock) for clock in CLOCKS)
    return {
        row.number: {
            "date": row.edtf,
            "date_text": row.date_text,
            "said": first_said.edtf,
            "published": first_published.edtf,
        }
        for row, first_said, first_published in zip(happened, said, published, strict=True)
    }


def _record(line: Line, dated: Record) -> Record:
    """Return an event with its dates and what each source does with it, for scripts."""
    return {
        "event": line.row.id,
        **dated,
        "title": line.row.title,
        "cells": [
            {
                "source": cell.source,
                "state": cell.state,
                "quotes": list(cell.quotes),
                "disagreements": list(cell.disagreements),
            }
            for cell in line.cells
        ],
    }


def _cells(record: Record) -> list[str | None]:
    """Return a record as a line of a spreadsheet."""
    dates = (record["date"], record["said"], record["published"])
    states = (cell["state"] for cell in record["cells"])
    return [record["event"], *dates, words(record["title"]), *states]


def _print_table(index: Index, sources: Sequence[Source], lines: Sequence[Line]) -> None:
    """Print the grid with a letter for each source, and what letters and marks mean."""
    letters = [_letter(place) for place in range(len(sources))]
    output.write(output.fitted_table(_columns(letters), lines))
    names = Names(index)
    for letter, source in zip(letters, sources, strict=True):
        published = words(worded_date(source.published, {})) or "undated"
        output.write(output.wrapped(f"{letter}  {names.source(source.id)}, {published} ({source.id})", 3))
    output.write(output.wrapped(LEGEND))


def _columns(sources: Sequence[str]) -> tuple[Column, ...]:
    """Return when and what, and a column of marks for each source under the name that it is given."""
    return (
        Column("date", lambda line: words(line.row.date_text) or "undated", 2, 12),
        Column("title", lambda line: words(line.row.title), 4),
        *(Column(name, _marker(place), weight=0) for place, name in enumerate(sources)),
        Column("id", lambda line: line.row.id, 6, from_width=80),
    )


def _marker(place: int) -> Callable[[Line], str]:
    return lambda line: _mark(line.cells[place])


def _mark(cell: Cell) -> str:
    """Return a cell as marks."""
    return cell.mark + ("≠" if cell.disagreements else "")


def _letter(place: int) -> str:
    """Return the name of a column as spreadsheets give it: A to Z, then AA."""
    tens, ones = divmod(place, 26)
    return (_letter(tens - 1) if tens else "") + chr(ord("A") + ones)
