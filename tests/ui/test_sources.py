from __future__ import annotations

import pytest

from tests.build import disagreement, event, quote
from tests.ui.stage import explore, open_ai, seen, story, under_cursor


async def test_d_goes_to_the_next_disagreement_and_back_and_says_when_there_is_none() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d")
        assert under_cursor(pilot) == "leaves"
        assert "Which why?" in seen(pilot, "#disagreements")
        await pilot.press("d")
        assert under_cursor(pilot) == "fired"
        await pilot.press("d")
        assert under_cursor(pilot) == "fired"
        assert "No disagreement after this event." in seen(pilot, "#status")
        await pilot.press("D")
        assert under_cursor(pilot) == "leaves"
        await pilot.press("D")
        assert "No disagreement before this event." in seen(pilot, "#status")


@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24)])
async def test_shift_d_goes_back_the_very_way_that_d_went(size: tuple[int, int]) -> None:
    told = ["q1"], ["q2"], ["q3"]
    topic = {"en": "a long question " * 6}
    app = story(
        events=[event("a", "2015"), event("quiet", "2016"), event("b", "2017")],
        quotes=[quote(f"q{n}", f"s{n}", ["a", "b", "quiet"]) for n in (1, 2, 3)],
        disagreements=[disagreement(f"d{n}", on, *told, topic=topic) for n, on in enumerate("aabb")],
    )
    async with app.run_test(size=size) as pilot:
        ways: list[list[tuple[str | None, str]]] = []
        for key, says in (("d", "No disagreement after"), ("D", "No disagreement before")):
            ways.append([])
            while says not in seen(pilot, "#status"):
                ways[-1].append((under_cursor(pilot), seen(pilot, "#disagreements")))
                await pilot.press(key)
                await pilot.pause()
        forth, back = ways
        assert {page.split()[1] for _, page in forth} == {"1/2", "2/2"}
        assert back == forth[::-1]


async def test_the_two_earliest_published_stand_side_by_side() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d")
        assert explore(pilot).held == ("sohu", "weekly")


async def test_other_sources_come_left_and_right_and_the_status_says_which() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "full_stop")
        assert explore(pilot).held == ("later", "weekly")
        assert "Left: Article later, source 3 of 3." in seen(pilot, "#status")
        await pilot.press("comma")
        assert explore(pilot).held == ("sohu", "weekly")
        await pilot.press("greater_than_sign")
        assert explore(pilot).held == ("sohu", "later")
        assert "Right: Article later, source 3 of 3." in seen(pilot, "#status")
        await pilot.press("left_curly_bracket", "right_square_bracket")
        assert explore(pilot).held == ("later", "weekly")


async def test_a_held_source_stays_while_it_tells_the_event() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "full_stop", "d")
        assert explore(pilot).held == ("later", "sohu")
        await pilot.press("G")
        assert explore(pilot).held == ("weekly", None)
        await pilot.press("k")
        assert explore(pilot).held == ("later", "sohu")


async def test_what_is_lit_stays_where_only_the_other_side_turns() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "enter", "j")
        assert explore(pilot).quote == "q4"
        await pilot.press("greater_than_sign")
        assert explore(pilot).held == ("sohu", "later")
        assert explore(pilot).quote == "q4"
        await pilot.press("full_stop", "comma")
        assert explore(pilot).held == ("sohu", "later")
        assert explore(pilot).quote == "q1", "what came anew begins anew"


async def test_turning_one_side_holds_nothing_on_the_other() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d", "full_stop")
        assert explore(pilot).held == ("later", "weekly")
        assert explore(pilot)._wanted == ("later", None)


async def test_steps_pass_over_a_hidden_line_in_a_window_of_one_pane() -> None:
    async with open_ai().run_test(size=(40, 12)) as pilot:
        await pilot.press("d", "d", "D")
        assert under_cursor(pilot) == "leaves"
        await pilot.press("D", "D", "d", "D")
        assert under_cursor(pilot) == "leaves"


async def test_without_another_source_it_says_so() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("full_stop")
        assert "Only two sources tell this" in seen(pilot, "#status")
        await pilot.press("j", "full_stop")
        assert "Only one source tells this." in seen(pilot, "#status")


async def test_o_goes_round_the_languages() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        for languages, said in (
            ("original", "The original."),
            ("english", "English."),
            ("both", "Original and"),
        ):
            await pilot.press("o")
            assert explore(pilot).languages == languages
            assert said in seen(pilot, "#status")


async def test_a_quote_lit_in_a_side_is_the_one_in_use() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("d")
        assert explore(pilot).quote == "q1"
        await pilot.press("enter", "j")
        assert explore(pilot).quote == "q4"
        assert explore(pilot).lit == (1, 0)
        await pilot.press("l")
        assert explore(pilot).quote == "q2"
        await pilot.press("escape")
        assert pilot.app.focused is explore(pilot).timeline
        assert explore(pilot).quote == "q4"


async def test_a_click_in_the_strip_goes_to_its_quarter() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        strip = seen(pilot, "#density")
        await pilot.click("#density", offset=(1 + strip.index("2019"), 0))
        await pilot.pause()
        assert under_cursor(pilot) == "invests"
        await pilot.click("#density", offset=(110, 0))
        assert under_cursor(pilot) == "invests"


async def test_what_is_only_known_to_be_before_a_date_hides_no_quarter() -> None:
    happenings = [event("a", "2015"), event("b", "../2018-02"), event("c", "2018-02"), event("d", "2019")]
    async with story(events=happenings).run_test(size=(120, 36)) as pilot:
        strip = seen(pilot, "#density")
        for year, expected in (("2019", "d"), ("2015", "a"), ("2018", "c")):
            await pilot.click("#density", offset=(1 + strip.index(year), 0))
            await pilot.pause()
            assert under_cursor(pilot) == expected
