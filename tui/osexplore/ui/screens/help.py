"""Every key and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from osexplore.ui.commands import groups

if TYPE_CHECKING:
    from textual.app import ComposeResult

KEYS_WIDTH = 16
READING = """\
×3  three sources tell the event      ≠2  two disagreements are about it
>   the cursor                        [x] chosen
Words in italics: nobody tells the event on their own word.
≠ before a quote: the other side answers the same question otherwise.
Words in reverse: both sides render the statement, the other with other words.
In a source's text: ▌ the lit quote, │ others, ≈ equal after a normalisation,
~ changed since."""


class HelpScreen(ModalScreen[str | None]):
    """The table of all commands; a click gives the one under the mouse (its id).

    Any of the keys that left a page leaves it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss(None)", "close"),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out one page that scrolls."""
        with VerticalScroll(classes="page") as page:
            page.border_title = "Keys"
            page.border_subtitle = "A click does it · Escape closes"
            yield Static(_all_keys(), classes="keys")

    def on_click(self, event: events.Click) -> None:
        """Give the command under the mouse."""
        asked = event.style.meta.get("command")
        if asked is not None:
            self.dismiss(asked)

    def action_scroll(self, where: str) -> None:
        """Scroll by a line."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=1 if where == "down" else -1, animate=False)


def _all_keys() -> Content:
    lines: list[Content] = []
    for heading, commands in groups().items():
        lines += [Content.styled(heading, "bold $primary")]
        for known in commands:
            keys = known.written or "(palette)"
            asked = Style.from_meta({"command": known.id})
            line = Content.assemble((f"  {keys:<{KEYS_WIDTH}}", "bold"), known.help)
            lines.append(line.stylize(asked))
        lines.append(Content())
    lines += [Content.styled("Reading the screen", "bold $primary")]
    lines += [Content(f"  {line}") for line in READING.splitlines()]
    return Content("\n").join(lines)
