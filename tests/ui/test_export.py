"""Export by what a person does: what, in which format, to which file; and never over one that is there."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from osexplore.citing.export import Material, selected
from osexplore.ui.screens.export import ExportScreen
from tests.ui.stage import explore, lines, open_ai, seen

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, without an engine."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: False)
    monkeypatch.setattr("osexplore.citing.cache.renderings", _nothing_rendered)
    return folder


def _nothing_rendered(*_: object) -> None:
    from osexplore.citing.pandoc import EngineError

    raise EngineError("no pandoc: install osexplore[cite]")


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def choose(pilot: Pilot[None], row: str, name: str) -> None:
    """Click a name in a row."""
    for line, text in enumerate(lines(pilot.app.screen.query_one(f"#{row}"))):
        if name in text:
            await pilot.click(f"#{row}", offset=(text.index(name) + 1, line))
    await pilot.pause()


def name(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#file", Input).value


async def test_what_is_shown_is_written_under_the_name_suggested(here: Path) -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "space", "2", "w")
        await pilot.pause()
        assert name(pilot) == "tiny-selection.md"
        await choose(pilot, "format", "jsonl")
        assert name(pilot) == "tiny-selection.jsonl"
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is explore(pilot)
        assert "Written: tiny-selection.jsonl" in seen(pilot, "#status")
        written = [json.loads(line) for line in (here / "tiny-selection.jsonl").read_text().splitlines()]
        events = [line["document"]["id"] for line in written if line["table"] == "events"]
        shown = [row.id for row in explore(pilot).index.rows(explore(pilot).timeline.numbers)]
        assert events == shown


async def test_the_collection_or_all_can_be_written_as_well(here: Path) -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "C", "a", *"mine", "enter", "w")
        await pilot.pause()
        assert name(pilot) == "tiny-collection.md"
        await pilot.press("enter")
        await settle(pilot)
        assert "Note: mine" in (here / "tiny-collection.md").read_text()
        await pilot.press("escape", "w", "right", "right", "enter")
        await settle(pilot)
        assert "words of q5" in (here / "tiny-all.md").read_text()
        assert "a basic reference, not apa" in seen(pilot, "#status")


async def test_a_file_that_is_there_is_replaced_only_by_choice(here: Path) -> None:
    (here / "tiny-selection.md").write_text("mine")
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "enter")
        await settle(pilot)
        assert "There is a file tiny-selection.md already" in seen(pilot, "#known")
        assert (here / "tiny-selection.md").read_text() == "mine"
        await choose(pilot, "options", "replace the file")
        await pilot.press("enter")
        await settle(pilot)
        assert (here / "tiny-selection.md").read_text().startswith("# A tiny story")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Name a file."),
        ("  ", "Name a file."),
        (".", ". is a folder: name a file in it."),
        ("none/x.md", "There is no folder none."),
        ("x" * 300, "No file can have this name."),
        ("~nobody-of-this-name/x", "No file can have this name."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_written(here: Path, typed: str, said: str) -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        pilot.app.screen.query_one("#file", Input).value = typed
        await pilot.press("enter")
        await settle(pilot)
        assert seen(pilot, "#known") == said
        assert list(here.iterdir()) == []


async def test_a_folder_that_takes_no_file_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        monkeypatch.setattr("tempfile.mkstemp", refuse)
        await pilot.press("enter")
        await settle(pilot)
        assert "no permission to write it; name another file" in seen(pilot, "#known")
        assert list(here.iterdir()) == []


async def test_escape_writes_nothing_and_a_typed_name_stays(here: Path) -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "tab", "tab", "tab", "end", "x")
        await choose(pilot, "format", "csv")
        assert name(pilot) == "tiny-selection.mdx"
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, ExportScreen)
        assert list(here.iterdir()) == []


async def test_an_empty_collection_is_not_written(here: Path) -> None:
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("C", "w", "enter")
        await settle(pilot)
        assert seen(pilot, "#known") == "There is nothing to write."
        assert list(here.iterdir()) == []


async def test_what_is_written_is_read_beside_the_screen(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large story takes its time: the screen answers meanwhile, and a file made meanwhile stays."""
    go_on = threading.Event()

    def slow(*arguments: Any) -> Material:
        go_on.wait(10)
        return selected(*arguments)

    monkeypatch.setattr("osexplore.ui.screens.export.selected", slow)
    async with open_ai().run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "enter")
        await pilot.pause()
        assert seen(pilot, "#known") == "Writing …"
        (here / "tiny-selection.md").write_text("theirs")
        go_on.set()
        await settle(pilot)
        assert "there is a file already" in seen(pilot, "#known")
        assert (here / "tiny-selection.md").read_text() == "theirs"
