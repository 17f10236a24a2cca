"""What `y` does, and says that it did, in every surrounding that a terminal can have.

Each test reads back what a person would paste there, and holds the status line to it.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import quote, write
from tests.conftest import need
from tests.terminal.desktop import Desktop
from tests.terminal.screen import in_screen
from tests.terminal.terminal import Terminal
from tests.terminal.tmux import Tmux

STARTED = r"Shown: everything"
LONG = 100_000
ANSWER = r"sent to the terminal|copied \(|no clipboard"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write(tmp_path / "db.json", quotes=[quote("q", "sohu", "leaves", "第一句", paragraph=1)])


@pytest.fixture
def long_story(tmp_path: Path) -> Path:
    return write(tmp_path / "long.json", quotes=[quote("q", "sohu", "leaves", "不" * LONG, paragraph=1)])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return where the copy is kept that every terminal can fall back to."""
    return tmp_path / "home" / "state" / "osexplore" / "copied.txt"


@pytest.fixture
def without_programs(tmp_path: Path) -> str:
    """Return a PATH on which there is no clipboard program."""
    folder = tmp_path / "no-programs"
    folder.mkdir()
    return str(folder)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path)
    yield desktop
    desktop.end()


def answer(screen: str) -> str:
    """Return what the status line says became of the copy, after what it was."""
    line = next(line for line in screen.splitlines() if re.search(ANSWER, line))
    told = line.partition(" │ ")[0].partition(": ")[2].strip()
    return told[:1].upper() + told[1:]


# tmux.


@pytest.mark.parametrize(("option", "asks"), [("on", 2), ("external", 1), ("off", 1)])
def test_tmux_takes_it_and_hands_it_to_its_terminal(
    osexplore: str, tmux: Tmux, story: Path, option: str, asks: int
) -> None:
    with tmux.attached([osexplore, "--db", str(story)], f"set-clipboard {option}") as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        assert answer(terminal.wait_for(ANSWER)) == "Copied (tmux)."
        assert "第一句" in tmux.buffer()
        assert "第一句" in terminal.clipboard()
        # Only with `on` does tmux listen to the sequence itself; its own command always reaches the terminal.
        assert len(terminal.clipboard_writes) == asks


@pytest.mark.parametrize(("option", "arrives"), [("on", True), ("external", False), ("off", False)])
def test_a_tmux_around_an_ssh_may_lose_it_and_nothing_else_is_claimed(
    osexplore: str, tmux: Tmux, story: Path, kept: Path, option: str, arrives: bool
) -> None:
    # At the far end of an SSH connection nothing names the tmux at the near end.
    there = ["env", "-u", "TMUX", "-u", "TMUX_PANE", "SSH_CONNECTION=10.0.0.1 1 10.0.0.2 22"]
    command = [*there, osexplore, "--db", str(story)]
    with tmux.attached(command, f"set-clipboard {option}", columns=200) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        said = answer(terminal.wait_for(ANSWER))
        assert said == f"Sent to the terminal, may refuse; also in {kept} on {platform.node()}."
        assert bool(tmux.has_buffer()) == arrives
        assert "第一句" in kept.read_text(encoding="utf-8")
        assert [("第一句" in text) for text in terminal.clipboard_writes] == [True] * arrives


# GNU screen.


@pytest.mark.parametrize("count", [1, LONG])
def test_gnu_screen_passes_it_on_whole(osexplore: str, tmp_path: Path, count: int) -> None:
    words = "不" * count
    story = write(tmp_path / "db.json", quotes=[quote("q", "sohu", "leaves", words, paragraph=1)])
    with in_screen([osexplore, "--db", str(story)], tmp_path) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        said = answer(terminal.wait_for(ANSWER))
        assert said.startswith(f"Sent to the terminal, may refuse{' so long a text' if count > 1 else ''}; ")
        assert words in terminal.clipboard()


# X.


