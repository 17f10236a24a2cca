"""The screen of all that sources disagree about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from osexplore.corpus.selection import Selection
from osexplore.ui.screens.disagreements import DisagreementScreen
from osexplore.ui.widgets.answers import Answers
from tests.build import disagreement, event, person, quote, source, version, work
from tests.ui.stage import explore, lines, open_ai, seen, story, under_cursor, whole

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from osexplore.ui.app import Osexplore

SIZES = [(160, 48), (120, 36), (80, 24), (40, 12), (20, 6), (3, 2), (1, 1)]


def quarrels() -> Osexplore:
    """Return the screen on three disagreements: a reason and a number of 2018, a reason of 2023."""
    return story(
        people=[person("musk", "Elon Musk"), person("altman", "Sam Altman"), person("toner", "Helen Toner")],
        sources=[
            source("sohu", "2023", csl={"type": "article", "container-title": "Sohu"}),
            source("weekly", "2024", csl={"type": "article", "container-title": "Weekly"}),
            work("blog", title={"en": "the blog"}),
            work("report", csl={}),
        ],
        events=[
            event("leaves", "2018-02", people=["musk"]),
            event("later", "2018-03", people=["musk"]),
            event("fired", "2023-11", people=["altman", "toner"]),
        ],
        quotes=[
            quote("q1", "sohu", ["leaves", "later"], "因为特斯拉", via=["blog"], according_to=["musk"]),
            quote("q2", "weekly", "leaves", "为了特斯拉", via=["blog"]),
            quote("q3", "sohu", "leaves", via=["report"]),
            quote("q4", "weekly", "leaves"),
            quote("q5", "sohu", "fired"),
            quote("q6", "weekly", "fired"),
        ],
        disagreements=[
            disagreement("why", "leaves", topic={"en": "Why did Musk leave?"}, versions=[
                version("because of Tesla", "q1", "q2"),
                version("he lost a bid", "q3", "q4"),
                version("not told", silent=["weekly"]),
            ]),
            disagreement("much", ["later", "leaves"], ["q1"], ["q4"], kind="number"),
            disagreement("fall", "fired", ["q5"], ["q6"]),
        ],
    )  # fmt: skip


def listed(pilot: Pilot[None]) -> list[str]:
    return [line[1:] for line in lines(pilot.app.screen.query_one("#dispute-list")) if line.strip()]


async def test_x_lists_them_all_in_the_order_of_their_events_with_their_kinds() -> None:
    async with quarrels().run_test(size=(160, 48)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert listed(pilot) == [
            "2018 reason      Why did Musk leave?",
            "2018 number      Which much?",
            "2023 reason      Which fall?",
        ]
        assert pilot.app.screen.query_one("#dispute-list").border_title == "Disagreements · 3 of 3"


async def test_each_version_has_its_holders_its_independent_witnesses_and_the_work_they_share() -> None:
    async with quarrels().run_test(size=(160, 48)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        told = seen(pilot, "#answers")
        first, second, third = told.split("\n\n")[1:4]
        assert "held by Elon Musk and Weekly; 1 independent witness\n" in first
        assert "they share “the blog”" in first
        assert "因为特斯拉" in first
        assert "at most 2 independent witnesses" in second
        assert "they share" not in second
        assert "silent: Weekly" in third
        await pilot.press("j")
        await pilot.pause()
        assert seen(pilot, "#answers").startswith("Which much?")


async def test_they_are_narrowed_by_kind_and_by_person_with_counts_that_follow() -> None:
    async with quarrels().run_test(size=(160, 48)) as pilot:
        await pilot.press("x", "space", "space")
        await pilot.pause()
        assert [line.split()[0] for line in listed(pilot)] == ["2018", "2023"]
        assert lines(pilot.app.screen.query_one("#dispute-boxes"))[:7] == [
            " Of a kind",
            ">[x]   2 reason",
            " [ ]   1 number",
            " About a person",
            " [ ]   1 Elon Musk",
            " [ ]   1 Helen Toner",
            " [ ]   1 Sam Altman",
        ]
        await pilot.press("j", "j", "space")
        await pilot.pause()
        assert [line.split()[1] for line in listed(pilot)] == ["reason"]
        assert seen(pilot, "#status") == "Shown: reason · Elon Musk"
        assert "[x]   1 reason" in seen(pilot, "#dispute-boxes")
        await pilot.press("g", "space", "j", "space")
        await pilot.pause()
        assert listed(pilot) == ["2018 number      Which much?"]


async def test_a_person_called_like_a_kind_and_one_whom_the_story_lacks_are_people_all_the_same() -> None:
    app = story(
        complete=False,
        people=[person("number", "The Number")],
        sources=[source("sohu", "2023"), source("weekly", "2024")],
        events=[event("leaves", people=["number"]), event("fired", "2023", people=["nobody"])],
        quotes=[quote("q1", "sohu", ["leaves", "fired"]), quote("q2", "weekly", ["leaves", "fired"])],
        disagreements=[
            disagreement("why", "leaves", ["q1"], ["q2"]),
            disagreement("much", "fired", ["q1"], ["q2"], kind="number"),
        ],
    )
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("x", "space", "j", "space")
        await pilot.pause()
        assert seen(pilot, "#dispute-boxes").splitlines() == [
            "Of a kind",
            " [ ]   1 reason",
            ">[x]   1 number",
            " About a person",
            " [ ]   0 The Number",
            " [ ]   1 nobody",
        ]
        assert listed(pilot) == ["2023 number      Which much?"]
        await pilot.press("space", "j", "space")
        await pilot.pause()
        assert listed(pilot) == ["2018 reason      Which why?"]
        await pilot.press("space", "j", "space")
        await pilot.pause()
        assert listed(pilot) == ["2023 number      Which much?"]
        assert seen(pilot, "#status") == "Shown: nobody"


async def test_of_events_that_the_story_lacks_nothing_is_said() -> None:
    app = story(
        complete=False,
        sources=[source("sohu", "2023"), source("weekly", "2024")],
        events=[event("leaves", title={"en": "Musk leaves"})],
        quotes=[quote("q1", "sohu", "leaves"), quote("q2", "weekly", "leaves")],
        disagreements=[disagreement("why", ["gone", "leaves"], ["q1"], ["q2"])],
    )
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert seen(pilot, "#answers").splitlines()[-1].strip() == "February 2018  Musk leaves"


async def test_another_one_is_read_from_its_beginning() -> None:
    async with quarrels().run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "tab", "j", "j")
        await pilot.pause()
        answers = pilot.app.screen.query_one(Answers)
        assert answers.top == 2
        await pilot.press("escape", "j")
        await pilot.pause()
        assert answers.top == 0


async def test_nothing_like_that_has_its_own_words() -> None:
    async with quarrels().run_test(size=(160, 48)) as pilot:
        await pilot.press("x", "space", "j", "space", "j", "j", "space")
        await pilot.pause()
        assert "Nothing is like that" in seen(pilot, "#dispute-list")
        assert seen(pilot, "#answers") == ""
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DisagreementScreen)


async def test_a_story_without_any_says_so() -> None:
    async with story(events=[event("one")]).run_test(size=(120, 36)) as pilot:
        await pilot.press("x", "j", "space", "enter", "escape", "escape")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert "disagree about nothing" in " ".join(seen(pilot, "#dispute-list").split())


async def test_enter_leads_to_the_event_with_that_disagreement_and_escape_back() -> None:
    async with quarrels().run_test(size=(120, 36)) as pilot:
        await pilot.press("x", "j", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert "2/2 Which much?" in seen(pilot, "#disagreements")
        await pilot.press("x", "G", "escape")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert explore(pilot).timeline.has_focus


async def test_the_list_begins_at_the_question_that_the_story_asks_and_enter_stays_at_its_event() -> None:
    async with quarrels().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "x")
        await pilot.pause()
        assert seen(pilot, "#answers").startswith("Which much?")
        await pilot.press("escape", "j")
        await pilot.pause()
        assert under_cursor(pilot) == "later"
        await pilot.press("x", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "later", "it is about both, and the reader comes from the second"
        assert "Which much?" in seen(pilot, "#disagreements")
        await pilot.press("x", "g", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"


def out_of_order() -> Osexplore:
    """Return the screen on a disagreement about an event of 2018 before all, and about two others."""
    return story(
        sources=[source("sohu", "2023"), source("weekly", "2024")],
        events=[
            event("hired", "2015"),
            event("leaves", "2018"),
            event("after", "2019"),
            event("now", "2024"),
        ],
        quotes=[quote("q1", "sohu", ["hired", "leaves"]), quote("q2", "weekly", ["leaves", "after"])],
        disagreements=[
            disagreement("why", ["leaves", "hired", "after"], ["q1"], ["q2"]),
            disagreement("when", "hired", ["q1"], []),
        ],
    )


async def test_a_disagreement_stands_at_the_event_that_is_named_first_and_leads_there() -> None:
    async with out_of_order().run_test(size=(120, 36)) as pilot:
        await pilot.press("G", "x")
        await pilot.pause()
        assert listed(pilot) == ["2015 Which when?", "2018 Which why?"]
        await pilot.press("G", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert "Which why?" in seen(pilot, "#disagreements")


async def test_an_event_that_the_filter_hides_is_shown_all_the_same() -> None:
    async with quarrels().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2023", "enter", "x", "g", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert seen(pilot, "#status") == "The filter hid it and is taken away. │ Shown: everything"


async def test_the_day_stays_where_the_filter_is_taken_away() -> None:
    async with quarrels().run_test(size=(120, 36)) as pilot:
        explore(pilot).selection = Selection(people=("altman",), as_of="2023")
        await pilot.press("x", "g", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"
        assert explore(pilot).selection == Selection(as_of="2023")


async def test_as_of_a_day_only_what_had_been_published_is_disagreed_about() -> None:
    async with quarrels().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", "tab", "tab", *"2023", "enter", "x")
        await pilot.pause()
        assert listed(pilot) == ["2018 Why did Musk leave?"]
        status = "Shown: all · as published by 2023 · 1 later, 0 undated left out"
        assert seen(pilot, "#status") == status
        assert "held by Elon Musk; 1 independent witness" in seen(pilot, "#answers")
        assert "Weekly" not in seen(pilot, "#answers")


async def test_the_mouse_checks_a_box_and_takes_a_line() -> None:
    async with quarrels().run_test(size=(160, 48)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        await pilot.click("#dispute-list", offset=(10, 3))
        await pilot.pause()
        assert seen(pilot, "#answers").startswith("Which fall?")
        await pilot.click("#dispute-boxes", offset=(5, 3))
        await pilot.pause()
        assert listed(pilot) == ["2018 number      Which much?"]
        await pilot.click("#keys", offset=(2, 0))
        await pilot.pause()
        assert under_cursor(pilot) == "leaves"


async def test_a_click_takes_a_question_and_another_leads_to_its_event() -> None:
    async with quarrels().run_test(size=(160, 48)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        for shown in ("Which much?", "2/2 Which much?"):
            await pilot.click("#dispute-list", offset=(10, 2))
            await pilot.pause()
            assert shown in seen(pilot, "#answers" if shown.startswith("W") else "#disagreements")
        assert pilot.app.screen is explore(pilot)
        assert under_cursor(pilot) == "leaves"


@pytest.mark.parametrize(
    ("size", "views"),
    [
        ((120, 36), [{"boxes", "list", "answers"}] * 3),
        ((80, 24), [{"list", "answers"}, {"list", "answers"}, {"boxes", "answers"}]),
        ((40, 12), [{"list"}, {"answers"}, {"boxes"}]),
    ],
)
async def test_tab_brings_the_next_pane_into_view(size: tuple[int, int], views: list[set[str]]) -> None:
    async with quarrels().run_test(size=size) as pilot:
        await pilot.press("x")
        for panes in views:
            await pilot.pause()
            found = {
                pane
                for pane, name in (
                    ("boxes", "#dispute-boxes"),
                    ("list", "#dispute-list"),
                    ("answers", "#answers"),
                )
                if pilot.app.screen.query_one(name).region.area > 0
            }
            assert found == panes
            await pilot.press("tab")
        await pilot.press("tab", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DisagreementScreen), "the first step leads back to the list"
        await pilot.press("escape")
        await pilot.pause()
        assert explore(pilot).timeline.has_focus


@pytest.mark.parametrize("size", SIZES)
async def test_no_size_ends_it(size: tuple[int, int]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        for key in ("x", "j", "tab", "j", "G", "tab", "j", "space", "space", "shift+tab", "pagedown"):
            await pilot.press(key)
            whole(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert pilot.app.is_running
