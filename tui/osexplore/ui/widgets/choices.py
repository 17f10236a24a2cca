"""A row of names to choose from, all of them in view: one of them, or any number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from osexplore.corpus.plain import harmless, shorten, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.geometry import Size

LABEL = 9
"""The cells before the names: the cursor's, and the row's label."""


LOW = 20
"""Below this height of the screen a row has one line; where its names take more, one of them is shown."""


BEFORE, AFTER = "<", ">"


class Placed(NamedTuple):
    """Where a name (by its number) stands: its line, its first cell, and how it is written."""

    number: int
    line: int
    start: int
    text: str


class Choices(Widget, can_focus=True):
    """Names (by which they are known, too) under a label. Left and right move, Space marks, a click chooses.

    Where only one can be chosen (`many` is false), moving chooses it. What is chosen stands in
    brackets, or has its box checked.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choice_before", "before", show=False),
        Binding("right,l", "choice_after", "after", show=False),
        Binding("space", "choose", "choose", show=False),
    ]
    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; }
    """

    chosen: reactive[frozenset[str]] = reactive(frozenset())
    at: reactive[int] = reactive(0)

    @dataclass
    class Changed(Message):
        """Something else is chosen."""

        choices: Choices

        @property
        def control(self) -> Choices:
            """The row."""
            return self.choices

    def __init__(
        self,
        label: str,
        names: Sequence[str],
        chosen: Iterable[str],
        *,
        many: bool = False,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._names = list(names)
        self._many = many
        self.set_reactive(Choices.chosen, frozenset(chosen))
        first = next((number for number, name in enumerate(names) if name in self.chosen), 0)
        self.set_reactive(Choices.at, first)

    @property
    def value(self) -> str:
        """The name chosen, where only one is."""
        return next(name for name in self._names if name in self.chosen)

    def choose(self, number: int) -> None:
        """Choose a name, the nearest there is; of many, mark it or no longer."""
        self.at = max(0, min(number, len(self._names) - 1))
        name = self._names[self.at]
        chosen = self.chosen ^ {name} if self._many else frozenset({name})
        if chosen != self.chosen:
            self.chosen = chosen
            self.post_message(self.Changed(self))

    def action_choice_before(self) -> None:
        """Go to the name before."""
        self._step(-1)

    def action_choice_after(self) -> None:
        """Go to the next name."""
        self._step(1)

    def _step(self, step: int) -> None:
        number = (self.at + step) % len(self._names)
        if self._many:
            self.at = number
        else:
            self.choose(number)

    def action_choose(self) -> None:
        """Mark the name, or no longer; where only one can be chosen, the next."""
        if self._many:
            self.choose(self.at)
        else:
            self._step(1)

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for number, line, start, text in self._placed(self.content_size.width):
            if place.y == line and start <= place.x < start + width(text):
                if self._many and text in (BEFORE, AFTER):
                    self.at = number
                else:
                    self.choose(number)
                return

    # Drawing.

    def _placed(self, room: int) -> list[Placed]:
        """Return where each name stands in lines of so many cells."""
        placed: list[Placed] = []
        line, start = 0, LABEL
        for number, name in enumerate(self._names):
            text = shorten(self._written(name), max(1, room - LABEL))
            if start > LABEL and start + width(text) > room:
                line, start = line + 1, LABEL
            placed.append(Placed(number, line, start, text))
            start += width(text) + 1
        return self._in_one_line(room) if line and self.screen.size.height < LOW else placed

    def _in_one_line(self, room: int) -> list[Placed]:
        """Return the name at hand between the ways to the one before and to the next."""
        before, after = ((self.at + step) % len(self._names) for step in (-1, 1))
        start = LABEL + len(BEFORE) + 1
        text = shorten(self._written(self._names[self.at]), max(1, room - start - len(AFTER) - 1))
        return [
            Placed(before, 0, LABEL, BEFORE),
            Placed(self.at, 0, start, text),
            Placed(after, 0, start + width(text) + 1, AFTER),
        ]

    def _written(self, name: str) -> str:
        chosen, shown = name in self.chosen, harmless(name)
        if self._many:
            return f"[x] {shown}" if chosen else f"[ ] {shown}"
        return f"({shown})" if chosen else f" {shown} "

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the names take."""
        del container, viewport
        placed = self._placed(width)
        return placed[-1].line + 1 if placed else 1

    def render(self) -> Content:
        """Draw the row."""
        label = f"{'>' if self.has_focus else ' '}{self._label}"
        parts: list[str | tuple[str, str]] = [(f"{label:<{LABEL}}", "bold" if self.has_focus else "")]
        line, end = 0, LABEL
        for placed in self._placed(self.content_size.width):
            gap = " " * (placed.start - (end if placed.line == line else 0))
            parts.append("\n" * (placed.line - line) + gap)
            parts.append((placed.text, self._look(placed.number)))
            line, end = placed.line, placed.start + width(placed.text)
        return Content.assemble(*parts)

    def _look(self, number: int) -> str:
        chosen = self._names[number] in self.chosen
        here = self.has_focus and number == self.at
        return " ".join(part for part in ("bold" if chosen else "", "reverse" if here else "") if part)
