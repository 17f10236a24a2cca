"""The filter by dates, disagreement and source, and the day as of which the story is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from osexplore.corpus import dates
from osexplore.corpus.plain import harmless, wrap
from osexplore.corpus.selection import Selection
from osexplore.ui.leaving_out import without
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.typed_dates import meant, trouble
from osexplore.ui.widgets.entry import Entry
from osexplore.ui.widgets.filter_list import FilterList
from osexplore.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from osexplore.corpus.index import Index

EXAMPLES = "for example 2018, 2017-09, 2017/2018 or ../2019"

AS_OF_EXAMPLES = "for example 2023 or 2024-02; empty: everything"

LINES_AROUND = 11
"""The page's lines beside those of the sources: its border, the dates, the boxes' heading, the result."""

LABELS = {"dates": "Dates", "as-of": "As published by the end of"}
"""The places to type, by their ids."""

NOT_COUNTED = "Nothing is counted while a date is wrong."
LEAVING, NOT_TAKEN = "Enter takes it · Escape cancels", "a date is wrong · Escape cancels"


class FilterScreen(ClosedOnce, ModalScreen[Selection | None]):
    """Changes a selection before one's eyes: Enter gives it back, Escape gives None."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#dates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave as it was"),
        Binding("enter", "take", "take"),
        Binding("space", "toggle_box", "choose"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, index: Index, selection: Selection, source_names: Mapping[str, str]) -> None:
        super().__init__()
        self._index = index
        self._selection = selection
        # Not the works that stand only in a chain: nothing is told by them.
        telling = set(index.as_of(None).telling())
        counts = index.facets(selection).sources
        named = {source: name for source, name in source_names.items() if source in telling}
        self._names = dict(sorted(named.items(), key=lambda named: -counts.get(named[0], 0)))
        self._wrong: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the place to type dates, what it means, and the boxes."""
        with Vertical(classes="page") as page:
            page.border_title = "Filter"
            page.styles.height = len(self._names) + LINES_AROUND
            yield Static(id="dates-label")
            yield Entry(self._selection.dates or "", id="dates", placeholder=EXAMPLES)
            yield Static(id="meaning")
            yield FilterList(self._names)
            yield Static(id="as-of-label")
            yield Entry(self._selection.as_of or "", id="as-of", placeholder=AS_OF_EXAMPLES)
            yield Static(id="result")

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()

    def on_resize(self) -> None:
        """Say it in the width there is."""
        self._show()

    def on_descendant_focus(self) -> None:
        """Point at the place where typing goes."""
        for field, label in LABELS.items():
            here = self.query_one(f"#{field}").has_focus
            self.query_one(f"#{field}-label", Static).update(f"{'>' if here else ' '}{label}")

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
            self._wrong[field] = trouble(event.value, error)
        self._show()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Be done, unless a date is wrong: then write what was meant."""
        for field in self._wrong:
            typed = self.query_one(f"#{field}", Input)
            typed.value = meant(typed.value) or typed.value
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
        facets = self._index.facets(self._selection)
        self.query_one(FilterList).show(self._selection, {} if self._wrong else facets.sources)
        self.query_one(".page").border_subtitle = NOT_TAKEN if self._wrong else LEAVING
        meaning = dates.wording(self._selection.dates) if self._selection.dates else "any time"
        self._say("meaning", self._wrong.get("dates", meaning), wrong="dates" in self._wrong)
        self._say("result", self._wrong.get("as-of", self._result()), wrong="as-of" in self._wrong)

    def _result(self) -> str:
        """Return how many events the filter gives, and what it does without."""
        if self._wrong:
            return NOT_COUNTED
        number = len(self._index.select(self._selection))
        found = f"{number:,} {'event' if number == 1 else 'events'}"
        left_out = without(self._selection.as_of, self._index.left_out)
        return " · ".join(part for part in (found, left_out) if part)

    def _say(self, line: str, said: str, *, wrong: bool) -> None:
        """Say it in as many lines as it needs."""
        static = self.query_one(f"#{line}", Static)
        static.update(Content("\n".join(wrap(harmless(said), max(1, static.size.width)))))
        static.set_class(wrong, "-wrong")
