"""The line that says on what the sources of an event disagree."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from osexplore.citing.naming import in_words, source_name
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless
from osexplore.corpus.witnesses import common_works, witnesses
from osexplore.ui.widgets.passage import Line, Piece, wrapped

if TYPE_CHECKING:
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Quote, Version
    from osexplore.corpus.views import EventView

MARK = "≠ "
GOES_ON = " …"
STYLES = {"mark": "bold $warning", "topic": "bold", "count": "$foreground-muted", "lit": "underline bold"}


class DisagreementLine(Static):
    """One disagreement of the event (`view`) at a time, in as many lines as the widget has.

    What does not fit follows on the next page, and the event's other disagreements after that; `step` and
    a click turn the pages. `quote` is the lit one: its version is underlined, and lighting it shows its
    disagreement.
    """

    view: var[EventView | None] = var(None, init=False)
    quote: var[str | None] = var(None, init=False)

    def __init__(self, index: Index, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._index = index
        self._number = 0
        self._page = 0
        self._lit_on: str | None = None

    def watch_view(self) -> None:
        """Show the first disagreement of another event."""
        self._number = self._page = 0
        self._say()

    def watch_quote(self, quote: str | None) -> None:
        """Show the disagreement in which the lit quote has a part, unless a new event lit it.

        There the first one stands, so that steps from event to event miss none.
        """
        before, self._lit_on = self._lit_on, self.view.event.id if self.view else None
        if before != self._lit_on:
            self._say()
            return
        about = (number for number, known in enumerate(self._disagreements) if _has(known, quote))
        number = next(about, self._number)
        if number != self._number:
            self._number, self._page = number, 0
        self._say()

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
        if not self._disagreements or width <= len(GOES_ON) or not height:
            return []
        lines = wrapped(self._pieces(number), width - len(GOES_ON))
        pages = [lines[first : first + height] for first in range(0, len(lines), height)]
        for page in pages[:-1]:
            last = page[-1]
            page[-1] = last._replace(pieces=(*last.pieces, Piece(GOES_ON, "mark")))
        return pages

    def _pieces(self, number: int) -> list[Piece]:
        """Return a disagreement: its number among several, the question, each version with its witnesses."""
        disagreement = self._disagreements[number]
        total = len(self._disagreements)
        quotes = self._quotes(disagreement)
        pieces = [
            Piece(MARK + (f"{number + 1}/{total} " if total > 1 else ""), "mark"),
            Piece(f"{harmless(words(disagreement.topic))}  ", "topic"),
        ]
        for place, version in enumerate(disagreement.versions):
            lit = self.quote in version.quotes
            pieces += [
                Piece(" · " if place else "", "count"),
                Piece(harmless(words(version.value)), "lit" if lit else "value"),
                Piece(f" ({self._told_by(version, quotes, spell_out=not place)})", "count"),
            ]
        works = common_works(disagreement.versions, quotes, self._index.sources)
        if works:
            pieces.append(Piece(f" · one work, told differently: {self._works(works)}", "count"))
        return pieces

    def _quotes(self, disagreement: Disagreement) -> dict[str, Quote]:
        """Return the quotes of all versions, as far as the story has them."""
        found: dict[str, Quote] = {}
        for version in disagreement.versions:
            for quote in version.quotes:
                with suppress(KeyError):
                    found[quote] = self._index.quote(quote)
        return found

    def _told_by(self, version: Version, quotes: dict[str, Quote], *, spell_out: bool) -> str:
        """Return how many independent witnesses a version has, or which sources are silent."""
        if not version.quotes and version.silent:
            return f"silent: {self._named(version.silent)}"
        found = witnesses(version, quotes, self._index.sources)
        counted = f"at most {found.count}" if found.at_most else str(found.count)
        noun = f" {'witness' if found.count == 1 else 'witnesses'}" if spell_out else ""
        present = {quotes[quote].source for quote in version.quotes if quote in quotes}
        # What they share is said where they are fewer than the sources, which the reader would count.
        shared = f", sharing {self._works(found.shared)}" if found.count < len(present) else ""
        return f"{counted}{noun}{shared}"

    def _named(self, identities: tuple[str, ...]) -> str:
        return in_words(self._names(identities))

    def _works(self, identities: tuple[str, ...]) -> str:
        """Return works by their names, some of which have an "and" of their own."""
        return "; ".join(self._names(identities))

    def _names(self, identities: tuple[str, ...]) -> list[str]:
        known = [self._index.sources[one] for one in identities if one in self._index.sources]
        return [source_name(source, self._index.people) for source in known]


def _has(disagreement: Disagreement, quote: str | None) -> bool:
    return any(quote in version.quotes for version in disagreement.versions)
