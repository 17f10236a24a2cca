from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from osexplore.ui.widgets.choices import Choices
from tests.ui.stage import lines

if TYPE_CHECKING:
    from textual.app import ComposeResult

NAMES = ["apa", "chicago-notes", "国标", "[/] x"]


class Shell(App[None]):
    """Two rows and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Choices("Style", NAMES, ["apa"], id="one")
        yield Choices("With", ["place", "link"], ["link"], many=True, id="many")

    def on_choices_changed(self, event: Choices.Changed) -> None:
        self.heard.append(event.choices.id or "")

    @property
    def one(self) -> Choices:
        return self.query_one("#one", Choices)

    @property
    def many(self) -> Choices:
        return self.query_one("#many", Choices)


async def test_one_is_chosen_by_moving_round_and_round() -> None:
    app = Shell()
    async with app.run_test(size=(60, 5)) as pilot:
        assert lines(app.one) == [">Style   (apa)  chicago-notes   国标   [/] x"]
        await pilot.press("right")
        assert app.one.value == "chicago-notes"
        await pilot.press("l", "space")
        assert app.one.value == "[/] x"
        await pilot.press("right")
        assert app.one.value == "apa"
        await pilot.press("left", "h")
        assert app.one.value == "国标"
        assert lines(app.one) == [">Style    apa   chicago-notes  (国标)  [/] x"]
        assert app.heard == ["one"] * 6


async def test_of_many_each_is_marked_by_itself() -> None:
    app = Shell()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("tab")
        assert lines(app.many) == [">With    [ ] place [x] link"]
        await pilot.press("left")
        assert app.many.chosen == {"link"}
        await pilot.press("space")
        assert app.many.chosen == {"link", "place"}
        await pilot.press("right", "space")
        assert app.many.chosen == {"place"}
        assert app.heard == ["many", "many"]


@pytest.mark.parametrize("width", [60, 30, 16])
async def test_a_click_chooses_wherever_the_names_have_wrapped(width: int) -> None:
    app = Shell()
    async with app.run_test(size=(width, 30)) as pilot:
        shown = lines(app.one)
        line = next(number for number, text in enumerate(shown) if "国标" in text)
        column = shown[line].index("国")
        await pilot.click("#one", offset=(column + 1, line))
        assert app.one.value == "国标"
        assert app.focused is app.one
        await pilot.click("#one", offset=(2, 0))
        assert app.one.value == "国标"
        await pilot.click("#many", offset=(lines(app.many)[0].index("[ ]"), 0))
        assert app.many.chosen == {"link", "place"}


async def test_on_a_low_screen_a_row_takes_one_line() -> None:
    app = Shell()
    async with app.run_test(size=(30, 12)) as pilot:
        assert lines(app.one) == [">Style   < (apa) >"]
        await pilot.press("right", "right")
        assert lines(app.one) == [">Style   < (国标) >"]
        await pilot.click("#one", offset=(len(">Style   < (国标) ") + 2, 0))  # two glyphs are wide
        assert app.one.value == "[/] x"
        await pilot.click("#one", offset=(9, 0))
        assert app.one.value == "国标"
        await pilot.resize_terminal(22, 12)
        assert lines(app.many) == [" With    < [x] link >"]
        await pilot.click("#many", offset=(9, 0))
        assert lines(app.many) == [">With    < [ ] place >"]
        assert app.many.chosen == {"link"}
        await pilot.resize_terminal(30, 40)
        await pilot.pause()
        assert len(lines(app.one)) > 1


async def test_every_width_does() -> None:
    app = Shell()
    async with app.run_test(size=(60, 12)) as pilot:
        for width in (40, 12, 5, 2, 1, 60):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            assert all(len(line) <= width for line in lines(app.one))
