"""The story's file may change while the story is open: that is told, and the story read again when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from textual import on
from textual.events import Mount
from textual.message import Message

from osexplore.corpus.atomic import Stamp
from osexplore.ui.screens.leading import Leading
from osexplore.ui.widgets.status import Status

if TYPE_CHECKING:
    from pathlib import Path

    from osexplore.corpus.index import Index
    from osexplore.corpus.memory import Memory
    from osexplore.corpus.selection import Selection
    from osexplore.ui.desk import Copied
    from osexplore.ui.holding import Held
    from osexplore.ui.panes import Pane
    from osexplore.ui.widgets.passage import Languages

LOOKS = 1.0
"""Seconds from one look at the file to the next."""

CHANGED = "{} has changed: R reads it again"
CHANGED_ELSEWHERE = "{} has changed: Escape, then R reads it again"
GONE = "{} is gone: this story stays open"


class Whereabouts(msgspec.Struct, frozen=True):
    """All that a reader would have to find again.

    That is the filter, event (id, row), sources held, quotes lit (ids), the person under the cursor (an id),
    the pane in use, and the one from which the two sources were given the whole screen.
    """

    selection: Selection
    event: str | None
    row: int
    wanted: Held
    lit: tuple[str | None, str | None]
    languages: Languages
    person: str | None
    pane: Pane
    came_from: Pane
    comparing: bool
    last: Copied | None


class ReadAgain(Message):
    """The file was read again; `memory` goes on: what it could not write is nowhere else."""

    def __init__(self, index: Index, stamp: Stamp | None, whereabouts: Whereabouts, memory: Memory) -> None:
        super().__init__()
        self.index, self.stamp, self.whereabouts, self.memory = index, stamp, whereabouts, memory


class Rereading(Leading):
    """Looks whether the file at `path` is still the one that was read; `stamp` tells which that was."""

    path: Path | None = None
    stamp: Stamp | None = None

    @on(Mount)
    def keep_looking(self) -> None:
        """Look at the file now and then."""
        if self.path is not None:
            self.set_interval(LOOKS, self.look_at_file)

    def look_at_file(self) -> None:
        """Say what has become of the file, as long as it is so, on the pages that lie over the story too."""
        now = Stamp.of(self.path) if self.path is not None else self.stamp
        same, name = now == self.stamp, self.path.name if self.path else ""
        here, elsewhere = ("", "") if same else (GONE, GONE) if now is None else (CHANGED, CHANGED_ELSEWHERE)
        for screen in self.app.screen_stack:
            for status in screen.query(Status):
                status.notice = (here if screen is self else elsewhere).format(name)

    def action_read_again(self) -> None:
        """Read the file again; where it cannot be read the open story goes on."""
        if self.path is not None:
            self.run_worker(self._read, thread=True, exclusive=True, group="read")

    def _read(self) -> None:
        from osexplore.corpus.index import Index
        from osexplore.corpus.problem import CorpusError
        from osexplore.corpus.store import load

        assert self.path is not None  # noqa: S101 - who starts this has looked
        stamp = Stamp.of(self.path)
        try:
            index = Index(load(self.path))
        except CorpusError as error:
            told = f"Not read: {self.path.name}: {error.problem}"
            self.app.call_from_thread(self.say, told)
            return
        self.app.call_from_thread(self._open, index, stamp)

    def _open(self, index: Index, stamp: Stamp | None) -> None:
        # Where the reader is now, not when it was asked for; on another page he asks again when he is back.
        if self.is_active:
            self.app.post_message(ReadAgain(index, stamp, self.whereabouts, self.desk.memory))

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the reader is."""
        accounts = {account.source.id: account for account in self.view.accounts} if self.view else {}
        sides = zip(self.held, self.compare.lit_now, strict=True)
        left, right = (
            accounts[source].quotes[min(lit, len(accounts[source].quotes) - 1)].id
            if source in accounts
            else None
            for source, lit in sides
        )
        return Whereabouts(
            self.selection,
            self.view.event.id if self.view else None,
            self.timeline.cursor,
            self._wanted,
            (left, right),
            self.languages,
            self.people.here,
            self.pane,
            self._came_from,
            self.comparing,
            self.desk.last,
        )

    def go_back_to(self, where: Whereabouts) -> None:
        """Go to where the reader was, as far as the story as it is now still has that."""
        self.desk.last = where.last
        self.languages = where.languages
        self._wanted = where.wanted
        self.selection = replace(
            where.selection,
            people=tuple(one for one in where.selection.people if one in self.index.people),
            sources=tuple(one for one in where.selection.sources if one in self.index.sources),
        )
        self.timeline.move_to(self._row_of(where))
        self.follow()
        self.lit = self._places_of(where.lit)
        self._light()
        self.people.go_to(where.person)
        self.go(where.pane)
        if where.comparing:
            self.action_compare()
            self._came_from = where.came_from

    def _row_of(self, where: Whereabouts) -> int:
        """Return the row of the event; of one that is not shown any more the row that it had."""
        try:
            return self.timeline.numbers.index(self.index.number(where.event or ""))
        except (KeyError, ValueError):
            return where.row

    def _places_of(self, lit: tuple[str | None, str | None]) -> tuple[int, int]:
        """Return the place of each lit quote on its side, the first where it is not there any more."""
        accounts = {account.source.id: account.quotes for account in self.view.accounts} if self.view else {}
        told = [[quote.id for quote in accounts.get(source or "", ())] for source in self.held]
        left, right = (ids.index(one) if one in ids else 0 for ids, one in zip(told, lit, strict=True))
        return left, right
