"""Markdown: the events in their order, each with its quotes cited in a style, the references at the end.

A collection stands in its own order, without the events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing import quotation
from osexplore.citing.formats import FORMATS
from osexplore.citing.naming import date_words
from osexplore.corpus.model import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from osexplore.citing.export.material import Material
    from osexplore.citing.quotation import Copy, Quotation
    from osexplore.citing.styles import Style
    from osexplore.corpus.model import Event

_FORM = FORMATS["markdown"]


def write(material: Material, style: Style) -> Copy:
    """Return the document."""
    choice = quotation.Choice(style, _FORM)
    context = quotation.Context(material.people, material.sources, notes=material.notes)
    made = quotation.Quotation.of(material.quotes, context, choice)
    paragraphs = [f"# {_text(words(material.story.title))}", *_body(material, made)]
    closing = list(made.closing())
    if closing:
        paragraphs += ["## Notes and references", *closing]
    return quotation.Copy(_FORM.document(paragraphs) + "\n", made.warnings(), made.listed.problem)


def _body(material: Material, made: Quotation) -> Iterator[str]:
    """Yield the quotes; each under the first of its events, unless they have an order of their own."""
    if material.by_hand:
        for number in range(len(material.quotes)):
            yield from made.part(number)
        return
    under: dict[str, list[int]] = {}
    kept = {event.id for event in material.events}
    for number, quote in enumerate(material.quotes):
        under.setdefault(next(event for event in quote.events if event in kept), []).append(number)
    for event in material.events:
        yield from _heading(event)
        for number in under.get(event.id, ()):
            yield from made.part(number)


def _heading(event: Event) -> Iterator[str]:
    when = words(event.date_text) or (date_words(event.date) if event.date else "undated")
    yield f"## {_text(f'{when}: {words(event.title)}')}"
    if event.summary:
        yield _FORM.paragraph(_FORM.words(words(event.summary)))


def _text(text: str) -> str:
    return _FORM.words(" ".join(text.split()))
