"""A screen from which quotes are copied: at once, or as chosen with the result in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen
from textual.worker import get_current_worker

from osexplore.ui.commands import bindings
from osexplore.ui.desk import NO_NOTES, Copied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from osexplore.citing.parts import Choice
    from osexplore.citing.preferences import Preferences
    from osexplore.citing.quotation import Copy
    from osexplore.corpus.model import Quote
    from osexplore.corpus.selection import Selection
    from osexplore.ui.desk import Desk, Exported

NOTHING = "No quote to copy."
NOTHING_YET = "Nothing has been copied yet; y copies the lit quote."


class Copying(Screen[None]):
    """What copies, on any screen that has quotes. A screen says which, and where to say what happened."""

    BINDINGS = bindings("copy", "copy_as", "copied", "export")

    desk: Desk

    def quotes_to_copy(self) -> Sequence[Quote]:
        """Return the quotes that are meant."""
        raise NotImplementedError

    def notes_to_copy(self) -> Mapping[str, str]:
        """Return the notes that go with them, by the quotes' ids."""
        return NO_NOTES

    def to_export(self) -> tuple[Selection, Exported]:
        """Return what is shown here, and what is offered first to be exported."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Say what has happened."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy the quotes as was chosen last."""
        quotes = self.quotes_to_copy()
        if quotes:
            self._copy(quotes, self.notes_to_copy())
        else:
            self.say(NOTHING)

    def action_copy_as(self) -> None:
        """Choose how, with the result in view, and copy."""
        from osexplore.ui.screens.copy_as import CopyAs

        quotes, notes = self.quotes_to_copy(), self.notes_to_copy()
        if not quotes:
            self.say(NOTHING)
            return

        def take(preferences: Preferences | None) -> None:
            if preferences is not None:
                self.desk.prefer(preferences)
                self._copy(quotes, notes)

        self.app.push_screen(CopyAs(self.desk, quotes, notes), take)

    def action_export(self) -> None:
        """Write a file for other programs."""
        from osexplore.ui.screens.export import ExportScreen

        def tell(done: str | None) -> None:
            if done:
                self.say(done)

        self.app.push_screen(ExportScreen(self.desk, *self.to_export()), tell)

    def action_copied(self) -> None:
        """Show the last copy as text to select."""
        from osexplore.ui.screens.copied import CopiedScreen

        if self.desk.last is None:
            self.say(NOTHING_YET)
        else:
            self.app.push_screen(CopiedScreen(self.desk.last))

    @work(thread=True, exclusive=True, group="copy")
    def _copy(self, quotes: Sequence[Quote], notes: Mapping[str, str]) -> None:
        """Copy, and say what came of it; in a thread, since engine and clipboard programs take their time."""
        from osexplore.citing import clipboard

        this = get_current_worker()
        choice = self.desk.choice()
        made = self.desk.copy(quotes, choice, notes)
        if self.desk.would_be_better_live(made, quotes, choice):
            self.app.call_from_thread(self.say, f"pandoc is rendering {choice.style.name} …")
            made = self.desk.copy(quotes, choice, notes, live=True)
        # Another copy was asked for since: the clipboard is that one's.
        if this.is_cancelled:
            return
        driver = self.app._driver
        outcome = clipboard.copy(made.text, driver.write if driver else None)
        self.desk.last = Copied(made.text, outcome.message, made.warnings)
        self.app.call_from_thread(
            self.say, in_a_line(outcome.message, made, choice, self.desk.take_trouble())
        )


def in_a_line(outcome: str, made: Copy, choice: Choice, trouble: str = "") -> str:
    """Say what became of a copy and what was copied, what matters most first: the line may be short."""
    from osexplore.citing.parts import BACK_TRANSLATION

    happened, _, more = outcome.partition("; ")
    what = ["a basic reference" if made.problem else choice.style.name]
    if BACK_TRANSLATION in made.warnings:
        what.append("a back-translation")
    others = [warning for warning in made.warnings if warning != BACK_TRANSLATION]
    told = "; ".join(part for part in (f"{happened}, {', '.join(what)}", trouble, more, *others) if part)
    return f"{told[:1].upper()}{told[1:]}."
