"""The Textual app: one story on one screen, with themes and the palette."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand

from osexplore.corpus.index import Index
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless
from osexplore.ui.screens.explore import Explore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.command import Provider
    from textual.screen import Screen

    from osexplore.corpus.model import Corpus


def _our_commands() -> type[Provider]:
    """Return the palette's provider, imported when the palette opens."""
    from osexplore.ui.palette import OurCommands

    return OurCommands


class Osexplore(App[None]):
    """A story, open for reading."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = App.COMMANDS | {_our_commands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, corpus: Corpus, path: Path | None = None) -> None:
        super().__init__()
        self.index = Index(corpus)
        self._path = path
        self.title = harmless(words(corpus.story.title)) or corpus.story.id

    def get_default_screen(self) -> Screen[None]:
        """Open the story."""
        return Explore(self.index, self._path)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer Textual's own change of theme; everything else in the palette is ours."""
        del screen
        yield SystemCommand("Theme", "Change the colours: light, dark and others.", self.action_change_theme)


def run(corpus: Corpus, path: Path) -> int:
    """Open the screen on a story and return the program's exit status."""
    # What is made before the first frame stays: collecting garbage among it costs a fifth of the start.
    gc.disable()
    app = Osexplore(corpus, path)
    app.call_later(app.call_after_refresh, _collect_from_now_on)
    app.run()
    return app.return_code or 0


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()
