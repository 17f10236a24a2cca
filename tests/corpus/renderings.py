"""What differs between renderings, to be read."""

from __future__ import annotations

from collections.abc import Iterable

from osexplore.corpus.difference import Passage, Span, difference


def marked(left: str, right: str) -> tuple[str, str]:
    """Return two texts with what differs in brackets."""
    (of_left,), (of_right,) = difference([Passage(left)], [Passage(right)])
    return bracketed(left, of_left), bracketed(right, of_right)


def bracketed(text: str, spans: Iterable[Span]) -> str:
    """Return a text with brackets around spans of it."""
    for start, end in reversed(list(spans)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
