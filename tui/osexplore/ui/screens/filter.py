"""The filter by dates, disagreement and source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from osexplore.corpus import dates
from osexplore.corpus.plain import harmless
from osexplore.corpus.selection import Selection
from osexplore.ui.widgets.filter_list import FilterList
from osexplore.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from osexplore.corpus.index import Index

EXAMPLES = "for example 2018, 2017-09, 2017/2018 or ../2019"

LINES_AROUND = 8
"""The page's lines beside those of the sources: its border, the dates, the boxes' heading, the result."""


class FilterScreen(ModalScreen[Selection | None]):
    """Changes a selection before one's eyes: Enter gives it back, Escape gives None."""

    AUTO_FOCUS = "#dates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave as it was"),
        Binding("enter", "take", "take"),
        Binding("space", "toggle_box", "choose"),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, index: Index, selection: Selection, source_names: Mapping[str, str]) -> None:
        super().__init__()
        self._index = index
        self._selection = selection
        # Not the works that stand only in a chain: nothing is told by them.
        telling = index.facets(Selection()).sources
        self._names = {source: source_names[source] for source, events in telling.items() if events}
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """Lay out the place to type dates, what it means, and the boxes."""
        with Vertical(classes="page") as page:
            page.border_title = "Filter"
            page.border_subtitle = "Enter takes it · Escape cancels"
            page.styles.height = len(self._names) + LINES_AROUND
            yield Static("Dates")
            yield Input(self._selection.dates or "", id="dates", compact=True, placeholder=EXAMPLES)
            yield Static(id="meaning")
            yield FilterList(self._names)
            yield Static(id="result")

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()

    @on(Input.Changed)
    def take_dates(self, event: Input.Changed) -> None:
        """Take what is typed as soon as it is a date."""
        event.stop()
        typed = event.value.strip()
        try:
            self._selection = replace(self._selection, dates=typed or None)
            self._wrong = ""
        except dates.DateError as error:
            self._wrong = str(error)
        self._show()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Be done, unless the date is wrong."""
        if not self._wrong:
            self.dismiss(self._selection)

    @on(Lines.Clicked)
    def action_toggle_box(self) -> None:
        """Check the box under the cursor, or clear it."""
        boxes = self.query_one(FilterList)
        source = boxes.source(boxes.cursor)
        if source is None:
            self._selection = replace(self._selection, disputed=not self._selection.disputed)
        else:
            self._selection = self._selection.toggle_source(source)
        self._show()

    def _show(self) -> None:
        numbers = self._index.select(self._selection)
        self.query_one(FilterList).show(self._selection, self._index.facets(self._selection).sources)
        meaning = dates.wording(self._selection.dates) if self._selection.dates else "any time"
        self.query_one("#meaning", Static).update(Content(harmless(self._wrong or meaning)))
        self.query_one("#meaning").set_class(bool(self._wrong), "-wrong")
        found = f"{len(numbers):,} {'event' if len(numbers) == 1 else 'events'}"
        self.query_one("#result", Static).update(Content(found))
