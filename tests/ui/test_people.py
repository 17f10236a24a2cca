from __future__ import annotations

import pytest

from tests.build import event, person
from tests.ui.stage import explore, lines, open_ai, seen, shown_events, story, under_cursor


async def test_people_stand_before_organisations_those_in_most_events_first() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        assert lines(explore(pilot).people.listed)[:6] == [
            ">[ ] 5 Elon Musk",
            " [ ] 3 Sam Altman",
            " [ ] 1 Helen Toner",
            " Organisations, groups",
            " [ ] 4 OpenAI",
            "",
        ]


@pytest.mark.parametrize(
    "typed", ["altman", "ALTM", "奥特曼", "奧特曼", "阿尔特曼", "ａｌｔｍａｎ", "Atlman"]
)
async def test_a_person_is_found_by_any_spelling_in_any_script(typed: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *typed, "enter")
        await pilot.pause()
        assert explore(pilot).selection.people == ("altman",)
        assert shown_events(pilot) == ["founded", "quarrel", "fired"]
        assert seen(pilot, "#status") == "Shown: Sam Altman"
        assert "3 events" in seen(pilot, "#headline")


async def test_after_finding_the_whole_list_is_back_with_the_cursor_on_who_was_found() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"toner", "enter")
        await pilot.pause()
        assert pilot.app.focused is explore(pilot).people.listed
        assert lines(explore(pilot).people.listed)[2] == ">[x] 1 Helen Toner"


async def test_what_was_typed_can_be_left_without_choosing() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"toner")
        await pilot.pause()
        assert lines(explore(pilot).people.listed)[:2] == [">[ ] 1 Helen Toner", ""]
        await pilot.press("escape")
        await pilot.pause()
        assert explore(pilot).selection.people == ()
        assert explore(pilot).people.listed.items == 4
        await pilot.press("escape")
        assert pilot.app.focused is explore(pilot).timeline


async def test_the_arrows_move_among_those_found_while_typing() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"n", "down", "enter")
        await pilot.pause()
        assert explore(pilot).selection.people == ("altman",)


async def test_a_name_that_nobody_has_is_said() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"zzzzzz")
        await pilot.pause()
        assert "Nobody is called that." in " ".join(seen(pilot, "#people-list").split())
        await pilot.press("enter")
        await pilot.pause()
        assert explore(pilot).selection.people == ()


async def test_keys_that_are_commands_elsewhere_are_letters_while_typing() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"qd1?")
        await pilot.pause()
        assert pilot.app.is_running
        assert explore(pilot).query_one("#find").value == "qd1?"  # type: ignore[attr-defined]


async def test_any_all_and_none_of_the_chosen() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "space", "j", "space")
        assert shown_events(pilot) == ["founded", "bid", "quarrel", "leaves", "fired", "rumour"]
        assert seen(pilot, "#match").startswith("(any) all none")
        await pilot.press("m")
        assert shown_events(pilot) == ["founded", "quarrel"]
        assert seen(pilot, "#match").startswith("any (all) none")
        assert seen(pilot, "#status") == "Shown: Elon Musk and Sam Altman together"
        await pilot.press("m")
        assert shown_events(pilot) == ["invests"]
        assert seen(pilot, "#status") == "Shown: without Elon Musk or Sam Altman"
        await pilot.press("m", "space", "k", "space")
        assert len(shown_events(pilot)) == 7


async def test_the_counts_follow_the_rest_of_the_filter() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("f", *"2017", "enter")
        await pilot.pause()
        assert lines(explore(pilot).people.listed)[:3] == [
            ">[ ] 2 Elon Musk",
            " [ ] 1 Sam Altman",
            " [ ] 0 Helen Toner",
        ]


async def test_a_click_chooses_and_a_click_on_the_top_line_changes_how() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.click("#people-list", offset=(8, 1))
        await pilot.pause()
        assert explore(pilot).selection.people == ("altman",)
        await pilot.click("#match", offset=(2, 0))
        await pilot.pause()
        assert explore(pilot).selection.match == "all"
        await pilot.click("#match", offset=(19, 0))
        await pilot.pause()
        assert pilot.app.focused is explore(pilot).query_one("#find")


async def test_the_cursor_stays_on_its_event_or_goes_to_the_next_that_is_left() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "j")
        assert under_cursor(pilot) == "quarrel"
        await pilot.press("1", "j", "space")
        assert under_cursor(pilot) == "quarrel"
        await pilot.press("space", "j", "space")
        assert under_cursor(pilot) == "fired"
        await pilot.press("space")
        assert under_cursor(pilot) == "fired"


async def test_a_story_without_people_says_so() -> None:
    async with story(events=[event("one")]).run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "space", "j", "slash", "x", "enter")
        await pilot.pause()
        assert "names no people" in " ".join(seen(pilot, "#people-list").split())


async def test_a_hostile_name_is_text() -> None:
    people = [person("one", "[@click=app.quit]\x1b[2J[/]")]
    async with story(people=people, events=[event("one", people=["one"])]).run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "space")
        assert "[@click=app.qui" in seen(pilot, "#people-list")
        assert "Shown: [@click=app.quit]" in seen(pilot, "#status")
        assert "\x1b" not in seen(pilot, "#people-list") + seen(pilot, "#status")


async def test_the_footer_says_what_keys_do_while_a_name_is_typed() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"altm")
        await pilot.pause()
        assert seen(pilot, "#keys") == "Enter choose  ↑ ↓ move  Escape leave"
        await pilot.press("escape")
        await pilot.pause()
        assert "Space choose" in seen(pilot, "#keys")
        await pilot.press("slash")
        await pilot.pause()
        await pilot.click("#timeline")
        await pilot.pause()
        assert "y Y copy" in seen(pilot, "#keys")


async def test_enter_on_a_name_that_nobody_has_leaves_it_to_be_mended() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"zzz", "enter")
        await pilot.pause()
        assert "Nobody is called that." in " ".join(seen(pilot, "#people-list").split())
        await pilot.press(*["backspace"] * 3, *"toner", "enter")
        await pilot.pause()
        assert explore(pilot).selection.people == ("toner",)


async def test_why_somebody_is_found_is_in_view() -> None:
    people = [
        {**person("altman", aliases=["萨姆·阿尔特曼", "阿尔特曼"]), "name": {"en": "Sam Harris Altman"}}
    ]
    async with story(people=people, events=[event("one", people=["altman"])]).run_test(
        size=(120, 36)
    ) as pilot:
        await pilot.press("slash", *"尔特")
        await pilot.pause()
        assert "阿尔特曼 Sam" in seen(pilot, "#people-list")


async def test_a_word_that_begins_so_goes_before_a_near_one_and_that_before_one_that_holds_it() -> None:
    people = [
        person("insiders", "People familiar with it"),
        person("ilya", "Ilya Sutskever"),
        person("son", "Masayoshi Son"),
        person("musk", "Elon Musk"),
    ]
    async with story(people=people, events=[event("one", people=["musk"])]).run_test(size=(120, 36)) as pilot:
        for typed, found in (("Mask", ["musk"]), ("ilia", ["ilya", "insiders"]), ("mu", ["musk"])):
            await pilot.press("slash", *typed)
            await pilot.pause()
            assert [one.id for one in explore(pilot).people.listed.people] == found
            await pilot.press("escape")
