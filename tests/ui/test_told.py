"""What the screen says of the reader's own doing: where the cursor is, what has just happened."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import pytest

from osexplore.ui import app
from tests.build import corpus, event
from tests.ui.stage import explore, open_ai, seen


async def test_the_strip_marks_the_year_and_the_quarter_of_the_event_under_the_cursor() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        strip = explore(pilot).density

        def marked() -> str:
            return "".join(
                piece.text for piece in strip.render_line(0) if piece.style and piece.style.bold
            ).strip()

        await pilot.press("d")
        await pilot.pause()
        assert marked().startswith("2018")
        await pilot.press("d")
        await pilot.pause()
        assert marked().startswith("2023")


@pytest.mark.parametrize("undone", ["j", "3", "slash", "click"])
async def test_what_was_said_is_taken_back_by_whatever_is_done_next(undone: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("o")
        assert "The original." in seen(pilot, "#status")
        if undone == "click":
            await pilot.click("#timeline", offset=(10, 5))
        else:
            await pilot.press(undone)
        await pilot.pause()
        assert "The original." not in seen(pilot, "#status")


def test_garbage_is_collected_again_once_the_first_frame_was_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting: list[bool] = []

    def run(self: app.Osexplore, *, mouse: bool) -> None:
        del mouse
        collecting.append(gc.isenabled())

        async def a_frame() -> None:
            async with self.run_test() as pilot:
                await pilot.pause()
                collecting.append(gc.isenabled())

        asyncio.run(a_frame())

    monkeypatch.setattr(app.Osexplore, "run", run)
    app.run(corpus(events=[event("one")]), tmp_path / "db.json")
    assert collecting == [False, True]
