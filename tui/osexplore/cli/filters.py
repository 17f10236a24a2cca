"""The screen's filters as options, and what they select."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from osexplore.cli.meant import person_id, source_id
from osexplore.corpus.clocks import CLOCKS
from osexplore.corpus.dates import DateError, parse, wording
from osexplore.corpus.publication import last_day
from osexplore.corpus.selection import MATCHES, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from osexplore.corpus.index import Index

Command = TypeVar("Command", bound="Callable[..., Any]")

_OPTIONS = (
    click.option(
        "--person", "people", multiple=True, metavar="PERSON",
        help="Who is in the event, by id, any spelling, or a word of the name. May be repeated.",
    ),
    click.option(
        "--match", type=click.Choice(MATCHES), default="any", show_default=True,
        help="Any, all or none of these people.",
    ),
    click.option(
        "--source", "sources", multiple=True, metavar="SOURCE",
        help="Who tells the event, by id or the beginning of one, title, newspaper, site or publisher."
        " May be repeated: any of them.",
    ),
    click.option(
        "--dates", metavar="DATES",
        help="When it may have happened: 2017, 2017-05/2018, ../2015 (EDTF). What is only known to be before"
        " or after a date counts as of that date.",
    ),
    click.option("--disputed", is_flag=True, help="Only what sources disagree about."),
    click.option(
        "--as-of", "as_of", metavar="DATE",
        help="Only what had been published by then: 2024-01. Undated sources are left out and counted.",
    ),
    click.option(
        "--clock", type=click.Choice(CLOCKS), default="happened", show_default=True,
        help="Order and date by when it happened, was said, or was published.",
    ),
)  # fmt: skip


def filtered(command: Command) -> Command:
    """Give a command the filters' options; `narrow` takes what it receives for them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def narrow(index: Index, **chosen: Any) -> tuple[Index, Selection]:
    """Return the story as of the day that the options name, if any, and the selection that they ask for.

    What that leaves out is counted on stderr. Raises click.ClickException for what cannot be.
    """
    wanted = selection(index, **chosen)
    return as_of(index, wanted.as_of), wanted


def as_of(index: Index, edtf: str | None) -> Index:
    """Return the story as it had been published by then, and say on stderr how many sources that leaves out.

    Raises click.ClickException for a date that is none, or has no end.
    """
    _check("--as-of", last_day, edtf)
    found = index.as_of(edtf)
    if edtf is not None:
        click.echo(f"osexplore: as of {wording(edtf)}: {found.left_out.in_words()}", err=True)
    return found


def selection(
    index: Index,
    *,
    people: Iterable[str],
    match: Any,
    sources: Iterable[str],
    dates: str | None,
    disputed: bool,
    as_of: str | None,
    clock: Any,
) -> Selection:
    """Return the selection that the options ask for; raise click.ClickException for one that cannot be."""
    _check("--dates", parse, dates)
    _check("--as-of", last_day, as_of)
    return Selection(
        people=tuple(person_id(text, index) for text in people),
        match=match,
        sources=tuple(source_id(text, index) for text in sources),
        dates=dates,
        disputed=disputed,
        as_of=as_of,
        clock=clock,
    )


def _check(option: str, read: Callable[[str], object], edtf: str | None) -> None:
    """Raise click.ClickException, naming the option, for a date that is none."""
    try:
        if edtf is not None:
            read(edtf)
    except DateError as error:
        raise click.ClickException(f"{option}: {error}") from error
