"""Text from a file made harmless, measured in cells, and broken into lines as Chinese is broken.

Whatever a file holds, `harmless` leaves nothing that could steer a terminal, turn the reading
order, hide between letters, or pile up over neighbouring lines. All the other functions take
such text and count terminal cells, never characters.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

from osexplore.corpus.linebreaks import clusters, wrap, wrap_spans

__all__ = ["harmless", "harmless_lines", "pad", "shorten", "width", "wrap", "wrap_spans"]

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Controls of a terminal, halves of a surrogate pair and noncharacters: their place stays visible.
_CONTROLS = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
)

# What Unicode calls default-ignorable, other format characters, and the skin tones of emoji: without
# a glyph of their own, they turn, hide or join, and terminals do not agree on their width.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)

_SUSPECT = re.compile(f"[\t\n\r\v\f\u2028\u2029{_CONTROLS}\x85{_INVISIBLE}]")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")


def harmless(text: str) -> str:
    """Return `text` as one line that can go to any screen: nothing in it acts, turns or hides.

    Tabs and line ends become spaces, controls, lone surrogates and noncharacters U+FFFD;
    directional and other invisible characters are left out. The length may change.
    """
    return harmless_lines(text).replace("\n", " ")


def harmless_lines(text: str) -> str:
    """Return `text` made harmless as by `harmless`, with its line ends kept, each as a newline."""
    if _SUSPECT.search(text) is None:
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    text = _CONTROL.sub(lambda found: "\n" if found[0] == "\n" else REPLACEMENT, text)
    return _HIDDEN.sub("", text)


def width(text: str) -> int:
    """Return how many terminal cells `text` takes on one line."""
    return cell_len(text)


def shorten(text: str, width: int) -> str:
    """Return `text` if it fits into `width` cells, else its beginning with "…", never half a glyph."""
    if cell_len(text) <= width:
        return text
    used, end = 1, 0
    for cluster in clusters(text):
        used += cluster.cells
        if used > width:
            break
        end = cluster.end
    return text[:end].rstrip() + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return `text` shortened or filled with spaces on its right to exactly `width` cells."""
    text = shorten(text, width)
    return text + " " * (width - cell_len(text))
