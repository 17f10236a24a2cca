from __future__ import annotations

import re

import pytest
from textual import events
from textual.strip import Strip

from tests.build import event, quote, source
from tests.ui.stage import explore, lines, open_ai, seen, shown_events, story, under_cursor, whole

HOSTILE = [
    "[/]",
    "[@click=app.quit]gone[/]",
    "[sic] [OpenAI] [link=https://example.org]x[/link]",
    "\x1b[2J\x1b]52;c;aGk=\x07",
    "a\u202eb\u200bc\x00d",
    "两行\n的题目",
]


async def test_the_focus_starts_in_the_timeline_on_the_first_event() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        assert pilot.app.focused is explore(pilot).timeline
        assert under_cursor(pilot) == "founded"


async def test_events_stand_under_their_year_with_date_sources_and_disagreements() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        assert lines(explore(pilot).timeline)[:14] == [
            " 2015",
            ">11 Dec      ×2    Founded",
            " 2017",
            " c. 2017           Bid",
            " Sep               Quarrel",
            " 2018",
            " Feb         ×3 ≠1 Leaves",
            " 2019",
            " Jul               Invests",
            " 2023",
            " 17 Nov      ×3 ≠1 Fired",
            " undated",
            "                   Rumour",
            "",
        ]


@pytest.mark.parametrize(
    ("keys", "event"),
    [
        (["j", "j"], "quarrel"),
        (["down", "down", "k"], "bid"),
        (["G"], "rumour"),
        (["end", "up"], "fired"),
        (["G", "g"], "founded"),
        (["end", "home"], "founded"),
        (["pagedown"], "rumour"),
        (["G", "pageup"], "founded"),
        (["k"], "founded"),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], event: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press(*keys)
        assert under_cursor(pilot) == event


async def test_moving_down_scrolls_and_the_year_stays_in_view() -> None:
    happenings = [event(f"e{number:03}", "2018-02", title={"en": f"Event {number}"}) for number in range(100)]
    async with story(events=happenings).run_test(size=(120, 24)) as pilot:
        timeline = explore(pilot).timeline
        await pilot.press("pagedown", "pagedown", "j")
        await pilot.pause()
        shown = lines(timeline)
        assert shown[0] == " 2018"
        assert shown[-1].startswith(">Feb")
        await pilot.press("g")
        await pilot.pause()
        assert lines(timeline)[:2] == [" 2018", ">Feb               Event 0"]


async def test_a_move_draws_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "k")
        await pilot.pause()
        timeline = explore(pilot).timeline
        drawn: list[int] = []
        render = timeline.render_line

        def note(y: int) -> Strip:
            drawn.append(y)
            return render(y)

        monkeypatch.setattr(timeline, "render_line", note)
        await pilot.press("j")
        await pilot.pause()
        assert sorted(set(drawn)) == [1, 3]


async def test_a_click_takes_the_event_and_a_click_on_a_year_does_not() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.click("#timeline", offset=(10, 7))
        assert under_cursor(pilot) == "leaves"
        await pilot.click("#timeline", offset=(3, 3))
        assert under_cursor(pilot) == "leaves"
        await pilot.click("#timeline", offset=(3, 30))
        assert under_cursor(pilot) == "leaves"


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    happenings = [event(f"e{number:03}", "2018-02") for number in range(100)]
    async with story(events=happenings).run_test(size=(120, 24)) as pilot:
        timeline = explore(pilot).timeline
        wheel = events.MouseScrollDown(timeline, 5, 5, 0, 1, 0, False, False, False)
        for _ in range(3):
            timeline.post_message(wheel)
            await pilot.pause()
        await pilot.pause()
        assert timeline.scroll_offset.y > 0
        assert under_cursor(pilot) == "e000"


@pytest.mark.parametrize("title", HOSTILE)
async def test_a_title_is_text_and_never_markup_nor_an_escape(title: str) -> None:
    happenings = [event("one", title={"en": title}), event("two", "2019")]
    async with story(events=happenings).run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "k")
        shown = whole(pilot)
        for forbidden in ("\x1b", "\x00", "\u202e", "\u200b", "\ud800", "\x07"):
            assert forbidden not in shown
        assert pilot.app.is_running
        if title.startswith("["):
            assert title[:12] in seen(pilot, "#timeline")
            assert title[:12] in seen(pilot, "#happening")


async def test_an_event_that_is_only_claimed_is_in_italics() -> None:
    quotes = [
        quote("q1", "sohu", "claimed", speakers=["musk"]),
        quote("q2", "sohu", "told"),
    ]
    async with story(sources=[source("sohu")], quotes=quotes).run_test(size=(120, 36)) as pilot:
        timeline = explore(pilot).timeline
        italic = {
            segment.text.strip(): bool(segment.style and segment.style.italic)
            for y in range(timeline.size.height)
            for segment in timeline.render_line(y)
        }
        await pilot.press("G")
        assert shown_events(pilot) == ["claimed", "told"]
        assert italic["Told"] is False
        assert italic["Claimed"] is False, "the cursor's bar says other things"
        italic = {
            segment.text.strip(): bool(segment.style and segment.style.italic)
            for segment in timeline.render_line(1)
        }
        assert italic["Claimed"] is True


async def test_the_event_under_the_cursor_is_told_in_full() -> None:
    happenings = [
        event("one", "2015/2019", date_text={"en": "when he led the fund"}, title={"en": "He leads the fund"},
              summary={"en": "In our own words."}),
    ]  # fmt: skip
    async with story(events=happenings).run_test(size=(120, 36)) as pilot:
        *title, summary = seen(pilot, "#happening").splitlines()
        assert " ".join(title) == "when he led the fund (2015 to 2019)  He leads the fund"
        assert summary == "In our own words."


@pytest.mark.parametrize("size", [(160, 48), (120, 36), (100, 30), (80, 24), (40, 12)])
async def test_rival_dates_never_look_like_a_span(size: tuple[int, int]) -> None:
    happenings = [
        event("one", "[2017,2018-02]", date_text={"en": "2017 by one account, early 2018 by another"}),
        event("two", "2017/2018-33", date_text={"en": "between 2017 and early 2018"}),
    ]
    async with story(events=happenings).run_test(size=size) as pilot:
        shown = lines(explore(pilot).timeline)
        assert " or " in shown[1]
        assert not re.search("[-–]|Jan|Mar", shown[1])
        assert re.match(r" 2017–(2018|early ’18) ", shown[2])
