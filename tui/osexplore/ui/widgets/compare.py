"""Two of an event's sources side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.reactive import var

from osexplore.citing.naming import source_name
from osexplore.ui.holding import Held
from osexplore.ui.widgets.passage import Languages
from osexplore.ui.widgets.side import Shown, Side

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from osexplore.corpus.index import Index
    from osexplore.corpus.views import EventView

NO_EVENT = "No event stands under the cursor."
NO_ACCOUNT = "No source tells this event."


class Compare(Horizontal):
    """An event (`view`) as the two sources tell it that stand side by side (`held`).

    `lit` is the place of the lit quote on each side: it may be set, and it follows the reader's moves.
    """

    view: var[EventView | None] = var(None, init=False)
    held: var[Held] = var((None, None), init=False)
    lit: var[tuple[int, int]] = var((0, 0), init=False)
    languages: var[Languages] = var("both", init=False)
    collected: var[frozenset[str]] = var(frozenset(), init=False)

    def __init__(self, index: Index, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._index = index
        self.left = Side(index, id="left", classes="pane")
        self.right = Side(index, id="right", classes="pane")

    def compose(self) -> ComposeResult:
        """Put the two sides beside one another."""
        yield self.left
        yield self.right

    @property
    def lit_now(self) -> tuple[int, int]:
        """The place of the quote that is lit on each side, before any message has told of it."""
        return self.left.lit, self.right.lit

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()

    def watch_view(self) -> None:
        """Show another event."""
        self._show()

    def watch_held(self) -> None:
        """Show other sources."""
        self._show()

    def watch_languages(self) -> None:
        """Show the original, the English, or both."""
        self._show()

    def watch_lit(self) -> None:
        """Light other quotes."""
        self._show()

    def watch_collected(self) -> None:
        """Mark the quotes that are in the collection (ids)."""
        self.left.mark(self.collected)
        self.right.mark(self.collected)

    def on_side_lit_moved(self) -> None:
        """Follow the reader's move; the message goes on to the screen."""
        self.set_reactive(Compare.lit, self.lit_now)

    def _show(self) -> None:
        """Show it at once: a key that follows is meant for it."""
        if self.is_mounted:
            left, right = self._two()
            self.left.show(left, self.languages, self.lit[0])
            self.right.show(right, self.languages, self.lit[1])

    def _two(self) -> tuple[Shown, Shown]:
        """Return what stands on the left and on the right."""
        if self.view is None:
            return Shown(words=NO_EVENT), Shown()
        accounts = {account.source.id: account for account in self.view.accounts}
        left, right = (
            Shown(accounts[source], list(accounts).index(source) + 1, len(accounts))
            if source in accounts
            else Shown()
            for source in self.held
        )
        if not accounts:
            left = Shown(words=NO_ACCOUNT)
        elif left.account and len(accounts) == 1:
            name = source_name(left.account.source, self._index.people)
            right = Shown(words=f"Only {name} tells this event.")
        return left, right
