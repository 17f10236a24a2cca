"""Every widget, title, list, notice and palette entry shows hostile text as text, and copies it as text."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from osexplore.corpus.selection import Selection
from osexplore.corpus.store import load
from osexplore.ui.app import Osexplore
from osexplore.ui.commands import COMMANDS, Command
from osexplore.ui.screens.explore import Explore
from tests.hostile.stories import HOSTILE, harm, story
from tests.terminal.emulator import OSC_52

LEAVING = {"quit", "suspend", "palette"}
JOURNEYS = {
    "acting": HOSTILE["escapes"] + HOSTILE["c1"] + HOSTILE["controls"],
    "hiding": HOSTILE["bidi"] + HOSTILE["hidden"] + HOSTILE["halves"],
    "markup": HOSTILE["markup"] + HOSTILE["console"],
}


@pytest.fixture(params=JOURNEYS)
def text(request: pytest.FixtureRequest) -> str:
    return JOURNEYS[request.param]


@pytest.fixture
def app(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Osexplore:
    path = tmp_path / "db.json"
    path.write_text(json.dumps(story(text)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # what is exported goes there
    monkeypatch.setenv("PATH", str(tmp_path))  # and no clipboard program is found
    return Osexplore(load(path), path)


class Judge:
    """Looks at the whole screen after everything that is done, and notes what should not be there."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.wrong: list[str] = []
        self.seen: set[str] = set()

    async def press(self, *keys: str) -> None:
        """Press keys, and look."""
        await self.pilot.press(*keys)
        self.look(" ".join(keys))

    def look(self, after: str) -> None:
        app = self.pilot.app
        for place, told in self._everything():
            if left := harm(told):
                self.wrong.append(
                    f"after {after}, {app.screen.name or type(app.screen).__name__}, {place}: {left!r}"
                )
        for strip in app.screen._compositor.render_strips():
            self.seen.add(strip.text)
            for segment in strip:
                if segment.style and ("@click" in segment.style.meta or segment.style.link):
                    self.wrong.append(f"after {after}: {segment.text!r} acts when it is clicked")

    def _everything(self) -> Iterator[tuple[str, str]]:
        app = self.pilot.app
        yield "the title", f"{app.title} {app.sub_title} {app.screen.title or ''}"
        for strip in app.screen._compositor.render_strips():
            yield "the screen", strip.text
        for notice in app._notifications:
            yield "a notice", notice.message
        for widget in app.screen.walk_children(Widget):
            yield f"the tooltip of {widget!r}", str(widget.tooltip or "")


async def do(known: Command, judge: Judge) -> None:
    """Do a command where it can be done, and whatever its own page offers, then come back."""
    stack = judge.pilot.app.screen_stack
    explore = cast("Explore", stack[0])
    explore.selection = Selection()
    if known.panes == ("collection",):
        await judge.press("C")
    elif "timeline" in known.panes:
        await judge.press("2", "g")
    else:
        await judge.press("1")
    if known.keys:
        await judge.press(known.keys[0])
    await paste(judge)
    if len(stack) > 1:
        await judge.press("down", "tab", "j", "k", "tab")
    for _ in range(4):
        if len(stack) > 1 or judge.pilot.app.focused is None or isinstance(judge.pilot.app.focused, Input):
            await judge.press("escape")


async def paste(judge: Judge) -> None:
    """Where there is a line to type in, paste something hostile."""
    focused = judge.pilot.app.focused
    if isinstance(focused, Input):
        for pasted in JOURNEYS.values():
            focused.post_message(events.Paste(pasted.encode("utf-8", "replace").decode()))
            await judge.pilot.pause()
            judge.look("pasting")
            focused.value = ""


async def test_nothing_on_the_screen_acts(
    app: Osexplore, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    async with app.run_test(size=(150, 50)) as pilot:
        judge = Judge(pilot)
        await judge.press("j", "k", "3", "j", "4", "j", "1", "space", "j", "space", "space", "2", "d")
        judge.look("the start")
        for known in COMMANDS:
            if known.id not in LEAVING:
                await do(known, judge)
        await judge.press("ctrl+p", "down", "down", "s", "h", "o", "w", "down", "escape", "escape")
        for size in ((100, 30), (80, 24), (40, 12), (20, 8)):
            await pilot.resize_terminal(*size)
            await judge.press("1", "2", "3", "j", "4", "2")
        await app.workers.wait_for_complete()
        judge.look("everything")
    assert not judge.wrong, "\n".join(dict.fromkeys(judge.wrong))
    assert any(visible(text) in line for line in judge.seen), "and the text itself is shown"
    for sequence in written:
        for payload in OSC_52.findall(sequence.encode()):
            assert not harm(base64.b64decode(payload).decode(), allowed="\n")
    kept = (tmp_path / "home" / "state" / "osexplore" / "copied.txt").read_text(encoding="utf-8")
    assert visible(text) in kept
    assert not harm(kept, allowed="\n")


def visible(text: str) -> str:
    """Return the longest stretch of a text that nothing changes."""
    return max(re.split(r"[^\x20-\x7e]", text), key=len).strip()
