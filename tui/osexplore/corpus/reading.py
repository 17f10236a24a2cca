"""A source to be read in its own order: its text with the quotes marked, or what is known without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.anchors import Anchor, find, paragraph
from osexplore.corpus.excerpts import stretches
from osexplore.corpus.marking import Line, Mark, Standing, lines, marked
from osexplore.corpus.stops import Stop, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from osexplore.corpus.excerpts import Stretch
    from osexplore.corpus.model import Quote, Source
    from osexplore.corpus.texts import Held

__all__ = ["Gap", "Line", "Mark", "Reading", "Stop", "read"]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known of the print at this place: how many characters, or None if not even that."""

    characters: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A source's lines, and its quotes in the order in which they stand there.

    A quote that is on no line comes where it was recorded, after the quote that was recorded before it;
    last if no place was recorded for it. `held` is the text and what it was recognised by. Where there is
    none (`held.text` is None) the lines are the excerpts that the story has, with the gaps between them.
    `counts_file`: its paragraphs are counted from the first of the file, the story's from the article's.
    """

    lines: tuple[Line | Gap, ...]
    stops: tuple[Stop, ...]
    held: Held
    counts_file: bool = False

    def line_of(self, quote: str) -> int | None:
        """Return the number of the line on which a quote begins, from 0; None if it is on none."""
        return next((stop.line for stop in self.stops if stop.quote == quote), None)


def read(source: Source, quotes: Sequence[Quote], held: Held) -> Reading:
    """Return a source to be read: its text as it is held, else the excerpts that its `quotes` are.

    In the text every quote is looked for anew, so that one that has changed is shown as changed.
    """
    if held.text is None or held.body is None:
        return _excerpts(source, quotes, held)
    anchors = {quote.id: find(quote, held.text, held.body) for quote in quotes}
    spans = [
        Standing(anchor.start, anchor.end, quote, anchor.outcome)
        for quote, anchor in anchors.items()
        if anchor.start is not None and anchor.end is not None and not anchor.outside
    ]
    begins = _article_begins(source, held, anchors.values())
    before = paragraph(held.text, held.body, begins) - 1 if begins else 0
    numbered = enumerate(lines(held.text, held.body, spans), 1 - before)
    print_ = tuple(marked(text, on, number if number > 0 else None) for number, (text, on) in numbered)
    return Reading(print_, in_order(print_, quotes, anchors), held, counts_file=begins is None)


def _article_begins(source: Source, held: Held, anchors: Iterable[Anchor]) -> int | None:
    """Return where in its text the article begins; None where that is not known.

    In another version it is known if any quote stands in place: what comes before it is as long as ever.
    """
    described = source.text.body[0] if source.text else 0
    if held.by == "sha256" or held.body is None:
        return held.body[0] if held.body else None
    in_place = any(anchor.outcome == "exact-in-place" for anchor in anchors)
    return described if in_place or not described else None


def _excerpts(source: Source, quotes: Sequence[Quote], held: Held) -> Reading:
    """Return what the quotes show of a print that is not at hand."""
    body = source.text.body if source.text else None
    paragraphs = {quote.id: quote.paragraph for quote in quotes}
    found: list[Line | Gap] = []
    reached = body[0] if body else None
    for stretch in stretches(quotes):
        found += _gap(reached, stretch.start)
        found += _numbered(stretch, paragraphs)
        reached = stretch.end
    found += _gap(reached, body[1] if body else None)
    return Reading(tuple(found), in_order(found, quotes, dict.fromkeys(paragraphs)), held)


def _numbered(stretch: Stretch, paragraphs: Mapping[str, int | None]) -> Iterator[Line]:
    """Give the lines of a stretch with their paragraphs' numbers, all of which one quote's own tells."""
    found = list(lines(stretch.text, (0, len(stretch.text)), stretch.spans))
    begun: dict[str, int] = {}
    for number, (_, on) in enumerate(found):
        for span in on:
            begun.setdefault(span.quote, number)
    first = next(
        (known - number for quote, number in begun.items() if (known := paragraphs[quote]) is not None), None
    )
    for number, (text, on) in enumerate(found):
        yield marked(text, on, None if first is None else first + number)


def _gap(reached: int | None, start: int | None) -> list[Gap]:
    """Return the gap between two places in the print, if there is one."""
    if reached is None or start is None:
        return [Gap()]
    return [Gap(start - reached)] if start > reached else []
