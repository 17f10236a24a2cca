"""The last copy as text to select by mouse, for a terminal that lets no program set its clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from osexplore.corpus.plain import harmless
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.widgets.text import Text

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from osexplore.ui.desk import Copied

HINT = "Select by mouse (for the terminal's own selection hold Shift). Escape closes."


class CopiedScreen(ClosedOnce, Screen[None]):
    """A text alone, from edge to edge: no border and no scroll bar gets into what is selected."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#copied"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,p", "dismiss", "close"),
    ]

    def __init__(self, copied: Copied) -> None:
        super().__init__()
        self._copied = copied

    def compose(self) -> ComposeResult:
        """Lay out what is to be known, then the text."""
        told = "; ".join((self._copied.outcome, *self._copied.warnings))
        yield Static(Content(HINT), classes="hint")
        yield Static(Content(harmless(f"{told[:1].upper()}{told[1:]}.")), classes="told")
        yield Text(self._copied.text, id="copied")