def test_xclip_takes_what_xterm_refuses(osexplore: str, desktop: Desktop, story: Path) -> None:
    desktop.open([osexplore, "--db", str(story)], "allowWindowOps: false")
    desktop.wait_for(STARTED)
    desktop.press("y")
    assert answer(desktop.wait_for(ANSWER)) == "Copied (xclip)."
    assert "第一句" in (desktop.clipboard() or "")


@pytest.mark.parametrize(("allowed", "pasted"), [("true", True), ("false", False)])
def test_without_xclip_it_is_xterm_that_takes_it_or_not_and_nobody_can_tell(
    osexplore: str,
    desktop: Desktop,
    story: Path,
    kept: Path,
    without_programs: str,
    allowed: str,
    pasted: bool,
) -> None:
    desktop.open(
        [osexplore, "--db", str(story)],
        f"allowWindowOps: {allowed}",
        environment={"PATH": without_programs},
    )
    desktop.wait_for(STARTED)
    desktop.press("y")
    assert answer(desktop.wait_for(ANSWER)).startswith("Sent to the terminal, may refuse; also in ")
    assert ("第一句" in (desktop.clipboard() or "")) == pasted
    assert "第一句" in kept.read_text(encoding="utf-8")


def test_a_hundred_thousand_characters_reach_the_display(
    osexplore: str, desktop: Desktop, long_story: Path
) -> None:
    desktop.open([osexplore, "--db", str(long_story)], "allowWindowOps: false")
    desktop.wait_for(STARTED)
    desktop.press("y")
    assert answer(desktop.wait_for(ANSWER)) == "Copied (xclip)."
    assert "不" * LONG in (desktop.clipboard() or "")


# A terminal alone.


def test_a_hundred_thousand_characters_go_to_the_terminal_and_to_the_file(
    osexplore: str, long_story: Path, kept: Path
) -> None:
    with Terminal([osexplore, "--db", str(long_story)], columns=200) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        said = answer(terminal.wait_for(ANSWER))
        assert said == f"Sent to the terminal, may refuse so long a text; also in {kept}."
        assert terminal.clipboard() == kept.read_text(encoding="utf-8")
        assert "不" * LONG in terminal.clipboard()


def test_a_hundred_thousand_characters_reach_tmux(osexplore: str, tmux: Tmux, long_story: Path) -> None:
    tmux.start([osexplore, "--db", str(long_story)])
    tmux.wait_for(STARTED)
    tmux.press("y")
    assert answer(tmux.wait_for(ANSWER)) == "Copied (tmux)."
    assert "不" * LONG in tmux.buffer()


def test_a_dead_display_is_named(osexplore: str, story: Path, kept: Path) -> None:
    need("xclip")
    dead = {"DISPLAY": ":77"}
    with Terminal([osexplore, "--db", str(story)], columns=240, environment=dead) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        said = answer(terminal.wait_for(ANSWER))
        sent = f"Sent to the terminal, may refuse; also in {kept}"
        assert re.fullmatch(rf"{re.escape(sent)}; xclip: .*display.*:77.*", said)
        assert "第一句" in terminal.clipboard()


def test_over_ssh_the_file_is_on_the_far_machine(osexplore: str, story: Path, kept: Path) -> None:
    over = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}
    with Terminal([osexplore, "--db", str(story)], columns=240, environment=over) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        said = answer(terminal.wait_for(ANSWER))
        assert said == f"Sent to the terminal, may refuse; also in {kept} on {platform.node()}."
        assert "第一句" in terminal.clipboard()


def test_with_nothing_at_all_the_file_is_named_and_nothing_is_sent(
    osexplore: str, story: Path, kept: Path, without_programs: str
) -> None:
    bare = {"TERM": "linux", "PATH": without_programs}
    with Terminal([osexplore, "--db", str(story)], columns=240, environment=bare) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("y")
        said = answer(terminal.wait_for(ANSWER))
        assert said == f"No clipboard within reach; the text is in {kept}."
        assert "第一句" in kept.read_text(encoding="utf-8")
        assert b"\x1b]52" not in terminal.written()
