"""The lines of a long text, broken where they are looked at; what has not been is estimated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from osexplore.ui.widgets.pieces import Line

if TYPE_CHECKING:
    from collections.abc import Callable

BLOCK = 4000
"""How many characters, about, are broken into lines at once."""


class Unrolled(Sequence[Line]):
    """A text's paragraphs as lines for one width.

    `sizes` has the characters of each paragraph and the lines that it is guessed to take, `broken` makes
    its lines. Paragraphs are broken block by block; the number of all lines is exact once all have been.
    """

    def __init__(self, sizes: Sequence[tuple[int, int]], broken: Callable[[int], list[Line]]) -> None:
        self._broken = broken
        self._firsts = [0] if sizes else []
        self._heights: list[int] = [0] if sizes else []
        characters = 0
        for paragraph, (length, lines) in enumerate(sizes):
            if characters >= BLOCK:
                self._firsts.append(paragraph)
                self._heights.append(0)
                characters = 0
            characters += length
            self._heights[-1] += lines
        self._ends = [*self._firsts[1:], len(sizes)]
        self._laid_out: dict[int, list[Line]] = {}
        self._starts_in: dict[int, list[int]] = {}
        self._count()

    def __len__(self) -> int:
        """Return how many lines there are, as far as is known."""
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """Return the line at a place among all lines, exact where `settle` was asked for it."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        block, line = self._place(at)
        lines = self._lines(block)
        return lines[min(line, len(lines) - 1)]

    def line_of(self, paragraph: int) -> int:
        """Return the line on which a paragraph begins, now exact; what stands before it may still move it."""
        block = bisect_right(self._firsts, paragraph) - 1
        self._lay_out(block)
        return self._starts[block] + self._starts_in[block][paragraph - self._firsts[block]]

    def paragraph_at(self, line: int) -> tuple[int, int]:
        """Return the paragraph at a line, and which of its lines that is."""
        block, place = self._place(max(0, min(line, len(self) - 1)))
        self._lay_out(block)
        starts = self._starts_in[block]
        paragraph = max(0, bisect_right(starts, place) - 1)
        return self._firsts[block] + paragraph, place - starts[paragraph]

    def settle(self, top: int, height: int) -> int:
        """Make `height` lines from `top` on exact, and return where the first of them stands now.

        Coming from below, the text runs on without a leap: it is counted from what is exact there.
        """
        if not self._heights:
            return 0
        block, line = self._place(max(0, min(top, len(self) - 1)))
        from_below = block + 1 in self._laid_out and block not in self._laid_out
        line += self._lay_out(block) if from_below else 0
        while line < 0 and block:
            block -= 1
            self._lay_out(block)
            line += self._heights[block]
        self._lay_out(block)
        while line >= self._heights[block] and block + 1 < len(self._heights):
            line -= self._heights[block]
            block += 1
            self._lay_out(block)
        first, below = block, -line
        while below < height and block < len(self._heights):
            self._lay_out(block)
            below += self._heights[block]
            block += 1
        return max(0, self._starts[first] + min(line, self._heights[first] - 1))

    def _place(self, line: int) -> tuple[int, int]:
        block = min(bisect_right(self._starts, line), len(self._heights)) - 1
        return block, line - self._starts[block]

    def _lines(self, block: int) -> list[Line]:
        self._lay_out(block)
        return self._laid_out[block]

    def _lay_out(self, block: int) -> int:
        """Break a block into lines; return how many more these are than were thought."""
        if block in self._laid_out:
            return 0
        lines: list[Line] = []
        starts: list[int] = []
        for paragraph in range(self._firsts[block], self._ends[block]):
            starts.append(len(lines))
            lines += self._broken(paragraph)
        more = len(lines) - self._heights[block]
        self._laid_out[block], self._starts_in[block] = lines, starts
        self._heights[block] = len(lines)
        self._count()
        return more

    def _count(self) -> None:
        self._starts = [0, *accumulate(self._heights)]
