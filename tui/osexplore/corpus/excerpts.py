"""What the quotes of a source show of its print without the text: stretches of it in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.marking import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.corpus.model import Quote


@dataclass(frozen=True, slots=True)
class Stretch:
    """An unbroken piece of the print: where it begins (None: unknown), and its quotes as spans of `text`."""

    start: int | None
    text: str
    spans: tuple[Standing, ...]

    @property
    def end(self) -> int | None:
        """Where it ends."""
        return None if self.start is None else self.start + len(self.text)


def stretches(quotes: Iterable[Quote]) -> list[Stretch]:
    """Return what the quotes print together with what stands around them, in the order of the print.

    Excerpts that overlap or touch are one stretch, unless they contradict each other. A quote that
    has no place yet is a stretch of its own, after those that have one.
    """
    alone = [_stretch(quote) for quote in quotes]
    found: list[Stretch] = []
    for stretch in sorted(alone, key=_place):
        joined = _joined(found[-1], stretch) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(stretch)
    return found


def _stretch(quote: Quote) -> Stretch:
    before = len(quote.prefix)
    start = None if quote.start is None else quote.start - before
    span = Standing(before, before + len(quote.exact), quote.id)
    return Stretch(start, quote.prefix + quote.exact + quote.suffix, (span,))


def _place(stretch: Stretch) -> tuple[bool, int]:
    return stretch.start is None, stretch.start or 0


def _joined(first: Stretch, second: Stretch) -> Stretch | None:
    """Return two stretches as one if the second begins inside the first, or at its end."""
    if first.start is None or first.end is None or second.start is None or second.start > first.end:
        return None
    offset = second.start - first.start
    common = first.text[offset : offset + len(second.text)]
    if not second.text.startswith(common):
        return None
    moved = tuple(span._replace(start=span.start + offset, end=span.end + offset) for span in second.spans)
    return Stretch(first.start, first.text + second.text[len(common) :], first.spans + moved)
