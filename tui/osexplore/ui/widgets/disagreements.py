"""The line that says on what the sources of an event disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless
from osexplore.ui.widgets.question import MARK, ROOMY, Pages, answers

if TYPE_CHECKING:
    from collections.abc import Hashable

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement
    from osexplore.corpus.views import EventView
    from osexplore.ui.widgets.pieces import Line

STYLES = {"mark": "bold $text-warning", "topic": "bold", "count": "$text-muted", "lit": "underline bold"}


class DisagreementLine(Static):
    """One disagreement of the event (`view`) at a time, in as many lines as the widget has.

    What does not fit follows on the next page, and the event's other disagreements after that; `step` and
    a click turn the pages, and nothing else does. `quote` is the lit one, whose answer is underlined.
    """

    view: var[EventView | None] = var(None, init=False)
    quote: var[str | None] = var(None, init=False)

    def __init__(self, index: Index, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._index = index
        self._number = 0
        self._page = 0
        self._laid_out: dict[Hashable, list[list[Line]]] = {}

    def watch_view(self) -> None:
        """Show the first disagreement of another event."""
        self._laid_out.clear()
        self._number = self._page = 0
        self._say()

    def watch_quote(self) -> None:
        """Underline the answer of another lit quote; the question stays until the reader turns on."""
        self._say()

    @property
    def question(self) -> Disagreement | None:
        """The disagreement that is shown; none where there is no room for any."""
        return self._disagreements[self._number] if self._pages(self._number) else None

    def step(self, by: int) -> bool:
        """Turn to the next page (or, with -1, the one before); tell whether there was one."""
        turned = self._page + by
        if not self._pages(self._number):
            return False  # where there is no room for the line, nobody sees a page turn
        if 0 <= turned < len(self._pages(self._number)):
            self._page = turned
        elif 0 <= self._number + by < len(self._disagreements):
            self._number += by
            self._page = 0 if by > 0 else max(0, len(self._pages(self._number)) - 1)
        else:
            return False
        self._say()
        return True

    def turn_to(self, disagreement: str) -> None:
        """Turn to a disagreement (an id) of the event."""
        self._number = next(
            (number for number, known in enumerate(self._disagreements) if known.id == disagreement), 0
        )
        self._page = 0
        self._say()

    def turn_to_end(self) -> None:
        """Turn to the last page of the event's last disagreement, to which one comes from behind."""
        self._number = max(0, len(self._disagreements) - 1)
        self._page = max(0, len(self._pages(self._number)) - 1)
        self._say()

    def on_click(self) -> None:
        """Turn to the next page, and from the last to the first."""
        if not self.step(1):
            self._number = self._page = 0
            self._say()

    def on_resize(self) -> None:
        """Say it in the room there is."""
        self._page = 0
        self._say()

    @property
    def _disagreements(self) -> tuple[Disagreement, ...]:
        return self.view.disagreements if self.view else ()

    def _say(self) -> None:
        pages = self._pages(self._number)
        page = pages[self._page] if self._page < len(pages) else []
        text = Content("\n").join(
            Content.assemble(*((piece.text, STYLES.get(piece.part, "")) for piece in line.pieces))
            for line in page
        )
        self.update(text, layout=False)

    def _pages(self, number: int) -> list[list[Line]]:
        """Return the lines of one disagreement, as many a page as there is room for."""
        width, height = self.content_size
        if not self._disagreements or width < 1 or not height:
            return []
        key = (number, self.quote, self.content_size)
        if key not in self._laid_out:
            self._laid_out[key] = self._lay_out(number, width, height)
        return self._laid_out[key]

    def _lay_out(self, number: int, width: int, height: int) -> list[list[Line]]:
        shown, total = self._disagreements[number], len(self._disagreements)
        place = f"{number + 1}/{total} " if total > 1 else ""
        pages = Pages(f"{MARK}{place}", harmless(words(shown.topic)), width, height)
        return pages.of(answers(shown, self._index, self.quote, brief=width * height < ROOMY))
