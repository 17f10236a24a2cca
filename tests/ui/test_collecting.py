"""Collecting by what a person does: Space, C, and everything on the collection's screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from osexplore.citing.engine import Rendering
from osexplore.citing.runs import of
from osexplore.corpus.memory import Memory
from osexplore.ui.screens.collection import CollectionScreen
from tests.ui.stage import explore, lines, open_ai, seen, under_cursor, until, whole

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: False)


def remembered() -> list[str]:
    return [one.quote for one in Memory("tiny").remembered.collection]


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def collection(pilot: Pilot[None]) -> CollectionScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CollectionScreen)
    return screen


@pytest.mark.parametrize("keys", [["space"], ["3", "space"]])
async def test_space_puts_the_lit_quote_in_and_out_again(keys: list[str]) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        assert remembered() == ["q1"]
        assert "Collected; 1 quote in the collection." in seen(pilot, "#status")
        assert "1 collected, this too" in seen(pilot, "#status")
        assert "collected · " in "\n".join(lines(explore(pilot).compare.left))
        assert "collected · " not in "\n".join(lines(explore(pilot).compare.right))
        await pilot.press("space")
        await settle(pilot)
        assert remembered() == []
        assert "Taken out; no quotes in the collection." in seen(pilot, "#status")
        assert "collected · " not in whole(pilot)


async def test_in_people_space_still_chooses_a_person() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "space")
        await settle(pilot)
        assert remembered() == []
        assert explore(pilot).selection.people


async def test_the_status_follows_the_lit_quote() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("G", "space", "g")
        await settle(pilot)
        assert "1 collected · Shown" in seen(pilot, "#status")
        await pilot.press("G")
        await settle(pilot)
        assert "1 collected, this too" in seen(pilot, "#status")


async def test_the_collection_is_there_after_a_restart() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("space", "C", "a", *"mine", "enter")
        await settle(pilot)
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "1 collected, this too" in seen(pilot, "#status")
        await pilot.press("C")
        await settle(pilot)
        assert "Note: mine" in seen(pilot, "#lit-quote-text")


async def three(pilot: Pilot[None]) -> None:
    """Collect q5, q2 and q1, in this order, and look at the collection."""
    await pilot.press("G", "space", "g", "4", "space", "3", "space", "C")
    await settle(pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_quotes_are_ordered_by_hand_and_by_date(size: tuple[int, int]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await three(pilot)
        assert remembered() == ["q5", "q2", "q1"]
        await pilot.press("J")
        assert remembered() == ["q2", "q5", "q1"]
        await pilot.press("shift+down")
        assert remembered() == ["q2", "q1", "q5"]
        await pilot.press("K", "shift+up", "K")
        assert remembered() == ["q5", "q2", "q1"]
        await pilot.press("t")
        assert remembered() == ["q1", "q2", "q5"]
        await settle(pilot)
        listed = lines(collection(pilot).listed)
        assert ">" in next(line for line in listed if "q5" in line)  # the cursor stays on its quote


async def test_what_is_taken_out_can_be_put_back_while_the_screen_is_open() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await three(pilot)
        await pilot.press("j", "space")
        await settle(pilot)
        assert remembered() == ["q5", "q1"]
        assert "2 quotes from 2 sources" in seen(pilot, "#collection-head")
        assert [line.count("[ ]") for line in lines(collection(pilot).listed) if "[" in line] == [0, 1, 0]
        await pilot.press("space")
        assert remembered() == ["q5", "q2", "q1"]
        await pilot.press("space", "escape")
        await settle(pilot)
        assert "2 collected" in seen(pilot, "#status")
        await pilot.press("C")
        await settle(pilot)
        assert len([line for line in lines(collection(pilot).listed) if "[" in line]) == 2


async def test_what_another_program_collects_meanwhile_is_kept() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("space", "C")
        await settle(pilot)
        assert remembered() == ["q1"]
        Memory("tiny").collect(["q2", "q5"])
        await pilot.press("a", *"mine", "enter")
        await settle(pilot)
        assert remembered() == ["q1", "q2", "q5"]
        assert "3 quotes from 2 sources" in seen(pilot, "#collection-head")
        Memory("tiny").drop(["q2"])
        await pilot.press("J")
        assert remembered() == ["q5", "q1"]
        await pilot.press("space")
        assert remembered() == ["q5"]
        Memory("tiny").collect(["q1"])
        await pilot.press("t")
        assert remembered() == ["q1", "q5"]
        await pilot.press("escape")
        Memory("tiny").drop(["q5"])
        await pilot.press("C")
        await settle(pilot)
        assert "1 quote from 1 source" in seen(pilot, "#collection-head")


async def test_a_note_is_written_and_left_as_it_was() -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await three(pilot)
        await pilot.press("a", *"why? jk", "enter")
        await settle(pilot)
        assert Memory("tiny").remembered.collection[0].note == "why? jk"
        assert "Note: why? jk" in seen(pilot, "#lit-quote-text")
        await pilot.press("a", "x", "escape")
        assert Memory("tiny").remembered.collection[0].note == "why? jk"
        assert collection(pilot).focused is collection(pilot).listed
        await pilot.press("a")
        collection(pilot).query_one("#note", Input).value = ""
        await pilot.press("enter")
        assert Memory("tiny").remembered.collection[0].note == ""


async def test_y_copies_all_of_it_as_one_and_p_shows_it() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await three(pilot)
        await pilot.press("a", *"mine", "enter", "y")
        await settle(pilot)
        copied = explore(pilot).desk.last
        assert copied is not None
        text = copied.text
        assert text.index("words of q5") < text.index("Note: mine") < text.index("周刊的话")
        assert text.index("周刊的话") < text.index("words of q1")
        assert "basic reference: " in seen(pilot, "#status")
        await pilot.press("p")
        await settle(pilot)
        assert "words of q5" in seen(pilot, "#copied")


async def test_the_quote_is_shown_as_y_copies_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(items: list[dict[str, Any]], style: Any) -> list[Rendering]:
        citations = [of(f"({item['id']} in {style.name})") for item in items]
        return [Rendering(citation=made, reference=made) for made in citations]

    monkeypatch.setattr("osexplore.citing.engine.render", render)
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: True)
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await three(pilot)
        await until(pilot, "(weekly in apa", "#lit-quote-text")
        await pilot.press("G")
        await until(pilot, "(sohu in apa", "#lit-quote-text")
        await pilot.press("Y", "right", "enter")
        await until(pilot, "sohu in chicago-notes", "#lit-quote-text")
        assert "Basic reference" not in seen(pilot, "#lit-quote-text")


async def test_enter_goes_to_the_quote_in_the_story() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await three(pilot)
        await pilot.press("escape", "1", "space", "2")
        assert under_cursor(pilot) != "rumour"
        await pilot.press("C", "enter")
        await settle(pilot)
        assert under_cursor(pilot) == "rumour"
        assert explore(pilot).quote == "q5"
        await pilot.press("C", "j", "enter")
        await settle(pilot)
        assert under_cursor(pilot) == "founded"
        assert explore(pilot).held[0] == "weekly"


async def test_a_quote_that_the_story_lost_is_named_and_harms_nothing() -> None:
    Memory("tiny").collect(["lost", "q1"])
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("C")
        await settle(pilot)
        assert "lost: not in this story" in seen(pilot, "#collected")
        assert "1 quote from 1 source, 1 not in this story" in seen(pilot, "#collection-head")
        await pilot.press("enter", "t", "a", "escape", "y")
        await settle(pilot)
        assert "words of q1" in getattr(explore(pilot).desk.last, "text", "")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5), (1, 1)])
async def test_an_empty_collection_says_so_and_no_key_harms(size: tuple[int, int]) -> None:
    async with open_ai().run_test(size=size) as pilot:
        await pilot.press("C", "J", "K", "t", "a", "space", "enter", "y", "Y", "p")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CollectionScreen)
        if size[0] >= 40:
            assert "Nothing is collected" in seen(pilot, "#collected")
        await pilot.press("escape")
        assert len(pilot.app.screen_stack) == 1


async def test_the_footer_works_by_mouse() -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await three(pilot)
        await pilot.click("#keys", offset=(seen(pilot, "#keys").index("take out") + 1, 0))
        await settle(pilot)
        assert remembered() == ["q2", "q1"]


async def test_a_memory_that_is_not_understood_is_said_at_the_start_and_set_aside() -> None:
    path = Memory("tiny").path
    path.parent.mkdir(parents=True)
    path.write_text("[]", encoding="utf-8")
    async with open_ai().run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        assert "tiny.json is no memory of ours" in seen(pilot, "#status")
        await pilot.press("space")
        assert remembered() == ["q1"]
    assert Path(path.with_name("tiny.set-aside.json")).read_text(encoding="utf-8") == "[]"


async def test_what_cannot_be_written_is_kept_until_the_end_and_that_is_said() -> None:
    folder = Memory("tiny").path.parent
    folder.parent.mkdir(parents=True)
    folder.touch()
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await settle(pilot)
        assert seen(pilot, "#status").startswith("Collected; forgotten when osexplore ends: ")
        await pilot.press("C", "a", *"mine", "enter")
        await settle(pilot)
        assert seen(pilot, "#status").startswith("forgotten when osexplore ends: ")
        await pilot.press("t")
        await settle(pilot)
        assert "happened. forgotten when osexplore ends" in seen(pilot, "#status")
        await pilot.press("escape", "C")
        await settle(pilot)
        assert "Collection: 1 quote from 1 source" in whole(pilot)
        assert "+ words of q1" in seen(pilot, "#collected")


async def test_the_place_is_kept() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "j", "j", ".")
        here, held = under_cursor(pilot), explore(pilot).held
        await pilot.press("q")
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        # Only the left source was asked for; beside it the earliest published stands in again.
        assert (under_cursor(pilot), explore(pilot).held) == (here, ("later", "sohu"))
        assert held[0] == "later"
