"""TimelineJS: the events that have a date, with what is said of them."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from osexplore.citing import guard
from osexplore.citing.export.jsontext import json_text
from osexplore.citing.issued import issued
from osexplore.citing.naming import date_words, person_names, source_name
from osexplore.corpus.clocks import parsed
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    import datetime

    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Event, Quote


def write(material: Material) -> str:
    """Return the story's title and its dated events; undated ones have no place on a line of time."""
    story = material.story
    made = [slide for event in material.events if (slide := _slide(event, material)) is not None]
    timeline = {
        "title": {"text": {"headline": _text(words(story.title)), "text": _text(words(story.description))}},
        "events": made,
    }
    return json_text(timeline)


def undated(material: Material) -> list[str]:
    """Return the ids of the events that are left out."""
    return [event.id for event in material.events if _bounds(event) is None]


def _slide(event: Event, material: Material) -> dict[str, Any] | None:
    bounds = _bounds(event)
    if bounds is None:
        return None
    wording = harmless(words(event.date_text)) or date_words(event.date or "")
    start, end = bounds
    quotes = [quote for quote in material.quotes if event.id in quote.events]
    paragraphs = [_text(words(event.summary)), *(_quoted(quote, material) for quote in quotes)]
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": {**start, "display_date": wording},
        "display_date": wording,
        "text": {
            "headline": _text(words(event.title)),
            "text": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph),
        },
    }
    return {**slide, "end_date": {**end, "display_date": wording}} if end != start else slide


def _bounds(event: Event) -> tuple[dict[str, int], dict[str, int]] | None:
    """Return the first and last unit of an event's date; None where nothing says when it begins."""
    when = parsed(event.date)
    if when is None or when.earliest is None:
        return None
    units = issued(when.text).get("date-parts") or [_day(when.earliest), _day(when.latest or when.earliest)]
    return _unit(units[0]), _unit(units[-1])


def _day(day: datetime.date) -> list[int]:
    return [day.year, day.month, day.day]


def _unit(parts: list[int]) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _quoted(quote: Quote, material: Material) -> str:
    """Return a quote under the guard, with our English, whose words it has and where it stands."""
    name = source_name(material.sources[quote.source], material.people)
    whose = person_names(quote.speakers, material.people)
    parts = [
        guard.printed_words(quote),
        guard.our_english(quote),
        f"({whose}, in {name})" if whose else f"({name})",
    ]
    return _text(" ".join(part for part in parts if part))


def _text(text: str) -> str:
    """Return text for a field that TimelineJS takes for HTML."""
    return html.escape(harmless(text))
