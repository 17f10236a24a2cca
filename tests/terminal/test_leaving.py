"""However the terminal or the program goes, nothing spins, and the terminal is a person's again."""

from __future__ import annotations

import os
import shlex
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build import quote, write
from tests.terminal.terminal import Terminal

STARTED = r"Shown: everything"
SPENT_BY_A_START = 5.0
"""Seconds of processor that a start and an end stay far under, and that spinning soon goes over."""

SWITCHED_OFF = {
    "the alternate screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "the hidden cursor": (b"\x1b[?25l", b"\x1b[?25h"),
    "the mouse": (b"\x1b[?1000h", b"\x1b[?1000l"),
    "the moving mouse": (b"\x1b[?1003h", b"\x1b[?1003l"),
    "pasting in brackets": (b"\x1b[?2004h", b"\x1b[?2004l"),
    "focus reports": (b"\x1b[?1004h", b"\x1b[?1004l"),
    "lines that are not wrapped": (b"\x1b[?7l", b"\x1b[?7h"),
}

BUG = """
import sys
from osexplore.cli import main
from osexplore.ui.widgets.timeline import Timeline
Timeline.action_{action} = lambda self: 1 // 0
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write(tmp_path / "db.json", quotes=[quote("q", "sohu", "leaves"), quote("r", "sohu", "stays")])


def assert_sane(terminal: Terminal) -> None:
    """Assert that what the program switched on in its terminal is off, and typing echoes again."""
    written = terminal.written()
    for what, (on, off) in SWITCHED_OFF.items():
        assert written.rfind(off) > written.rfind(on) >= 0, f"{what} stays"
    assert terminal.echoes()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_the_terminal_is_restored(
    osexplore: str, story: Path, number: signal.Signals
) -> None:
    with Terminal([osexplore, "--db", str(story)]) as terminal:
        terminal.wait_for(STARTED)
        assert not terminal.echoes()
        os.kill(terminal.process, number)
        assert terminal.exit_status(seconds=10) == 128 + number
        assert_sane(terminal)


@pytest.mark.parametrize("shield", ["", "trap '' HUP; "])
@pytest.mark.parametrize("keys", ["", "1/a", "f", "?", "\x10"])
def test_a_terminal_that_hangs_up_ends_it(osexplore: str, story: Path, shield: str, keys: str) -> None:
    """Under nohup no signal says so, and only the end of the input does."""
    command = f"{shield}exec {shlex.join([osexplore, '--db', str(story)])}"
    with Terminal(["sh", "-c", command]) as terminal:
        terminal.wait_for(STARTED)
        terminal.press(keys)
        terminal.hang_up()
        assert terminal.exit_status(seconds=10) == 128 + signal.SIGHUP
        assert terminal.cpu_seconds < SPENT_BY_A_START


def test_a_terminal_that_takes_nothing_any_more_does_not_hold_it(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)], columns=200, lines=60) as terminal:
        terminal.wait_for(STARTED)
        for _ in range(400):  # more than fits between the two, and nobody reads
            terminal.press("oj")
        time.sleep(2)
        os.kill(terminal.process, signal.SIGTERM)
        assert terminal.exit_status(seconds=15, reading=False) == 128 + signal.SIGTERM
        assert terminal.echoes()
        assert terminal.cpu_seconds < SPENT_BY_A_START


def test_ctrl_z_gives_the_shell_back_and_fg_the_screen(osexplore: str, story: Path) -> None:
    shell = {"PS1": "prompt> ", "BASH_SILENCE_DEPRECATION_WARNING": "1"}
    with Terminal(["bash", "--norc", "--noprofile", "--noediting", "-i"], environment=shell) as terminal:
        terminal.wait_for("prompt>")
        terminal.press(f"{shlex.join([osexplore, '--db', str(story)])}\n")
        terminal.wait_for(STARTED)
        terminal.press("j")
        before = terminal.wait_for(r">.*Stays")
        terminal.press("\x1a")
        # What is typed before the shell's own prompt would go to the program that is still stopping.
        terminal.wait_for(r"Stopped(?s:.*)prompt>\s*\Z")
        assert_sane(terminal)
        terminal.press("echo here is the shell\n")
        terminal.wait_for(r"\nhere is the shell")
        terminal.press("fg\n")
        assert terminal.wait_for(STARTED) == before
        for keys, shown in (
            ("?", "Escape closes"),
            (":", "Enter goes"),
            ("Y", "Copy as"),
            ("\x10", "Search for"),
        ):
            terminal.press(keys)
            terminal.wait_for(shown)
            terminal.press("\x1a")
            terminal.wait_for(r"Stopped(?s:.*)prompt>\s*\Z")
            terminal.press("fg\n")
            terminal.wait_for(shown)
            terminal.press("\x1b")
            terminal.wait_until_gone(shown)
        terminal.press("k")
        terminal.wait_for(r">.*Leaves")
        terminal.press("q")
        terminal.wait_for(r"\A\s*prompt>\s*\Z")
        terminal.press("echo it ended with $?\n")
        terminal.wait_for("it ended with 0")


def test_a_stopped_program_whose_terminal_hangs_up_ends(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)]) as terminal:
        terminal.wait_for(STARTED)
        # Alone in its session it could not be continued by anybody, so the system would not stop it.
        os.kill(terminal.process, signal.SIGSTOP)
        terminal.hang_up()
        os.kill(terminal.process, signal.SIGCONT)
        assert terminal.exit_status(seconds=10) == 128 + signal.SIGHUP
        assert terminal.cpu_seconds < SPENT_BY_A_START


def test_an_error_of_ours_is_called_a_bug_and_its_traceback_is_kept(story: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-c", BUG.format(action="cursor_down"), "--db", str(story)]
    with Terminal(program, columns=200) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("j")
        assert terminal.exit_status() == 70
        assert_sane(terminal)
        said = terminal.text()
        kept = tmp_path / "home" / "state" / "osexplore" / "bug.txt"
        assert (
            "osexplore: this is a bug in osexplore, please report it: "
            f"ZeroDivisionError: integer division or modulo by zero; the traceback is in {kept}"
        ) in said.replace("\n", "")
        assert "Traceback" not in said
    traceback = kept.read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in traceback
    assert "ZeroDivisionError" in traceback
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_an_error_of_ours_in_a_command_is_a_bug_too(story: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom osexplore.cli import main\nfrom osexplore.corpus.index import Index\n"
        "Index.select = lambda *_: 1 // 0\nsys.exit(main(['events', '--db', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(story)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(
        "osexplore: this is a bug in osexplore, please report it: ZeroDivisionError"
    )
    assert "ZeroDivisionError" in (tmp_path / "home/state/osexplore/bug.txt").read_text(encoding="utf-8")


def test_a_traceback_that_cannot_be_kept_is_printed(story: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    program = [sys.executable, "-c", BUG.format(action="cursor_down"), "--db", str(story)]
    with Terminal(program, columns=200) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("j")
        assert terminal.exit_status() == 70
        said = terminal.written().rpartition(b"\x1b[?1004l")[2].decode()
        assert "Traceback (most recent call last)" in said
        assert "the traceback stands above" in said


def test_bytes_that_are_no_utf_8_are_no_error(osexplore: str, story: Path) -> None:
    with Terminal([osexplore, "--db", str(story)]) as terminal:
        terminal.wait_for(STARTED)
        terminal.press(b"\xe9\xff\x00\xc3")
        terminal.press("j")
        terminal.wait_for(r">.*Stays")


@pytest.mark.parametrize("redirected", ["2>/dev/null", "2>&-", "2>log"])
def test_the_screen_does_not_need_standard_error(
    osexplore: str, story: Path, redirected: str, tmp_path: Path
) -> None:
    command = f"exec {shlex.join([osexplore, '--db', str(story)])} {redirected}"
    with Terminal(["sh", "-c", command], directory=tmp_path) as terminal:
        terminal.wait_for(STARTED)
        terminal.press("q")
        assert terminal.exit_status() == 0
    log = tmp_path / "log"
    assert not log.exists() or log.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("redirected", ["</dev/null", "<&-"])
def test_without_a_keyboard_the_events_are_printed(osexplore: str, story: Path, redirected: str) -> None:
    command = f"exec {shlex.join([osexplore, '--db', str(story)])} {redirected}"
    with Terminal(["sh", "-c", command]) as terminal:
        assert terminal.exit_status() == 0
        assert "Leaves" in terminal.text()
        assert b"\x1b" not in terminal.written()


@pytest.mark.parametrize(
    "arguments", ["events", "quotes --format json", "show leaves", "export csv", "--help"]
)
def test_a_full_disk_is_said(osexplore: str, story: Path, arguments: str) -> None:
    command = f"{shlex.quote(osexplore)} --db {shlex.quote(str(story))} {arguments} >/dev/full"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "osexplore: cannot print: No space left on device\n")


def test_a_full_disk_is_said_by_the_version_too(osexplore: str) -> None:
    command = f"{shlex.quote(osexplore)} --version >/dev/full"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "osexplore: cannot print: No space left on device\n")


def test_wrong_usage_has_its_status_though_nobody_can_be_told(osexplore: str) -> None:
    done = subprocess.run(["sh", "-c", f"{shlex.quote(osexplore)} events --nope 2>/dev/full"], check=False)
    assert done.returncode == 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_error(osexplore: str, story: Path, closed: str) -> None:
    command = f"{shlex.quote(osexplore)} --db {shlex.quote(str(story))} events {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_who_has_seen_enough_is_no_error(osexplore: str, tmp_path: Path, reader: str) -> None:
    story = write(
        tmp_path / "long.json", quotes=[quote(f"q{n}", "sohu", f"event-{n}", "x" * 400) for n in range(500)]
    )
    command = f"set -o pipefail; {shlex.quote(osexplore)} --db {shlex.quote(str(story))} quotes | {reader}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
