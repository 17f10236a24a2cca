"""Copy as…: style, format, words and what stands beside them, with the result in view."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from osexplore.citing import preferences, styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.parts import EXTRAS
from osexplore.citing.passages import LANGUAGES
from osexplore.citing.preferences import Preferences
from osexplore.corpus.plain import harmless
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.widgets.choices import LOW, Choices
from osexplore.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from osexplore.citing.quotation import Copy
    from osexplore.corpus.model import Quote
    from osexplore.ui.desk import Desk

NO_TEMPLATE = "none"

_ENGINE = Lock()
"""One engine works at a time: who walks through the styles waits for the one at work, then for the last."""


class CopyAs(ClosedOnce, ModalScreen[Preferences | None]):
    """Changes how quotes are copied before one's eyes: Enter gives it back, Escape gives None."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#style"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave as it was"),
        Binding("enter,y", "take", "copy"),
        Binding("down,j", "app.focus_next", show=False),
        Binding("up,k", "app.focus_previous", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, desk: Desk, quotes: Sequence[Quote], notes: Mapping[str, str]) -> None:
        super().__init__()
        self._desk = desk
        self._quotes = quotes
        self._notes = notes
        self._before = desk.preferences

    def compose(self) -> ComposeResult:
        """Lay out a row for each choice, the result, and what is to be known of it."""
        before, templates = self._before, list(self._desk.settings.templates)
        offered = list(dict.fromkeys((*styles.STYLES, *styles.of_the_reader(), before.style)))
        with Vertical(classes="page") as page:
            several = len(self._quotes) > 1
            page.border_title = f"Copy {len(self._quotes)} quotes as…" if several else "Copy as…"
            page.border_subtitle = "Enter copies · Escape leaves all as it was"
            yield Choices("Style", offered, [before.style], id="style")
            yield Choices("Format", list(FORMATS), [before.format], id="format")
            yield Choices("Words", list(LANGUAGES), [before.language], id="language")
            yield Choices("With", list(EXTRAS), before.extras, many=True, id="extras")
            if templates:
                chosen = before.template if before.template in templates else NO_TEMPLATE
                yield Choices("Template", [NO_TEMPLATE, *templates], [chosen], id="template")
            yield Text(id="preview")
            yield Static(id="known")

    def on_mount(self) -> None:
        """Show the result."""
        self._preview(self.preferences)

    def on_resize(self, event: events.Resize) -> None:
        """Leave the result what room there is."""
        self.set_class(event.size.height < LOW, "-low")

    @property
    def preferences(self) -> Preferences:
        """What is chosen."""
        rows = {row.id: row for row in self.query(Choices)}
        template = rows["template"].value if "template" in rows else NO_TEMPLATE
        return replace(
            self._before,
            style=rows["style"].value,
            format=rows["format"].value,
            language=preferences.language(rows["language"].value),
            extras=preferences.extras(rows["extras"].chosen),
            template=None if template == NO_TEMPLATE else template,
        )

    @on(Choices.Changed)
    def show_the_result(self, event: Choices.Changed) -> None:
        """Show what copying would give now."""
        event.stop()
        self._preview(self.preferences)

    def action_take(self) -> None:
        """Copy as chosen."""
        self.dismiss(self.preferences)

    def action_page(self, pages: int) -> None:
        """Read on in the result, or back."""
        preview = self.query_one("#preview", Text)
        if pages > 0:
            preview.action_page_down()
        else:
            preview.action_page_up()

    @work(thread=True, exclusive=True, group="preview")
    def _preview(self, chosen: Preferences) -> None:
        """Show what is at hand, then what the engine makes of it: it takes its time in this thread."""
        this = get_current_worker()
        choice = self._desk.choice(chosen)
        made = self._desk.copy(self._quotes, choice, self._notes)
        live = self._desk.would_be_better_live(made, self._quotes, choice)
        working = f"pandoc is rendering {choice.style.name} …" if live else ""
        if not this.is_cancelled:
            self.app.call_from_thread(self._show, made, working or self._desk.take_trouble())
        if live:
            with _ENGINE:
                if not this.is_cancelled:
                    made = self._desk.copy(self._quotes, choice, self._notes, live=True)
            if not this.is_cancelled:
                self.app.call_from_thread(self._show, made, self._desk.take_trouble())

    def _show(self, made: Copy, first: str) -> None:
        if not self.is_whole:
            return
        self.query_one("#preview", Text).show(made.text)
        known = "; ".join(dict.fromkeys(filter(None, (self._desk.wrong_settings, first, *made.warnings))))
        self.query_one("#known", Static).update(Content(harmless(known)))
