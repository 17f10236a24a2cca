from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App

from osexplore.ui.commands import COMMANDS, bindings, markdown_table
from osexplore.ui.panes import PANES
from osexplore.ui.screens.collection import CollectionScreen
from osexplore.ui.screens.disagreements import DisagreementScreen
from osexplore.ui.screens.explore import Explore
from osexplore.ui.screens.help import READING
from osexplore.ui.screens.reader import ReaderScreen
from osexplore.ui.widgets.coverage_grid import CoverageGrid
from osexplore.ui.widgets.keys import AT_MOST, Keys, that_fit
from osexplore.ui.widgets.lines import Lines
from osexplore.ui.widgets.people import People
from osexplore.ui.widgets.side import Side
from tests.ui.stage import SIZES, explore, open_ai, seen, under_cursor

DESIGN = {*"1234hljkgGmfocsdDtxvyYq", "tab", "shift+tab", "up", "down", "left", "right", "home", "end"}
DESIGN |= {
    "colon",
    "pageup",
    "pagedown",
    "enter",
    "escape",
    "space",
    "slash",
    "comma",
    "full_stop",
    "question_mark",
}
DESIGN |= {f"{side}_{mark}" for side in ("left", "right") for mark in ("square_bracket", "curly_bracket")}
DESIGN |= {"less_than_sign", "greater_than_sign", "ctrl+p", "ctrl+z"}
DESIGN |= {
    *"pCwFR",
    "ctrl+q",
}  # what the design leaves free: copied text, collection, export, all, read again
ELSEWHERE = {"Collection", "Other screens"}
IN_COLLECTION = {*"JKta", "shift+up", "shift+down", "space"}


def test_ids_are_unique_and_no_key_means_two_things() -> None:
    assert max(Counter(known.id for known in COMMANDS).values()) == 1
    for pane in (*PANES, "collection"):
        keys = Counter(key for known in COMMANDS for key in known.keys if pane in known.panes)
        assert max(keys.values()) == 1, pane


def test_the_keys_are_those_of_the_design() -> None:
    here = [known for known in COMMANDS if known.group not in ELSEWHERE]
    assert {key for known in here for key in known.keys} == DESIGN
    collection = [known for known in COMMANDS if known.group == "Collection"]
    assert {key for known in collection for key in known.keys} == IN_COLLECTION


def test_each_command_has_somebody_who_does_it() -> None:
    able = (Explore, Lines, People, Side, CollectionScreen, DisagreementScreen, CoverageGrid, ReaderScreen)
    for known in COMMANDS:
        name = {"palette": "command_palette"}.get(known.id, known.id)
        assert any(hasattr(kind, f"action_{name}") for kind in (*able, explore_app())), known.id


def explore_app() -> type:
    from osexplore.ui.app import Osexplore

    return Osexplore


def test_bindings_carry_the_ids_that_a_keymap_names() -> None:
    made = bindings("left_next", "show_everything")
    ids = [binding.id for binding in made if not isinstance(binding, tuple)]
    assert ids == ["left_next", "show_everything"]


def test_the_table_has_every_command() -> None:
    table = markdown_table()
    assert all(known.help in table for known in COMMANDS)
    assert "| `.` `]` | Next source on the left. |" in table


