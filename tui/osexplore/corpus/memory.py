"""What the program remembers of a story from one run to the next: one small TinyDB file in the state folder.

It is nobody's truth: a file that cannot be read is set aside and begun anew, and of one that cannot be
written everything is known until the run ends; `trouble` says so in one line.
"""

from __future__ import annotations

from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import platformdirs
from msgspec.structs import replace

from osexplore.corpus.filenames import file_name
from osexplore.corpus.problem import CorpusError, file_error, reason
from osexplore.corpus.remembered import (
    SCHEMA,
    Collected,
    Copying,
    Place,
    Remembered,
    Verified,
    one_line,
    tables_of,
    understood,
)
from osexplore.corpus.storage import AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from osexplore.corpus.model import Quote

    Change = Callable[[Remembered], Remembered]

__all__ = ["SCHEMA", "Collected", "Copying", "Memory", "Place", "Remembered", "Verified", "mark_of"]

FORGOTTEN = "forgotten when osexplore ends"
"""What becomes of a change that cannot be written."""

MEND = "get that right, or name another state folder by XDG_STATE_HOME"
"""What to do about that."""


class Memory:
    """The memory of the story with this id, read when it is first asked for.

    A change is written at once, upon what the file holds at that moment: two programs that are open
    on one story do not undo each other's. One that could not be written is written with the next that can;
    until then `unwritten` says why it is known to this run only.
    """

    def __init__(self, story: str, folder: Path | None = None) -> None:
        self.trouble = ""
        self.unwritten: CorpusError | None = None
        self._waiting: list[Change] = []
        self._one_thread = RLock()
        self._story = file_name(story)
        place = folder or platformdirs.user_state_path("osexplore", appauthor=False) / "stories"
        self._storage = AtomicStorage(place / f"{self._story}.json", remedy=MEND)
        self._known: Remembered | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._storage.path

    def is_of(self, story: str) -> bool:
        """Tell whether it is the memory of the story with this id."""
        return self._story == file_name(story)

    def look_again(self) -> None:
        """Take over what other programs have written since; what was not written here is not lost."""
        self._known = None

    @property
    def remembered(self) -> Remembered:
        """What is remembered, as this program last read or wrote it."""
        known = self._known  # which another thread may change, or want read again, meanwhile
        if known is None:
            with self._one_thread:
                known = self._known = self._known or self._with_what_waits(self._read())
        return known

    # What may be remembered.

    def keep_place(self, place: Place) -> None:
        """Remember where the reader is."""
        self._change(lambda known: replace(known, place=place))

    def keep_copying(self, copying: Copying) -> None:
        """Remember how quotes are copied."""
        self._change(lambda known: replace(known, copying=copying))

    def collected(self, quote: str) -> bool:
        """Tell whether a quote is in the collection."""
        return any(one.quote == quote for one in self.remembered.collection)

    def collect(self, quotes: Sequence[str]) -> None:
        """Put quotes at the end of the collection, each once."""

        def with_them(known: Remembered) -> Remembered:
            there = {one.quote for one in known.collection}
            new = [Collected(quote=quote) for quote in dict.fromkeys(quotes) if quote not in there]
            return replace(known, collection=(*known.collection, *new))

        self._change(with_them)

    def drop(self, quotes: Sequence[str]) -> None:
        """Take quotes out of the collection, with their notes."""

        def without_them(known: Remembered) -> Remembered:
            return replace(
                known, collection=tuple(one for one in known.collection if one.quote not in quotes)
            )

        self._change(without_them)

    def change_collection(self, change: Callable[[tuple[Collected, ...]], Iterable[Collected]]) -> None:
        """Remember the collection, quotes, order and notes, as `change` makes it of what the file holds.

        `change` may be asked twice.
        """
        self._change(lambda known: replace(known, collection=tuple(change(known.collection))))

    def keep_verified(self, verified: Sequence[Verified]) -> None:
        """Remember how the quotes of some sources were verified, in place of what was known of these."""

        def with_them(known: Remembered) -> Remembered:
            new = {one.source: one for one in verified}
            kept = [one for one in known.verifications if one.source not in new]
            return replace(known, verifications=(*kept, *new.values()))

        self._change(with_them)

    def verified(self, quote: Quote) -> tuple[str, Verified] | None:
        """Return what came of holding these very words against a text; None where that was not done."""
        for one in self.remembered.verifications:
            outcome, mark = one.quotes.get(quote.id, (None, ""))
            if one.source == quote.source and outcome and mark == mark_of(quote):
                return outcome, one
        return None

    # The file.

    def _read(self) -> Remembered:
        """Return what the file holds; one that cannot be understood is set aside."""
        try:
            return understood(self._storage.read(), self._story, self.path)
        except CorpusError as error:
            self._set_aside(error)
        except OSError as error:  # a folder into which nobody may look
            self.trouble = f"not known any more: {self.path.parent}: {reason(error)}; {MEND}"
        return Remembered()

    def _with_what_waits(self, held: Remembered) -> Remembered:
        """Return what the file holds, with the changes of this run that it could not take."""
        for change in self._waiting:
            held = change(held)
        return held

    def _change(self, change: Change) -> None:
        """Apply a change to what the file holds now, and write it; one thread after the other."""
        with self._one_thread:
            known = self.remembered
            self._waiting.append(change)
            try:
                self._make_folder()
                with self._storage.held() as write:
                    self._known = self._with_what_waits(self._read())
                    write(tables_of(self._known, self._story))
            except UnicodeError:  # nor would the file take anything after it
                self._waiting.pop()
                error = file_error(self.path, "no file can hold this", "write it anew")
                self._keep_here(change(known), error)
            except CorpusError as error:
                self._keep_here(change(known), error)
            else:
                self._waiting.clear()
                self.unwritten = None

    def _keep_here(self, known: Remembered, error: CorpusError) -> None:
        """Know it for this run, and say that it cannot be written."""
        self._known = known
        self.unwritten = error
        self.trouble = f"{FORGOTTEN}: {one_line(error)}"

    def _make_folder(self) -> None:
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise file_error(folder, _why_no_folder(error), MEND) from error

    def _set_aside(self, error: CorpusError) -> None:
        """Give a file that cannot be used another name, and say so."""
        names = (f"{self.path.stem}.set-aside{number}.json" for number in ("", *range(2, 100)))
        places = (self.path.with_name(name) for name in names)
        try:
            free = next((place for place in places if not place.exists()), None)
            if free is None:
                raise OSError(0, "there are too many of them")
            self.path.rename(free)
        except OSError as failure:
            self.trouble = f"not known any more: {one_line(error)} (and not set aside: {reason(failure)})"
        else:
            self.trouble = f"{self.path.name} {error.problem.what}; set aside as {free}, and begun anew"


def _why_no_folder(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to make that folder"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "a file is in the way of that folder"
    return "no folder can be made there" if isinstance(error, FileNotFoundError) else reason(error)


def mark_of(quote: Quote) -> str:
    """Return what tells a quote's words and their place from others: a short hash."""
    import hashlib  # a start holds no quote against a text

    return hashlib.sha256(f"{quote.start} {quote.exact}".encode("utf-8", "replace")).hexdigest()[:12]
