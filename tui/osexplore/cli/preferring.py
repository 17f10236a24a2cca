"""How quotes are cited, as options; what they leave open the settings say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from osexplore.citing import preferences, settings, styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.parts import EXTRAS
from osexplore.citing.passages import LANGUAGES
from osexplore.citing.template import FIELDS, TemplateError, template

if TYPE_CHECKING:
    from collections.abc import Callable

    from osexplore.citing.parts import Choice
    from osexplore.citing.settings import Settings
    from osexplore.citing.styles import Style

Command = TypeVar("Command", bound="Callable[..., Any]")

_STYLE = (
    click.option(
        "--style", "style_name", metavar="STYLE",
        help=f"One of {', '.join(styles.STYLES)}, or the name of a CSL file in the settings' folder `styles`"
        " or in Zotero.  [default: the settings', else apa]",
    ),
    click.option(
        "--csl", type=click.Path(path_type=Path), metavar="FILE",
        help="Any CSL style file, in place of --style.",
    ),
)  # fmt: skip

_REST = (
    click.option(
        "--format", "form", type=click.Choice(tuple(FORMATS)),
        help="How it is written; latex cites by \\cite, with BibLaTeX entries."
        "  [default: the settings', else plain]",
    ),
    click.option(
        "--with", "extras", metavar=",".join(EXTRAS),
        help="What stands beside a quote: its paragraph, a link to the words, how they were verified;"
        " nothing.  [default: the settings', else place]",
    ),
    click.option(
        "--words", "--language", "language", type=click.Choice(LANGUAGES),
        help="The print, our English, or both; usual is both, in Chinese styles the print."
        "  [default: the settings', else usual]",
    ),
    click.option(
        "--template", "written", metavar="TEMPLATE",
        help="A template of the settings by its name, or one written here, with fields in braces: "
        f"{', '.join(FIELDS)}.",
    ),
)  # fmt: skip


def takes_style(command: Command) -> Command:
    """Give a command `--style` and `--csl`, of which `style` makes a style."""
    for option in reversed(_STYLE):
        command = option(command)
    return command


def takes_choice(command: Command) -> Command:
    """Give a command everything that says how quotes are copied, of which `choice` makes a value."""
    for option in reversed(_REST):
        command = option(command)
    return takes_style(command)


def style(style_name: str | None, csl: Path | None) -> Style:
    """Return the style that the options name, else the settings'; raise click.UsageError."""
    return _style(style_name, csl, _settings())


def choice(
    *,
    style_name: str | None,
    csl: Path | None,
    form: str | None,
    extras: str | None,
    language: str | None,
    written: str | None,
) -> Choice:
    """Return how quotes are to be copied; raise click.UsageError for what cannot be."""
    known = _settings()
    wanted, templates = known.preferences, dict(known.templates)
    try:
        if form is not None:
            wanted = replace(wanted, format=form)
        if language is not None:
            wanted = replace(wanted, language=preferences.language(language))
        if extras is not None:
            wanted = replace(wanted, extras=preferences.extras(settings.parts(extras)))
        if written is not None:
            if "{" in written:
                templates[written] = template(written, written.replace("\\n", "\n"))
            wanted = replace(wanted, template=written)
        found = replace(wanted, style="apa").choice(templates)
    except (preferences.PreferenceError, TemplateError) as error:
        raise click.UsageError(str(error)) from error
    return replace(found, style=_style(style_name, csl, known))


def _style(name: str | None, csl: Path | None, known: Settings) -> Style:
    try:
        return styles.from_file(csl) if csl else styles.called(name or known.preferences.style)
    except styles.StyleError as error:
        raise click.UsageError(str(error)) from error


def _settings() -> Settings:
    try:
        return settings.load()
    except settings.SettingsError as error:
        raise click.ClickException(str(error)) from error
