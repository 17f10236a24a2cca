from __future__ import annotations

from osexplore.ui.app import Osexplore
from osexplore.ui.widgets.tellers import Tellers
from tests.build import event, quote, source
from tests.ui.stage import explore, story


def app() -> Osexplore:
    return story(
        sources=[
            source(name, year, csl={"type": "webpage", "container-title": name.title()})
            for name, year in (("early", "2020"), ("middle", "2021"), ("late", "2022"))
        ],
        events=[event("told", "2018"), event("passed-over", "2019"), event("again", "2020")],
        quotes=[
            quote("q1", "early", ["told", "passed-over", "again"], "甲"),
            quote("q2", "middle", ["told", "passed-over", "again"], "乙"),
            quote("q3", "late", ["told", "again"], "丙"),
        ],
    )


async def test_below_a_side_stands_what_is_held_and_what_only_stands_in_for_it() -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        sides = explore(pilot).compare.left, explore(pilot).compare.right

        def below() -> list[str]:
            return [str(side.border_subtitle) for side in sides]

        assert below() == ["source 1/3", "source 2/3"]
        await pilot.press("full_stop")
        assert below() == ["held · source 3/3", "source 2/3"]
        await pilot.press("j")
        assert below() == ["for Late", "source 2/2"]
        await pilot.press("c")
        await pilot.pause()
        assert below() == ["for Late · source 1/2", "source 2/2"]
        await pilot.press("escape", "j")
        assert below() == ["held · source 3/3", "source 1/3"]


async def test_what_is_held_is_let_go_when_everything_is_shown() -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("full_stop", "F")
        assert explore(pilot).held == ("early", "middle")
        assert str(explore(pilot).compare.left.border_subtitle) == "source 1/3"
        await pilot.press("G")
        assert explore(pilot).held == ("early", "middle")


async def test_what_is_led_to_or_clicked_is_held_alone() -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = explore(pilot)
        screen.hold_left("late")
        assert screen.held == ("late", "middle")
        assert screen._wanted == ("late", None)
        await pilot.press("F", "c")
        screen.post_message(Tellers.Asked("late"))
        await pilot.pause()
        assert screen.held == ("late", "middle")
        assert screen._wanted == ("late", None)
        screen.post_message(Tellers.Asked("middle"))
        await pilot.pause()
        assert screen.held == ("middle", "late")
        assert list(screen._wanted) == ["middle", "late"]
