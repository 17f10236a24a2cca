"""The last line: the few keys worth knowing now, as many as fit."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from osexplore.ui.commands import Command, command, in_footer

AT_MOST = 7


class Keys(Static):
    """Keys with their words. A click does what the key does."""

    @dataclass
    class Asked(Message):
        """Do this command (an id)."""

        command: str

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._shown: list[Command] = []

    def on_resize(self) -> None:
        """Show as many as fit."""
        self._shown = that_fit(self.size.width)
        parts: list[str | tuple[str, str]] = []
        for known in self._shown:
            parts += [(f" {_key(known)}", "bold $accent"), (f" {known.words} ", "$text-muted")]
        self.update(Content.assemble(*parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Do what is under the mouse."""
        x = 0
        for known in self._shown:
            x += _cells(known)
            if event.x < x:
                self.post_message(self.Asked(known.id))
                return


def that_fit(width: int) -> list[Command]:
    """Return the commands whose keys fit into a line, help before all others."""
    chosen = [command("help")]
    for known in in_footer():
        if known not in chosen and len(chosen) < AT_MOST and sum(map(_cells, [*chosen, known])) <= width:
            chosen.append(known)
    chosen.append(chosen.pop(0))
    return chosen if _cells(chosen[0]) <= width else []


def _key(known: Command) -> str:
    return known.written.split()[0]


def _cells(known: Command) -> int:
    return len(_key(known)) + len(known.words) + 3
