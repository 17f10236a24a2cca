"""Three clocks, the story as of a day, and going to a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from osexplore.corpus.selection import Selection
from tests.build import disagreement, event, quote, source
from tests.ui.stage import explore, lines, seen, shown_events, story, under_cursor

if TYPE_CHECKING:
    from osexplore.ui.app import Osexplore


def three_clocks() -> Osexplore:
    """Return the screen on four events whose order differs from clock to clock, told by three sources."""
    return story(
        sources=[source("early", "2020"), source("late", "2024-06"), source("whenever", None)],
        events=[
            event("first", "2015"),
            event("second", "2016"),
            event("third", "2017"),
            event("never", None),
        ],
        quotes=[
            quote("q1", "late", "first", said="2023"),
            quote("q2", "early", ["second", "third"], said="2018"),
            quote("q3", "whenever", ["second", "never"]),
            quote("q4", "late", "second"),
        ],
        disagreements=[disagreement("whose", "second", ["q2"], ["q4"])],
    )


@pytest.mark.parametrize(
    ("presses", "clock", "order", "dated"),
    [
        (0, "happened", ["first", "second", "third", "never"], {"First": "2015", "Never": ""}),
        (1, "said", ["second", "third", "first", "never"], {"First": "2023", "Second": "2018"}),
        (2, "published", ["second", "third", "first", "never"], {"First": "Jun", "Third": "2020"}),
        (3, "happened", ["first", "second", "third", "never"], {"Second": "2016"}),
    ],
)
async def test_t_orders_and_dates_by_the_next_clock_and_the_header_says_which(
    presses: int, clock: str, order: list[str], dated: dict[str, str]
) -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        await pilot.press(*["t"] * presses)
        await pilot.pause()
        timeline = explore(pilot).timeline
        assert timeline.border_title == f"Timeline · {clock}"
        assert shown_events(pilot) == order
        shown = {line.split()[-1]: line[1:].split()[0] for line in lines(timeline) if len(line.split()) > 1}
        for title, date in dated.items():
            assert shown.get(title, "") == date
        assert lines(timeline)[lines(timeline).index(" undated") + 1].endswith("Never")


async def test_the_heading_says_both_dates_where_they_differ() -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        told = ["2015  First", "2015 · said 2023  First", "2015 · published June 2024  First"]
        for heading in told:
            assert seen(pilot, "#happening").splitlines()[0] == heading
            await pilot.press("t")
            await pilot.pause()
        await pilot.press("G", "t")
        await pilot.pause()
        assert seen(pilot, "#happening").splitlines()[0] == "undated  Never"
    undated = [event("dated", "2015"), event("rumour", None)]
    quotes = [quote("q1", "s", "dated"), quote("q2", "s", "rumour", said="2023-02-15")]
    async with story(events=undated, quotes=quotes).run_test(size=(120, 36)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert seen(pilot, "#happening").splitlines()[0] == "2015 · said on an unknown date  Dated"
        await pilot.press("g")
        await pilot.pause()
        assert seen(pilot, "#happening").splitlines()[0] == "undated · said 15 February 2023  Rumour"


async def test_t_says_what_events_are_ordered_and_dated_by() -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        for words in ("when it was said", "when it was published", "when it happened"):
            await pilot.press("t")
            await pilot.pause()
            assert f"Ordered and dated by {words}." in seen(pilot, "#status")


async def test_the_cursor_stays_on_its_event_whatever_the_clock_and_the_strip_follows() -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        assert "2015" in seen(pilot, "#density")
        await pilot.press("t")
        await pilot.pause()
        assert under_cursor(pilot) == "first"
        assert "2015" not in seen(pilot, "#density")
        assert "2023" in seen(pilot, "#density")
        assert "when it was said" in seen(pilot, "#status")
        explore(pilot).selection = replace(explore(pilot).selection, dates="2016", match="none")
        await pilot.press("F")
        await pilot.pause()
        assert explore(pilot).selection == Selection(match="none", clock="said"), "these are no filter"


async def test_as_of_shows_what_had_been_published_by_then_and_says_what_is_left_out() -> None:
    async with three_clocks().run_test(size=(160, 36)) as pilot:
        await pilot.press("f", "tab", "tab", *"2021")
        await pilot.pause()
        assert seen(pilot, "#result") == "2 events · 1 later, 1 undated left out"
        await pilot.press("enter")
        await pilot.pause()
        assert shown_events(pilot) == ["second", "third"]
        assert "as published by 2021 · 1 later, 1 undated left out" in seen(pilot, "#status")
        assert "2 events told by 1 source · 1 quote · 0 disagreements" in seen(pilot, "#headline")
        assert "Only Article early had told this event by then" in " ".join(seen(pilot, "#right").split())
        assert not seen(pilot, "#disagreements")
        await pilot.press("d")
        assert "No disagreement" in seen(pilot, "#status")
        await pilot.press("2", "escape", "escape")
        await pilot.pause()
        assert len(shown_events(pilot)) == 4
        assert "left out" not in seen(pilot, "#status")
        assert "Which whose?" in seen(pilot, "#disagreements")


async def test_how_many_are_left_out_is_seen_at_80_columns() -> None:
    async with three_clocks().run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "tab", "tab", *"2024-09", "enter")
        await pilot.pause()
        told = "Shown: as published by September 2024 · 0 later, 1 undated left out"
        assert seen(pilot, "#status") == told
        await pilot.press("space")
        await pilot.pause()
        await pilot.press("k")
        await pilot.pause()
        assert "0 later, 1 u" in seen(pilot, "#status")


async def test_a_collected_quote_that_had_not_been_published_is_gone_to_in_the_whole_story() -> None:
    async with three_clocks().run_test(size=(160, 36)) as pilot:
        await pilot.press("space", "f", "tab", "tab", *"2024-01", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "second"
        await pilot.press("C", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "first"
        assert explore(pilot).quote == "q1"
        assert explore(pilot).selection.as_of is None


async def test_as_of_works_together_with_the_rest_of_the_filter() -> None:
    async with three_clocks().run_test(size=(160, 36)) as pilot:
        await pilot.press("f", *"2016/2017", "tab", "space", "tab", *"2024-06")
        await pilot.pause()
        assert seen(pilot, "#result") == "1 event · 0 later, 1 undated left out"
        await pilot.press("enter")
        await pilot.pause()
        assert shown_events(pilot) == ["second"]
        assert explore(pilot).held == ("early", "late")


@pytest.mark.parametrize(("typed", "said"), [("2021-13", "2021-13"), ("2021/..", "no end")])
async def test_a_day_that_is_none_is_said_and_not_taken(typed: str, said: str) -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", "tab", "tab", *typed, "enter")
        await pilot.pause()
        assert said in seen(pilot, "#result")
        assert pilot.app.screen is not explore(pilot)
        await pilot.press("escape")
        assert len(shown_events(pilot)) == 4


@pytest.mark.parametrize(
    ("typed", "event"),
    [("2016", "second"), ("2015-06", "second"), ("1999", "first"), ("2016-12", "third"), ("201X", "first")],
)
async def test_colon_goes_to_the_first_event_on_a_date_or_after_it(typed: str, event: str) -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        await pilot.press("G", "colon", *typed, "enter")
        await pilot.pause()
        assert under_cursor(pilot) == event
        assert explore(pilot).timeline.has_focus


async def test_it_goes_by_the_clock_in_use() -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        await pilot.press("t", "colon", *"2019", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "first"


async def test_a_date_after_all_is_said_and_a_wrong_one_is_not_taken() -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        await pilot.press("colon", *"2031x", "enter")
        await pilot.pause()
        assert "2031x" in seen(pilot, "#meaning")
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert "No event has a date that late." in seen(pilot, "#status")
        await pilot.press("g", "colon", *"1999", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "first"
        assert "This is the first event from then on." in seen(pilot, "#status")
        await pilot.press("G", "colon", *"1999", "enter")
        await pilot.pause()
        assert "from then on" not in seen(pilot, "#status")
        await pilot.press("g", "colon", *"2016", "escape")
        await pilot.pause()
        assert under_cursor(pilot) == "first"
        await pilot.press("colon", *"../2016", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "second"


async def test_a_date_as_people_write_it_is_offered_in_our_form_and_enter_writes_it() -> None:
    async with three_clocks().run_test(size=(120, 36)) as pilot:
        await pilot.press("colon", *"Jun 2016", "enter")
        await pilot.pause()
        assert seen(pilot, "#meaning") == "June 2016"
