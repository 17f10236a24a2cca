"""The command palette as a screen: Textual's own, which stands any size and closes once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.command import CommandList, CommandPalette
from textual.widgets import Input, OptionList

from osexplore.ui.screens.closing import ClosedOnce

if TYPE_CHECKING:
    from textual.message import Message


class Palette(ClosedOnce, CommandPalette):
    """Textual's palette. What is typed after a command was chosen, or after it closed, does nothing more."""

    CSS_PATH = "pages.tcss"

    @on(Input.Changed)
    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def choose_once(self, late: Message) -> None:
        """Leave alone what comes late: Textual would do a command twice, or list what is gone."""
        if not self.is_active:
            late.stop()
            late.prevent_default()

    def _action_command_list(self, action: str) -> None:
        """Move in the list, where it is in view: Textual turns pages by lines that it has drawn."""
        if self.query_one(CommandList).scrollable_content_region or not action.startswith("page"):
            super()._action_command_list(action)
