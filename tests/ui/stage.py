"""A story on a stage: what a person sees and does, for tests of the screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from osexplore.ui import app
from osexplore.ui.app import Osexplore
from osexplore.ui.screens.explore import Explore
from tests.build import corpus, disagreement, event, person, quote, source

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from textual.pilot import Pilot
    from textual.widget import Widget

SIZES = [(160, 48), (120, 36), (80, 24), (40, 12)]


class Staged(Osexplore):
    """The app, looked at once all is on the screen: a key waits for that, and a look does not."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))

    @asynccontextmanager
    async def run_test(self, **options: Any) -> AsyncGenerator[Pilot[None], None]:
        """Run until the story is there whole."""
        async with super().run_test(**options) as pilot:
            await explore(pilot).complete.wait()
            await pilot.pause()
            yield pilot


def story(**tables: Any) -> Osexplore:
    """Return the screen on a corpus of these tables."""
    return Staged(corpus(**tables))


def open_ai() -> Osexplore:
    """Return the screen on a story of seven events, four people, three sources and two disagreements.

    Altman is in the events of 2015, 2017 and November 2023; Musk in all but 2019 and 2023; sohu tells all
    but the last.
    """
    return story(
        people=[
            {**person("musk"), "name": {"en": "Elon Musk", "zh-Hans": "马斯克"}},
            {**person("altman", aliases=["阿尔特曼"]), "name": {"en": "Sam Altman", "zh-Hans": "奥特曼"}},
            person("toner", "Helen Toner"),
            person("openai", "OpenAI", kind="organization"),
        ],
        sources=[source("sohu", "2023"), source("weekly", "2024"), source("later", "2025")],
        events=[
            event("founded", "2015-12-11", people=["musk", "altman", "openai"]),
            event("bid", "2017~", people=["musk"]),
            event("quarrel", "2017-09", people=["musk", "altman"]),
            event("leaves", "2018-02", people=["musk", "openai"]),
            event("invests", "2019-07", people=["openai"]),
            event("fired", "2023-11-17", people=["altman", "toner", "openai"]),
            event("rumour", None, people=["musk"]),
        ],
        quotes=[
            quote("q1", "sohu", ["founded", "bid", "quarrel", "leaves", "invests", "fired"]),
            quote("q2", "weekly", ["founded", "leaves", "fired"], "周刊的话"),
            quote("q3", "later", ["leaves", "fired"], "后来的话"),
            quote("q4", "sohu", "leaves", "再说一次"),
            quote("q5", "weekly", "rumour"),
        ],
        disagreements=[
            disagreement("why", "leaves", ["q1"], ["q2"]),
            disagreement("who", "fired", ["q1"], ["q3"]),
        ],
    )


def explore(pilot: Pilot[None]) -> Explore:
    """Return the screen of the story."""
    return cast("Explore", pilot.app.screen_stack[0])


def lines(widget: Widget) -> list[str]:
    """Return what a widget shows, line by line, without the space behind it."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def seen(pilot: Pilot[None], selector: str) -> str:
    """Return what the widget of a selector shows, as one text."""
    return "\n".join(lines(pilot.app.screen.query_one(selector))).strip()


async def until(pilot: Pilot[None], words: str, selector: str) -> None:
    """Wait until the widget of a selector shows these words."""
    for _ in range(200):
        await pilot.pause(0.02)
        if words in seen(pilot, selector):
            return
    raise AssertionError(f"{selector} never says {words!r}: {seen(pilot, selector)}")


def whole(pilot: Pilot[None]) -> str:
    """Return everything on the screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def under_cursor(pilot: Pilot[None]) -> str | None:
    """Return the id of the event under the cursor."""
    view = explore(pilot).view
    return view.event.id if view else None


def shown_events(pilot: Pilot[None]) -> list[str]:
    """Return the ids of the events in the timeline."""
    screen = explore(pilot)
    return [row.id for row in screen.index.rows(screen.timeline.numbers)]
