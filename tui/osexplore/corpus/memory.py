"""What the program remembers of a story from one run to the next: one small TinyDB file in the state folder.

It is nobody's truth: a file that cannot be read is set aside and begun anew, one that cannot be
written is done without, and `trouble` says so in one line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import platformdirs
from msgspec.structs import replace

from osexplore.corpus.filenames import file_name
from osexplore.corpus.model import Record
from osexplore.corpus.plain import harmless
from osexplore.corpus.problem import CorpusError, file_error
from osexplore.corpus.storage import AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from osexplore.corpus.model import Quote

SCHEMA = 1
"""The version of the memory file's form."""


class Place(Record, frozen=True, kw_only=True):
    """Where the reader was: the event under the cursor, and the sources held by hand (ids)."""

    event: str
    left: str | None = None
    right: str | None = None


class Copying(Record, frozen=True, kw_only=True):
    """How quotes are copied, by names; `instead_of` is what the settings asked for when it was chosen."""

    style: str
    format: str
    language: str
    extras: tuple[str, ...] = ()
    template: str | None = None
    instead_of: str = ""


class Collected(Record, frozen=True, kw_only=True):
    """A quote (id) in the collection, with the reader's own note."""

    quote: str
    note: str = ""


class Verified(Record, frozen=True, kw_only=True):
    """That the quotes of a source were held against a text: which file, its hash, the day (EDTF).

    `quotes` has for each quote the outcome (one of the five of `anchors`), and the mark of the words that
    were looked for.
    """

    source: str
    file: str
    sha256: str
    day: str
    quotes: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)


class Remembered(Record, frozen=True, kw_only=True):
    """Everything that is remembered of one story."""

    place: Place | None = None
    copying: Copying | None = None
    collection: tuple[Collected, ...] = ()
    verifications: tuple[Verified, ...] = ()


class _Header(Record, frozen=True, kw_only=True):
    story: str
    schema: int


class _Tables(Record, frozen=True, kw_only=True):
    """The file as TinyDB has it: tables of numbered documents."""

    memory: dict[str, _Header]
    place: dict[str, Place] = msgspec.field(default_factory=dict)
    copying: dict[str, Copying] = msgspec.field(default_factory=dict)
    collection: dict[str, Collected] = msgspec.field(default_factory=dict)
    verifications: dict[str, Verified] = msgspec.field(default_factory=dict)


class Memory:
    """The memory of the story with this id, read when it is first asked for.

    A change is written at once, upon what the file holds at that moment: two programs that are open
    on one story do not undo each other's.
    """

    def __init__(self, story: str, folder: Path | None = None) -> None:
        self.trouble = ""
        self._story = file_name(story)
        place = folder or platformdirs.user_state_path("osexplore", appauthor=False) / "stories"
        self._storage = AtomicStorage(place / f"{self._story}.json")
        self._known: Remembered | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._storage.path

    def look_again(self) -> None:
        """Take over what other programs have written since."""
        self._known = None

    @property
    def remembered(self) -> Remembered:
        """What is remembered, as this program last read or wrote it."""
        if self._known is None:
            self._known = self._read()
        return self._known

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
            return _understood(self._storage.read(), self._story, self.path)
        except CorpusError as error:
            self._set_aside(error)
            return Remembered()

    def _change(self, change: Callable[[Remembered], Remembered]) -> None:
        """Apply a change to what the file holds now, and write it."""
        known = self.remembered
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._storage.held() as write:
                self._known = change(self._read())
                write(_tables(self._known, self._story))
        except (CorpusError, OSError, UnicodeError) as error:
            self._known = change(known)
            self.trouble = f"not remembered: {_one_line(error)}"

    def _set_aside(self, error: CorpusError) -> None:
        """Give a file that cannot be used another name, and say so."""
        names = (f"{self.path.stem}.set-aside{number}.json" for number in ("", *range(2, 100)))
        free = next(
            (self.path.with_name(name) for name in names if not self.path.with_name(name).exists()), None
        )
        try:
            if free is None:
                raise OSError("too many files are set aside")
            self.path.rename(free)
        except OSError as failure:
            self.trouble = (
                f"not remembered: {_one_line(error)} (and cannot be set aside: {_one_line(failure)})"
            )
        else:
            self.trouble = f"{self.path.name} {error.problem.what}; set aside as {free}, and begun anew"


def mark_of(quote: Quote) -> str:
    """Return what tells a quote's words and their place from others: a short hash."""
    import hashlib  # a start holds no quote against a text

    return hashlib.sha256(f"{quote.start} {quote.exact}".encode("utf-8", "replace")).hexdigest()[:12]


def _understood(raw: Any, story: str, path: Path) -> Remembered:
    """Return what a memory file holds; raise CorpusError if it is none of this story."""
    if raw is None:
        return Remembered()
    try:
        tables = msgspec.convert(raw, _Tables)
    except msgspec.ValidationError as error:
        raise file_error(path, f"is no memory of ours ({_one_line(error)})", "remove it") from error
    header = next(iter(tables.memory.values()), None)
    if header is None or header.story != story:
        raise file_error(path, "remembers another story", "remove it")
    if header.schema != SCHEMA:
        raise file_error(path, f"is of another version of osexplore (schema {header.schema})", "remove it")
    return Remembered(
        place=next(iter(tables.place.values()), None),
        copying=next(iter(tables.copying.values()), None),
        collection=tuple(tables.collection.values()),
        verifications=tuple(tables.verifications.values()),
    )


def _tables(known: Remembered, story: str) -> dict[str, dict[str, Any]]:
    """Return the tables as TinyDB writes them."""
    tables: Mapping[str, Sequence[Record]] = {
        "memory": [_Header(story=story, schema=SCHEMA)],
        "place": [known.place] if known.place else [],
        "copying": [known.copying] if known.copying else [],
        "collection": known.collection,
        "verifications": known.verifications,
    }
    return {
        name: {str(number): msgspec.to_builtins(one) for number, one in enumerate(documents, 1)}
        for name, documents in tables.items()
    }


def _one_line(error: Exception) -> str:
    return harmless(" ".join(str(error).split()))
