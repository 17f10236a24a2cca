"""What a start leaves behind, and where the strip says that the reader is."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import pytest

from osexplore.ui import app
from tests.build import corpus, event
from tests.ui.stage import explore, open_ai


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
