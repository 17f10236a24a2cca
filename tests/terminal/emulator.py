"""What a terminal makes of the bytes that a program writes: a screen that can be read."""

from __future__ import annotations

import base64
import re

import pyte

OSC_52 = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
# Replies and requests that pyte would print as text: kitty keys, XTVERSION, mode reports.
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]+|\x1b\[[0-9;?]*\$[a-z]|\x1bP[^\x1b]*\x1b\\")
CURSOR = re.compile(rb"\x1b\[\?25[hl]")
# pyte has no second screen: entering and leaving it clears the one there is.
OTHER_SCREEN, CLEARED = re.compile(rb"\x1b\[\?1049[hl]"), b"\x1b[2J\x1b[H"
UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*|[P\]][^\x07\x1b]*)?\Z")


class Emulator:
    """A screen of `columns` by `lines`, and every byte that made it."""

    def __init__(self, columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._pieces: list[bytes] = []
        self._held_back = b""

    @property
    def raw(self) -> bytes:
        """Every byte so far."""
        self._pieces = [b"".join(self._pieces)]
        return self._pieces[0]

    @property
    def clipboard_writes(self) -> list[str]:
        """The texts that were sent to the clipboard by OSC 52, in order."""
        return [base64.b64decode(payload).decode() for payload in OSC_52.findall(self.raw)]

    def feed(self, data: bytes) -> None:
        """Take what the program wrote."""
        self._pieces.append(data)
        data = self._held_back + data
        # An escape sequence that a read cut in two waits for its other half.
        cut = UNFINISHED.search(data)
        end = cut.start() if cut else len(data)
        data, self._held_back = data[:end], data[end:]
        self._stream.feed(UNKNOWN_TO_PYTE.sub(_kept_for_pyte, data))

    def text(self) -> str:
        """Return the screen as it stands; the empty half of a wide glyph is left out."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)

    def marked(self, attribute: str) -> list[str]:
        """Return what of each line is drawn with an attribute of pyte's, such as `reverse`."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        columns = range(self.screen.columns)
        return ["".join(row[x].data for x in columns if getattr(row[x], attribute)) for row in rows]

    def hidden_text(self) -> str:
        """Return the characters whose colour is that of their ground."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        cells = (row[x] for row in rows for x in range(self.screen.columns))
        return "".join(cell.data for cell in cells if cell.data.strip() and cell.fg == cell.bg != "default")


def _kept_for_pyte(sequence: re.Match[bytes]) -> bytes:
    if OTHER_SCREEN.fullmatch(sequence[0]):
        return CLEARED
    return sequence[0] if CURSOR.fullmatch(sequence[0]) else b""
