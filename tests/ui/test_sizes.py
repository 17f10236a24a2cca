from __future__ import annotations

from pathlib import Path

import pytest

from osexplore.ui.panes import PANES, shape_of, shown
from osexplore.ui.screens.palette import Palette
from tests.build import event
from tests.ui.pages import PAGES, burst, in_story
from tests.ui.stage import SIZES, explore, lines, open_ai, story, under_cursor, whole

ODD = [(1, 1), (2, 1), (1, 2), (3, 3), (5, 2), (9, 4), (12, 40), (22, 7), (59, 18), (60, 17), (60, 18)]
ODD += [(109, 12), (110, 11), (110, 12), (300, 100), (200, 1), (1, 60), (40, 12)]


def visible(pilot: object) -> set[str]:
    screen = explore(pilot)  # type: ignore[arg-type]
    return {pane for pane in PANES if screen.query_one(f"#{pane}").region.area > 0}


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((160, 48), {"people", "timeline", "left", "right"}),
        ((120, 36), {"people", "timeline", "left", "right"}),
        ((80, 24), {"timeline", "left", "right"}),
        ((40, 12), {"timeline"}),
    ],
)
async def test_what_is_in_view_when_the_timeline_is_in_use(size: tuple[int, int], panes: set[str]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await pilot.pause()
        assert visible(pilot) == panes


async def test_in_a_narrow_window_the_people_come_when_they_are_asked_for() -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert visible(pilot) == {"people", "timeline"}
        await pilot.press("2")
        assert visible(pilot) == {"timeline", "left", "right"}


async def test_in_a_small_window_one_key_leads_to_the_next_pane() -> None:
    async with open_ai().run_test(size=(40, 12)) as pilot:
        for key, pane in (
            ("tab", "left"),
            ("l", "right"),
            ("tab", "people"),
            ("tab", "timeline"),
            ("h", "people"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert visible(pilot) == {pane}


async def test_a_line_never_goes_past_the_edge() -> None:
    for size in SIZES:
        async with open_ai().run_test(size=size) as pilot:
            await pilot.press("d")
            strips = pilot.app.screen._compositor.render_strips()
            assert [strip.cell_length for strip in strips] == [size[0]] * size[1]


async def test_the_place_is_kept_through_every_size() -> None:
    happenings = [event(f"e{number:03}", f"20{number % 20 + 10}") for number in range(200)]
    for pane in ("timeline", "people", "left", "right"):
        async with story(events=happenings).run_test(size=(120, 36)) as pilot:
            await pilot.press("pagedown", "pagedown", "j", str(PANES.index(pane) + 1))
            place = under_cursor(pilot)
            for size in (*ODD, (120, 36)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                whole(pilot)
            assert under_cursor(pilot) == place
            assert explore(pilot).pane == pane
            assert any(line.startswith(">") for line in lines(explore(pilot).timeline))


@pytest.mark.parametrize("size", ODD)
async def test_no_size_ends_the_program(size: tuple[int, int]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        for key in (
            "j",
            "d",
            "1",
            "j",
            "space",
            "slash",
            "a",
            "enter",
            "3",
            "j",
            "4",
            "o",
            "2",
            "G",
            "escape",
        ):
            await pilot.press(key)
            whole(pilot)
        for key in ("f", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            whole(pilot)
            await pilot.press("escape")
        assert pilot.app.is_running


async def test_no_size_ends_the_program_on_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # what is exported goes there
    moves = ("pagedown", "pageup", "end", "home", "down", "up", "tab", "left", "right")
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("3", "y")
        await pilot.app.workers.wait_for_complete()
        for place, (key, kind) in enumerate(PAGES.items()):
            # Opened at one size, then resized while it is open.
            sizes = ((80, 4), (6, 12), (1, 1), (80, 4))
            for size in (sizes[place % 3], (120, 36), sizes[place % 3 + 1]):
                await pilot.resize_terminal(*size)
                if not isinstance(pilot.app.screen, kind):
                    await in_story(pilot)
                    await pilot.press(key)
                    assert isinstance(pilot.app.screen, kind)
                await burst(pilot, *moves)
                whole(pilot)
            await burst(pilot, "enter", "pagedown", "enter")
            assert pilot.app.is_running, key
            await in_story(pilot)


async def test_no_width_ends_the_program_in_the_palette() -> None:
    async with open_ai().run_test(size=(13, 12)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.1)
        for width in range(12, 0, -1):
            await pilot.resize_terminal(width, 12)
            await burst(pilot, "pagedown", "pageup")
        assert isinstance(pilot.app.screen, Palette)


def test_the_pane_in_use_is_always_in_view() -> None:
    for width in range(1, 200, 7):
        for height in range(1, 60, 3):
            for pane in PANES:
                assert pane in shown(shape_of(width, height), pane)
