"""Lists of records: what the screen shows, under the same filters, for reading and for scripts."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from osexplore.cli import filters, output, records, tables
from osexplore.cli.opening import opened
from osexplore.cli.program import takes_db
from osexplore.cli.sheets import by_version, sheet
from osexplore.corpus import model
from osexplore.corpus.clocks import dated_key, quote_date

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Sequence

    from osexplore.cli.columns import Column
    from osexplore.corpus.index import Index
    from osexplore.corpus.selection import Selection

Command = TypeVar("Command", bound="Callable[..., Any]")


def listing(command: Command) -> Command:
    """Give a command the filters, `--format`, `--bom` and `--db`."""
    with_format = click.option(
        "--format", "form", type=click.Choice(output.FORMATS), default="table", show_default=True,
        help="For reading, or for a script.",
    )(command)  # fmt: skip
    return filters.filtered(takes_db(takes_bom(with_format)))


def takes_bom(command: Command) -> Command:
    """Give a command `--bom`; it receives `bom: bool`."""
    return click.option(
        "--bom", is_flag=True, help="Begin CSV with a byte order mark, which some spreadsheets want."
    )(command)


@click.command()
@listing
def events(db: Path | None, form: str, bom: bool, **chosen: Any) -> None:
    """List what happened, in order, and how many sources tell it and disagree about it.

    "(claimed)" beside a title: no source tells it on its own word; each has it from somebody who says so,
    or from a work that it does not name.
    """
    index, selection, numbers = _open(db, chosen)
    quotes = _by_event(index.quotes(numbers))
    disagreements = _by_event(index.disagreements(numbers))
    listed = [
        records.event_record(event, quotes[event.id], disagreements[event.id], index.sources)
        for event in index.events(numbers)
    ]
    _print(form, bom, model.Event, listed, tables.event_columns(tables.Names(index), selection.clock))


@click.command()
@listing
def quotes(db: Path | None, form: str, bom: bool, **chosen: Any) -> None:
    """List the quotes on the events that the filters keep; with --source, those of these sources only.

    They stand in the order of their events, or, by another clock, in that of their own dates.
    """
    index, selection, numbers = _open(db, chosen)
    told = _told(index, selection, numbers)
    if selection.clock != "happened":
        told.sort(key=lambda quote: dated_key(quote_date(selection.clock, quote, index.sources)))
    listed = [records.quote_record(quote, index.sources) for quote in told]
    _print(form, bom, model.Quote, listed, tables.quote_columns(tables.Names(index)))


@click.command()
@listing
def people(db: Path | None, form: str, bom: bool, **chosen: Any) -> None:
    """List who is in the events that the filters keep; without a filter, everybody."""
    index, selection, numbers = _open(db, chosen)
    present: dict[str, list[str]] = defaultdict(list)
    for event in index.events(numbers):
        for person in event.people:
            present[person].append(event.id)
    listed = [
        records.person_record(person, present[person.id])
        for person in index.people.values()
        if person.id in present or not selection
    ]
    listed.sort(key=lambda record: -len(record["events"]))
    _print(form, bom, model.Person, listed, tables.person_columns(tables.Names(index)))


@click.command()
@listing
def sources(db: Path | None, form: str, bom: bool, **chosen: Any) -> None:
    """List who tells the events that the filters keep; without a filter, then the works in their chains."""
    index, selection, numbers = _open(db, chosen)
    kept = {event.id for event in index.events(numbers)}
    printed: dict[str, list[model.Quote]] = defaultdict(list)
    for quote in _told(index, selection, numbers):
        printed[quote.source].append(quote)
    listed = [
        records.source_record(
            source, _events(printed[source.id], kept), [quote.id for quote in printed[source.id]]
        )
        for source in index.sources.values()
        if source.id in printed or not selection
    ]
    listed.sort(key=lambda record: not record["quotes"])
    if form == "table":
        _print_sources(listed, tables.source_columns(tables.Names(index)))
    else:
        _print(form, bom, model.Source, listed, tables.source_columns(tables.Names(index)))


@click.command()
@click.option(
    "--kind", "kinds", type=click.Choice(get_args(model.DisagreementKind)), multiple=True,
    metavar="KIND", help=f"What is disagreed about: {', '.join(get_args(model.DisagreementKind))}.",
)  # fmt: skip
@listing
def disagreements(db: Path | None, form: str, bom: bool, kinds: tuple[str, ...], **chosen: Any) -> None:
    """List what sources answer differently about the events that the filters keep, version by version.

    They stand in the order of the first event that each is about.
    Each version has the number of its independent witnesses: sources that have it from one work are one
    witness (shared), and where a work is not named there are "at most" so many.
    """
    index, _, numbers = _open(db, chosen)
    place = {event.id: place for place, event in enumerate(index.events(numbers))}
    about = index.disagreements(numbers)
    about.sort(key=lambda record: min(place[event] for event in record.events if event in place))
    listed = [
        records.disagreement_record(record, index) for record in about if not kinds or record.kind in kinds
    ]
    if form in ("json", "jsonl"):
        _print(form, bom, model.Disagreement, listed, ())
        return
    versions = [version for record in listed for version in by_version(record)]
    repeating = form == "table" and output.has_no_width()
    columns = tables.version_columns(tables.Names(index), repeating=repeating)
    _print(form, bom, model.Disagreement, versions, columns)


def _open(db: Path | None, chosen: dict[str, Any]) -> tuple[Index, Selection, array[int]]:
    """Return the story, the selection that the options ask for, and its events' numbers."""
    index, selection = filters.narrow(opened(db), **chosen)
    return index, selection, index.select(selection)


