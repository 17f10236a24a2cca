"""`export`: quotes, works and events for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from osexplore.citing import export as exports
from osexplore.cli import filters, output, preferring
from osexplore.cli.citing import collected_in, quotes_here, warn
from osexplore.cli.listings import takes_bom
from osexplore.cli.opening import opened
from osexplore.cli.program import takes_db
from osexplore.corpus.atomic import is_special, replace
from osexplore.corpus.memory import Memory
from osexplore.corpus.problem import reason

if TYPE_CHECKING:
    from osexplore.corpus.index import Index
    from osexplore.corpus.selection import Selection

STDOUT = Path("-")
ANOTHER = "name another file with -o"


@click.command()
@click.argument(
    "format_argument", metavar="[FORMAT]", required=False, type=click.Choice(tuple(exports.FORMATS))
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(exports.FORMATS)),
    metavar="FORMAT",
    help=f"One of {', '.join(exports.FORMATS)}.",
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file; - is stdout.",
)
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@click.option("--collection", is_flag=True, help="Export what is collected, in its order and with its notes.")
@preferring.takes_style
@takes_bom
@filters.filtered
@takes_db
def export(
    format_argument: str | None,
    form: str | None,
    path: Path | None,
    force: bool,
    collection: bool,
    style_name: str | None,
    csl: Path | None,
    bom: bool,
    db: Path | None,
    **chosen: Any,
) -> None:
    """Write the events that the filters keep, their quotes and sources, in a form for other programs.

    With --source only the quotes of these sources are written, and events without one are left out.
    """
    name = form or format_argument
    if name is None:
        raise click.UsageError(f"no format: choose one of {', '.join(exports.FORMATS)}")
    if form and format_argument and form != format_argument:
        raise click.UsageError(f"two formats: {format_argument} and {form}")
    if path == STDOUT:
        path = None
    if path is not None:
        _check_free(path, force)
    style = preferring.style(style_name, csl)
    index, selection = filters.narrow(opened(db), **chosen)
    material = _collected(index, selection) if collection else _selected(index, selection)
    made = exports.export(name, material, exports.Options(style, bom))
    if path is None:
        output.write(made.text)
    else:
        replace(path, made.text, over=force, remedy=ANOTHER)
    warn(made.warnings)


def _selected(index: Index, selection: Selection) -> exports.Material:
    return exports.selected(index, index.select(selection), selection.sources)


def _collected(index: Index, selection: Selection) -> exports.Material:
    if selection:
        raise click.UsageError("--collection and a filter: the collection is exported whole; leave one out")
    collection = collected_in(Memory(index.story.id))
    quotes_here(index, collection)
    return exports.collected(index, collection)


def _check_free(path: Path, force: bool) -> None:
    """Raise click.UsageError where a file cannot be written, or must not be."""
    try:
        if path.is_dir() or not path.parent.is_dir():
            wrong = "is a folder" if path.is_dir() else "there is no such folder"
            raise click.UsageError(f"{path}: {wrong}; {ANOTHER}")
        if path.exists() and not force and not is_special(path):
            raise click.UsageError(f"{path}: there is a file already; --force replaces it")
    except OSError as error:  # a name that no file can have
        raise click.UsageError(f"{path}: {reason(error)}; {ANOTHER}") from error
