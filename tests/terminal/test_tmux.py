"""The installed program inside tmux: what is copied can be pasted, whatever tmux allows."""

from __future__ import annotations

import shlex

import pytest

from tests.terminal.tmux import Tmux


@pytest.mark.parametrize("set_clipboard", ["on", "external"])
def test_what_is_copied_can_be_pasted(osexplore: str, tmux: Tmux, set_clipboard: str) -> None:
    tmux.start([osexplore], f"set-clipboard {set_clipboard}")
    tmux.wait_for(r"Shown: everything")
    tmux.press("3")
    tmux.press("y")
    tmux.wait_for(r"apa.*: copied \(tmux")
    assert "para." in tmux.buffer()


def test_filter_move_and_quit(osexplore: str, tmux: Tmux) -> None:
    tmux.start(["sh", "-c", f"{shlex.quote(osexplore)}; echo It ended with $?; cat"], columns=80, lines=24)
    tmux.wait_for(r"Shown: everything")
    tmux.press("1", "/")
    tmux.wait_for(r"a name, any spelling")
    tmux.type("阿尔特曼")
    tmux.press("Enter")
    tmux.wait_for(r"Shown: .*Sam Altman")
    tmux.press("2", "j", "j")
    tmux.press("q")
    assert tmux.wait_for(r"It ended with").rstrip().endswith("It ended with 0")
