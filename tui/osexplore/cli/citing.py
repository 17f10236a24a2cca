"""`cite`: quotes and works as text that can be pasted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from osexplore.citing.proof import earlier, proofs
from osexplore.citing.quotation import Context, copy
from osexplore.cli import output, preferring
from osexplore.cli.meant import near_identities
from osexplore.cli.opening import opened
from osexplore.cli.program import takes_db
from osexplore.corpus.collecting import notes_of, quotes_of
from osexplore.corpus.memory import Memory
from osexplore.corpus.model import Quote
from osexplore.corpus.plain import harmless
from osexplore.corpus.recognition import recogniser
from osexplore.corpus.shelf import texts as texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.citing.parts import Target
    from osexplore.corpus.index import Index
    from osexplore.corpus.memory import Collected
    from osexplore.corpus.texts import Folder


@click.command()
@click.argument("identities", metavar="[ID…]", nargs=-1)
@click.option("--collection", is_flag=True, help="Cite what is collected, with its notes.")
@preferring.takes_choice
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder with the sources' texts, for --with proof.  [default: those that are kept]",
)
@takes_db
def cite(
    identities: tuple[str, ...], collection: bool, texts: Path | None, db: Path | None, **how: Any
) -> None:
    """Give quotes or sources, by their ids, with citation and references, as text that can be pasted."""
    if not identities and not collection:
        raise click.UsageError("nothing to cite: name ids of quotes or sources, or --collection")
    choice = preferring.choice(**how)
    index = opened(db)
    memory = Memory(index.story.id)
    targets = [_target(identity, index) for identity in dict.fromkeys(identities)]
    notes: dict[str, str] = {}
    if collection:
        collected = collected_in(memory)
        notes = notes_of(collected)
        targets += [quote for quote in quotes_here(index, collected) if quote not in targets]
    quotes = [target for target in targets if isinstance(target, Quote)]
    found = (
        proofs(quotes, index.sources, folder_of(index, texts), memory, date.today().isoformat())
        if choice.wants_proof
        else earlier(quotes, memory)
    )
    made = copy(targets, Context(index.people, index.sources, found, notes), choice)
    output.write(made.text)
    warn(made.warnings)


def folder_of(index: Index, texts: Path | None) -> Folder:
    """Return the texts in a folder, each recognised under any name, else those that are kept."""
    return texts_of(index.story.id, texts, recogniser(index))


def collected_in(memory: Memory) -> tuple[Collected, ...]:
    """Return the collection; what was wrong with the memory goes to stderr."""
    found = memory.remembered.collection
    if memory.trouble:
        warn([memory.trouble])
    return found


def quotes_here(index: Index, collection: Iterable[Collected]) -> list[Quote]:
    """Return the quotes of a collection; which of them the story does not have is said on stderr."""
    quotes, missing = quotes_of(index, collection)
    if missing:
        warn([f"collected, but not in this story: {', '.join(missing)}"])
    return quotes


def warn(warnings: Iterable[str]) -> None:
    """Say on stderr what is to be known, a line each."""
    for warning in warnings:
        click.echo(f"osexplore: {harmless(warning)}", err=True)


def quote_named(identity: str, index: Index) -> Quote:
    """Return the quote with this id; raise click.UsageError where there is none."""
    target = _target(identity, index, ("quotes",))
    assert isinstance(target, Quote)  # noqa: S101 - no other table was asked
    return target


def _target(identity: str, index: Index, tables: tuple[str, ...] = ("quotes", "sources")) -> Target:
    """Return the record with this id in these tables; raise click.UsageError where none of them has it."""
    if "sources" in tables and identity in index.sources:
        return index.sources[identity]
    try:
        return index.quote(identity)
    except KeyError:
        known = [one for table, one in index.identities() if table in tables]
        near = " or ".join(near_identities(identity, known))
        remedy = f"did you mean {near}?" if near else "`osexplore quotes` lists the ids"
        nothing = " or ".join(table.removesuffix("s") for table in tables)
        raise click.UsageError(f"{identity}: no such {nothing}; {remedy}") from None
