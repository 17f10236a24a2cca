"""`collection`: the quotes that a reader has put together, in an order of the reader's, with notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from osexplore.cli import output
from osexplore.cli.citing import collected_in, quote_named, quotes_here, warn
from osexplore.cli.columns import Column
from osexplore.cli.opening import opened
from osexplore.cli.program import takes_db
from osexplore.cli.tables import Names
from osexplore.corpus import collecting
from osexplore.corpus.memory import Memory
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from pathlib import Path

    from osexplore.corpus.index import Index


@click.group(invoke_without_command=True)
@takes_db
@click.pass_context
def collection(context: click.Context, db: Path | None) -> None:
    """Keep quotes together: the same collection that Space fills on the screen.

    Without a command it lists them. `osexplore cite --collection` and `osexplore export --collection`
    make one text or file of them.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_collected, db=db)


@collection.command("list")
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "jsonl")), default="table", show_default=True,
    help="For reading, or for a script.",
)  # fmt: skip
@takes_db
def list_collected(form: str = "table", db: Path | None = None) -> None:
    """List the collected quotes in their order, with the notes."""
    index, memory = _opened(db)
    collected = collected_in(memory)
    notes = collecting.notes_of(collected)
    records: list[dict[str, Any]] = [
        {
            "quote": quote.id,
            "source": quote.source,
            "speakers": list(quote.speakers),
            "exact": quote.exact,
            "note": notes.get(quote.id, ""),
        }
        for quote in quotes_here(index, collected)
    ]
    if form == "json":
        output.write(output.json_text(records))
    elif form == "jsonl":
        output.write("\n".join(output.json_text(record, indent=None) for record in records))
    elif records:
        output.write(output.fitted_table(_columns(Names(index)), records))
    else:
        output.write("Nothing is collected. `osexplore collection add ID…` collects quotes.")


@collection.command()
@click.argument("identities", metavar="ID…", nargs=-1, required=True)
@takes_db
def add(identities: tuple[str, ...], db: Path | None) -> None:
    """Put quotes at the end of the collection."""
    index, memory = _opened(db)
    memory.collect([quote_named(identity, index).id for identity in identities])
    _tell(memory)


@collection.command()
@click.argument("identities", metavar="ID…", nargs=-1, required=True)
@takes_db
def remove(identities: tuple[str, ...], db: Path | None) -> None:
    """Take quotes out of the collection, with their notes."""
    _, memory = _opened(db)
    for identity in identities:
        _collected(memory, identity)
    memory.drop(identities)
    _tell(memory)


@collection.command()
@click.argument("identity", metavar="ID")
@click.argument("text")
@takes_db
def note(identity: str, text: str, db: Path | None) -> None:
    """Write a note on a collected quote; an empty one takes it away."""
    _, memory = _opened(db)
    _collected(memory, identity)
    memory.change_collection(lambda held: collecting.noted(held, identity, harmless(text).strip()))
    _tell(memory)


@collection.command()
@click.argument("identity", metavar="ID")
@click.argument("place", type=click.IntRange(min=1))
@takes_db
def move(identity: str, place: int, db: Path | None) -> None:
    """Move a collected quote to a place, counted from 1."""
    _, memory = _opened(db)
    _collected(memory, identity)
    memory.change_collection(lambda held: collecting.moved(held, identity, to=place - 1))
    _tell(memory)


@collection.command()
@takes_db
def sort(db: Path | None) -> None:
    """Order the collection by when things happened."""
    index, memory = _opened(db)
    memory.change_collection(lambda held: collecting.by_date(index, held))
    _tell(memory)


def _opened(db: Path | None) -> tuple[Index, Memory]:
    index = opened(db)
    return index, Memory(index.story.id)


def _collected(memory: Memory, identity: str) -> None:
    """Raise click.UsageError where a quote is not in the collection."""
    if collecting.place_of(memory.remembered.collection, identity) is None:
        raise click.UsageError(f"{identity}: not in the collection; `osexplore collection` lists it")


def _tell(memory: Memory) -> None:
    """Say how much is collected now, and what was wrong with the memory.

    Raises click.ClickException where it could not be written: this run ends now.
    """
    if memory.unwritten:
        raise click.ClickException(f"nothing was changed: {memory.unwritten}")
    if memory.trouble:
        warn([memory.trouble])
    number = len(memory.remembered.collection)
    output.write(f"{number or 'no'} {'quote' if number == 1 else 'quotes'} in the collection")


def _columns(names: Names) -> tuple[Column, ...]:
    return (
        Column("speakers", lambda record: names.people(record["speakers"]) or "—", 2),
        Column("exact", lambda record: record["exact"], 5),
        Column("note", lambda record: record["note"], 4),
        Column("source", lambda record: names.source(record["source"]), 2),
        Column("quote", lambda record: record["quote"], 5),
    )
