"""Every widget, title, list, notice and palette entry shows hostile text as text, and copies it as text."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from osexplore.corpus.selection import Selection
from osexplore.corpus.store import load
from osexplore.ui.commands import COMMANDS, Where
from tests.hostile.stories import EVERY, MARK, harm, story
from tests.terminal.emulator import OSC_52
from tests.ui.pages import PAGES, in_story, of_ours, widgets_of_ours
from tests.ui.stage import Staged

LEADING_AWAY = {"quit", "suspend", "palette", "step_out", "to_event", "help", "export", "copied"}
WHERE: dict[str, Where] = {"s": "text", "v": "coverage", "C": "collection", "x": "disagreements"}
"""What is in use on the pages that have commands of their own."""

NOTE = "a"
"""The key that opens a line to type in, and comes last."""

SAYING = {"Static#reader-head", "Static#known", "Static#meaning", "Static#result"}
"""Those of Textual's that tell of the story or of what was typed."""

OURS_ALONE = {"AllKeys", "Choices", "Density", "Keys", "Legend"}
"""The widgets that say nothing of the story."""


class Judge:
    """Looks at the whole screen after every key, and notes what should not be there, and what was seen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.wrong: list[str] = []
        self.screens: set[type[Screen[object]]] = set()
        self.shown: set[str] = set()
        """The kinds of widgets in which the hostile text was seen."""
        self._harmless: set[str] = set()

    async def press(self, *keys: str) -> None:
        """Press keys, and look after each."""
        for key in keys:
            await self.pilot.press(key)
            self.look(key)

    async def settle(self, after: str) -> None:
        """Wait for what threads do, and look."""
        await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()
        self.look(after)

    async def paste(self) -> None:
        """Paste something hostile wherever there is a line to type in; a file's name must not be long."""
        screen, one_line = self.pilot.app.screen, "".join(EVERY.splitlines())
        one_line = one_line.encode("utf-8", "replace").decode()
        for field in screen.query(Input):
            for pasted in (one_line, one_line[:40]):
                if field.region and field.is_attached:
                    screen.set_focus(field)
                    field.value = ""
                    self.pilot.app.post_message(events.Paste(pasted))
                    await self.pilot.pause()
                    self.look("pasting")
                    await self.press("enter")
                    field.value = ""

    def look(self, after: str) -> None:
        """Look at everything."""
        screen = self.pilot.app.screen
        self.screens.add(type(screen))
        strips = screen._compositor.render_strips()
        for place, told in self._everything(strips):
            if told not in self._harmless and (left := harm(told)):
                self.wrong.append(f"after {after}, {type(screen).__name__}, {place}: {left!r}")
            self._harmless.add(told)
        for strip in strips:
            for segment in strip:
                if segment.style and ("@click" in segment.style.meta or segment.style.link):
                    self.wrong.append(f"after {after}: {segment.text!r} acts when it is clicked")
        for widget in screen.walk_children(Widget):
            if (kind := kind_of(widget)) not in self.shown and MARK in drawn(widget, strips):
                self.shown.add(kind)

    def _everything(self, strips: list[Strip]) -> Iterator[tuple[str, str]]:
        app = self.pilot.app
        yield "the title", f"{app.title} {app.sub_title} {app.screen.title or ''}"
        for strip in strips:
            yield "the screen", strip.text
        for notice in app._notifications:
            yield "a notice", notice.message
        for widget in app.screen.walk_children(Widget):
            yield f"the tooltip of {widget!r}", str(widget.tooltip or "")


def kind_of(widget: Widget) -> str:
    """Return the name of a widget's class; one of Textual's own has its name here by its id."""
    name = type(widget).__name__
    return f"{name}#{widget.id}" if type(widget) in (Static, Input) else name


def drawn(widget: Widget, strips: list[Strip]) -> str:
    """Return what stands where a widget is."""
    x, y, width, height = widget.region
    return "\n".join(strip.crop(max(0, x), x + width).text for strip in strips[max(0, y) : y + height])


async def in_the_story(judge: Judge) -> None:
    """Do every command of the story's own screen, and leave what it opens."""
    opening = {known.id for known in COMMANDS if known.keys[0] in PAGES}
    for known in COMMANDS:
        here = {"people", "timeline"}.intersection(known.panes)
        if here and known.id not in LEADING_AWAY | opening:
            page = await in_story(judge.pilot)
            page.selection = Selection()
            if "timeline" not in here:
                await judge.press("1")
            await judge.press(known.keys[0])
            await judge.paste()


async def on_pages(judge: Judge) -> None:
    """Open every page, move about, do what can be done there, and wait until it has said everything."""
    for key in PAGES:
        await in_story(judge.pilot)
        await judge.press(*(("3", key) if key == "s" else (key,)))
        await judge.paste()
        await judge.settle(f"opening {key}")
        used = WHERE.get(key)
        here = [known.keys[0] for known in COMMANDS if used in known.panes and known.id not in LEADING_AWAY]
        await judge.press(*sorted(here, key=NOTE.__eq__), *(("down", "tab") if NOTE not in here else ()))
        await judge.paste()
        await judge.settle(f"everything on {key}")


async def test_nothing_on_the_screen_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps(story(EVERY)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # what is exported goes there
    monkeypatch.setenv("PATH", str(tmp_path))  # and no clipboard program is found
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    app = Staged(load(path), path)
    async with app.run_test(size=(150, 50)) as pilot:
        judge = Judge(pilot)
        judge.look("the start")
        await judge.press("j", "k", "3", "j", "4", "j", "1", "space", "j", "space", "space", "2", "d")
        await judge.settle("the first keys")
        await in_the_story(judge)
        await on_pages(judge)
        await in_story(pilot)
        for size in ((100, 30), (80, 24), (40, 12), (20, 8)):
            await pilot.resize_terminal(*size)
            await judge.press("1", "2", "3", "4")
        await judge.settle("everything")
    assert not judge.wrong, "\n".join(dict.fromkeys(judge.wrong))
    assert of_ours() <= judge.screens
    assert SAYING | widgets_of_ours() - OURS_ALONE <= judge.shown, "the text itself is shown"
    for sequence in written:
        for payload in OSC_52.findall(sequence.encode()):
            assert not harm(base64.b64decode(payload).decode(), allowed="\n")
    kept = (tmp_path / "home" / "state" / "osexplore" / "copied.txt").read_text(encoding="utf-8")
    assert MARK in kept
    assert not harm(kept, allowed="\n")
