"""What the screen looks like where colours, characters, the mouse or the whole terminal are poorer."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.build import disagreement, event, person, quote, source, write
from tests.terminal.screen import in_screen
from tests.terminal.terminal import Terminal
from tests.terminal.tmux import Tmux

STARTED = r"Shown: everything"
LAST = r"Answer 2 \("
GRAPHICS = re.compile(rb"\x1b\[([0-9;]*)m")
MOUSE = (b"\x1b[?1000h", b"\x1b[?1002h", b"\x1b[?1003h", b"\x1b[?1006h", b"\x1b[?1015h")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write(
        tmp_path / "db.json",
        people=[person("musk", {"en": "Elon Musk", "zh-Hans": "马斯克"})],
        sources=[source("sohu", "2023", csl={"title": "搜狐科技"}), source("times", "2024-06")],
        events=[event("leaves", "2018-02", title={"en": "Musk leaves 离开"}), event("stays", "2019")],
        quotes=[
            quote("q", "sohu", "leaves", "“我要走了，”他说。", speakers=["musk"], mode="indirect"),
            quote("r", "times", "leaves", "他走了：没有人知道为什么。", speakers=["musk"], mode="indirect"),
        ],
        disagreements=[disagreement("why", "leaves", ["q"], ["r"])],
    )


def drawn(terminal: Terminal) -> str:
    """Return the first whole screen."""
    terminal.wait_for(STARTED)
    # The disagreement comes last.
    return terminal.wait_for(LAST)


def colours(written: bytes) -> set[str]:
    """Return what kinds of colour were asked for: none, 16 (by name), 256 (by number), true."""
    found = set()
    for sequence in GRAPHICS.findall(written):
        numbers = sequence.decode().split(";")
        if "2" in numbers[1:-3] and numbers[0] in ("38", "48"):
            found.add("true")
        elif "5" in numbers[1:-1] and ("38" in numbers or "48" in numbers):
            found.add("256")
        elif any(re.fullmatch(r"(?:3|4|9|10)[0-7]", number) for number in numbers):
            found.add("16")
    return found


def test_no_color_means_none(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)], environment={"NO_COLOR": "1"}) as terminal:
        drawn(terminal)
        assert any(re.search(r">Feb.*Musk leaves", line) for line in terminal.marked("reverse"))
        terminal.press("\x10")
        terminal.wait_for("Search for")
        terminal.press("help")
        terminal.wait_for(r"Every key and what it does")
        terminal.wait_until(lambda: any("Help" in line for line in terminal.marked("underscore")))
        terminal.press("\x1b")
        terminal.wait_until_gone(r"Every key and what it does")
        terminal.press("q")
        assert terminal.exit_status() == 0
        assert colours(terminal.written()) == set()


def test_an_empty_no_color_means_nothing(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)], environment={"NO_COLOR": ""}) as terminal:
        drawn(terminal)
        assert colours(terminal.written()) == {"256"}


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
@pytest.mark.parametrize(
    ("term", "kinds"),
    [("xterm", {"16"}), ("screen", {"16"}), ("linux", {"16"}), ("xterm-256color", {"256", "16"})],
)
def test_in_few_colours_nothing_is_written_in_the_colour_of_its_ground(
    osexplore: str, story: Path, theme: str, term: str, kinds: set[str]
) -> None:
    looks = {"TERM": term, "COLORTERM": "", "TEXTUAL_THEME": theme}
    with Terminal([osexplore, "--db", str(story)], environment=looks) as terminal:
        drawn(terminal)
        terminal.press("3")
        terminal.wait_for("▌")
        assert terminal.hidden_text() == ""
        assert colours(terminal.written()) <= kinds


def test_on_a_dumb_terminal_the_events_are_printed(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)], environment={"TERM": "dumb"}) as terminal:
        assert terminal.exit_status() == 0
        assert "Musk leaves 离开" in terminal.text()
        assert b"\x1b" not in terminal.written()


def test_without_the_mouse_nothing_asks_for_it(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--no-mouse", "--db", str(story)]) as terminal:
        drawn(terminal)
        terminal.press("j")
        terminal.wait_for(r">2019.*Stays|>.*Stays")
        terminal.press("k")  # the next start opens where this one ends
        terminal.press("q")
        assert terminal.exit_status() == 0
        assert not any(mode in terminal.written() for mode in MOUSE)
    with Terminal([osexplore, "--db", str(story)]) as terminal:
        drawn(terminal)
        assert MOUSE[0] in terminal.written()


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LANG": "C.UTF-8"},
        {"LANG": "xx_XX"},
        {"LANG": ""},
    ],
)
def test_every_locale_shows_the_same(osexplore: str, story: Path, locale: dict[str, str]) -> None:
    bare = {"LANG": "", "LC_ALL": "", "LC_CTYPE": ""}
    with Terminal([osexplore, "--db", str(story)], environment={**bare, "LC_ALL": "C.UTF-8"}) as terminal:
        usual = drawn(terminal)
    assert "马斯克" in usual or "我要走了" in usual
    with Terminal([osexplore, "--db", str(story)], environment={**bare, **locale}) as terminal:
        assert drawn(terminal) == usual


def test_a_terminal_that_lacks_characters_keeps_its_columns(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)]) as terminal:
        usual = drawn(terminal)
    poor = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with Terminal([osexplore, "--db", str(story)], environment=poor) as terminal:
        shown = drawn(terminal)
    asked = "".join(c if c.isascii() else "?" * cell_len(c) for c in usual)
    assert shown.splitlines() == [line.rstrip() for line in asked.splitlines()]


@pytest.mark.parametrize("term", ["screen", "screen-256color", "tmux", "tmux-256color"])
def test_inside_tmux_it_looks_as_outside(osexplore: str, tmux: Tmux, story: Path, term: str) -> None:
    with Terminal([osexplore, "--db", str(story)], columns=100, lines=30) as terminal:
        usual = drawn(terminal)
    tmux.start([osexplore, "--db", str(story)], f"default-terminal {term}", columns=100, lines=30)
    tmux.wait_for(STARTED)
    shown = tmux.wait_for(LAST)
    assert shown.rstrip("\n").splitlines() == usual.splitlines()
    tmux.press("j")
    tmux.wait_for(r">.*Stays")


def test_inside_screen_it_looks_as_outside(osexplore: str, tmp_path: Path, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)]) as terminal:
        usual = drawn(terminal)
    with in_screen([osexplore, "--db", str(story)], tmp_path) as terminal:
        assert drawn(terminal) == usual
        terminal.press("j")
        terminal.wait_for(r">.*Stays")
        terminal.press("q")
        assert terminal.exit_status() == 0


def test_an_exported_size_of_another_terminal_is_not_believed(osexplore: str, story: Path) -> None:
    command = f"COLUMNS=30 LINES=9 exec {shlex.join([osexplore, '--db', str(story)])}"
    with Terminal(["sh", "-c", command], columns=100, lines=30) as terminal:
        assert "2 quotes" in drawn(terminal)
        terminal.resize(90, 28)
        terminal.wait_for(r"(?s)\A(?:[^\n]*\n){26}[^\n]*Shown: everything")
