"""What a side shows: how one source tells the event, as lines for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless
from osexplore.ui.widgets.passage import Languages, basis, paragraphs
from osexplore.ui.widgets.pieces import Line, Piece, wrapped

if TYPE_CHECKING:
    from collections.abc import Hashable

    from osexplore.corpus.comparison import Compared, Half
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote

CACHED_QUOTES = 200
COLLECTED = "collected · "
OPPOSED = "≠ "


class Shown(msgspec.Struct, frozen=True):
    """What a side shows: an account and its place among the event's (from 1), or words of our own.

    `answers` has for each quote, where that is asked for, what it answers to the event's questions; `full`
    says that what the story remarks on a quote is to stand below it. `held` says that the reader asked for
    the source and it stays; `instead` names the one that was asked for and does not tell the event.
    """

    half: Half | None = None
    place: int = 0
    among: int = 0
    words: str = ""
    answers: tuple[tuple[str, ...], ...] = ()
    full: bool = False
    held: bool = False
    instead: str = ""

    @property
    def compared(self) -> tuple[Compared, ...]:
        """The quotes in the order of print, each held against the other side."""
        return self.half.quotes if self.half else ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes, in the order of print."""
        return tuple(compared.quote for compared in self.compared)

    @property
    def account(self) -> tuple[str, ...]:
        """Whose account it is: the ids of its quotes."""
        return tuple(compared.quote.id for compared in self.compared)


class QuoteLines:
    """Quotes as lines, laid out once for a width."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._laid_out: dict[Hashable, list[Line]] = {}

    def basis(self, quote: Quote, cells: int) -> list[Line]:
        """Return what the whole source of a quote is based on."""
        pieces = basis(quote, self._index.people, self._index.sources)
        return wrapped(pieces, cells) if pieces else []

    def of(
        self,
        compared: Compared,
        answers: tuple[str, ...],
        languages: Languages,
        cells: int,
        *,
        collected: bool,
        full: bool = False,
    ) -> list[Line]:
        """Return the lines of one quote; `full`: with what the story remarks on it."""
        differing = compared.original.differing, compared.english.differing
        opposed = any(answer.opposed for answer in compared.answers)
        key = (
            *(compared.quote.id, languages, cells, collected, answers, full),
            *(opposed, bool(compared.same), differing),
        )
        if key not in self._laid_out:
            if len(self._laid_out) >= CACHED_QUOTES:
                self._laid_out.clear()
            head, *rest = paragraphs(compared, languages, self._index.people, self._index.sources)
            marks = f"{COLLECTED if collected else ''}{OPPOSED if opposed and not answers else ''}"
            told = [[Piece(marks, "mark"), *head] if marks else head]
            told += [[Piece(answer, "answer")] for answer in answers]
            note = harmless(words(compared.quote.note)) if full else ""
            rest += [[Piece("note  ", "label"), Piece(note, "about")]] if note else []
            self._laid_out[key] = [line for pieces in (*told, *rest) for line in wrapped(pieces, cells)]
        return self._laid_out[key]
