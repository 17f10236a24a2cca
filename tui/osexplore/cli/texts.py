"""`texts`: the full texts that a reader keeps, to read quotes in place and to hold them against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from osexplore.cli import output
from osexplore.cli.columns import Column
from osexplore.cli.program import takes_db
from osexplore.cli.tables import Names
from osexplore.corpus.index import Index
from osexplore.corpus.plain import harmless
from osexplore.corpus.problem import CorpusError
from osexplore.corpus.shelf import Shelf
from osexplore.corpus.store import default_path, load
from osexplore.corpus.verify import counted, verify

if TYPE_CHECKING:
    from osexplore.corpus.model import Corpus
    from osexplore.corpus.shelf import Added
    from osexplore.corpus.verify import Verification

STATES = {"sha256": "the story's text", "name": "another version", None: "none"}


@click.group(invoke_without_command=True)
@takes_db
@click.pass_context
def texts(context: click.Context, db: Path | None) -> None:
    """Keep the full texts of the sources, which do not come with the story.

    Without a command it lists what is kept.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_kept, db=db)


@texts.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@takes_db
def add(files: tuple[Path, ...], db: Path | None) -> int:
    """Keep the texts in these files, each as that of the source that it is recognised as.

    A text is recognised by its sha256, else by the source's quotes: more than half of them stand in it. A
    file that is no source's text is not kept; the others are. The exit status is 0 if every file was
    taken, else 2.
    """
    story = load(default_path(db))
    shelf, names = Shelf(story.story.id), Names(Index(story))
    sources = {source.id: source for source in story.sources}
    refused = 0
    for file in files:
        try:
            added = shelf.add(file, sources, story.quotes)
        except CorpusError as error:
            _refuse(str(error) if error.path == file else f"{file}: {error}")
            refused += 1
            continue
        if added.change is None:
            _refuse("; ".join(part for part in (f"{file}: {_unrecognised(added)}", _read_as(added)) if part))
            refused += 1
        else:
            said = _said(added, names, _verified(story, shelf, added))
            output.write(output.wrapped(f"{file.name}: {said}", 2))
    return 2 if refused else 0


@texts.command("list")
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "jsonl")), default="table", show_default=True,
    help="For reading, or for a script.",
)  # fmt: skip
@takes_db
def list_kept(form: str = "table", db: Path | None = None) -> None:
    """List the sources that have a text of their own, and what is kept of each."""
    story = load(default_path(db))
    shelf, names = Shelf(story.story.id), Names(Index(story))
    records = _records(story, verify(story, shelf.folder()))
    if form == "json":
        output.write(output.json_text(records))
    elif form == "jsonl":
        output.write("\n".join(output.json_text(record, indent=None) for record in records))
    else:
        output.write(output.fitted_table(_columns(names), records))
        output.write(output.wrapped(f"kept in {shelf.path}"))


def _verified(story: Corpus, shelf: Shelf, added: Added) -> Verification:
    """Hold the quotes of the source whose text was given against the text that is kept now."""
    given = added.recognition.source
    quotes = tuple(quote for quote in story.quotes if quote.source == given)
    sources = tuple(source for source in story.sources if source.id == given)
    return verify(replace(story, quotes=quotes, sources=sources), shelf.folder())


def _refuse(message: str) -> None:
    click.echo(f"osexplore: not kept: {harmless(message)}", err=True)


def _unrecognised(added: Added) -> str:
    """Return why a text is no source's, in words."""
    likest = added.recognition.likest
    if not likest:
        return "is the text of no source: none of the story's quotes stands in it"
    best = likest[0]
    if best.is_enough:
        return f"could be the text of {best.source} or of {likest[1].source}"
    found = f"{best.found} of the {best.quotes} quotes of {best.source}"
    return f"is the text of no source: at best {found} stand in it"


def _said(added: Added, names: Names, verification: Verification) -> str:
    """Return what became of a text: whose it is, how that was told, and what the quotes are in it."""
    source = added.recognition.source or ""
    if added.change == "exact is kept":
        told = f"not kept: it is another version of the text of {source}, whose very text is kept already"
        return "; ".join(part for part in (told, _read_as(added)) if part)
    done = {
        "new": "kept as",
        "replaced": "kept, in place of another version, as",
        "same": "is kept already as",
    }
    return "; ".join(
        part
        for part in (
            f"{done[added.change or 'new']} the text of {source} ({names.source(source)})",
            _read_as(added),
            _told_by(added, len(verification.results)),
            counted(verification.counts) or "no quote of it",
        )
        if part
    )


def _read_as(added: Added) -> str:
    """Return in which encoding a text was read, where that is not UTF-8: it was guessed, and may be wrong."""
    return f"read as {added.incoming.assumed}, since it is not UTF-8" if added.incoming.assumed else ""


def _told_by(added: Added, held: int) -> str:
    """Return how a text was recognised, and how surely; `held` are all quotes of the source."""
    if added.recognition.by == "sha256":
        return f"recognised by its sha256{' once it is UTF-8' if added.incoming.assumed else ''}"
    best, *rest = added.recognition.likest
    told = f"{best.quotes} quotes" if best.quotes == held else f"the {best.quotes} quotes long enough to tell"
    next_best = f" (next: {rest[0].found} of {rest[0].quotes}, of {rest[0].source})" if rest else ""
    return f"recognised by its words: {best.found} of {told} stand in it{next_best}"


def _records(story: Corpus, verification: Verification) -> list[dict[str, Any]]:
    """Return each source that has a text of its own, with what is kept and what its quotes are in that."""
    held = {one.source: one for one in verification.held}
    return [
        {
            "source": source.id,
            "kept": STATES[held[source.id].by],
            "file": source.text.file,
            "trouble": held[source.id].trouble if held[source.id].by else "",
            "results": dict(verification.counts_of(source.id)),
        }
        for source in story.sources
        if source.text
    ]


def _columns(names: Names) -> tuple[Column, ...]:
    return (
        Column("source", lambda record: names.source(record["source"]), 3, 12),
        Column("kept", lambda record: record["kept"], weight=0),
        Column("quotes", lambda record: record["trouble"] or counted(record["results"]), 3, 12),
        Column("id", lambda record: record["source"], 3),
    )
