"""A page or a dialog closes once, whatever is still on its way to it, and its result is taken once."""

from __future__ import annotations

import asyncio
from unittest.mock import Mock

import pytest
from textual.command import CommandList
from textual.events import Click
from textual.widgets import Input

from osexplore.ui.commands import COMMANDS
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.screens.explore import Explore
from osexplore.ui.screens.help import HelpScreen
from osexplore.ui.screens.palette import Palette
from tests.ui.pages import PAGES, burst, in_story, of_ours
from tests.ui.stage import explore, open_ai


def test_every_screen_of_ours_is_among_the_pages() -> None:
    assert of_ours() == {Explore, *PAGES.values()}


async def test_a_page_that_is_closed_twice_closes_no_other_and_gives_one_result() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("3", "y")
        await pilot.app.workers.wait_for_complete()
        for key, kind in PAGES.items():
            story = await in_story(pilot)
            await pilot.press(key)
            page = pilot.app.screen
            assert type(page) is kind
            page._result_callbacks[-1].callback = taken = Mock()
            for _ in range(3):
                page.dismiss(None)
            await pilot.pause()
            page.dismiss(None)
            await pilot.pause()
            assert pilot.app.screen is story
            assert taken.call_count == 1, kind


async def test_a_page_below_another_is_not_closed() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("v")
        page = pilot.app.screen
        await pilot.press("question_mark")
        page.dismiss(None)
        await pilot.pause()
        assert [type(screen) for screen in pilot.app.screen_stack[1:]] == [type(page), HelpScreen]


async def test_keys_in_a_burst_close_a_dialog_once() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        for key in ("f", "colon", "Y", "ctrl+p", "x"):
            await in_story(pilot)
            await pilot.press(key)
            await burst(pilot, "enter", "enter", "escape", "enter")
            assert pilot.app.is_running, key


async def test_a_page_may_be_left_before_it_is_there() -> None:
    by_key = {known.keys[0]: known.id for known in COMMANDS}
    async with open_ai().run_test(size=(120, 36)) as pilot:
        story = await in_story(pilot)
        await pilot.press("3", "y")
        await pilot.app.workers.wait_for_complete()
        for key in PAGES:
            if key == "ctrl+p":
                pilot.app.action_command_palette()
            else:
                getattr(story, f"action_{by_key[key]}")()
            page = pilot.app.screen
            for _ in range(2):
                page.dismiss(None)
            await pilot.pause(0.1)
            assert pilot.app.screen is story, key


async def test_a_page_that_loses_its_parts_is_open_no_more() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        for key, part in (("Y", "#known"), ("w", "#known"), ("C", "#lit-quote-text"), ("s", "#reader-note")):
            await in_story(pilot)
            await pilot.press("3", key)
            page = pilot.app.screen
            assert isinstance(page, ClosedOnce)
            assert page.is_whole
            page.dismiss()
            lost_in_time = 0
            while page.is_attached:
                lost_in_time += not page.is_whole
                assert not page.is_whole or page.query(part)
                await asyncio.sleep(0)
            assert lost_in_time, key


async def test_clicks_beside_the_palette_close_it_once() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+p")
        palette, place = pilot.app.screen, (1, 34)
        for _ in range(2):
            palette.post_message(Click(palette, *place, 0, 0, 1, False, False, False, *place))
        await pilot.pause(0.1)
        assert pilot.app.screen is explore(pilot)


async def test_what_is_typed_into_the_palette_when_it_is_closed_is_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_for: list[str] = []
    monkeypatch.setattr(Palette, "_gather_commands", lambda _, typed: looked_for.append(typed))
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+p")
        palette = pilot.app.screen
        field = palette.query_one(Input)
        palette.dismiss()
        palette.post_message(Input.Changed(field, "v"))
        await pilot.pause(0.1)
        assert looked_for == [""]


async def test_a_command_chosen_twice_in_the_palette_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(Explore, "action_coverage", lambda _: done.append("coverage"))
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.1)
        listed = pilot.app.screen.query_one(CommandList)
        listed.highlighted = next(
            place for place, one in enumerate(listed.options) if "Coverage" in str(one.prompt)
        )
        for _ in range(3):
            listed.action_select()
        await pilot.pause(0.1)
        assert done == ["coverage"]
