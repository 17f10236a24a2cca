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

from osexplore.corpus.plain import pad, wrap
from osexplore.corpus.plain import width as cell_len
from osexplore.ui.commands import groups
from osexplore.ui.screens.closing import ClosedOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult

SIGNS_WIDTH, INDENT = 18, 2
"""The cells of the column of keys and signs, and of what stands before it."""
LEAST_WORDS = 30
"""In a narrower column words stand below their keys."""

READING = (
    ("×3", "three sources tell the event"),
    ("≠2", "two disagreements are about it; before a quote: the other side answers a question otherwise"),
    (">", "the cursor"),
    ("[x]", "chosen"),
    ("[ ] 97", "in how many of the events shown the person is"),
    ("2018▂ ▅█", "the strip: how many events begin in each quarter; ·: years without any"),
    ("▌ ▎", "the lit quote, which `y` copies: where the keys go, and where they do not"),
    ("italics", "nobody tells the event on their own word"),
    ("underlined", "of the answers below, the one that the lit quote gives"),
    ("2 witnesses", "that share no work that they have it from; at most 2: where such a work is not named"),
    ("direct", "the print gives the words as the speaker's; partly direct: some of them"),
    ("reported", "the source says in its own words what was said"),
    ("narration", "the source tells it itself"),
    ("translation", "our English of what was said or written in Chinese"),
    ("back-translation", "our English of words said in English but printed in Chinese: nobody's own"),
    ("via A ← B", "B has it from A, and the source from B; so with what a source is based on"),
    ("reverse", "both sides render the statement, the other with other words"),
    ("▌ │ ≈ ~", "in a source's text: the lit quote, others, equal after a normalisation, changed since"),
)
"""Signs and words on the screen, and what they say."""


class HelpScreen(ClosedOnce, ModalScreen[str | None]):
    """The table of all commands; a click gives the one under the mouse (its id).

    Any of the keys that left a page leaves it.
    """

    CSS_PATH = "pages.tcss"
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
            yield AllKeys(classes="keys")

    def on_click(self, event: events.Click) -> None:
        """Give the command under the mouse."""
        asked = event.style.meta.get("command")
        if asked is not None:
            self.dismiss(asked)

    def action_scroll(self, where: str) -> None:
        """Scroll by a line."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=1 if where == "down" else -1, animate=False)


class AllKeys(Static):
    """Every command under its heading, then what is to be seen on the screen, for the width there is."""

    def on_resize(self, event: events.Resize) -> None:
        """Write it anew."""
        self.update(_all_keys(event.size.width))


def _all_keys(width: int) -> Content:
    lines: list[Content] = []
    for heading, commands in groups().items():
        lines.append(Content.styled(heading, "bold $text-primary"))
        for known in commands:
            asked = Style.from_meta({"command": known.id})
            told = _row(known.written or "(palette)", known.help, width)
            lines += [line.stylize(asked) for line in told]
        lines.append(Content())
    lines.append(Content.styled("Reading the screen", "bold $text-primary"))
    for sign, meaning in READING:
        lines += _row(sign, meaning, width)
    return Content("\n").join(lines)


def _row(sign: str, meaning: str, width: int) -> list[Content]:
    """Return a sign and its meaning beside it, or below where either has no room."""
    column = INDENT + SIGNS_WIDTH
    beside = cell_len(sign) < SIGNS_WIDTH and width - column >= LEAST_WORDS
    indent = column if beside else 2 * INDENT
    told = [f"{' ' * indent}{line}" for line in wrap(meaning, max(1, width - indent))]
    head = f"{' ' * INDENT}{pad(sign, SIGNS_WIDTH) if beside else sign}"
    if beside:
        return [Content.assemble((head, "bold"), told[0][indent:]), *map(Content, told[1:])]
    return [Content.styled(head, "bold"), *map(Content, told)]
