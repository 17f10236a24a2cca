"""Quotes as they are compared: the words, with what is known to stand beside them in their sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.difference import Passage, Span, difference
from osexplore.corpus.edges import SENTENCE_END
from osexplore.corpus.excerpts import stretches
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.corpus.excerpts import Stretch
    from osexplore.corpus.marking import Standing
    from osexplore.corpus.model import Quote

FAR = 200
"""How many characters before words, and after them, are looked through for the end of their sentence."""

_CLOSING = "”’」』\"')）] "
_ASIDE = re.compile(r"\([^()]*\)")


class Sentence(NamedTuple):
    """Words to be compared; they are shown from the character `start` of the passage on."""

    passage: Passage
    start: int = 0


def in_print(quotes: Sequence[Quote]) -> dict[str, Sentence]:
    """Return each quote (by its id) of a source that has a statement as printed, in its sentence.

    That is known from prefix and suffix, and from quotes that touch, as far as to words that are given for
    another statement.
    """
    statement = {quote.id: quote.statement for quote in quotes}
    found: dict[str, Sentence] = {}
    for stretch in stretches(quotes):
        for span in (span for span in stretch.spans if statement[span.quote]):
            own = (None, statement[span.quote])
            others = tuple(one for one in stretch.spans if statement[one.quote] not in own)
            found[span.quote] = _printed(replace(stretch, spans=others), span)
    return found


def in_english(quotes: Iterable[Quote]) -> dict[str, Sentence]:
    """Return the English of each quote (by its id); in parentheses it has what the print has beside."""
    return {quote.id: Sentence(_translated(quote)) for quote in quotes}


def differing(left: Mapping[str, Sentence], right: Mapping[str, Sentence]) -> dict[str, tuple[Span, ...]]:
    """Return for each quote of both sides where its words, as they are shown, have what the other has not."""
    sides = left.values(), right.values()
    spans = difference(*([one.passage for one in side] for side in sides))
    found: dict[str, tuple[Span, ...]] = {}
    for side, of_side in zip((left, right), spans, strict=True):
        for (quote, sentence), of_quote in zip(side.items(), of_side, strict=True):
            found[quote] = tuple(
                Span(start - sentence.start, end - sentence.start) for start, end in of_quote
            )
    return found


def _translated(quote: Quote) -> Passage:
    english = harmless(quote.translation.get("en", ""))
    are_printed = "(" in quote.exact or "（" in quote.exact
    asides = () if are_printed else tuple(Span(*match.span()) for match in _ASIDE.finditer(english))
    return Passage(english, asides)


def _printed(stretch: Stretch, span: Standing) -> Sentence:
    """Return a quote in its sentence, as far as to the other spans of the stretch."""
    before, begun = _before(stretch, span)
    after, ended = _after(stretch, span)
    words = harmless(stretch.text[span.start : span.end])
    start, end = len(before), len(before + words)
    beside = (Span(0, start), Span(end, end + len(after)))
    goes_on = (span.start > 0 and not begun, span.end < len(stretch.text) and not ended)
    return Sentence(Passage(before + words + after, beside, goes_on), start)


def _before(stretch: Stretch, span: Standing) -> tuple[str, bool]:
    """Return what is known before a quote in its sentence, and whether the sentence begins there."""
    known = max(0, span.start - FAR)
    # Looked for with the character after it: a full stop before a letter or figure ends no sentence.
    ends = (end.end() for end in SENTENCE_END.finditer(stretch.text, known, span.start + 1))
    begins = max((end for end in ends if end <= span.start), default=known)
    other = max((one.end for one in stretch.spans if one.end <= span.start), default=0)
    return harmless(stretch.text[max(begins, other) : span.start]), begins > known


def _after(stretch: Stretch, span: Standing) -> tuple[str, bool]:
    """Return what is known after a quote in its sentence, and whether the sentence ends there."""
    if _ends(stretch.text[: span.end], stretch.text[span.end : span.end + 1]):
        return "", True
    known = min(len(stretch.text), span.end + FAR)
    end = SENTENCE_END.search(stretch.text, span.end, known + 1)
    end = end if end and end.end() <= known else None
    ends = end.start() if end else known
    other = min((one.start for one in stretch.spans if one.start >= span.end), default=ends)
    return harmless(stretch.text[span.end : min(ends, other)]), end is not None


def _ends(text: str, following: str) -> bool:
    """Tell whether a sentence ends with a text, by the character that follows."""
    bare = text.rstrip(_CLOSING)
    return SENTENCE_END.match(bare[-1:] + (following if bare == text else "")) is not None
