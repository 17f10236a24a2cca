"""The last line: the few keys worth knowing now, as many as fit."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from osexplore.ui.commands import Command, Where, in_footer
from osexplore.ui.widgets.said import Said

AT_MOST = 7


class Keys(Said):
    """Keys with their words. A click does what the key does."""

    @dataclass
    class Asked(Message):
        """Do this command (an id)."""

        command: str

    pane: reactive[Where] = reactive[Where]("timeline")

    def __init__(self, pane: Where = "timeline") -> None:
        super().__init__(id="keys")
        self.set_reactive(Keys.pane, pane)

    def say(self, room: int) -> Content:
        """Show as many as fit."""
        parts: list[str | tuple[str, str]] = []
        for known in that_fit(self.pane, room):
            parts += [(f" {_key(known)}", "bold $accent"), f" {known.words} "]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what is under the mouse."""
        x = 0
        for known in that_fit(self.pane, self.content_size.width):
            x += _cells(known)
            if event.x < x:
                self.post_message(self.Asked(known.id))
                return


def that_fit(pane: Where, width: int) -> list[Command]:
    """Return the commands that fit into a line, in their order; help, which lists all, before any other."""
    offered = in_footer(pane)
    chosen: list[Command] = []
    for known in sorted(offered, key=lambda known: known.id != "help"):
        if len(chosen) < AT_MOST and sum(map(_cells, [*chosen, known])) <= width:
            chosen.append(known)
    return [known for known in offered if known in chosen]


def _key(known: Command) -> str:
    return known.footer_keys or known.written.split()[0]


def _cells(known: Command) -> int:
    return len(_key(known)) + len(known.words) + 3
