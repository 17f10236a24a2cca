"""The two sources of the event under the cursor: which stand side by side, and which quote is lit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.reactive import var

from osexplore.corpus.plain import shorten
from osexplore.ui.commands import bindings
from osexplore.ui.holding import LEFT, RIGHT, Held, standing, turned
from osexplore.ui.panes import SIDES, Pane
from osexplore.ui.screens.paned import Paned
from osexplore.ui.widgets.status import Status

if TYPE_CHECKING:
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Quote
    from osexplore.corpus.views import Account, EventView
    from osexplore.ui.widgets.compare import Compare
    from osexplore.ui.widgets.passage import Languages
    from osexplore.ui.widgets.tellers import Tellers

LANGUAGES: dict[Languages, str] = {
    "both": "Original and English.",
    "original": "The original.",
    "english": "English.",
}
FEW_SOURCES = (
    "No source tells this.",
    "Only one source tells this.",
    "Only two sources tell this, and both are shown.",
)

NAME_ROOM = 30
"""How many cells of a source's name a message has; it stands whole above the source."""

NO_ANSWER = " It has no answer to this."

COMPARING = "Tab goes to the other side, , . < > show other sources, c or Escape goes back."


class TwoSources(Paned):
    """An event (`view`) as two sources tell it.

    `held` are the sources side by side (ids): those asked for by hand as long as they tell the event.
    `lit` counts the quote lit on each side from 0, `quote` is the one of the side in use (an id);
    `languages` is one of `LANGUAGES`.
    """

    BINDINGS: ClassVar = bindings(
        *("left_next", "left_previous", "right_next", "right_previous", "languages", "compare")
    )

    view: var[EventView | None] = var(None)
    held: var[Held] = var((None, None))
    lit: var[tuple[int, int]] = var((0, 0))
    quote: var[str | None] = var(None)
    languages: var[Languages] = var("both")

    compare: Compare
    status = getters.query_one(Status)

    def __init__(self, index: Index) -> None:
        super().__init__()
        self.index = index
        self._wanted: Held = (None, None)
        self._came_from: Pane = "timeline"

    @cached_property
    def _source_names(self) -> dict[str, str]:
        from osexplore.citing.naming import source_name

        return {source.id: source_name(source, self.index.people) for source in self.index.sources.values()}

    def show_view(self, view: EventView | None) -> None:
        """Show another event, each side with its first quote lit that answers what is asked about it."""
        self.view = view
        self.compare.wanted = self._wanted
        self.held = standing(self._wanted, self._telling())
        asked = view.disagreements[0] if view and view.disagreements else None
        self.lit = self._answering(asked, LEFT, RIGHT)[0] if asked else (0, 0)
        self._light()

    def hold(self, held: Held, wanted: Held | None = None) -> None:
        """Hold other sources from now on, each with its first quote lit where it is another.

        `wanted` are those that were asked for by hand, where one only stands in.
        """
        before = self.held
        self._wanted = self.compare.wanted = held if wanted is None else wanted
        self.held = standing(held, self._telling())
        same = [new == old for new, old in zip(self.held, before, strict=True)]
        self.lit = (same[LEFT] * self.lit[LEFT], same[RIGHT] * self.lit[RIGHT])
        self._light()

    def hold_left(self, source: str) -> None:
        """Hold a source on the left, beside the one that is shown there now, or else on the right."""
        left, right = self.held
        self.hold((source, left if right == source else right), _with(self._wanted, LEFT, source))

    def light(self, quote: Quote) -> None:
        """Hold a quote's source on the left, with the quote lit."""
        self.hold_left(quote.source)
        account = self._lit_account()
        told = [one.id for one in account.quotes] if account else []
        self.lit = (told.index(quote.id) if quote.id in told else 0, self.lit[RIGHT])
        self._light()

    @property
    def _side(self) -> int:
        return RIGHT if self.pane == "right" else LEFT

    # The lit quotes.

    def on_side_lit_moved(self) -> None:
        """Take over which quote is lit on each side."""
        # Now, not when the message was sent: keys that came since must not be undone.
        self.lit = self.compare.lit_now
        self._light()

    def _light(self) -> None:
        account = self._lit_account()
        self.quote = account.quotes[self.lit[self._side]].id if account else None

    def _lit_account(self) -> Account | None:
        """Return what the source of the focused side tells, else that of the left one."""
        source = self.held[self._side]
        accounts = self.view.accounts if self.view else ()
        return next((account for account in accounts if account.source.id == source), None)

    # What the sources disagree about.

    @property
    def question(self) -> Disagreement | None:
        """What is asked of the sources just now, if anything is."""
        return None

    def light_answers(self, *sides: int) -> bool:
        """Light on these sides a quote that answers the question; tell whether each of them has one."""
        if self.question is None:
            return True
        self.lit, found = self._answering(self.question, *sides, lit=self.lit)
        self._light()
        return found

    def _answering(
        self, asked: Disagreement, *sides: int, lit: tuple[int, int] = (0, 0)
    ) -> tuple[tuple[int, int], bool]:
        """Return which quotes to light for a question where these are, and whether each side has one."""
        answering = {quote for version in asked.versions for quote in version.quotes}
        told = {account.source.id: account.quotes for account in self.view.accounts} if self.view else {}
        places, found = list(lit), True
        for side in sides:
            quotes = [quote.id for quote in told.get(self.held[side] or "", ())]
            answers = [place for place, quote in enumerate(quotes) if quote in answering]
            found = found and bool(answers)
            if answers and places[side] not in answers:
                places[side] = answers[0]
        return (places[LEFT], places[RIGHT]), found

    # Other sources, other languages.

    def _telling(self) -> list[str]:
        return [account.source.id for account in self.view.accounts] if self.view else []

    def action_compare(self) -> None:
        """Give the two sources the whole screen, or the story its screen again."""
        if self.comparing:
            self.stop_comparing()
            return
        self._came_from = self.pane
        if self.pane not in SIDES:
            self.use("left")
        self.comparing = True
        self.go(self.pane)
        self.status.message = COMPARING

    def stop_comparing(self) -> None:
        """Go back to the pane from which the two sources were given the whole screen."""
        self.comparing = False
        self.go(self._came_from)

    def on_tellers_asked(self, asked: Tellers.Asked) -> None:
        """Show a source on the side in use; one that stands on the other side changes places with it."""
        here, there = self.held[self._side], self.held[1 - self._side]
        both = _with(self.held, self._side, asked.source)
        if asked.source == there and here is not None:
            both = _with(both, 1 - self._side, here)
            self.hold(both)
        else:
            self.hold(both, _with(self._wanted, self._side, asked.source))

    def _turn(self, side: int, step: int) -> None:
        """Show another source on a side, and say which; of two sides in use it is the one in view then."""
        telling = self._telling()
        source = turned(self.held, telling, side, step)
        if source is None:
            self.status.message = FEW_SOURCES[min(len(telling), 2)]
            return
        self.hold(_with(self.held, side, source), _with(self._wanted, side, source))
        if self.pane in SIDES and not self.is_in_view(SIDES[side]):
            self.go(SIDES[side])
        name, where = self._source_names.get(source, source), "Left" if side == LEFT else "Right"
        place = f"source {telling.index(source) + 1} of {len(telling)}"
        silent = "" if self.light_answers(side) else NO_ANSWER
        self.status.message = f"{where}: {shorten(name, NAME_ROOM)}, {place}.{silent}"

    def action_left_next(self) -> None:
        """Show the next source on the left."""
        self._turn(LEFT, 1)

    def action_left_previous(self) -> None:
        """Show the previous source on the left."""
        self._turn(LEFT, -1)

    def action_right_next(self) -> None:
        """Show the next source on the right."""
        self._turn(RIGHT, 1)

    def action_right_previous(self) -> None:
        """Show the previous source on the right."""
        self._turn(RIGHT, -1)

    def action_languages(self) -> None:
        """Show both languages, the original, or English."""
        order = list(LANGUAGES)
        self.languages = order[(order.index(self.languages) + 1) % len(order)]
        self.status.message = LANGUAGES[self.languages]


def _with(held: Held, side: int, source: str) -> Held:
    return (source, held[RIGHT]) if side == LEFT else (held[LEFT], source)
