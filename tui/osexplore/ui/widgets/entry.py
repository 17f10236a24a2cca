"""A line to type in."""

from __future__ import annotations

from textual.widgets import Input

from osexplore.corpus.plain import harmless


class Entry(Input):
    """One line of text that is harmless, whatever is pasted into it or was kept for it."""

    def __init__(self, value: str = "", *, id: str, placeholder: str = "") -> None:  # noqa: A002 - Textual's name
        super().__init__(harmless(value), id=id, placeholder=placeholder, compact=True)

    def validate_value(self, value: str) -> str:
        """Take nothing that acts or hides."""
        return harmless(value)
