from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from osexplore.ui.widgets.status import Status
from tests.build import corpus, event, quote, source
from tests.ui.stage import Staged


def app() -> Staged:
    return Staged(
        corpus(
            sources=[source("early", "2020"), source("late", "2021")],
            events=[event("one", "2018"), event("two", "2019"), event("silent", "2020")],
            quotes=[
                quote("q1", "early", "one", "第一"),
                quote("q2", "early", "one", "第二"),
                quote("q3", "late", "one", "第三"),
                quote("q4", "late", "two", "第四"),
            ],
        )
    )


@pytest.fixture(autouse=True)
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no pandoc be on this machine: these tests are about the keys."""
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: False)


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a made-up tmux puts what it is given."""
    place, programs = tmp_path / "taken", tmp_path / "bin"
    programs.mkdir()
    (programs / "tmux").write_text(f"#!/bin/sh\n/bin/cat > {place}\n", encoding="utf-8")
    (programs / "tmux").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("TMUX", "made up")
    return place


def first_line(place: Path) -> str:
    return place.read_text(encoding="utf-8").split("\n")[0]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], "[narration, verbatim] 第一"),
        (["3", "j"], "[narration, verbatim] 第二"),
        (["4"], "[narration, verbatim] 第三"),
        (["j"], "[narration, verbatim] 第四"),
        (["3", "j", "2"], "[narration, verbatim] 第二"),
    ],
)
async def test_y_copies_the_lit_quote_of_the_side_in_use_and_says_so(
    taken: Path, keys: list[str], words: str
) -> None:
    shell = app()
    async with shell.run_test(size=(120, 36)) as pilot:
        await pilot.press(*keys, "y")
        await shell.workers.wait_for_complete()
        await pilot.pause()
        assert first_line(taken) == words
        assert "Basic reference" in taken.read_text(encoding="utf-8")
        assert "basic reference: copied (tmux)" in shell.screen.query_one("#status").render_line(0).text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("3jy", "[narration, verbatim] 第二"),
        ("jy", "[narration, verbatim] 第四"),
        (".4y", "第三"),
    ],
)
async def test_keys_typed_faster_than_the_screen_follows_copy_what_they_lit(
    taken: Path, keys: str, words: str
) -> None:
    shell = app()
    async with shell.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for key in keys:
            shell.post_message(events.Key({".": "full_stop"}.get(key, key), key))
        await pilot.pause()
        await shell.workers.wait_for_complete()
        assert first_line(taken).endswith(words)


async def test_without_a_quote_it_says_that_there_is_none(taken: Path) -> None:
    shell = app()
    async with shell.run_test(size=(120, 36)) as pilot:
        await pilot.press("G", "y")
        await shell.workers.wait_for_complete()
        await pilot.pause()
        assert not taken.exists()
        assert "No quote to copy" in shell.screen.query_one("#status").render_line(0).text


async def test_what_is_marked_by_mouse_goes_the_way_of_every_copy_and_is_told(taken: Path) -> None:
    shell = app()
    async with shell.run_test(size=(120, 36)) as pilot:
        await pilot.press("y")
        await shell.workers.wait_for_complete()
        await pilot.press("p")
        await pilot.pause()
        taken.unlink()
        shell.screen.query_one("#copied").text_select_all()
        await pilot.press("ctrl+c")
        await shell.workers.wait_for_complete()
        await pilot.pause()
        assert first_line(taken) == "[narration, verbatim] 第一"
        assert [told.message for told in shell._notifications] == ["marked text: copied (tmux)."]
        await pilot.press("escape")
        shell.copy_to_clipboard("第一")
        await shell.workers.wait_for_complete()
        await pilot.pause()
        assert taken.read_text(encoding="utf-8") == "第一"
        assert "marked text: copied (tmux)." in shell.screen.query_one("#status").render_line(0).text
        shell.copy_to_clipboard("")  # an empty line was marked
        await shell.workers.wait_for_complete()
        await pilot.pause()
        assert taken.read_text(encoding="utf-8") == "第一"
        assert "No text is marked." in shell.screen.query_one("#status").render_line(0).text


@pytest.mark.parametrize("page", [[], ["question_mark"], ["x"]])
async def test_ctrl_q_leaves_from_any_page_once_the_copy_has_arrived(taken: Path, page: list[str]) -> None:
    program = taken.parent / "bin" / "tmux"
    program.write_text(f"#!/bin/sh\n/bin/sleep 0.5\n/bin/cat > {taken}\n", encoding="utf-8")
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("y", *page, "ctrl+q")
    assert first_line(taken) == "[narration, verbatim] 第一"


@pytest.mark.parametrize("page", [["space", "C"], ["s"]], ids=["collection", "text"])
async def test_what_was_said_of_a_copy_goes_when_another_quote_is_lit(taken: Path, page: list[str]) -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("3", *page)
        await pilot.pause()
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        status = pilot.app.screen.query_one(Status)
        assert "copied" in status.message
        await pilot.press("j")
        assert not status.message
    assert first_line(taken)
