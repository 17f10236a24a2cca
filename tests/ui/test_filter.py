from __future__ import annotations

import pytest

from osexplore.corpus.selection import Selection
from tests.build import quote
from tests.ui.stage import SIZES, explore, lines, open_ai, seen, shown_events, story, under_cursor, whole


@pytest.mark.parametrize(
    ("typed", "events", "said"),
    [
        ("2017", ["bid", "quarrel"], "2017"),
        ("2017-09", ["bid", "quarrel"], "September 2017"),
        ("2018/2019", ["leaves", "invests"], "2018 to 2019"),
        ("../2015", ["founded"], "until 2015"),
    ],
)
async def test_dates_narrow_the_timeline(typed: str, events: list[str], said: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *typed)
        await pilot.pause()
        assert seen(pilot, "#meaning") == said
        await pilot.press("enter")
        await pilot.pause()
        assert shown_events(pilot) == events
        assert seen(pilot, "#status") == f"Shown: {said}"


async def test_a_date_that_is_none_is_said_and_not_taken() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2017x", "enter")
        await pilot.pause()
        assert "2017x" in seen(pilot, "#meaning")
        assert pilot.app.screen is not explore(pilot)
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert shown_events(pilot) == ["bid", "quarrel"]


async def test_only_where_sources_disagree() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", "tab", "space")
        await pilot.pause()
        assert seen(pilot, "#result") == "2 events"
        await pilot.press("enter")
        await pilot.pause()
        assert shown_events(pilot) == ["leaves", "fired"]
        assert seen(pilot, "#status") == "Shown: disputed"


async def test_sources_are_chosen_with_counts_that_follow() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", "tab", "j", "j", "space")
        await pilot.pause()
        assert [line[1:] for line in lines(pilot.app.screen.query_one("#filter-list"))[:5]] == [
            "[ ] only where sources disagree",
            "Told by any of",
            "[ ]   6 Article sohu",
            "[x]   4 Article weekly",
            "[ ]   2 Article later",
        ]
        await pilot.press("enter")
        await pilot.pause()
        assert shown_events(pilot) == ["founded", "leaves", "fired", "rumour"]
        assert seen(pilot, "#status") == "Shown: told by Article weekly"


async def test_a_click_checks_a_box() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f")
        await pilot.click("#filter-list", offset=(3, 4))
        await pilot.pause()
        assert seen(pilot, "#result") == "2 events"


async def test_escape_leaves_the_filter_as_it_was() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2017", "escape")
        await pilot.pause()
        assert len(shown_events(pilot)) == 7


async def test_all_parts_together_are_said_and_escape_in_the_timeline_shows_everything() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "space", "f", *"2018", "tab", "space", "enter")
        await pilot.pause()
        assert shown_events(pilot) == ["leaves"]
        assert seen(pilot, "#status") == "Shown: Elon Musk · 2018 · disputed"
        assert "1 event told by 3 sources · 4 quotes · 1 disagreement" in seen(pilot, "#headline")
        await pilot.press("2", "escape", "escape")
        assert len(shown_events(pilot)) == 7
        assert seen(pilot, "#status") == "Everything is shown. │ Shown: everything"
        assert under_cursor(pilot) == "leaves"


async def test_the_filter_opens_as_it_was_left() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2018", "tab", "space", "enter", "f")
        await pilot.pause()
        assert "[x] only where sources disagree" in seen(pilot, "#filter-list")
        assert "February" not in seen(pilot, "#meaning")
        assert seen(pilot, "#meaning") == "2018"


async def test_nothing_found_has_its_own_words_and_a_way_out() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"1066", "enter")
        await pilot.pause()
        assert "No event is like that." in seen(pilot, "#timeline")
        assert "0 events" in seen(pilot, "#headline")
        assert under_cursor(pilot) is None
        await pilot.press("j", "d", "full_stop", "y", "3", "j", "2", "F")
        await pilot.pause()
        assert under_cursor(pilot) == "founded"


