"""What every screen of the whole size can do."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.screen import Screen, ScreenResultType

from osexplore.ui.commands import bindings, command
from osexplore.ui.doing import do
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.widgets.keys import Keys


class WholeScreen(ClosedOnce, Screen[ScreenResultType]):
    """Shows every key, does what is clicked in the footer, and leaves the program."""

    BINDINGS: ClassVar = bindings("help", "quit")

    @on(Keys.Asked)
    async def do(self, asked: Keys.Asked) -> None:
        """Do a command by its id."""
        await do(self, command(asked.command))

    def action_help(self) -> None:
        """Show every key."""
        from osexplore.ui.screens.help import HelpScreen

        async def do_what_was_clicked(asked: str | None) -> None:
            if asked is not None:
                await do(self, command(asked))

        self.app.push_screen(HelpScreen(), do_what_was_clicked)

    async def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