def _print(
    form: str,
    bom: bool,
    kind: type[model.Record],
    listed: Sequence[records.Record],
    columns: Sequence[Column],
) -> None:
    if form == "json":
        output.write(output.json_text(listed))
    elif form == "jsonl":
        output.write("\n".join(output.json_text(record, indent=None) for record in listed))
    elif form == "csv":
        output.write(output.csv_text(*sheet(kind, listed), bom=bom))
    elif form == "md":
        output.write(output.markdown_text(columns, listed))
    else:
        output.write(output.fitted_table(columns, listed))


def _print_sources(listed: Sequence[records.Record], columns: Sequence[Column]) -> None:
    """Print the sources that tell events, then the works that only stand behind these, counted apart."""
    telling = [record for record in listed if record["quotes"]]
    behind = [record for record in listed if not record["quotes"]]
    counted = f"{len(telling)} {'source tells' if len(telling) == 1 else 'sources tell'} these events"
    output.write(f"{counted}\n\n{output.fitted_table(columns, telling)}")
    if behind:
        counted = f"{len(behind)} {'work stands' if len(behind) == 1 else 'works stand'} behind them"
        columns = [column for column in columns if column.name not in ("events", "quotes")]
        output.write(f"\n{counted}, in chains\n\n{output.fitted_table(columns, behind)}")


def _told(index: Index, selection: Selection, numbers: Iterable[int]) -> list[model.Quote]:
    """Return the quotes on these events, of the sources chosen if any are."""
    told = index.quotes(numbers)
    return [quote for quote in told if not selection.sources or quote.source in selection.sources]


def _events(quotes: Iterable[model.Quote], kept: set[str]) -> list[str]:
    """Return those of the events kept that quotes are on, each once."""
    return list(dict.fromkeys(event for quote in quotes for event in quote.events if event in kept))


Told = TypeVar("Told", model.Quote, model.Disagreement)


def _by_event(listed: Iterable[Told]) -> dict[str, list[Told]]:
    """Return quotes or disagreements by the id of each event they are on."""
    found: dict[str, list[Told]] = defaultdict(list)
    for record in listed:
        for event in dict.fromkeys(record.events):
            found[event].append(record)
    return found
