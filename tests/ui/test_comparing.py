"""The comparison on the whole screen, and what is marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from osexplore.corpus.selection import Selection
from osexplore.ui.panes import PANES
from tests.build import disagreement, event, quote, source
from tests.ui.pages import burst
from tests.ui.stage import explore, lines, open_ai, seen, story, under_cursor, whole

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from osexplore.ui.app import Osexplore
    from osexplore.ui.widgets.side import Side


def one_letter() -> Osexplore:
    """Return the screen on an event of which two sources render the same letter, and a third does not."""
    fields = {"statement": "letter", "mode": "direct"}
    return story(
        sources=[source("sohu", "2023"), source("weekly", "2024"), source("later", "2025")],
        events=[event("letter"), event("next", "2019")],
        quotes=[
            quote("q1", "sohu", "letter", "他离开了", start=1, translation={"en": "He left"}),
            quote("q2", "sohu", "letter", "特斯拉可以当摇钱树", start=9, **fields,
                  translation={"en": "Tesla can be a cash cow"}),
            quote("q3", "weekly", "letter", "特斯拉可以做摇钱树", start=1, **fields,
                  translation={"en": "Tesla could be a cash cow"}),
            quote("q4", "weekly", "letter", "再见", start=9),
            quote("q5", "later", "letter", "没有信"),
        ],
        disagreements=[disagreement("whose", "letter", ["q2"], ["q3"])],
    )  # fmt: skip


def visible(pilot: Pilot[None]) -> set[str]:
    screen = explore(pilot)
    return {pane for pane in PANES if screen.query_one(f"#{pane}").region.area > 0}


def drawn(side: Side, attribute: str) -> list[str]:
    """Return the runs of text on a side whose style has an attribute."""
    return [
        segment.text
        for y in range(side.size.height)
        for segment in side.render_line(y)
        if segment.style and getattr(segment.style, attribute)
    ]


async def test_a_focus_that_comes_late_does_not_lead_out_of_it() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await burst(pilot, "c", "1", "c")
        assert (explore(pilot).comparing, explore(pilot).pane) == (True, "left")
        await pilot.press("tab")
        assert explore(pilot).pane == "right"


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((160, 48), {"left", "right"}),
        ((120, 36), {"left", "right"}),
        ((80, 24), {"left"}),
        ((40, 12), {"left"}),
    ],
)
async def test_c_gives_the_two_sources_the_whole_screen_and_takes_it_back(
    size: tuple[int, int], panes: set[str]
) -> None:
    async with open_ai().run_test(size=size) as pilot:
        before = visible(pilot)
        await pilot.press("d", "c")
        await pilot.pause()
        assert visible(pilot) == panes
        assert explore(pilot).compare.left.has_focus
        assert "Leaves" in seen(pilot, "#happening")
        await pilot.press("c")
        await pilot.pause()
        assert visible(pilot) == before
        assert explore(pilot).timeline.has_focus
        await pilot.press("c", "escape")
        await pilot.pause()
        assert visible(pilot) == before
        assert under_cursor(pilot) == "leaves"


async def test_one_key_flips_between_the_sides_where_there_is_room_for_one() -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "c")
        for side in ("right", "left", "right"):
            await pilot.press("tab")
            await pilot.pause()
            assert visible(pilot) == {side}
        await pilot.press("h")
        await pilot.pause()
        assert visible(pilot) == {"left"}


@pytest.mark.parametrize(("keys", "size"), [("dc", (80, 24)), ("dc", (40, 12)), ("d3", (40, 12))])
async def test_where_one_side_is_in_view_it_is_the_one_that_was_changed(
    keys: str, size: tuple[int, int]
) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await pilot.press(*keys, "greater_than_sign")
        await pilot.pause()
        assert visible(pilot) == {"right"}
        assert "source 3 of 3" in seen(pilot, "#status")
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert visible(pilot) == {"right"}
        await pilot.press("full_stop")
        await pilot.pause()
        assert visible(pilot) == {"left"}
        assert explore(pilot).quote == "q3"


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 12)])
async def test_that_a_third_source_tells_it_is_in_view_and_one_key_brings_it(size: tuple[int, int]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await pilot.press("d", "c")
        await pilot.pause()
        line = seen(pilot, "#tellers")
        assert line.count("□" if size == (40, 12) else "[ ]") == 1
        assert all(name in line for name in ("◧Arti", "◨Arti")) == (size == (40, 12))
        await pilot.press("full_stop")
        await pilot.pause()
        assert explore(pilot).held == ("later", "weekly")
        if size != (40, 12):
            assert seen(pilot, "#tellers") == "[ ] Article sohu  [right] Article weekly  [left] Article later"


async def test_short_names_stand_beside_boxes_in_full_where_there_is_room() -> None:
    papers = [
        source(one, "2023", csl={"type": "webpage", "container-title": one.title()})
        for one in ("times", "post")
    ]
    quotes = [quote("q1", "times", "one"), quote("q2", "post", "one")]
    async with story(sources=papers, quotes=quotes, events=[event("one")]).run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert seen(pilot, "#tellers") == "[left] Post  [right] Times"


async def test_a_click_brings_a_source_to_the_side_in_use() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "c", "tab")
        await pilot.pause()
        at = seen(pilot, "#tellers").index("Article later")
        await pilot.click("#tellers", offset=(at + 1, 0))
        await pilot.pause()
        assert explore(pilot).held == ("sohu", "later")
        at = seen(pilot, "#tellers").index("Article sohu")
        await pilot.click("#tellers", offset=(at + 1, 0))
        await pilot.pause()
        assert explore(pilot).held == ("later", "sohu")


async def test_another_event_comes_into_the_comparison_and_another_pane_ends_it() -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "c", "d")
        await pilot.pause()
        assert under_cursor(pilot) == "fired"
        assert "Fired" in seen(pilot, "#happening")
        assert visible(pilot) == {"left"}
        await pilot.press("2")
        await pilot.pause()
        assert "timeline" in visible(pilot)
        assert any(line.startswith(">") for line in lines(explore(pilot).timeline))


async def test_where_both_render_one_statement_the_difference_is_marked_without_colour() -> None:
    async with one_letter().run_test(size=(120, 36)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        sides = explore(pilot).compare
        assert drawn(sides.left, "reverse") == ["当", "can"]
        assert drawn(sides.right, "reverse") == ["做", "could"]
        assert "both render it" in " ".join(seen(pilot, "#left").replace("▌", " ").split())
        await pilot.press("full_stop")
        await pilot.pause()
        assert drawn(sides.left, "reverse") == []
        assert drawn(sides.right, "reverse") == []


async def test_lighting_a_statement_on_one_side_lights_it_on_the_other() -> None:
    async with one_letter().run_test(size=(120, 36)) as pilot:
        await pilot.press("3", "k", "4", "j", "3")
        assert explore(pilot).lit == (0, 1)
        await pilot.press("j")
        assert explore(pilot).lit == (1, 0)
        await pilot.press("k")
        assert explore(pilot).lit == (0, 0)


async def test_the_comparison_says_what_each_quote_answers_to_the_question() -> None:
    async with one_letter().run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "≠ " in seen(pilot, "#left")
        assert "Answer 1" not in seen(pilot, "#left")
        await pilot.press("c")
        await pilot.pause()
        assert "≠ Which whose?  Answer 1" in seen(pilot, "#left")
        assert "≠ Which whose?  Answer 2" in seen(pilot, "#right")
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert "· Which whose?  Answer 1" in seen(pilot, "#left")


async def test_the_comparison_says_what_the_story_remarks_on_a_quote() -> None:
    app = story(
        sources=[source("sohu", "2023"), source("weekly", "2024")],
        events=[event("letter")],
        quotes=[
            quote("q1", "sohu", "letter", note={"en": "The print names nobody."}),
            quote("q2", "weekly", "letter"),
        ],
    )
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "The print names nobody." not in seen(pilot, "#left")
        await pilot.press("c")
        await pilot.pause()
        assert "note  The print names nobody." in seen(pilot, "#left")
        assert "note" not in seen(pilot, "#right")
        await pilot.press("c")
        await pilot.pause()
        assert "The print names nobody." not in seen(pilot, "#left")


async def test_a_title_that_does_not_fit_is_seen_to_go_on() -> None:
    title = {"en": "Musk leaves OpenAI and its board for several reasons"}
    app = story(
        sources=[source("sohu", "2023")], events=[event("leaves", title=title)],
        quotes=[quote("q1", "sohu", "leaves")],
    )  # fmt: skip
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert seen(pilot, "#happening") == "February 2018  Musk leaves OpenAI and…"


async def test_who_alone_had_told_an_event_by_a_day_is_not_said_to_tell_it_alone() -> None:
    app = story(
        sources=[source("sohu", "2023"), source("weekly", "2024")],
        events=[event("letter"), event("next", "2019")],
        quotes=[quote("q1", "sohu", ["letter", "next"]), quote("q2", "weekly", "letter")],
    )
    async with app.run_test(size=(120, 36)) as pilot:
        explore(pilot).selection = Selection(as_of="2023")
        await pilot.pause()
        assert " ".join(seen(pilot, "#right").split()) == "Only Article sohu had told this event by then."
        await pilot.press("j")
        await pilot.pause()
        assert " ".join(seen(pilot, "#right").split()) == "Only Article sohu tells this event."


@pytest.mark.parametrize(
    "size", [(160, 48), (110, 12), (109, 40), (80, 24), (60, 18), (40, 12), (20, 6), (5, 3), (1, 1)]
)
async def test_any_size_is_drawn_whole(size: tuple[int, int]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await pilot.press("d", "c", "tab", "j", "o", "greater_than_sign")
        await pilot.pause()
        whole(pilot)
        strips = pilot.app.screen._compositor.render_strips()
        assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
        await pilot.resize_terminal(120, 36)
        await pilot.press("escape")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
