"""The file changes under the open story."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec import structs
from textual.pilot import Pilot

from osexplore.corpus.memory import Memory
from osexplore.corpus.model import Corpus
from osexplore.corpus.store import load
from osexplore.ui.app import Osexplore
from osexplore.ui.screens import rereading
from tests.build import disagreement, event, person, quote, write
from tests.ui.pages import WITH_STATUS
from tests.ui.stage import Staged, explore, seen, under_cursor

EVENTS = [event(f"e{number}", f"{2000 + number}") for number in range(30)]
QUOTES = [
    made
    for number in range(30)
    for name in "ab"
    for made in (
        quote(f"{name}{number}", name, f"e{number}", speakers=["musk"]),
        quote(f"{name}x{number}", name, f"e{number}"),
    )
]
A_STORY = '{"corpus": {"1": {"id": "x", "schema": %s, "title": {}}}%s}'


def story(path: Path, **changes: Any) -> Path:
    """Replace the file in one step, as the program itself does."""
    fresh = write(path.with_suffix(".new"), **{"events": EVENTS, "quotes": QUOTES, **changes})
    fresh.replace(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return story(tmp_path / "db.json")


@pytest.fixture
def app(path: Path, monkeypatch: pytest.MonkeyPatch) -> Osexplore:
    monkeypatch.setattr(rereading, "LOOKS", 0.02)
    return Staged(load(path), path)


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause(0.1)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def status(pilot: Pilot[None]) -> str:
    return seen(pilot, "#status")


async def test_an_untouched_file_gives_no_notice(app: Osexplore) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert status(pilot) == "Shown: everything"


def truncate(path: Path) -> None:
    os.truncate(path, 100)


def rewrite(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def swap(path: Path) -> None:
    story(path, events=EVENTS[:5], quotes=QUOTES[:2])


@pytest.mark.parametrize("change", [truncate, rewrite, swap])
async def test_a_changed_file_is_told_of_and_the_open_story_goes_on(
    app: Osexplore, path: Path, change: Callable[[Path], None]
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("pagedown")
        before = under_cursor(pilot)
        change(path)
        await settle(pilot)
        assert status(pilot).startswith("db.json has changed: R reads it again")
        assert under_cursor(pilot) == before
        await pilot.press("j", "k", "3", "y", "2", "G")
        await settle(pilot)
        assert under_cursor(pilot) == "e29"
        await pilot.press("d")
        assert "No disagreement after" in status(pilot)
        await pilot.press("g")
        assert status(pilot).startswith("db.json has changed: R reads it again")


async def test_what_could_not_be_remembered_is_still_known_when_it_is_read_again(app: Osexplore) -> None:
    folder = Memory("tiny").path.parent
    folder.parent.mkdir(parents=True)
    folder.touch()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("space", "R")
        await settle(pilot)
        await pilot.press("k")
        assert "1 collected" in status(pilot)


async def test_a_deleted_file_is_told_of_until_it_is_back(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        path.rename(path.with_suffix(".away"))
        await settle(pilot)
        assert status(pilot).startswith("db.json is gone: this story stays open")
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot).startswith("Not read: db.json: no such file; name one with --db PATH")
        await pilot.press("G")
        assert under_cursor(pilot) == "e29"
        path.with_suffix(".away").rename(path)
        await settle(pilot)
        assert status(pilot) == "Shown: everything"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty; restore it from a copy"),
        ('{"corpus": {"1": {"id"', "ends in the middle"),
        (A_STORY % (99, ""), "corpus x, field schema: is 99, newer than"),
        (A_STORY % (1, ', "events": {"1": {"id": "e", "title": 7}}'), "events e, field title:"),
    ],
)
async def test_a_broken_file_is_refused_in_a_line_and_the_old_story_goes_on(
    app: Osexplore, path: Path, content: str, told: str
) -> None:
    async with app.run_test(size=(160, 36)) as pilot:
        await pilot.press("pagedown")
        before = under_cursor(pilot)
        path.write_text(content, encoding="utf-8")
        await settle(pilot)
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot).startswith("Not read: db.json: ")
        assert told in status(pilot)
        assert under_cursor(pilot) == before
        await pilot.press("k")
        assert "R reads it again" in status(pilot)
        story(path)
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot).startswith("Read again: 30 events.")


async def test_the_place_is_kept_when_it_is_read_again(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(
            "1", "space", "2", "pagedown", "3", "greater_than_sign", "full_stop", "4", "j", "o", "y"
        )
        await settle(pilot)
        before = explore(pilot)
        place = (before.whereabouts, under_cursor(pilot))
        story(
            path,
            events=[event("new", "1999"), *EVENTS],
            corpus={"id": "x", "schema": 1, "title": {"en": "New"}},
        )
        await settle(pilot)
        await pilot.press("R")
        await settle(pilot)
        after = explore(pilot)
        assert after is not before
        assert status(pilot).startswith("Read again: 31 events.")
        where, event_under_cursor = place
        assert event_under_cursor == under_cursor(pilot)
        assert after.whereabouts == structs.replace(where, row=after.timeline.cursor)
        assert after.focused is after.focus_of("right")
        assert "New" in seen(pilot, "#headline")
        assert pilot.app.title == "New"
        await settle(pilot)
        await pilot.press("j")
        assert "has changed" not in status(pilot)


async def test_the_cursor_stays_on_its_person(tmp_path: Path) -> None:
    people, path = [person(name) for name in ("anna", "berta", "carla")], tmp_path / "db.json"
    write(path, people=people, events=[event("one")])
    async with Staged(load(path), path).run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "j", "j")
        write(path, people=[person("aaron"), *people], events=[event("one")])
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot) == "Read again: 1 event. │ Shown: everything"
        assert explore(pilot).people.here == "carla"
        await pilot.press("k")
        assert explore(pilot).people.here == "berta"


async def test_the_two_sources_keep_the_whole_screen(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("j", "c", "tab")
        story(path)
        await pilot.press("R")
        await settle(pilot)
        assert explore(pilot).comparing
        assert explore(pilot).pane == "right"
        assert explore(pilot).view.event.id == "e1"  # type: ignore[union-attr]
        await pilot.press("c")
        assert explore(pilot).pane == "timeline"


async def test_of_what_is_no_more_the_filter_and_the_place_let_go(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("1", "space", "2", "G", "3", "j")
        assert explore(pilot).selection.people == ("musk",)
        story(path, events=EVENTS[:10], quotes=[quote("other", "c", [f"e{number}" for number in range(10)])])
        await settle(pilot)
        await pilot.press("R")
        await settle(pilot)
        assert explore(pilot).selection.people == ()
        assert under_cursor(pilot) == "e9"
        assert explore(pilot).quote == "other"


async def test_a_story_that_lost_everything_is_an_empty_one(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("G")
        story(path, events=[], quotes=[])
        await pilot.press("R")
        await settle(pilot)
        assert "tells of no events yet" in seen(pilot, "#timeline")


async def test_unchanged_it_may_be_read_again_all_the_same(app: Osexplore) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("G", "R")
        await settle(pilot)
        assert status(pilot).startswith("Read again: 30 events.")
        assert under_cursor(pilot) == "e29"


async def test_on_another_page_it_waits_until_it_is_asked_for_again(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        story(path, events=EVENTS[:3], quotes=[])
        await pilot.press("R", "question_mark")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("R")
        await settle(pilot)
        assert len(explore(pilot).timeline.numbers) == 3


async def test_a_story_that_is_read_while_another_page_opens_does_not_take_its_place(
    app: Osexplore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Event()

    def slowly(named: Path) -> Corpus:
        read.wait(30)
        return load(named)

    monkeypatch.setattr("osexplore.corpus.store.load", slowly)
    async with app.run_test(size=(120, 36)) as pilot:
        story(path, events=EVENTS[:3], quotes=[])
        await pilot.press("R", "question_mark")
        read.set()
        await settle(pilot)
        assert [type(screen).__name__ for screen in pilot.app.screen_stack] == ["Explore", "HelpScreen"]


@pytest.mark.parametrize("key", WITH_STATUS)
async def test_another_page_tells_of_the_file_and_where_it_is_read_again(
    app: Osexplore, path: Path, key: str
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3", key)
        page = pilot.app.screen
        await settle(pilot)
        assert "db.json" not in status(pilot)
        story(path)
        await settle(pilot)
        assert status(pilot).startswith("db.json has changed: Escape, then R reads it again")
        await pilot.press("R")
        assert status(pilot).startswith("Escape goes back to the story; R reads its file again there.")
        path.rename(path.with_suffix(".away"))
        await pilot.press("down", "question_mark")
        await settle(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is page
        assert status(pilot).startswith("db.json is gone: this story stays open")
        path.with_suffix(".away").rename(path)
        await pilot.press("escape", "R")
        await settle(pilot)
        assert status(pilot).startswith("Read again: 30 events.")


@pytest.mark.parametrize("key", ["question_mark", "Y", "p"])
async def test_what_is_told_of_the_file_outlasts_a_page_that_covers_it(
    app: Osexplore, path: Path, key: str
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3", "y")
        await settle(pilot)
        await pilot.press(key)
        story(path)
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("j")
        assert status(pilot).startswith("db.json has changed: R reads it again")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def unreadable(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    story(path).chmod(0)


@pytest.mark.parametrize(
    ("change", "notice", "told"),
    [
        (directory, "has changed", "is a folder, not a file"),
        (pipe, "has changed", "is not a regular file"),
        (loop, "is gone", "too many levels of symbolic links"),
        (unreadable, "has changed", "no permission to read it"),
    ],
)
async def test_what_is_no_file_any_more_is_told_of_and_the_open_story_goes_on(
    app: Osexplore, path: Path, change: Callable[[Path], None], notice: str, told: str
) -> None:
    async with app.run_test(size=(160, 36)) as pilot:
        await pilot.press("pagedown")
        before = under_cursor(pilot)
        change(path)
        await settle(pilot)
        assert notice in status(pilot)
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot).startswith("Not read: db.json: ")
        assert told in status(pilot)
        assert under_cursor(pilot) == before
        await pilot.press("G")
        assert under_cursor(pilot) == "e29"


async def test_a_link_that_leads_to_another_file_is_a_changed_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "LOOKS", 0.02)
    first, second = (
        story(tmp_path / "first.json"),
        story(tmp_path / "second.json", events=EVENTS[:3], quotes=[]),
    )
    link = tmp_path / "db.json"
    link.symlink_to(first)
    async with Staged(load(link), link).run_test(size=(120, 36)) as pilot:
        link.unlink()
        link.symlink_to(second)
        await settle(pilot)
        assert status(pilot).startswith("db.json has changed: R reads it again")
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot).startswith("Read again: 3 events.")


async def test_what_is_wrong_in_the_story_is_said_beside_that_it_was_read(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(160, 36)) as pilot:
        story(path, disagreements=[disagreement("d", "e1", ["lost"], ["a1"])])
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot).startswith("Read again: 30 events; an id stands twice or leads nowhere; ")


async def test_what_was_copied_last_is_still_shown(app: Osexplore, path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("y")
        await settle(pilot)
        story(path)
        await pilot.press("R")
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert type(pilot.app.screen).__name__ == "CopiedScreen"


async def test_a_story_without_a_file_is_not_looked_for(path: Path) -> None:
    async with Staged(load(path)).run_test(size=(120, 36)) as pilot:
        await pilot.press("R")
        await settle(pilot)
        assert status(pilot) == "Shown: everything"
