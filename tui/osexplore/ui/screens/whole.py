"""What every screen of the whole size can do."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.screen import Screen, ScreenResultType

from osexplore.ui.commands import bindings, command
from osexplore.ui.doing import do
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.widgets.keys import Keys
from osexplore.ui.widgets.status import Status

WHERE_TO_READ_AGAIN = "Escape goes back to the story; R reads its file again there."


class WholeScreen(ClosedOnce, Screen[ScreenResultType]):
    """Shows every key, does what is clicked in the footer, says what happened, and leaves the program."""

    BINDINGS: ClassVar = bindings("help", "quit", "read_again")

    @on(Keys.Asked)
    async def do(self, asked: Keys.Asked) -> None:
        """Do a command by its id."""
        await do(self, command(asked.command))

    def say(self, message: str) -> None:
        """Say what has happened."""
        for status in self.query(Status):
            status.message = message

    def on_key(self) -> None:
        """Take back what was said: it was of what was lit, and the key may light something else."""
        self.say("")

    def on_mouse_down(self) -> None:
        """Take back what was said, as for a key."""
        self.say("")

    def action_read_again(self) -> None:
        """Say where the story's file can be read again: this page shows the story as it was."""
        self.say(WHERE_TO_READ_AGAIN)

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
