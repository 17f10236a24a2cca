"""What a screen looks like, as a picture that is the same on every machine; and how two pictures differ."""

from __future__ import annotations

import difflib
import html
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

if TYPE_CHECKING:
    from osexplore.ui.app import Osexplore

FOLDER = Path(__file__).parent
RENEW = "RENEW_SNAPSHOTS"

FONT_FROM_THE_NETWORK = re.compile(r"\s*@font-face \{.*?\n {4}\}", re.DOTALL)
# Rich derives it from the whole content: a changed word would change every line.
IDENTITY = re.compile(r"terminal-\d+")
PIECE = re.compile(
    r'<text[^>]* x="([\d.]+)" y="[\d.]+" textLength="([\d.]+)"'
    r' clip-path="url\(#terminal-line-(\d+)\)">(.*?)</text>'
)


def picture(app: Osexplore) -> str:
    """Return the screen as SVG: nothing from the network, no id that hangs on the rest."""
    drawn = app.export_screenshot(title=app.title, simplify=True)
    return IDENTITY.sub("terminal", FONT_FROM_THE_NETWORK.sub("", drawn)).replace("\r\n", "\n")


def hold_against(name: str, drawn: str, folder: Path) -> None:
    """Fail where the picture is not the one that was seen and kept; `folder` takes what is drawn now."""
    kept = FOLDER / f"{name}.svg"
    if os.environ.get(RENEW):
        kept.write_text(drawn, encoding="utf-8", newline="\n")
        return
    before = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if drawn == before:
        return
    now = folder / kept.name
    now.write_text(drawn, encoding="utf-8", newline="\n")
    pytest.fail(
        f"the screen {name} looks different:\n{_difference(before, drawn)}\n"
        f"look   open {kept} and {now} in a browser (rsvg-convert -o was.png makes an image)\n"
        f"renew  {RENEW}=1 uv run pytest tests/snapshots, look at each SVG that git calls changed, commit it",
        pytrace=False,
    )


def written(drawn: str) -> list[str]:
    """Return the lines of a picture, as text."""
    pieces = PIECE.findall(drawn)
    cell = min((float(length) / cell_len(html.unescape(text)) for _, length, _, text in pieces), default=1)
    rows: dict[int, str] = {}
    for x, _, line, text in pieces:
        row = rows.get(int(line), "")
        gap = " " * (round(float(x) / cell) - cell_len(row))
        rows[int(line)] = row + gap + html.unescape(text).replace("\xa0", " ")
    return [rows.get(number, "").rstrip() for number in range(max(rows, default=-1) + 1)]


def _difference(before: str, now: str) -> str:
    changes = difflib.unified_diff(written(before), written(now), "was", "is", n=1, lineterm="")
    return "\n".join(changes) or "the same words, in other colours or attributes"
