"""The escape sequence by which a program asks its terminal to set the clipboard (OSC 52).

It works over SSH and without a display, and it is never answered: a terminal that ignores it says nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

COMMON_LIMIT = 3_000
"""Bytes of payload that every terminal with OSC 52 takes; some refuse or cut what is longer."""

WITHOUT_CLIPBOARD = "linux"
"""The kind of terminal (TERM) that has no clipboard: the Linux console, which may even print the sequence."""

SCREEN_CHUNK = 250
"""Bytes that GNU screen passes through in one piece."""


def payload(text: str) -> str:
    """Return the text as the sequence carries it."""
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")


def is_worth_a_try(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal of this `environment` can have a clipboard at all."""
    return environment.get("TERM") != WITHOUT_CLIPBOARD


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return what asks the terminal of this `environment` to set its clipboard to `text`."""
    plain = f"\x1b]52;c;{payload(text)}\x07"
    # A tmux names itself as well when it runs inside a screen, and its own command serves both ways round.
    inside_screen = environment.get("STY") and not environment.get("TMUX")
    return through_screen(plain) if inside_screen else plain


def through_screen(plain: str) -> str:
    """Wrap a sequence so that GNU screen hands it on unread."""
    pieces = (plain[at : at + SCREEN_CHUNK] for at in range(0, len(plain), SCREEN_CHUNK))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def through_tmux(plain: str) -> str:
    """Wrap a sequence so that tmux hands it on unread, where it is allowed to."""
    doubled = plain.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"
