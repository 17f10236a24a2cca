"""What every screen of the whole size can do."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.screen import Screen, ScreenResultType

from osexplore.ui.commands import bindings
from osexplore.ui.widgets.keys import Keys


class WholeScreen(Screen[ScreenResultType]):
    """Shows every key, does what is clicked in the footer, and leaves the program."""

    BINDINGS: ClassVar = bindings("help", "quit")

    @on(Keys.Asked)
    async def do(self, asked: Keys.Asked) -> None:
        """Do a command by its id."""
        await self.run_action(asked.command)

    def action_help(self) -> None:
        """Show every key."""
        from osexplore.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    async def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
