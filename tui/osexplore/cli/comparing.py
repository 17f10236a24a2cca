"""`compare`: one event as two of its sources tell it, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
import msgspec

from osexplore.cli import filters, output, records
from osexplore.cli.accounts import Accounts, Languages
from osexplore.cli.meant import near_identities, source_id
from osexplore.cli.opening import opened
from osexplore.cli.program import takes_db
from osexplore.corpus.comparison import compare as two_accounts

if TYPE_CHECKING:
    from osexplore.corpus.comparison import Compared, Comparison, Half
    from osexplore.corpus.index import Index
    from osexplore.corpus.views import EventView


@click.command()
@click.argument("identity", metavar="EVENT")
@click.option(
    "--source", "sources", multiple=True, metavar="SOURCE",
    help="On the left, and once more on the right; else the two that were published first.",
)  # fmt: skip
@click.option(
    "--words", "languages", type=click.Choice(get_args(Languages)), default="both", show_default=True,
    help="The print, our English, or both.",
)  # fmt: skip
@click.option(
    "--as-of", "day", metavar="DATE", help="Only what had been published by then: 2024-01.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "md")), default="table", show_default=True,
    help="For reading, for a script, or as Markdown.",
)  # fmt: skip
@takes_db
def compare(
    identity: str, sources: tuple[str, ...], languages: Languages, day: str | None, form: str, db: Path | None
) -> None:
    """Show how two sources tell an event, each quote in its passage.

    Where the two render the same statement, what the other side has not is marked: {so}, character by
    character in Chinese and by word in English. What stands directly beside a quote is compared with it.
    """
    index = filters.as_of(opened(db), day)
    view = _view(identity, index)
    comparison = two_accounts(view, *_sides(sources, view, index))
    if form == "json":
        output.write(output.json_text(_record(comparison, view, index)))
    elif form == "md":
        output.write(Accounts(index, view, languages).markdown(comparison))
    else:
        output.write(Accounts(index, view, languages).text(comparison, output.terminal_width()))


def _view(identity: str, index: Index) -> EventView:
    """Return the event with this id; raise click.ClickException, with ids that are near, if there is none."""
    try:
        return index.event(index.number(identity))
    except KeyError:
        known = [one for table, one in index.as_of(None).identities() if table == "events"]
    if identity in known:
        raise click.ClickException(f"{identity}: no source had told it by then; choose a later --as-of")
    near = " or ".join(near_identities(identity, known))
    remedy = f"did you mean {near}?" if near else "`osexplore events` lists the ids"
    raise click.ClickException(f"{identity}: no such event; {remedy}")


def _sides(sources: tuple[str, ...], view: EventView, index: Index) -> list[str]:
    """Return the sources asked for.

    Raises click.ClickException for a third one, for one twice, and for one that does not tell the event.
    """
    wanted = [source_id(source, index) for source in sources]
    if len(set(wanted)) > 2:
        raise click.ClickException("--source: two sources stand side by side, not more")
    if len(set(wanted)) < len(wanted):
        twice = " and ".join(dict.fromkeys(sources))
        raise click.ClickException(f"--source {twice}: one source twice; name another one, or only this")
    telling = [account.source.id for account in view.accounts]
    for source in wanted:
        if source not in telling:
            told = f"it is told by {', '.join(telling)}" if telling else "no source tells it"
            raise click.ClickException(f"--source {source}: does not tell {view.event.id}; {told}")
    return wanted


def _record(comparison: Comparison, view: EventView, index: Index) -> dict[str, Any]:
    """Return a comparison for scripts."""
    quotes = [quote for account in view.accounts for quote in account.quotes]
    return {
        "event": records.event_record(view.event, quotes, view.disagreements, index.sources),
        "left": _half(comparison.left, index),
        "right": _half(comparison.right, index),
        "others": [
            {"source": account.source.id, "quotes": [quote.id for quote in account.quotes]}
            for account in comparison.others
        ],
        "disagreements": [records.disagreement_record(one, index) for one in view.disagreements],
    }


def _half(half: Half | None, index: Index) -> dict[str, Any] | None:
    if half is None:
        return None
    return {"source": half.source.id, "quotes": [_compared(one, index) for one in half.quotes]}


def _compared(one: Compared, index: Index) -> dict[str, Any]:
    """Return a quote with its words as they were compared: `differing` are ranges of `text`."""
    return {
        **records.quote_record(one.quote, index.sources),
        "same": list(one.same),
        "original": msgspec.to_builtins(one.original),
        "english": msgspec.to_builtins(one.english),
        "answers": msgspec.to_builtins(one.answers),
    }
