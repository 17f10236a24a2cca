"""What the status line says, and for how long."""

from __future__ import annotations

import pytest

from tests.ui.stage import open_ai, seen, whole


@pytest.mark.parametrize("then", ["slash", "o", "2", "tab", "j", "f"])
async def test_a_message_stays_until_the_next_key(then: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("escape")
        assert "This is the whole story" in seen(pilot, "#status")
        await pilot.press(then)
        await pilot.pause()
        assert "This is the whole story" not in whole(pilot)


async def test_the_keys_of_the_comparison_are_not_told_when_it_is_left() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "c")
        assert "c or Escape goes back" in seen(pilot, "#status")
        await pilot.press("escape")
        assert seen(pilot, "#status") == "Shown: everything"


async def test_a_click_takes_a_message_back() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("escape")
        await pilot.click("#timeline", offset=(3, 1))
        await pilot.pause()
        assert seen(pilot, "#status") == "Shown: everything"


async def test_ctrl_c_says_how_to_leave_and_covers_nothing() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        before = whole(pilot).splitlines()
        await pilot.press("ctrl+c")
        await pilot.pause()
        after = whole(pilot).splitlines()
        assert seen(pilot, "#status").startswith("Nothing was stopped: q leaves osexplore.")
        assert [line for line in after if line not in before] == [after[-2]]


@pytest.mark.parametrize("screen", ["x", "v"])
async def test_ctrl_c_says_so_on_other_screens_too(screen: str) -> None:
    async with open_ai().run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press(screen)
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause(0.2)
        assert "q leaves osexplore" in whole(pilot)
        assert "Do you want to quit" not in whole(pilot)
