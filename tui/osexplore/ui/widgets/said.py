"""Words laid out when they are drawn, so that they fit the width there is from the first frame on."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class Said(Widget):
    """A widget of fixed height whose text depends on its width."""

    def say(self, width: int) -> Content:
        """Return the text for a width in cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw the text."""
        return self.say(max(0, self.content_size.width))
