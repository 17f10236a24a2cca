"""Going to a date that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from osexplore.corpus import dates
from osexplore.corpus.clocks import IN_WORDS, Clock, standing_day
from osexplore.corpus.plain import harmless
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.typed_dates import meant, trouble
from osexplore.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

EXAMPLES = "for example 2018, 2017-09 or 2023-11-17"


class GoToDate(ClosedOnce, ModalScreen["date | None"]):
    """Asks for a date: Enter gives the day on which it begins, Escape gives None."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#date"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "stay")]

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Lay out the place to type, and what it means."""
        with Vertical(classes="page") as page:
            page.border_title = f"Go to a date ({IN_WORDS[self._clock]})"
            page.border_subtitle = "Enter goes · Escape stays"
            yield Entry(id="date", placeholder=EXAMPLES)
            yield Static(id="meaning")

    @on(Input.Changed)
    def say_what_it_means(self, event: Input.Changed) -> None:
        """Say the date in words, or what is wrong with it."""
        event.stop()
        _, said = _read(event.value)
        self.query_one("#meaning", Static).update(Content(said))

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Be done; where the date is wrong, write what was meant."""
        event.stop()
        day, _ = _read(event.value)
        if day is not None or not event.value.strip():
            self.dismiss(day)
        elif meant(event.value):
            event.input.value = meant(event.value)


def _read(typed: str) -> tuple[date | None, str]:
    """Return the day that is meant, if any, and what there is to say of it."""
    if not typed.strip():
        return None, ""
    try:
        return standing_day(dates.parse(typed.strip())), harmless(dates.wording(typed.strip()))
    except dates.DateError as error:
        return None, harmless(trouble(typed, error))
