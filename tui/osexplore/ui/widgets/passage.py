"""A quote in its passage as lines of pieces: whose words, the print with the words lit, our English.

The pieces are plain text, harmless already; what they look like is the widget's business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import structs

from osexplore.citing.guard import MEDIA, short_label
from osexplore.citing.naming import date_words, person_names, source_name
from osexplore.corpus.plain import harmless, wrap_spans
from osexplore.corpus.witnesses import chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.comparison import Compared, Rendering
    from osexplore.corpus.model import Person, Quote, Source

Languages = Literal["original", "english", "both"]

Part = str
"""A name for how a piece of text looks, which the widget knows."""

DIFFERS = "-differs"
"""The end of the name of a part that the other side has otherwise."""

MODES = {"direct": "direct", "mixed": "partly direct", "indirect": "reported", "narration": "narration"}

ELLIPSIS = "…"
LONGEST = 20_000
"""How many characters of one paragraph are shown; a quote of that length fills a screen ten times."""

BOTH = "both render it"
"""What a quote's heading says where the other side renders the same statement."""

_GAP = re.compile(r"\s+")


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


def paragraphs(
    compared: Compared, languages: Languages, people: Mapping[str, Person], sources: Mapping[str, Source]
) -> list[list[Piece]]:
    """Return the paragraphs of a quote: heading, passage in the original, our English, as asked for.

    Words that nobody translated stand in the original in any case. What the other side has otherwise plays
    the part `exact-differs` or `english-differs`.
    """
    quote = compared.quote
    head = heading(quote, people, sources)
    if compared.same:
        head.append(Piece(f" · {BOTH}", "about"))
    found = [head]
    if languages != "english" or not compared.english.text:
        found.append(_original(compared, sources.get(quote.source)))
    if languages != "original" and compared.english.text:
        found.append([Piece(f"{short_label(quote)}  ", "label"), *_rendering(compared.english, "english")])
    return found


def heading(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source]) -> list[Piece]:
    """Return who speaks to whom, how it is told, where and when it was said, and by way of which works."""
    speakers = person_names(quote.speakers, people)
    details = [
        f"to {person_names(quote.to, people)}" if quote.to else "",
        MODES[quote.mode],
        MEDIA.get(quote.medium, quote.medium) if quote.medium else "",
        date_words(quote.said) if quote.said else "",
        f"according to {person_names(quote.according_to, people)}" if quote.according_to else "",
        _via(quote, people, sources),
    ]
    told = " · ".join(detail for detail in details if detail)
    return [Piece(speakers, "speaker"), Piece(f" · {told}", "about")] if speakers else [Piece(told, "about")]


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


def _rendering(rendering: Rendering, part: Part) -> list[Piece]:
    """Return words cut where they begin to differ from the other side's, and where they cease to."""
    found: list[Piece] = []
    reached = 0
    for start, end in rendering.differing:
        found += [Piece(rendering.text[reached:start], part)]
        found += [Piece(rendering.text[start:end], f"{part}{DIFFERS}")]
        reached = end
    return [*found, Piece(rendering.text[reached:], part)]


def _original(compared: Compared, source: Source | None) -> list[Piece]:
    """Return the print: what stands before, the words, what stands after; "…" where the article goes on."""
    quote = compared.quote
    body = source.text.body if source and source.text else None
    start = quote.start
    begins = body and start is not None and start - len(quote.prefix) <= body[0]
    ends = body and start is not None and start + len(quote.exact) + len(quote.suffix) >= body[1]
    pieces = [
        Piece(f"{'' if begins else ELLIPSIS}{_on_one_line(quote.prefix)}", "context"),
        *_rendering(compared.original, "exact"),
        Piece(f"{_on_one_line(quote.suffix)}{'' if ends else ELLIPSIS}", "context"),
    ]
    return [piece for piece in pieces if piece.text]


def _on_one_line(context: str) -> str:
    """Return what stands around the words with one space for each gap between paragraphs."""
    return _GAP.sub(" ", harmless(context))


def _via(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source]) -> str:
    """Return the works between print and words, nearest to the words first: "via e-mail ← OpenAI blog"."""
    works = [source_name(sources[work], people) for work in reversed(quote.via) if work in sources]
    return f"via {' ← '.join(works)}" if works else ""


def basis(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source]) -> list[Piece]:
    """Return what the whole source of a quote is based on, the nearest to the events first."""
    works = chain(structs.replace(quote, via=()), sources)
    names = [source_name(sources[work], people) for work in reversed(works) if work in sources]
    return [Piece(f"based on {' ← '.join(names)}", "about")] if names else []


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
