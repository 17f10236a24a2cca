"""The grid of events against sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from osexplore.corpus.coverage import coverage
from osexplore.ui.screens.coverage import CoverageScreen
from osexplore.ui.widgets.coverage_grid import BLOCK, NARROWEST, CoverageGrid, lay_out
from tests.build import event, quote, source
from tests.ui.stage import SIZES, explore, lines, open_ai, seen, story, under_cursor, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.coverage import Line
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source
    from osexplore.ui.app import Osexplore


def grid(pilot: Pilot[None]) -> CoverageGrid:
    return pilot.app.screen.query_one(CoverageGrid)


def many(events: int = 300, sources: int = 12) -> Osexplore:
    """Return the screen on a story of many events; each source tells every event whose number it divides."""
    names = [f"s{number:02}" for number in range(1, sources + 1)]
    return story(
        sources=[source(name, f"20{number:02}", csl={"type": "webpage", "container-title": name.upper()})
                 for number, name in enumerate(names, 1)],
        events=[event(f"e{number:04}", f"{1000 + number}") for number in range(1, events + 1)],
        quotes=[quote(f"q-{name}", name, [f"e{number:04}" for number in range(1, events + 1)
                                          if number % place == 0])
                for place, name in enumerate(names, 1)],
    )  # fmt: skip


async def test_v_holds_the_events_against_the_sources() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        header = lines(pilot.app.screen.query_one("#coverage-headings"))[0]
        assert header.split() == ["Article", "sohu", "Article", "weekly", "Article", "later"]
        assert header.index("Article weekly") == lines(grid(pilot))[6].index("×1"), "over its column"
        rows = [line.split() for line in lines(grid(pilot))[:7]]
        assert rows[0] == [">11", "Dec", "2015", "Founded", "[×1]", "×1", "-"]
        assert rows[1] == ["c.", "2017", "Bid", "×1", "-", "-"]
        assert rows[3] == ["Feb", "2018", "Leaves", "×2≠", "×1≠", "×1"]
        assert rows[5] == ["17", "Nov", "2023", "Fired", "×1≠", "×1", "×1≠"]
        assert rows[6] == ["Rumour", "-", "×1", "-"]


async def test_a_source_that_came_before_is_not_called_silent() -> None:
    async with story(
        sources=[source("old", "2016"), source("new", "2020")],
        quotes=[quote("q1", "old", "early"), quote("q2", "new", "late")],
        events=[event("early", "2015"), event("late", "2018")],
    ).run_test(size=(120, 36)) as pilot:
        await pilot.press("v", "j")
        await pilot.pause()
        assert lines(grid(pilot))[1].split()[-3:] == ["Late", "[]", "×1"]
        assert "was published before: Late" in seen(pilot, "#cell-in-words")


async def test_the_cell_under_the_cursor_is_said_in_words() -> None:
    async with open_ai().run_test(size=(160, 36)) as pilot:
        await pilot.press("d", "v")
        await pilot.pause()
        assert seen(pilot, "#cell-in-words") == (
            "Article sohu (2023) tells in 2 quotes: Leaves · ≠ Which why?"
        )
        await pilot.press("j", "l")
        await pilot.pause()
        assert seen(pilot, "#cell-in-words") == "Article weekly (2024) is silent on: Invests"


async def test_words_that_do_not_fit_end_in_a_mark() -> None:
    async with open_ai().run_test(size=(24, 12)) as pilot:
        await pilot.press("d", "v")
        await pilot.pause()
        assert seen(pilot, "#cell-in-words").splitlines() == ["Article sohu (2023)", "tells in 2 quotes: Le…"]


@pytest.mark.parametrize("columns", [160, 103, 102, 80, 73, 72, 50, 49, 20])
async def test_the_legend_is_whole_at_any_width_with_room_for_its_signs(columns: int) -> None:
    async with open_ai().run_test(size=(columns, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        legend = seen(pilot, "#legend")
        assert "\n" not in legend
        assert legend.endswith("…") == (columns < 50)
        assert columns < 50 or {"×2", "-", "blank", "≠"} <= set(legend.replace(":", "").split())


async def test_it_begins_where_the_reader_is_and_enter_leads_to_the_quotes_of_a_cell() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "v", "l", "l")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert explore(pilot).held == ("later", "weekly")
        assert explore(pilot).compare.left.has_focus
        await pilot.press("v", "escape")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"


async def test_a_silent_cell_has_no_quotes_to_lead_to() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "v", "l", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CoverageScreen)
        assert "It has no quote on it." in seen(pilot, "#status")
        await pilot.press("h")
        await pilot.pause()
        assert "no quote" not in seen(pilot, "#status")


async def test_it_is_filtered_ordered_and_dated_like_the_timeline() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2018/2023", "tab", "space", "enter", "t", "t", "v")
        await pilot.pause()
        assert [line[14:21].strip() for line in lines(grid(pilot))[:3]] == ["Leaves", "Fired", ""]
        assert all("2023" in line for line in lines(grid(pilot))[:2])
        assert "2018 to 2023 · disputed" in seen(pilot, "#status")
        await pilot.press("escape", "f", *["backspace"] * 9, *"1066", "enter", "v")
        await pilot.pause()
        assert "No event is like that." in seen(pilot, "#coverage-grid")
        await pilot.press("j", "l", "enter", "escape")
        await pilot.pause()
        assert pilot.app.is_running


async def test_it_scrolls_in_both_directions_and_names_the_columns_in_view() -> None:
    async with many().run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        visible = grid(pilot).columns.visible
        assert 2 < visible < 12
        assert seen(pilot, "#coverage-headings").split() == [f"S{n:02}" for n in range(1, visible + 1)]
        await pilot.press(*["l"] * 11)
        await pilot.pause()
        assert seen(pilot, "#coverage-headings").split()[-1] == "S12"
        await pilot.press("l", "G")
        await pilot.pause()
        assert grid(pilot).column == 11
        last = lines(grid(pilot))[-1]
        assert last.startswith(">1300")
        assert last.split()[-1] == "[×1]"
        await pilot.press(*["h"] * 12, "pageup")
        await pilot.pause()
        assert seen(pilot, "#coverage-headings").split()[0] == "S01"
        assert grid(pilot).cursor < 299


async def test_only_the_events_in_view_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def note(index: Index, numbers: Sequence[int], sources: Sequence[Source], clock: Clock) -> list[Line]:
        asked.extend(numbers)
        return coverage(index, numbers, sources, clock)

    monkeypatch.setattr("osexplore.ui.widgets.coverage_grid.coverage", note)
    async with many().run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "j", "j", "l")
        await pilot.pause()
        assert len(asked) == BLOCK


async def test_it_opens_at_the_source_of_the_side_in_use() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "4", "v")
        await pilot.pause()
        assert explore(pilot).held == ("sohu", "weekly")
        assert (grid(pilot).cursor, grid(pilot).column) == (3, 1)
        assert "Article weekly" in seen(pilot, "#cell-in-words")


async def test_a_click_takes_a_cell_and_another_leads_to_its_quotes() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        left, each, _ = grid(pilot).columns
        at = (left + 1 + each + 2, 3)
        await pilot.click("#coverage-grid", offset=at)
        await pilot.pause()
        assert (grid(pilot).cursor, grid(pilot).column) == (3, 1)
        assert "[×1≠]" in lines(grid(pilot))[3]
        await pilot.click("#coverage-grid", offset=at)
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert explore(pilot).held[0] == "weekly"


async def test_a_click_takes_the_column_that_is_seen_there() -> None:
    async with many(40).run_test(size=(80, 24)) as pilot:
        await pilot.press("v", *["l"] * 11)
        await pilot.pause()
        left, _, visible = grid(pilot).columns
        assert grid(pilot).first == 12 - visible
        await pilot.press(*["h"] * (visible - 1))
        assert grid(pilot).first == 12 - visible, "the columns stay until the cursor leaves them"
        await pilot.press("l")
        await pilot.click("#coverage-grid", offset=(left + 3, 5))
        await pilot.pause()
        assert (grid(pilot).cursor, grid(pilot).column) == (5, 12 - visible)


@pytest.mark.parametrize("size", [*SIZES, (20, 8), (5, 3), (1, 1)])
async def test_any_size_is_drawn_whole(size: tuple[int, int]) -> None:
    async with many(40).run_test(size=size) as pilot:
        await pilot.press("v", "j", *["l"] * 7, "G")
        await pilot.pause()
        whole(pilot)
        assert all(strip.cell_length == size[0] for strip in pilot.app.screen._compositor.render_strips())
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert grid(pilot).column == 7
        assert "S08" in seen(pilot, "#coverage-headings")


def test_columns_never_take_more_than_there_is() -> None:
    for cells in range(200):
        for sources in (0, 1, 2, 5, 40):
            left, each, visible = lay_out(sources, cells)
            assert each >= NARROWEST
            assert left + each * visible <= max(cells, each)
