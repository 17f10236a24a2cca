"""Text from a file made harmless, measured in cells, and broken into lines as Chinese is broken.

Whatever a file holds, `harmless` leaves nothing that could steer a terminal, turn the reading
order, hide between letters, or pile up over neighbouring lines. All the other functions take
such text and count terminal cells, never characters.
"""

from __future__ import annotations

import json
import re
import unicodedata

from rich.cells import cell_len

from osexplore.corpus.glyphs import glyphs
from osexplore.corpus.linebreaks import wrap, wrap_spans

__all__ = ["escaped", "harmless", "harmless_lines", "pad", "shorten", "width", "wrap", "wrap_spans"]

_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Controls of a terminal, halves of a surrogate pair and noncharacters: their place stays visible.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)

# What Unicode calls default-ignorable, other format characters, and the skin tones of emoji: they
# turn, hide or join without a glyph of their own, and terminals do not agree on their width.
_INVISIBLES = (
    "\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)

_HARMFUL = re.compile(f"[\t\r\v\f\x85\u2028\u2029{_CONTROLS}{_INVISIBLES}]")
# Compiled (and kept by `re`) when the first such character is met, which most stories never do.
_CONTROL = f"[{_CONTROLS}]"
_INVISIBLE = f"[{_INVISIBLES}]"

_MOST_MARKS = 8
_PILE = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MOST_MARKS + 1},}}")
_LEADING = re.compile(r"^(?=[^\w\s\x00-\u02ff])(.)", re.MULTILINE)
_DOTTED_CIRCLE = "\u25cc"
_ELLIPSIS = "…"
_REPLACEMENT = "\ufffd"


def harmless(text: str) -> str:
    """Return `text` as one line that can go to any screen: nothing in it acts, turns, hides or spills.

    Tabs and line ends become spaces; controls, lone surrogates and noncharacters become U+FFFD;
    directional and other invisible characters are left out; of combining marks on one character
    eight remain, and a dotted circle carries one that has no character. The length may change.
    """
    return harmless_lines(text).replace("\n", " ")


def harmless_lines(text: str) -> str:
    """Return `text` made harmless as by `harmless`, with its line ends kept, each as a newline."""
    if text.isascii() and text.isprintable():
        return text
    if _HARMFUL.search(text):
        text = _BREAK.sub("\n", text).replace("\t", " ")
        text = re.sub(_INVISIBLE, "", re.sub(_CONTROL, _REPLACEMENT, text))
    return _LEADING.sub(_carried, _PILE.sub(_levelled, text))


def escaped(json_text: str) -> str:
    """Return JSON with every character that `harmless` changes written as an escape, so that none is lost."""
    if json_text.isascii() and "\x7f" not in json_text:
        return json_text
    return _HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1].replace("\x7f", "\\u007f"), json_text)


def _levelled(pile: re.Match[str]) -> str:
    """Return a run of marks in which no character carries more than eight of them."""
    kept: list[str] = []
    marks = 0
    for character in pile[0]:
        marks = marks + 1 if _combines(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _carried(first: re.Match[str]) -> str:
    return _DOTTED_CIRCLE + first[0] if _combines(first[0]) else first[0]


def _combines(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def width(text: str) -> int:
    """Return how many terminal cells `text` takes on one line."""
    return cell_len(text)


def shorten(text: str, width: int) -> str:
    """Return `text` if it fits into `width` cells, else its beginning with "…", never half a glyph."""
    # Of a long text only what may fit is looked at; a glyph has no more characters than its marks allow.
    most = (width + 1) * (_MOST_MARKS + 2)
    if len(text) > most > 0 and cell_len(text[:most]) > width:
        text = text[:most]
    if cell_len(text) <= width:
        return text
    found = glyphs(text)
    room, kept = width - cell_len(_ELLIPSIS), 0
    while kept < len(found.cells) and found.cells[kept] <= room:
        room -= found.cells[kept]
        kept += 1
    return text[: found.starts[kept]].rstrip() + _ELLIPSIS if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return `text` shortened or filled with spaces on its right to exactly `width` cells."""
    text = shorten(text, width)
    return text + " " * (width - cell_len(text))
