"""CSV of the quotes, a row each, in which no cell can become a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from osexplore.citing import basic, guard
from osexplore.citing.naming import person_names, source_name
from osexplore.citing.naming import title as source_title
from osexplore.corpus.model import is_back_translation, words
from osexplore.corpus.plain import harmless
from osexplore.corpus.witnesses import chain

if TYPE_CHECKING:
    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Event, Quote

BOM = "\ufeff"
"""What tells some spreadsheets that a file is UTF-8."""

HEADER = (
    "id", "events", "event_dates", "event_titles", "exact", "translation", "translation_is", "mode", "medium",
    "speakers", "to", "according_to", "attribution", "said", "language", "spoken_language", "source",
    "source_title", "published", "paragraph", "chain", "reference", "note", "reader_note",
)  # fmt: skip

# What a spreadsheet takes for the beginning of a formula, full width too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(material: Material, *, bom: bool = False) -> str:
    """Return the quotes as CSV; `bom` puts a byte order mark before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    events = {event.id: event for event in material.events}
    for quote in material.quotes:
        told = [events[event] for event in quote.events if event in events]
        writer.writerow(safe_cell(cell) for cell in _row(quote, told, material))
    return (BOM if bom else "") + buffer.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell's text; one that a spreadsheet would compute gets an apostrophe in front."""
    text = harmless(text)
    return f"'{text}" if text.lstrip(" '\"").startswith(_FORMULA) else text


def _row(quote: Quote, events: list[Event], material: Material) -> tuple[str, ...]:
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
        basic.reference(source, people),
        words(quote.note),
        material.notes.get(quote.id, ""),
    )
