"""CSV of the quotes, a row each with its reference in a style, in which no cell can become a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing import guard, quotation
from osexplore.citing.formats import FORMATS
from osexplore.citing.naming import person_names, source_name
from osexplore.citing.naming import title as source_title
from osexplore.corpus.cells import csv_text
from osexplore.corpus.model import is_back_translation, words
from osexplore.corpus.witnesses import chain

if TYPE_CHECKING:
    from osexplore.citing.export.material import Material
    from osexplore.citing.styles import Style
    from osexplore.corpus.model import Event, Quote

HEADER = (
    "id", "events", "event_dates", "event_titles", "exact", "translation", "translation_is", "mode", "medium",
    "speakers", "to", "according_to", "attribution", "said", "language", "spoken_language", "source",
    "source_title", "published", "paragraph", "chain", "reference", "note", "reader_note",
)  # fmt: skip


def write(material: Material, style: Style, *, bom: bool = False) -> quotation.Copy:
    """Return the quotes as CSV; `bom` puts a byte order mark before it."""
    choice = quotation.Choice(style, FORMATS["plain"])
    context = quotation.Context(material.people, material.sources)
    cited = quotation.Quotation.of(material.quotes, context, choice)
    events = {event.id: event for event in material.events}
    rows = []
    for number, quote in enumerate(material.quotes):
        told = [events[event] for event in quote.events if event in events]
        rows.append(_row(quote, told, material, cited.referred(number)))
    problem = cited.listed.problem
    warnings = (f"basic references, not {style.name}: {problem}",) if problem else ()
    return quotation.Copy(csv_text((HEADER, *rows), bom=bom), warnings, problem)


def _row(quote: Quote, events: list[Event], material: Material, reference: str) -> tuple[str, ...]:
    people, sources = material.people, material.sources
    source = sources[quote.source]
    english = words(quote.translation, "en")
    return (
        quote.id,
        "; ".join(event.id for event in events),
        "; ".join(event.date or "" for event in events),
        "; ".join(words(event.title) for event in events),
        quote.exact,
        english,
        (guard.translation_label(quote) if is_back_translation(quote) else "translation") if english else "",
        quote.mode,
        quote.medium or "",
        person_names(quote.speakers, people),
        person_names(quote.to, people),
        person_names(quote.according_to, people),
        quote.attribution or "",
        quote.said or "",
        quote.language or "",
        quote.spoken_language or "",
        source.id,
        source_title(source),
        source.published or "",
        "" if quote.paragraph is None else str(quote.paragraph),
        "; ".join(source_name(sources[work], people) for work in chain(quote, sources) if work in sources),
        reference,
        words(quote.note),
        material.notes.get(quote.id, ""),
    )
