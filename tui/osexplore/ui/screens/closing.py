"""A screen closes once, however often and however late it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.screen import Screen

    Closing = Screen[Any]
else:
    # Textual finds a screen's style by its first base that is a screen: this must be none.
    Closing = object


class ClosedOnce(Closing):
    """Gives its result once. Keys and clicks that were on their way when it closed close nothing more."""

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there: as it closes it loses its parts, and is attached until the last."""
        return bool(self.is_attached and self.display)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close, if this is the screen in use: Textual would close whichever is, or fail on the last.

        One that is still being put together closes when that is done.
        """
        if not self.is_mounted:
            self.call_later(self._close, result)
        elif self.is_active:
            return super().dismiss(result)
        return AwaitComplete()

    def _close(self, result: Any) -> None:
        # Textual would wait for what is returned, and that for the screen that waits.
        self.dismiss(result)
