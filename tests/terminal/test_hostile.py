"""Of a hostile file, and of hostile text that is pasted, nothing reaches a real terminal as a command."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from tests.hostile.stories import HOSTILE, harm, story
from tests.terminal.terminal import Terminal

# What a screen is made of: colours, the cursor's place, modes, questions about them, keys, the copied text,
# the shape of the mouse.
OURS = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[[0-9;]*H|\x1b\[\?[0-9;]*[hl]|\x1b\[\?[0-9]+\$p|\x1b\[[<>=][0-9]*u"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]22;[a-z-]*\x07"
)


@pytest.fixture(params=HOSTILE)
def text(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def test_only_what_draws_a_screen_is_written(osexplore: str, text: str, tmp_path: Path) -> None:
    db = tmp_path / "db.json"
    db.write_text(json.dumps(story(text)), encoding="utf-8")
    pasted = text.replace("\x1b[20", "").encode("utf-8", "replace")
    with Terminal([osexplore, "--db", str(db)], columns=150, lines=45, directory=tmp_path) as terminal:
        terminal.wait_for(r"Shown: everything")
        terminal.press("3jy")
        terminal.wait_for(r"(?i)sent to the terminal|copied")
        for keys, shown in (("1/", "any spelling"), ("\x10", "Search for commands"), ("?", "Escape closes")):
            terminal.press(keys)
            terminal.wait_for(shown)
            terminal.press(b"\x1b[200~" + pasted + b"\x1b[201~")
            terminal.press("x")
            for _ in range(2):  # out of the list of what was found, and out of the page
                terminal.press("\x1b")
                time.sleep(0.3)  # an Escape with a key right behind it is another key
        terminal.press("2q")
        assert terminal.exit_status() == 0
        written, copied = terminal.written().decode(), terminal.clipboard_writes
    assert harm(OURS.sub("", written), allowed="\r\n") == ""
    assert not harm("".join(copied), allowed="\n")
