"""The last line: the few keys worth knowing now, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from osexplore.ui.commands import Command, Where, in_footer
from osexplore.ui.widgets.said import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

AT_MOST = 8

ALWAYS = ("help", "quit")
"""The commands (ids) that are worth more room than any other: what lists all, and the way out."""


class Label(NamedTuple):
    """A key and what it does; `command` does it (an id), if a click is to do the same."""

    key: str
    words: str
    command: str = ""


WHILE_TYPING = (Label("Enter", "choose"), Label("↑ ↓", "move"), Label("Escape", "leave"))
"""What keys do while a name is typed: all others are letters."""


class Keys(Said):
    """Keys with their words, those of the pane in use. A click does what the key does."""

    class Asked(Message):
        """Do this command (an id)."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    pane: reactive[Where] = reactive[Where]("timeline")
    typing: reactive[bool] = reactive(default=False)
    """Whether a name is being typed."""

    def __init__(self, pane: Where = "timeline") -> None:
        super().__init__(id="keys")
        self.set_reactive(Keys.pane, pane)

    def say(self, room: int) -> Content:
        """Show as many as fit."""
        labels, gap = self._labels(room)
        parts: list[str | tuple[str, str]] = []
        for label in labels:
            parts += [gap if parts else gap[:-1], (label.key, "bold $foreground"), f" {label.words}"]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what is under the mouse."""
        labels, gap = self._labels(self.content_size.width)
        end = -1
        for label in labels:
            end += _cells(label, gap)
            if event.x < end:
                if label.command:
                    self.post_message(self.Asked(label.command))
                return

    def _labels(self, room: int) -> tuple[Sequence[Label], str]:
        return (WHILE_TYPING, "  ") if self.typing else that_fit(self.pane, room)


def that_fit(pane: Where, width: int) -> tuple[list[Label], str]:
    """Return the labels that fit into a line, in the order of their use, and the gap before each.

    Where all do not fit, they stand closer, then are brief; help, which lists all, comes before any other.
    """
    offered = in_footer(pane)[:AT_MOST]
    labels = [Label(known.footer_keys or _first_key(known), known.words, known.id) for known in offered]
    for gap in ("  ", " "):
        if _fits(labels, gap, width):
            return labels, gap
    brief = [Label(_first_key(known), known.brief or known.words, known.id) for known in offered]
    chosen: list[Label] = []
    for label in sorted(brief, key=lambda label: label.command not in ALWAYS):
        if _fits([*chosen, label], " ", width):
            chosen.append(label)
        elif label.command in ALWAYS:
            break
    return [label for label in brief if label in chosen], " "


def _fits(labels: Sequence[Label], gap: str, width: int) -> bool:
    return sum(_cells(label, gap) for label in labels) - 1 <= width


def _first_key(known: Command) -> str:
    return known.written.split()[0]


def _cells(label: Label, gap: str) -> int:
    return len(gap) + len(label.key) + 1 + len(label.words)
