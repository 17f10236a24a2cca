"""Two of an event's sources side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.reactive import var

from osexplore.citing.naming import source_name
from osexplore.corpus import comparison
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless
from osexplore.ui.holding import LEFT, RIGHT, Held
from osexplore.ui.widgets.passage import Languages
from osexplore.ui.widgets.shown import Shown
from osexplore.ui.widgets.side import Side

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from osexplore.corpus.comparison import Compared, Half
    from osexplore.corpus.index import Index
    from osexplore.corpus.views import EventView

NO_EVENT = "No event stands under the cursor."
NO_ACCOUNT = "No source tells this event."


class Compare(Horizontal):
    """An event (`view`) as the two sources tell it that stand side by side (`held`).

    `wanted` are those that the reader asked for: each stays, and where it tells nothing another stands in.
    `lit` is the place of the lit quote on each side: it may be set, and it follows the reader's moves. Where
    both sides render one statement, lighting it on one lights it on the other. `full` says for each quote
    which answer it gives to what the sources disagree about, and what the story remarks on it.
    """

    view: var[EventView | None] = var(None, init=False)
    held: var[Held] = var((None, None), init=False)
    wanted: var[Held] = var((None, None), init=False)
    lit: var[tuple[int, int]] = var((0, 0), init=False)
    languages: var[Languages] = var("both", init=False)
    collected: var[frozenset[str]] = var(frozenset(), init=False)
    full: var[bool] = var(default=False, init=False)

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

    def watch_wanted(self) -> None:
        """Say what stays, and what only stands in."""
        self._show()

    def watch_languages(self) -> None:
        """Show the original, the English, or both."""
        self._show()

    def watch_full(self) -> None:
        """Say more of each quote, or less."""
        self._show()

    def watch_lit(self) -> None:
        """Light other quotes."""
        self._show()

    def watch_collected(self) -> None:
        """Mark the quotes that are in the collection (ids)."""
        self.left.mark(self.collected)
        self.right.mark(self.collected)

    def on_side_lit_moved(self, moved: Side.LitMoved) -> None:
        """Follow the reader's move, on the other side too; the message goes on to the screen."""
        other = self.right if moved.side is self.left else self.left
        lit = moved.side.compared
        if lit is not None and lit.same:
            other.light_one_of(lit.same)
        self.set_reactive(Compare.lit, self.lit_now)

    def _show(self) -> None:
        """Show it at once: a key that follows is meant for it."""
        if not self.is_mounted:
            return
        two = self._two()
        if two is not None:
            self.left.show(two[0], self.languages, self.lit[0])
            self.right.show(two[1], self.languages, self.lit[1])

    def _two(self) -> tuple[Shown, Shown] | None:
        """Return what stands on either side; None while the sources held are still another event's."""
        if self.view is None:
            return Shown(words=NO_EVENT), Shown()
        telling = [account.source.id for account in self.view.accounts]
        if not telling:
            return Shown(words=NO_ACCOUNT), Shown()
        if any(source not in telling for source in self.held if source is not None):
            return None
        compared = comparison.compare(self.view, *self.held)
        left = self._half(compared.left, telling, self.wanted[LEFT])
        right = self._half(compared.right, telling, self.wanted[RIGHT])
        if left.half and len(telling) == 1:
            right = Shown(words=self._only(left.half))
        return left, right

    def _half(self, half: Half | None, telling: list[str], wanted: str | None) -> Shown:
        if half is None:
            return Shown()
        answers = tuple(self._answers(compared) for compared in half.quotes) if self.full else ()
        place = telling.index(half.source.id) + 1
        silent = self._index.sources.get(wanted or "") if wanted not in telling else None
        return Shown(
            *(half, place, len(telling)),
            answers=answers,
            full=self.full,
            held=half.source.id == wanted,
            instead=source_name(silent, self._index.people) if silent else "",
        )

    def _only(self, half: Half) -> str:
        """Return that one source tells it, alone of all or of those published by the day asked for."""
        name = source_name(half.source, self._index.people)
        known = self._index.as_of(None)
        of_all = len(known.event(known.number(self.view.event.id)).accounts) if self.view else 0
        return f"Only {name} {'had told this event by then' if of_all > 1 else 'tells this event'}."

    def _answers(self, compared: Compared) -> tuple[str, ...]:
        """Return what a quote answers to the event's questions; a mark says that the other side differs."""
        asked = {one.id: one for one in self.view.disagreements} if self.view else {}
        return tuple(
            f"{'≠' if answer.opposed else '·'} {harmless(words(asked[answer.disagreement].topic))}  "
            + harmless(words(asked[answer.disagreement].versions[answer.version].value))
            for answer in compared.answers
        )