async def test_an_empty_story_has_its_own_words() -> None:
    for size in SIZES:
        async with story().run_test(size=size) as pilot:
            await pilot.press(
                "j", "G", "d", "full_stop", "o", "m", "1", "space", "3", "j", "4", "2", "escape"
            )
            await pilot.pause()
            assert "no events yet" in " ".join(seen(pilot, "#timeline").split())
            assert "This is the whole story" in seen(pilot, "#status")
            assert "No event is like that" not in whole(pilot)


async def test_a_span_as_people_write_it_is_offered_in_our_form_and_enter_writes_it() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2017-2018")
        await pilot.pause()
        assert "did you mean 2017/2018? Enter writes it so." in " ".join(seen(pilot, "#meaning").split())
        await pilot.press("enter")
        await pilot.pause()
        assert seen(pilot, "#meaning") == "2017 to 2018"
        assert seen(pilot, "#result") == "3 events"
        await pilot.press("enter")
        await pilot.pause()
        assert shown_events(pilot) == ["bid", "quarrel", "leaves"]


async def test_nothing_is_counted_while_a_date_is_wrong() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2019")
        await pilot.pause()
        assert "1 Article sohu" in seen(pilot, "#filter-list")
        await pilot.press(*"/2017")
        await pilot.pause()
        assert "ends before it begins" in seen(pilot, "#meaning")
        assert seen(pilot, "#result") == "Nothing is counted while a date is wrong."
        assert not set("0123456789") & set(seen(pilot, "#filter-list"))
        assert "a date is wrong · Escape cancels" in whole(pilot)
        await pilot.press("enter", *["backspace"] * 5)
        await pilot.pause()
        assert "Enter takes it · Escape cancels" in whole(pilot)


async def test_what_is_wrong_is_said_whole() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"whenever")
        await pilot.pause()
        said = " ".join(seen(pilot, "#meaning").split())
        assert said == "'whenever' is no date such as 2018, 2018-02, 2018-02-20, 2017~ or 2015/2018 (EDTF)"


async def test_the_place_where_keys_go_is_pointed_at_and_the_arrows_lead_through_all() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        places = []
        for _ in range(7):
            pointed = [
                line.strip("│ ") for line in whole(pilot).splitlines() if "│ >" in line and "[ ]" in line
            ]
            labels = [seen(pilot, "#dates-label"), seen(pilot, "#as-of-label")]
            places += [*(label for label in labels if label[0] == ">"), *pointed]
            await pilot.press("down")
            await pilot.pause()
        assert len(places) == 7
        assert places[0] == ">Dates"
        assert places[5] == ">As published by the end of"
        assert "only where sources disagree" in places[1]
        await pilot.press("up", "up", "up", "up")
        await pilot.pause()
        assert seen(pilot, "#dates-label")[0] == ">"


async def test_sources_stand_by_how_many_events_they_tell() -> None:
    told = [("few", ["one"]), ("most", ["one", "two", "three"]), ("some", ["one", "two"])]
    quotes = [quote(f"q{number}", source, events) for number, (source, events) in enumerate(told)]
    async with story(quotes=quotes).run_test(size=(120, 36)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert [line.split()[-1] for line in seen(pilot, "#filter-list").splitlines()[2:]] == [
            "most",
            "some",
            "few",
        ]


async def test_what_the_day_leaves_out_can_be_chosen_all_the_same() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        explore(pilot).selection = Selection(as_of="2023")
        await pilot.press("f")
        await pilot.pause()
        assert [line.strip() for line in lines(pilot.app.screen.query_one("#filter-list"))[2:5]] == [
            "[ ]   6 Article sohu",
            "[ ]   0 Article weekly",
            "[ ]   0 Article later",
        ]


async def test_one_escape_too_many_only_asks() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2017", "enter")
        await pilot.pause()
        await pilot.press("escape")
        assert seen(pilot, "#status") == "Escape again shows everything. │ Shown: 2017"
        await pilot.press("j")
        assert seen(pilot, "#status") == "Shown: 2017"
        await pilot.press("escape")
        assert shown_events(pilot) == ["bid", "quarrel"]
        await pilot.press("escape")
        assert len(shown_events(pilot)) == 7


async def test_a_key_of_its_own_shows_everything() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2017", "enter")
        await pilot.pause()
        await pilot.press("F")
        assert len(shown_events(pilot)) == 7
