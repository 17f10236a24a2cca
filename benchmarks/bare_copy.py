"""The bare Textual app that osexplore's copy is measured against: one key, one write to the clipboard."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

TEXT = (
    "“算了吧” (as cited in Liang, 2023, para. 7)\n\n"
    + "Liang. (2023). A title of usual length. A website. " * 8
)


class Bare(App[None]):
    """Header, Static and Footer, and a key that copies."""

    BINDINGS: ClassVar = [("y", "copy", "Copy")]

    def compose(self) -> ComposeResult:
        """Lay out the three widgets."""
        yield Header()
        yield Static("READY")
        yield Footer()

    def action_copy(self) -> None:
        """Copy a text of the usual length."""
        self.copy_to_clipboard(TEXT)


if __name__ == "__main__":
    Bare().run()
