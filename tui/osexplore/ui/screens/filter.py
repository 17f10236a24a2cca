"""The filter by dates, disagreement and source, and the day as of which the story is looked at."""

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
from osexplore.ui.leaving_out import without
from osexplore.ui.widgets.filter_list import FilterList
from osexplore.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from osexplore.corpus.index import Index

EXAMPLES = "for example 2018, 2017-09, 2017/2018 or ../2019"

AS_OF_EXAMPLES = "for example 2023 or 2024-02; empty: everything"

LINES_AROUND = 10
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
        telling = set(index.as_of(None).telling())
        self._names = {source: name for source, name in source_names.items() if source in telling}
        self._wrong: dict[str, str] = {}

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
            yield Static("As published by the end of")
            yield Input(self._selection.as_of or "", id="as-of", compact=True, placeholder=AS_OF_EXAMPLES)
            yield Static(id="result")

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()

    @on(Input.Changed, "#dates")
    def take_dates(self, event: Input.Changed) -> None:
        """Take what is typed as soon as it is a date."""
        self._take(event, "dates", lambda typed: replace(self._selection, dates=typed))

    @on(Input.Changed, "#as-of")
    def take_as_of(self, event: Input.Changed) -> None:
        """Take what is typed as soon as it is a date that has an end."""
        self._take(event, "as-of", lambda typed: replace(self._selection, as_of=typed))

    def _take(self, event: Input.Changed, field: str, change: Callable[[str | None], Selection]) -> None:
        event.stop()
        self._wrong.pop(field, None)
        try:
            self._selection = change(event.value.strip() or None)
        except dates.DateError as error:
            self._wrong[field] = str(error)
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
        self._index = self._index.as_of(self._selection.as_of)
        numbers = self._index.select(self._selection)
        self.query_one(FilterList).show(self._selection, self._index.facets(self._selection).sources)
        meaning = dates.wording(self._selection.dates) if self._selection.dates else "any time"
        found = f"{len(numbers):,} {'event' if len(numbers) == 1 else 'events'}"
        result = " · ".join(
            part for part in (found, without(self._selection.as_of, self._index.left_out)) if part
        )
        for field, said, wrong in (("#meaning", meaning, "dates"), ("#result", result, "as-of")):
            self.query_one(field, Static).update(Content(harmless(self._wrong.get(wrong, said))))
            self.query_one(field).set_class(wrong in self._wrong, "-wrong")
