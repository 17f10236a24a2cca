"""The Textual app: one story on one screen, with themes and the palette."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import constants, on
from textual.app import App, SystemCommand
from textual.events import InputEvent, Paste
from textual.worker import WorkerFailed

from osexplore.corpus.index import Index
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, harmless_lines
from osexplore.ui.commands import bindings
from osexplore.ui.screens.copying import WORKERS, Copying
from osexplore.ui.screens.explore import Explore
from osexplore.ui.screens.paned import Paned
from osexplore.ui.screens.rereading import ReadAgain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.command import Provider
    from textual.driver import Driver
    from textual.events import Event
    from textual.screen import Screen

    from osexplore.corpus.model import Corpus


HOW_TO_LEAVE = "Nothing was stopped: q leaves osexplore."
NOTHING_MARKED = "No text is marked."
NO_DRIVER = "TEXTUAL_DRIVER is {!r}, which is no driver of Textual's; unset it"


class DriverError(Exception):
    """The environment names a driver that there is not; `str()` says so in one line."""


def _our_commands() -> type[Provider]:
    """Return the palette's provider, imported when the palette opens."""
    from osexplore.ui.palette import OurCommands

    return OurCommands


class Osexplore(App[None]):
    """A story, open for reading.

    `told_to_end` is the exit status where a signal or the terminal's end ended it.
    """

    told_to_end: int | None = None

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = App.COMMANDS | {_our_commands}
    ENABLE_COMMAND_PALETTE = True
    # Before what a dialog makes of it: a dialog lets no other key come as far as this.
    BINDINGS: ClassVar = bindings("suspend", priority=True)

    def __init__(self, corpus: Corpus, path: Path | None = None, texts: Path | None = None) -> None:
        # Textual's greys for NO_COLOR are colours still; beside the terminal's own it leaves none at all.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self._take(Index(corpus))
        self._path, self._texts = path, texts

    def get_driver_class(self) -> type[Driver]:
        """Draw on a terminal of ours, unless another driver is asked for (the browser's)."""
        if constants.DRIVER is not None or sys.platform == "win32":
            try:
                return super().get_driver_class()
            except (ImportError, AttributeError, RuntimeError, ValueError) as error:
                raise DriverError(NO_DRIVER.format(constants.DRIVER)) from error
        from osexplore.ui.driver import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """Open the story."""
        return Explore(self.index, self._path, self._texts)

    @on(ReadAgain)
    async def show_again(self, read: ReadAgain) -> None:
        """Show the story as its file is now, at the same place, unless a page was opened since."""
        if not isinstance(self.screen, Explore):
            return
        self._take(read.index)
        # Textual wants to take this from every screen that it switches from, and gives none to the first.
        self.screen._push_result_callback(self.screen, None)
        await self.switch_screen(Explore(self.index, self._path, self._texts, read))

    def _take(self, index: Index) -> None:
        self.index = index
        self.title = harmless(words(index.story.title)) or harmless(index.story.id)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer Textual's own change of theme; everything else in the palette is ours."""
        del screen
        yield SystemCommand("Theme", "Change the colours: light, dark and others.", self.action_change_theme)

    async def on_event(self, event: Event) -> None:
        """Pass an event on, once all that it may be meant for is on the screen.

        What a person pastes, in a terminal or a browser, may come from anywhere.
        """
        if isinstance(event, InputEvent) and self.screen_stack and isinstance(self.screen, Paned):
            await self.screen.complete.wait()
        if isinstance(event, Paste):
            event.text = harmless_lines(event.text)
        await super().on_event(event)

    async def action_quit(self) -> None:
        """Leave from whatever page is open, as the screen below it does."""
        below = next(screen for screen in reversed(self.screen_stack) if isinstance(screen, Copying))
        await below.action_quit()

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c, which stops other programs, asks for it."""
        self._tell(HOW_TO_LEAVE)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was marked by mouse as quotes are copied: by every route, and say what became of it."""
        if not text:
            self._tell(NOTHING_MARKED)
            return
        self._clipboard = text
        self.run_worker(partial(self._copy_marked, text), thread=True, exclusive=True, group=WORKERS)

    def _copy_marked(self, text: str) -> None:
        from osexplore.citing import clipboard

        outcome = clipboard.copy(text, self._driver.write if self._driver else None)
        self.call_from_thread(self._tell, f"marked text: {outcome.message}.")

    def _tell(self, message: str) -> None:
        if isinstance(self.screen, Copying):
            self.screen.say(message)
        else:
            self.notify(message, markup=False)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from osexplore.ui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Open the list of themes, found by typing as commands are."""
        from textual.theme import ThemeProvider

        from osexplore.ui.screens.palette import Palette

        self.push_screen(Palette([ThemeProvider], placeholder="Search for themes…"))

    def action_suspend(self) -> None:
        """Stop until the shell continues the program."""
        self.action_suspend_process()

    def _fatal_error(self) -> None:
        # Textual would print pages of source code; `run` raises the error once the terminal is restored.
        self._close_messages_no_wait()

    @property
    def failure(self) -> Exception | None:
        """The error that ended the screen, if one did."""
        failure = self._exception
        return failure.error if isinstance(failure, WorkerFailed) else failure  # type: ignore[return-value]


def run(corpus: Corpus, path: Path, *, mouse: bool = True, texts: Path | None = None) -> int:
    """Open the screen on a story and return the program's exit status; raise the error that ended it.

    `texts` is a folder with the sources' full texts, in place of those that are kept.
    """
    # The terminal knows its size and tells when it changes; these may be another terminal's.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    # What is made before the first frame stays: collecting garbage among it costs a fifth of the start.
    gc.disable()
    app = Osexplore(corpus, path, texts)
    app.call_later(app.call_after_refresh, _collect_from_now_on)
    app.run(mouse=mouse)
    if app.told_to_end is not None:
        # A screen that is opened while the terminal goes may fail; that is the end, not a bug.
        return app.told_to_end
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()