async def test_help_lists_every_command_and_closes() -> None:
    async with open_ai().run_test(size=(100, 60)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        text = " ".join(str(pilot.app.screen.query_one(".keys").render()).split())
        assert all(known.help in text for known in COMMANDS)
        assert all(known.written in text for known in COMMANDS)
        assert all(sign in text and meaning in text for sign, meaning in READING)
        await pilot.press("escape")
        assert pilot.app.screen is explore(pilot)


@pytest.mark.parametrize("size", [(120, 60), (40, 12)])
async def test_in_help_words_stand_beside_their_keys_or_below_but_never_in_their_column(
    size: tuple[int, int],
) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        page = pilot.app.screen.query_one(".keys")
        lines = str(page.render()).split("\n")
        assert max(map(cell_len, lines)) <= page.size.width
        heads = {known.written for known in COMMANDS} | {sign for sign, _ in READING}
        heads |= {"Reading the screen", *(known.group for known in COMMANDS), "(palette)", ""}
        begun = [line for line in lines if not line.startswith(" " * 4)]
        assert all(any(line.strip().startswith(head) for head in heads if head) for line in begun if line)
        assert page.size.height == len(lines)


async def test_the_palette_offers_what_can_be_done_here_and_the_theme() -> None:
    async with open_ai().run_test(size=(120, 60)) as pilot:
        provider: Any = next(iter(pilot.app.COMMANDS - App.COMMANDS))
        offered = [hit.help async for hit in provider()(explore(pilot)).discover()]
        elsewhere = {"toggle_person", "palette"}
        possible = [known for known in COMMANDS if known.group not in ELSEWHERE and known.id not in elsewhere]
        assert offered == [known.help for known in possible]
        assert [entry.title for entry in pilot.app.get_system_commands(explore(pilot))] == ["Theme"]


@pytest.mark.parametrize(
    ("typed", "event"), [("disagreement", "leaves"), ("last", "rumour"), ("down", "bid")]
)
async def test_a_command_chosen_in_the_palette_does_what_its_key_does(typed: str, event: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+p", *typed)
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert under_cursor(pilot) == event


@pytest.mark.parametrize("pane", PANES)
def test_the_footer_shows_few_keys_that_fit_and_help_before_all_others(pane: str) -> None:
    for width in range(1, 200):
        labels, _ = that_fit(pane, width)  # type: ignore[arg-type]
        fitting = [label.command for label in labels]
        assert len(fitting) <= AT_MOST
        keys = Keys()
        keys.pane = pane  # type: ignore[assignment]
        assert cell_len(str(keys.say(width))) <= width
        assert not fitting or "help" in fitting


@pytest.mark.parametrize(
    ("width", "footer"),
    [
        (120, "y Y copy  , . source  d disagreement  / find  c compare  f filter  ? help  q quit"),
        (80, "y Y copy , . source d disagreement / find c compare f filter ? help q quit"),
        (60, "y copy . source d ≠ / find c compare f filter ? help q quit"),
        (40, "y copy . source d ≠ / find ? help q quit"),
    ],
)
async def test_the_way_out_is_in_the_footer_at_any_width(width: int, footer: str) -> None:
    async with open_ai().run_test(size=(width, 24)) as pilot:
        assert seen(pilot, "#keys") == footer


async def test_the_footer_follows_the_pane_and_a_click_does_what_the_key_does() -> None:
    for size in SIZES:
        async with open_ai().run_test(size=size) as pilot:
            await pilot.press("1")
            assert "Space choose" in seen(pilot, "#keys")
            await pilot.press("2")
            assert "copy" in seen(pilot, "#keys")
            await pilot.click("#keys", offset=(seen(pilot, "#keys").index("? help") + 1, 0))
            await pilot.pause()
            assert pilot.app.screen.query(".keys")


async def test_escape_never_quits_and_q_does() -> None:
    app = open_ai()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("escape", "escape", "escape")
        assert app.is_running
        await pilot.press("q")
    assert app.return_code == 0


async def test_enter_goes_in_and_escape_out() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "enter")
        assert explore(pilot).pane == "timeline"
        await pilot.press("enter")
        assert explore(pilot).pane == "left"
        await pilot.press("enter")
        assert explore(pilot).pane == "left"
        await pilot.press("escape")
        assert explore(pilot).pane == "timeline"


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "ansi-dark", "nord"])
async def test_any_theme_goes(theme: str) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        pilot.app.theme = theme
        await pilot.press("j", "1", "space", "f", "escape", "question_mark")
        await pilot.pause()
        assert pilot.app.is_running


async def test_a_click_in_the_page_of_keys_does_what_the_key_does() -> None:
    for size in [(120, 60), (40, 50)]:
        async with open_ai().run_test(size=size) as pilot:
            await pilot.press("question_mark")
            await pilot.pause()
            shown = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
            line = next(number for number, text in enumerate(shown) if " G End" in text)
            await pilot.click(offset=(shown[line].index("G End"), line))
            await pilot.pause()
            assert under_cursor(pilot) == "rumour"


async def test_a_click_in_the_footer_is_meant_for_whatever_has_the_focus() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("1")
        await pilot.click("#keys", offset=(seen(pilot, "#keys").index("Space choose"), 0))
        await pilot.pause()
        assert len(explore(pilot).selection.people) == 1
