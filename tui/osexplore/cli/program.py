"""The group of commands, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from osexplore import __version__
from osexplore.cli.ending import complain, ended
from osexplore.cli.screen import can_draw, open_screen

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS = {
    "events": ("osexplore.cli.listings", "What happened, in order."),
    "quotes": ("osexplore.cli.listings", "Who said what, word for word."),
    "people": ("osexplore.cli.listings", "Who acts and speaks, with every spelling."),
    "sources": ("osexplore.cli.listings", "The works that the story is drawn from."),
    "disagreements": ("osexplore.cli.listings", "Questions that sources answer differently."),
    "coverage": ("osexplore.cli.coverage", "Events against sources: who tells, who is silent, who differs."),
    "compare": ("osexplore.cli.comparing", "One event as two sources tell it, side by side."),
    "show": ("osexplore.cli.show", "Any record, by its id, for reading."),
    "cite": ("osexplore.cli.citing", "Quotes as text to paste, cited in a style."),
    "collection": ("osexplore.cli.collecting", "Quotes put together, in an order and with notes."),
    "export": ("osexplore.cli.exporting", "Quotes, works or events in a form for other programs."),
    "check": ("osexplore.cli.checking", "Report everything that is wrong in the file."),
    "verify": ("osexplore.cli.checking", "Hold every quote against the sources' texts."),
    "texts": ("osexplore.cli.texts", "Keep the sources' full texts, which do not come with the story."),
    "anchor": ("osexplore.cli.checking", "Fill in where every quote stands in its source's text."),
}
"""Each command's name: the module that holds a click command of that name, and its line of help."""

Command = TypeVar("Command", bound="Callable[..., Any]")


class LazyGroup(click.Group):
    """The commands of `COMMANDS`, in that order, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above is ours
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


def _db_or_the_one_before(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - click's signature
    value: Path | None,
) -> Path | None:
    """Return a command's own `--db`, else the one that stood before the command."""
    before = context.parent.params.get("db") if context.parent else None
    return value if value is not None else before


def takes_db(command: Command) -> Command:
    """Give a command `--db PATH`, which may stand before or after its name; it receives `db: Path | None`.

    `osexplore.corpus.store.default_path(db)` then names the file, OSEXPLORE_DB included.
    """
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        callback=_db_or_the_one_before,
        metavar="PATH",
        help="Another story (else OSEXPLORE_DB, else the one that comes with the program).",
    )(command)


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="osexplore %(version)s")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The sources' full texts to read in the screen (else those kept by `osexplore texts add`).",
)
@takes_db
@click.pass_context
def osexplore(context: click.Context, db: Path | None, no_mouse: bool, texts: Path | None) -> int:
    """Explore a story: what happened, who said what, by which source, and where sources disagree.

    Without a command it opens the screen, or prints the events where there is no terminal.
    """
    if context.invoked_subcommand is not None:
        return 0
    if can_draw():
        return open_screen(db, texts, mouse=not no_mouse)
    from osexplore.cli.listings import events

    context.invoke(events, db=db)
    return 0


def run(arguments: list[str]) -> int:
    """Run a command and return its exit status; what went wrong takes one line on stderr."""
    return ended(lambda: _commanded(arguments))


def _commanded(arguments: list[str]) -> object:
    try:
        return osexplore.main(arguments, prog_name="osexplore", standalone_mode=False)
    except click.Abort:
        return 130
    except click.ClickException as error:
        return complain(_usage(error))


def _usage(error: click.ClickException) -> str:
    """Return what is wrong with the command line, in one line, and where help is."""
    message = " ".join(error.format_message().split())
    if not isinstance(error, click.UsageError) or error.ctx is None:
        return message
    return f"{message.rstrip('.')} (see `{error.ctx.command_path} --help`)"
