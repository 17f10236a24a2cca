"""Text in pieces, each of which plays a part, broken into lines of so many cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.plain import wrap_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

Part = str
"""A name for how a piece of text looks, which the widget knows."""

LONGEST = 20_000
"""How many characters of one paragraph are shown; a quote of that length fills a screen ten times."""


class Piece(NamedTuple):
    """A piece of text and the part that it plays."""

    text: str
    part: Part


class Line(NamedTuple):
    """One line of a widget: its pieces, and what lies between it and the line before in unbroken text.

    `quote` is the place of the quote that it belongs to; None for a line of our own.
    """

    pieces: tuple[Piece, ...]
    joint: str = "\n"
    quote: int | None = None

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(piece.text for piece in self.pieces)


def wrapped(
    pieces: Iterable[Piece], width: int, quote: int | None = None, *, whole: bool = False
) -> list[Line]:
    """Break one paragraph into lines of at most `width` cells, each piece keeping its part.

    Of a paragraph that is too long for anybody to read on a screen the rest is left out, with a word about
    it, unless it is to be `whole`.
    """
    pieces = list(pieces) if whole else _readable(list(pieces))
    text = "".join(piece.text for piece in pieces)
    lines: list[Line] = []
    before = 0
    for start, end in wrap_spans(text, width):
        joint = text[before:start] if lines else "\n"
        lines.append(Line(_cut(pieces, start, end), joint, quote))
        before = end
    return lines


def readable(text: str) -> str:
    """Return a text, or the beginning of one that is too long for a screen, and how much more there is."""
    return "".join(piece.text for piece in _readable([Piece(text, "")]))


def _readable(pieces: list[Piece]) -> list[Piece]:
    more = sum(len(piece.text) for piece in pieces) - LONGEST
    if more <= 0:
        return pieces
    return [*_cut(pieces, 0, LONGEST), Piece(f" … [{more:,} more characters]", "about")]


def _cut(pieces: list[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph that lie between two of its characters."""
    found: list[Piece] = []
    position = 0
    for text, part in pieces:
        kept = text[max(0, start - position) : max(0, end - position)]
        if kept:
            found.append(Piece(kept, part))
        position += len(text)
    return tuple(found)
