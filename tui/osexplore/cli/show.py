"""One record for reading, or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from osexplore.cli import output, records
from osexplore.cli.meant import near_identities
from osexplore.cli.opening import opened
from osexplore.cli.program import takes_db
from osexplore.cli.reading import Page
from osexplore.corpus.selection import Selection

if TYPE_CHECKING:
    from osexplore.corpus.index import Index

TABLES = ("events", "quotes", "people", "sources", "disagreements")


@click.command()
@click.argument("identity", metavar="ID")
@click.option(
    "--in", "table", type=click.Choice(TABLES), help="The table to look in, where two have this id."
)
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
    help="For reading, or for a script.",
)  # fmt: skip
@takes_db
def show(identity: str, table: str | None, form: str, db: Path | None) -> None:
    """Show any record by its id: an event with all that is said of it, a quote, a person, a source."""
    index = opened(db)
    found = _table(identity, table, index)
    if form == "json":
        output.write(output.json_text(_record(found, identity, index)))
    else:
        page = Page(index, output.terminal_width())
        getattr(page, found)(identity)
        output.write(page.text())


def _table(identity: str, table: str | None, index: Index) -> str:
    """Return the one table that has this id; raise click.ClickException where none has, or several have."""
    everything = [(of, one) for of, one in index.identities() if table in (None, of)]
    found = [of for of, one in everything if one == identity]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.ClickException(
            f"{identity} is in {' and in '.join(found)}; choose one with --in {found[0]}"
        )
    near = " or ".join(near_identities(identity, dict.fromkeys(one for _, one in everything)))
    remedy = f"did you mean {near}?" if near else f"`osexplore {table or 'events'}` lists the ids"
    raise click.ClickException(f"{identity}: no such id in {table or 'this story'}; {remedy}")


def _record(table: str, identity: str, index: Index) -> dict[str, Any]:
    """Return a record as the listings give it."""
    if table == "events":
        view = index.event(index.number(identity))
        quotes = [quote for account in view.accounts for quote in account.quotes]
        return records.event_record(view.event, quotes, view.disagreements, index.sources)
    if table == "quotes":
        return records.quote_record(index.quote(identity), index.sources)
    if table == "disagreements":
        return records.disagreement_record(index.disagreement(identity), index)
    everything = index.select(Selection())
    if table == "people":
        events = [event.id for event in index.events(everything) if identity in event.people]
        return records.person_record(index.people[identity], events)
    printed = [quote for quote in index.quotes(everything) if quote.source == identity]
    told = dict.fromkeys(event for quote in printed for event in quote.events)
    return records.source_record(index.sources[identity], told, [quote.id for quote in printed])
