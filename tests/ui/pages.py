"""Every page and dialog that can lie over the story, and the keys that open it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from osexplore.ui.later import MODULES, load_modules
from osexplore.ui.screens.collection import CollectionScreen
from osexplore.ui.screens.copied import CopiedScreen
from osexplore.ui.screens.copy_as import CopyAs
from osexplore.ui.screens.coverage import CoverageScreen
from osexplore.ui.screens.disagreements import DisagreementScreen
from osexplore.ui.screens.explore import Explore
from osexplore.ui.screens.export import ExportScreen
from osexplore.ui.screens.filter import FilterScreen
from osexplore.ui.screens.go_to import GoToDate
from osexplore.ui.screens.help import HelpScreen
from osexplore.ui.screens.palette import Palette
from osexplore.ui.screens.reader import ReaderScreen

PAGES: dict[str, type[Screen[Any]]] = {
    "s": ReaderScreen,
    "v": CoverageScreen,
    "C": CollectionScreen,
    "x": DisagreementScreen,
    "question_mark": HelpScreen,
    "Y": CopyAs,
    "p": CopiedScreen,
    "w": ExportScreen,
    "f": FilterScreen,
    "colon": GoToDate,
    "ctrl+p": Palette,
}
WITH_STATUS = ("s", "v", "C", "x")


def of_ours() -> set[type[Screen[Any]]]:
    """Return every screen of ours that is shown: those that are only built upon are not."""
    load_modules()
    assert all(kind.__module__ in MODULES for kind in PAGES.values())
    return {kind for kind in _below(Screen) if _is_ours(kind) and not any(map(_is_ours, _below(kind)))}


def _below(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def _is_ours(kind: type[Screen[Any]]) -> bool:
    return kind.__module__.startswith("osexplore.")


async def in_story(pilot: Pilot[None]) -> Explore:
    """Close whatever is open, and return the story's screen."""
    app = pilot.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    await pilot.pause()
    story = app.screen
    assert isinstance(story, Explore)
    story.set_focus(story.timeline)
    return story


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys so fast that all are there before anything is done for the first."""
    for key in keys:
        pilot.app.simulate_key(key)
    for _ in range(2):
        await pilot.pause()
