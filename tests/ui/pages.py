"""Every page and dialog that can lie over the story, and the keys that open it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

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

Kind = TypeVar("Kind", bound=Widget)

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
    return set(_used(Screen))


def widgets_of_ours() -> set[str]:
    """Return the names of all widgets of ours, without screens and those that are only built upon."""
    load_modules()
    return {kind.__name__ for kind in _used(Widget) if not issubclass(kind, Screen)}


def _used(kind: type[Kind]) -> Iterator[type[Kind]]:
    for below in _below(kind):
        if _is_ours(below) and not any(map(_is_ours, _below(below))):
            yield below


def _below(kind: type[Kind]) -> Iterator[type[Kind]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def _is_ours(kind: type[object]) -> bool:
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
