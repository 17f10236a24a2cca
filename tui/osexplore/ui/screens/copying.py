"""A screen from which quotes are copied: at once, or as chosen with the result in view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from osexplore.ui.commands import bindings
from osexplore.ui.desk import NO_NOTES, Copied
from osexplore.ui.screens.whole import WholeScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import App
    from textual.worker import Worker

    from osexplore.citing.parts import Choice
    from osexplore.citing.preferences import Preferences
    from osexplore.citing.quotation import Copy
    from osexplore.corpus.model import Quote
    from osexplore.corpus.selection import Selection
    from osexplore.ui.desk import Desk, Exported

WORKERS = "copy"
"""The workers that copy: the last one that was asked for wins."""

NOT_AS_ASKED = "not as config.toml asks"
"""What is said of every copy while the settings are wrong."""

FOR_THIS_RUN = "chosen for this run only"
"""What is said of a copy whose choice cannot be remembered."""

NOT_ITS_WORDS = "its text does not have these words"
NOTHING = "No quote to copy."
NOTHING_YET = "Nothing has been copied yet; y copies the lit quote."


class Copying(WholeScreen[None]):
    """What copies, on any screen that has quotes. A screen says which."""

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
        """Show the last copy as text to select, once it has been made."""
        if self._copies_being_made():
            self.run_worker(self._show_copied_soon(), exclusive=True, group="copied")
        else:
            self._show_copied()

    async def _show_copied_soon(self) -> None:
        await self.app.workers.wait_for_complete(self._copies_being_made())
        if self.is_active:
            self._show_copied()

    def _show_copied(self) -> None:
        from osexplore.ui.screens.copied import CopiedScreen

        if self.desk.last is None:
            self.say(NOTHING_YET)
        else:
            self.app.push_screen(CopiedScreen(self.desk.last))

    def _copies_being_made(self) -> list[Worker[object]]:
        return [worker for worker in self.app.workers if worker.group == WORKERS and worker.is_running]

    def _copy(self, quotes: Sequence[Quote], notes: Mapping[str, str]) -> None:
        """Copy in a thread: engine and clipboard programs take their time. It outlives this screen."""
        copying = partial(self._copy_in_thread, self.app, quotes, notes)
        self.app.run_worker(copying, thread=True, exclusive=True, group=WORKERS)

    def _copy_in_thread(self, app: App[object], quotes: Sequence[Quote], notes: Mapping[str, str]) -> None:
        """Copy, and say what came of it. A screen that was left knows its app no more."""
        from osexplore.citing import clipboard

        this = get_current_worker()
        choice = self.desk.choice()
        made = self.desk.copy(quotes, choice, notes)
        if self.desk.would_be_better_live(made, quotes, choice):
            app.call_from_thread(self._tell, app, f"pandoc is rendering {choice.style.name} …")
            made = self.desk.copy(quotes, choice, notes, live=True)
        # Another copy was asked for since: the clipboard is that one's.
        if this.is_cancelled:
            return
        driver = app._driver
        outcome = clipboard.copy(made.text, driver.write if driver else None)
        wrong, forgotten = self.desk.wrong_settings, self.desk.take_forgotten()
        trouble = self.desk.take_trouble().removeprefix(wrong)
        known = [part for part in (wrong, trouble, forgotten, *made.warnings) if part]
        self.desk.last = Copied(made.text, outcome.message, tuple(known))
        for_now = forgotten and self.desk.memory.unwritten
        remarks = ([NOT_AS_ASKED] if wrong else []) + ([FOR_THIS_RUN] if for_now else [])
        told = in_a_line(outcome.message, made, choice, *remarks)
        first = f"{trouble}; {told}" if trouble else told
        app.call_from_thread(self._tell, app, " ".join(part for part in (first, forgotten) if part))

    def _tell(self, app: App[object], message: str) -> None:
        """Say it here, or where the reader has gone since."""
        screens = (self, *reversed(app.screen_stack))
        here = (screen for screen in screens if isinstance(screen, Copying) and screen.is_attached)
        for screen in here:
            screen.say(message)
            return

    async def action_quit(self) -> None:
        """Leave, once what is being copied has been copied."""
        if self._copies_being_made():
            await self.app.workers.wait_for_complete(self._copies_being_made())
        self.app.exit()


def in_a_line(outcome: str, made: Copy, choice: Choice, *remarks: str) -> str:
    """Say what was copied, with remarks, and what became of it, what matters most first.

    The line may be short.
    """
    from osexplore.citing.parts import BACK_TRANSLATION

    leads_back = BACK_TRANSLATION in made.warnings
    denied = f"{made.denial[:1].upper()}{made.denial[1:]}: {NOT_ITS_WORDS}; " if made.denial else ""
    what = ["basic reference" if made.problem else choice.style.name]
    what += ["back-translation"] if leads_back else []
    said = leads_back + bool(made.problem)
    more = "; p tells more" if remarks or len(made.warnings) > said else ""
    return f"{denied}{', '.join((*what, *remarks))}: {outcome}{more}."
