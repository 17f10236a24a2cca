"""Lines of print on which quotes are marked, made harmless without a mark losing its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from osexplore.corpus.anchors import Body, Outcome

_LINE = re.compile(r"[^\r\n]+")


class Standing(NamedTuple):
    """Where a quote (an id) stands in a text, and how truly it was found; None if there was no text."""

    start: int
    end: int
    quote: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote (an id) on a line: it is printed, or a part of it, from `start` to before `end`.

    `outcome` is how truly it was found; None where there was no text to hold it against.
    """

    start: int
    end: int
    quote: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the print, unwrapped: a paragraph or a part of one; its number, from 1, where that is known.

    `text` is harmless. Marks stand in the order in which they begin, and may lie over each other.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    paragraph: int | None = None


def lines(text: str, body: Body, spans: Iterable[Standing]) -> Iterator[tuple[str, list[Standing]]]:
    """Give each line of a body that is not blank, with the spans that touch it, counted within the line."""
    waiting = sorted(spans, reverse=True)
    touching: list[Standing] = []
    for match in _LINE.finditer(text, *body):
        if not match[0].strip():
            continue
        start, end = match.span()
        while waiting and waiting[-1].start < end:
            touching.append(waiting.pop())
        touching = [span for span in touching if span.end > start]
        clipped = (
            span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in touching
        )
        yield match[0], list(clipped)


def marked(text: str, spans: Sequence[Standing], paragraph: int | None = None) -> Line:
    """Return a line made harmless; it is cut at the spans' edges before, so that each keeps its words."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in span[:2])})
    pieces = [harmless(text[start:end]) for start, end in pairwise(edges)]
    moved, length = {0: 0}, 0
    for edge, piece in zip(edges[1:], pieces, strict=True):
        length += len(piece)
        moved[edge] = length
    marks = (Mark(moved[span.start], moved[span.end], span.quote, span.outcome) for span in spans)
    return Line("".join(pieces), tuple(marks), paragraph)
