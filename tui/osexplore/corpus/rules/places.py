"""A quote has words, a place inside the article, and is short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.problem import Problem
from osexplore.corpus.shares import CONTEXT, QUOTED_SHARE, SHOWN_SHARE, quoted, shown

if TYPE_CHECKING:
    from osexplore.corpus.model import Quote, Source
    from osexplore.corpus.rules.examined import Examined

_ANCHOR = "run `osexplore anchor`"


def words_present(examined: Examined) -> Iterator[Problem]:
    """A quote has words, and neither begins nor ends with a space."""
    for quote in examined.corpus.quotes:
        if not quote.exact.strip():
            yield Problem("quotes", quote.id, "exact", "is empty", "copy the words from the text")
        elif quote.exact != quote.exact.strip():
            yield Problem("quotes", quote.id, "exact", "begins or ends with a space", "leave that out")


def anchored(examined: Examined) -> Iterator[Problem]:
    """A quote of an article has its place in it."""
    for quote in examined.corpus.quotes:
        if _article(examined, quote):
            for field in ("start", "paragraph"):
                if getattr(quote, field) is None:
                    yield Problem("quotes", quote.id, field, "is missing", _ANCHOR)


def paragraphs_from_one(examined: Examined) -> Iterator[Problem]:
    """Paragraphs are counted from 1."""
    for quote in examined.corpus.quotes:
        if quote.paragraph is not None and quote.paragraph < 1:
            yield Problem("quotes", quote.id, "paragraph", f"is {quote.paragraph}", _ANCHOR)


def short_context(examined: Examined) -> Iterator[Problem]:
    """What stands before and after a quote is at most 32 characters long."""
    for quote in examined.corpus.quotes:
        for field in ("prefix", "suffix"):
            if (length := len(getattr(quote, field))) > CONTEXT:
                what = f"has {length} characters, and {CONTEXT} are the most"
                yield Problem("quotes", quote.id, field, what, _ANCHOR)


def inside_body(examined: Examined) -> Iterator[Problem]:
    """A quote stands inside the body of its article."""
    for quote in examined.corpus.quotes:
        source = _article(examined, quote)
        if source and source.text and quote.start is not None:
            (first, last), end = source.text.body, quote.start + len(quote.exact)
            if not first <= quote.start <= end <= last:
                what = f"is {quote.start} to {end}, outside the body [{first}, {last}]"
                yield Problem(
                    "quotes", quote.id, "start", what, f"quote from the article proper, then {_ANCHOR}"
                )


def quoted_once(examined: Examined) -> Iterator[Problem]:
    """A passage is quoted once; one quote may be on several events."""
    seen: dict[tuple[str, int, str], str] = {}
    for quote in examined.corpus.quotes:
        if quote.start is not None:
            first = seen.setdefault((quote.source, quote.start, quote.exact), quote.id)
            if first != quote.id:
                what = f"is the same passage as that of {first}"
                yield Problem("quotes", quote.id, "exact", what, "make them one quote, on the events of both")


def short_excerpts(examined: Examined) -> Iterator[Problem]:
    """The words quoted of an article are less than a third of it, less than half with what surrounds them."""
    for source in examined.corpus.sources:
        body = source.text.body[1] - source.text.body[0] if source.text else 0
        quotes = examined.quotes_of.get(source.id, [])
        if body > 0 and (words := quoted(quotes)) * QUOTED_SHARE >= body:
            what = f"{words} of {body} characters are quoted, and less than a third may be"
            yield Problem("sources", source.id, "text.body", what, "shorten or drop quotes of this source")
        elif body > 0 and (words := shown(quotes)) * SHOWN_SHARE >= body:
            what = f"{words} of {body} characters are shown (with prefix, suffix), and less than half may be"
            yield Problem("sources", source.id, "text.body", what, f"{_ANCHOR}: it shortens those first")


RULES = (
    words_present,
    anchored,
    paragraphs_from_one,
    short_context,
    inside_body,
    quoted_once,
    short_excerpts,
)


def _article(examined: Examined, quote: Quote) -> Source | None:
    """Return the source of a quote if it has a text in which the quote has a place."""
    source = examined.sources.get(quote.source)
    return source if source and source.text else None
