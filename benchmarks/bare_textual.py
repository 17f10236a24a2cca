"""The bare Textual app that osexplore's start is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Bare(App[None]):
    """Header, Static and Footer, and nothing else."""

    def compose(self) -> ComposeResult:
        """Lay out the three widgets."""
        yield Header()
        yield Static("READY")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
