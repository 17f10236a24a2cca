"""`cite`: quotes and works as text that can be pasted; `export`: records for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from osexplore.citing import export as exports
from osexplore.citing import styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.parts import EXTRAS
from osexplore.citing.passages import LANGUAGES
from osexplore.citing.proof import prove
from osexplore.citing.quotation import Choice, Context, copy
from osexplore.cli import filters, output
from osexplore.cli.filters import near_identities
from osexplore.cli.program import takes_db
from osexplore.corpus.atomic import replace
from osexplore.corpus.index import Index
from osexplore.corpus.model import Quote
from osexplore.corpus.plain import harmless
from osexplore.corpus.store import default_path, load
from osexplore.corpus.texts import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from osexplore.citing.parts import Extra, Target
    from osexplore.citing.passages import Languages
    from osexplore.citing.proof import Proof
    from osexplore.citing.styles import Style
    from osexplore.corpus.selection import Selection

Command = TypeVar("Command", bound="Callable[..., Any]")


def _extras(_context: click.Context, _parameter: click.Parameter, value: str) -> frozenset[Extra]:
    """Return what `--with` names."""
    names = [name for name in value.replace(",", " ").split() if name != "nothing"]
    unknown = [name for name in names if name not in EXTRAS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]}: choose from {', '.join(EXTRAS)} (or nothing)")
    return frozenset(cast("list[Extra]", names))


def _with_style(command: Command) -> Command:
    """Give a command `--style` and `--csl`."""
    csl = click.option(
        "--csl", type=click.Path(path_type=Path), metavar="FILE",
        help="Any CSL style file, in place of --style.",
    )  # fmt: skip
    style = click.option(
        "--style", "style_name", type=click.Choice(tuple(styles.STYLES)), default="apa", show_default=True,
        metavar="STYLE", help=f"One of {', '.join(styles.STYLES)}.",
    )  # fmt: skip
    return style(csl(command))


@click.command()
@click.argument("identities", metavar="ID…", nargs=-1, required=True)
@_with_style
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="plain",
    show_default=True,
    help="How it is written; latex cites by \\cite, with BibLaTeX entries.",
)
@click.option(
    "--with",
    "extras",
    callback=_extras,
    default="place",
    show_default=True,
    metavar="place,link,proof",
    help="What stands beside a quote: its paragraph, a link to the words, how they were verified; nothing.",
)
@click.option(
    "--words",
    "languages",
    type=click.Choice(LANGUAGES),
    default="usual",
    show_default=True,
    help="The print, our English, or both; usual is both, in Chinese styles the print.",
)
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder with the sources' texts, for --with proof.",
)
@takes_db
def cite(
    identities: tuple[str, ...],
    style_name: str,
    csl: Path | None,
    form: str,
    extras: frozenset[Extra],
    languages: Languages,
    texts: Path | None,
    db: Path | None,
) -> None:
    """Give quotes or sources, by their ids, with citation and references, as text that can be pasted."""
    index = Index(load(default_path(db)))
    targets = [_target(identity, index) for identity in dict.fromkeys(identities)]
    choice = Choice(_style(style_name, csl), FORMATS[form], languages, extras)
    proofs = _proofs(targets, index, texts) if texts and "proof" in extras else {}
    made = copy(targets, Context(index.people, index.sources, proofs), choice)
    output.write(made.text)
    _warn(made.warnings)


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
    "-o", "--output", "path", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@_with_style
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, which some spreadsheets want.")
@filters.filtered
@takes_db
def export(
    format_argument: str | None,
    form: str | None,
    path: Path | None,
    force: bool,
    style_name: str,
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
    if path is not None:
        _check_free(path, force)
    material = _material(*filters.narrow(Index(load(default_path(db))), **chosen))
    made = exports.export(name, material, exports.Options(_style(style_name, csl), bom))
    if path is None:
        output.write(made.text)
    else:
        replace(path, made.text)
    _warn(made.warnings)


def _check_free(path: Path, force: bool) -> None:
    """Raise click.UsageError where a file cannot be written, or must not be."""
    if path.is_dir() or not path.parent.is_dir():
        raise click.UsageError(f"{path}: {'is a folder' if path.is_dir() else 'there is no such folder'}")
    if path.exists() and not force:
        raise click.UsageError(f"{path}: there is a file already; --force replaces it")


def _material(index: Index, selection: Selection) -> exports.Material:
    """Return what is exported of a story: the selected events with the quotes on them."""
    numbers = index.select(selection)
    quotes = [
        quote for quote in index.quotes(numbers) if quote.source in (selection.sources or index.sources)
    ]
    return exports.Material(index.story, index.people, index.sources, index.events(numbers), quotes)


def _warn(warnings: Iterable[str]) -> None:
    for warning in warnings:
        click.echo(f"osexplore: {harmless(warning)}", err=True)


def _proofs(targets: Iterable[Target], index: Index, texts: Path) -> dict[str, Proof]:
    """Hold the quotes against the texts of a folder, today."""
    folder, today = Folder(texts), date.today().isoformat()
    quotes = [target for target in targets if isinstance(target, Quote)]
    proofs = {quote.id: prove(quote, index.sources[quote.source], folder, today) for quote in quotes}
    return {quote: proof for quote, proof in proofs.items() if proof is not None}


def _style(name: str, csl: Path | None) -> Style:
    try:
        return styles.from_file(csl) if csl else styles.named(name)
    except styles.StyleError as error:
        raise click.UsageError(str(error)) from error


def _target(identity: str, index: Index) -> Target:
    """Return the quote or the source with this id; raise click.UsageError where neither has it."""
    if identity in index.sources:
        return index.sources[identity]
    try:
        return index.quote(identity)
    except KeyError:
        known = [one for table, one in index.identities() if table in ("quotes", "sources")]
        near = " or ".join(near_identities(identity, known))
        remedy = f"did you mean {near}?" if near else "`osexplore quotes` lists the ids"
        raise click.UsageError(f"{identity}: no such quote or source; {remedy}") from None
