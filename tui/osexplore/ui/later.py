"""What the first frame does without: it is fetched a moment later, so that no key has to wait for it.

The first frame needs the story and the style sheet `app.tcss`. Every other screen is a module of its own,
which the key that opens it imports: a thread has done so by then, while the reader reads. Their style sheets
are read between the first frame and the second: at a key, Textual would style everything anew for them.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet

MODULES = (
    *(f"osexplore.ui.widgets.{name}" for name in ("density", "people", "happening", "tellers", "compare")),
    "osexplore.ui.widgets.disagreements",
    *(f"osexplore.ui.screens.{name}" for name in ("filter", "help", "copy_as", "go_to", "disagreements")),
    *(f"osexplore.ui.screens.{name}" for name in ("reader", "coverage", "collection", "export", "copied")),
    "osexplore.ui.screens.palette",
    *(f"osexplore.corpus.{name}" for name in ("finding", "difference", "shelf")),
    "osexplore.ui.palette",
)
"""What a key imports, those first that are pressed most."""


def load_modules() -> None:
    """Import what keys will ask for, in a thread of its own."""
    for name in MODULES:
        import_module(name)


def read_styles(stylesheet: Stylesheet) -> None:
    """Read the style sheets of the other screens."""
    for path in sorted((Path(__file__).parent / "screens").glob("*.tcss")):
        if not stylesheet.has_source(str(path), ""):
            stylesheet.read(path)
    stylesheet.parse()
