"""A quote in its passage as lines of pieces: whose words, the print with the words lit, our English.

The pieces are plain text, harmless already; what they look like is the widget's business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from osexplore.citing.naming import date_words, medium_name, person_names, short_label, short_work_name
from osexplore.corpus.plain import harmless
from osexplore.corpus.witnesses import chain
from osexplore.ui.widgets.pieces import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.corpus.comparison import Compared, Rendering
    from osexplore.corpus.model import Person, Quote, Source

Languages = Literal["original", "english", "both"]

DIFFERS = "-differs"
"""The end of the name of a part that the other side has otherwise."""

MODES = {"direct": "direct", "mixed": "partly direct", "indirect": "reported", "narration": "narration"}

ELLIPSIS = "…"
BOTH = "both render it"
"""What a quote's heading says where the other side renders the same statement."""

_GAP = re.compile(r"\s+")


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
        medium_name(quote.medium) if quote.medium else "",
        date_words(quote.said) if quote.said else "",
        f"according to {person_names(quote.according_to, people)}" if quote.according_to else "",
        _via(quote, people, sources),
    ]
    told = " · ".join(detail for detail in details if detail)
    return [Piece(speakers, "speaker"), Piece(f" · {told}", "about")] if speakers else [Piece(told, "about")]


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
    works = [short_work_name(sources[work], people) for work in reversed(quote.via) if work in sources]
    return f"via {' ← '.join(works)}" if works else ""


def basis(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source]) -> list[Piece]:
    """Return what the whole source of a quote is based on, the nearest to the events first."""
    works = chain(structs.replace(quote, via=()), sources)
    names = [short_work_name(sources[work], people) for work in reversed(works) if work in sources]
    return [Piece(f"based on {' ← '.join(names)}", "about")] if names else []
