"""`cite`: quotes and works as text that can be pasted; `export`: records for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from osexplore.citing import styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.parts import EXTRAS
from osexplore.citing.passages import LANGUAGES
from osexplore.citing.quotation import Choice, Context, copy
from osexplore.cli import output
from osexplore.cli.filters import near_identities
from osexplore.cli.program import takes_db
from osexplore.corpus.index import Index
from osexplore.corpus.plain import harmless
from osexplore.corpus.store import default_path, load

if TYPE_CHECKING:
    from osexplore.citing.parts import Extra, Target
    from osexplore.citing.passages import Languages
    from osexplore.citing.styles import Style


def _extras(_context: click.Context, _parameter: click.Parameter, value: str) -> frozenset[Extra]:
    """Return what `--with` names."""
    names = [name for name in value.replace(",", " ").split() if name != "nothing"]
    unknown = [name for name in names if name not in EXTRAS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]}: choose from {', '.join(EXTRAS)} (or nothing)")
    return frozenset(cast("list[Extra]", names))


@click.command()
@click.argument("identities", metavar="ID…", nargs=-1, required=True)
@click.option(
    "--style",
    "style_name",
    type=click.Choice(tuple(styles.STYLES)),
    default="apa",
    show_default=True,
    metavar="STYLE",
    help=f"One of {', '.join(styles.STYLES)}.",
)
@click.option(
    "--csl",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Any CSL style file, for --style.",
)
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
@takes_db
def cite(
    identities: tuple[str, ...],
    style_name: str,
    csl: Path | None,
    form: str,
    extras: frozenset[Extra],
    languages: Languages,
    db: Path | None,
) -> None:
    """Give quotes or sources, by their ids, with citation and references, as text that can be pasted."""
    index = Index(load(default_path(db)))
    targets = [_target(identity, index) for identity in dict.fromkeys(identities)]
    choice = Choice(_style(style_name, csl), FORMATS[form], languages, extras)
    made = copy(targets, Context(index.people, index.sources), choice)
    output.write(made.text)
    for warning in made.warnings:
        click.echo(f"osexplore: {harmless(warning)}", err=True)


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
