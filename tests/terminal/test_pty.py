"""The installed program in a real pseudo-terminal, used as the README's first five minutes say."""

from __future__ import annotations

import re

import pytest

from tests.terminal.terminal import Terminal

SIZES = [(160, 48), (120, 36), (80, 24)]


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_start_filter_move_hold_copy_quit(osexplore: str, columns: int, lines: int) -> None:
    with Terminal([osexplore], columns=columns, lines=lines) as terminal:
        terminal.wait_for(r"Shown: everything")
        everything = events_shown(terminal)

        terminal.press("1/")
        terminal.wait_for(r"a name, any spelling")
        terminal.press("altman\r")
        terminal.wait_for(r"Shown: .*Sam Altman")
        assert events_shown(terminal) < everything

        of_altman = events_shown(terminal)

        terminal.press("2f")
        terminal.wait_for(r"only where sources disagree")
        terminal.press("2017/2018\r")
        terminal.wait_for(r"Shown: Sam Altman · 2017 to 2018")
        assert 0 < events_shown(terminal) < of_altman

        terminal.press("gjjjG")
        before = terminal.wait_for(r">.*Musk leaves OpenAI")
        terminal.press("d")
        terminal.wait_until(lambda: question(terminal.text()) not in ("", question(before)))
        terminal.press(".")
        terminal.wait_for(r"Left: .*, source \d of \d")
        terminal.wait_for(r"held · ")
        copies: list[str] = []
        for keys in ("3g", "G"):  # the first quote of the source on the left, then its last
            terminal.press(f"{keys}y")
            terminal.wait_until(lambda: len(terminal.clipboard_writes) > len(copies))
            terminal.wait_for(r"apa.*: (sent to the terminal|copied)")
            copies.append(terminal.clipboard())
            assert re.search(r"\d{4}, para\. \d+\)", copies[-1])
            words = copies[-1].partition("]")[2].strip()
            assert words[:4] in "".join(terminal.marked("underscore"))
        assert copies[0] != copies[1]

        terminal.press("q")
        assert terminal.exit_status() == 0


def test_keys_that_come_in_one_go_find_what_those_before_them_made(osexplore: str) -> None:
    with Terminal([osexplore]) as terminal:
        terminal.wait_for(r"Shown: everything")
        terminal.press("/altman\r2f2017/2018\r")
        terminal.wait_for(r"Shown: Sam Altman · 2017 to 2018")
        terminal.press("F:2019-03\rk/musk\r")
        terminal.wait_for(r"Shown: .*Elon Musk")
        terminal.wait_for(r">’19–Jun ’24 +Musk mocks")
        terminal.press("F/musk\r\r")
        terminal.wait_for(r"Shown: Elon Musk")
        terminal.wait_for(r"d disagreement")  # the second Enter led to the timeline
        terminal.press("Fgvj")
        terminal.wait_for(r"(?m)^ 2014–2019 .*\n>2014–2019 .*Masayoshi Son")
        terminal.press("q")
        assert terminal.exit_status() == 0


def test_the_last_copy_is_shown_once_it_has_been_made(osexplore: str) -> None:
    with Terminal([osexplore]) as terminal:
        terminal.wait_for(r"Shown: everything")
        terminal.press("yp")
        terminal.wait_for(r"(?s)Select by mouse.*\n\[reported\] 大肆抨击")
        terminal.press("qq")  # the page, then the program
        assert terminal.exit_status() == 0


def test_what_is_typed_before_the_first_frame_is_done_after_it(osexplore: str) -> None:
    with Terminal([osexplore]) as terminal:
        terminal.press(
            "2jj/altm\r2f2017/2018\r"
        )  # until the terminal is taken, it makes of Enter a line feed
        terminal.wait_for(r"Shown: Sam Altman · 2017 to 2018")


def test_the_terminal_is_left_as_it_was(osexplore: str) -> None:
    with Terminal([osexplore]) as terminal:
        terminal.wait_for(r"Shown: everything")
        terminal.press("q")
        assert terminal.exit_status() == 0
        written = terminal.written()
    assert written.rfind(b"\x1b[?1049l") > written.rfind(b"\x1b[?1049h") >= 0  # off the alternate screen
    assert written.rfind(b"\x1b[?25h") > written.rfind(b"\x1b[?25l")  # the cursor shows
    assert written.rfind(b"\x1b[?1000l") > written.rfind(b"\x1b[?1000h")  # the mouse is the terminal's again


def test_resizing_live_keeps_the_place(osexplore: str) -> None:
    with Terminal([osexplore]) as terminal:
        terminal.wait_for(r"Shown: everything")
        terminal.press("jjjjj")
        terminal.press("d")
        title = cursor_title(terminal.wait_for(r">.*≠"))
        for columns, lines in [(80, 24), (40, 12), (160, 48)]:
            terminal.resize(columns, lines)
            terminal.wait_for(r"[╭┌]")
        assert cursor_title(terminal.wait_for(r">.*≠")).startswith(title[:8])


def events_shown(terminal: Terminal) -> int:
    return int(terminal.wait_for(r"\d+ events").partition(" events")[0].split()[-1])


def question(screen: str) -> str:
    return next((line for line in screen.splitlines() if line.startswith(" ≠ ")), "")


def cursor_title(screen: str) -> str:
    line = next(line for line in screen.splitlines() if "≠" in line and ">" in line)
    return line.split("≠")[1].lstrip("0123456789 ")
