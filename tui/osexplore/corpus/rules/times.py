"""Dates can be read, agree with each other, and rest on words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.dates import DateError, parse
from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.model import Event
    from osexplore.corpus.rules.examined import Examined


def readable_dates(examined: Examined) -> Iterator[Problem]:
    """A date is an EDTF date."""
    for table, identity, field, text in _dates(examined):
        try:
            parse(text)
        except DateError as error:
            remedy = "write it as the data model says, such as 2018-02 or 2018-33"
            yield Problem(table, identity, field, str(error), remedy)


def worded_dates(examined: Examined) -> Iterator[Problem]:
    """An event's date keeps its wording."""
    for event in examined.corpus.events:
        if event.date is not None and not event.date_text:
            remedy = "write the date as its source words it"
            yield Problem("events", event.id, "date_text", f"is missing beside {event.date}", remedy)


def dated_by_words(examined: Examined) -> Iterator[Problem]:
    """An event's date rests on quotes, and quotes that give a date give one.

    They may be on other events: what lies between two dated events is dated by the words about these.
    """
    for event in examined.corpus.events:
        if event.date is not None and not event.dated_by:
            what = f"is missing beside {event.date}"
            yield Problem("events", event.id, "dated_by", what, "name the quotes whose words give the date")
        if event.date is None and event.dated_by and examined.known("events", "date", event):
            yield Problem(
                "events", event.id, "date", "is missing beside dated_by", "give the date, or remove dated_by"
            )


def clear_order(examined: Examined) -> Iterator[Problem]:
    """Events of one date that are put in order have different places in it."""
    placed: defaultdict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in examined.corpus.events:
        if event.date is not None and event.order:
            placed[event.date, event.order].append(event)
    for (date, order), (first, *others) in placed.items():
        for event in others:
            what = f"is {order}, as that of {first.id}, and both are dated {date}"
            yield Problem("events", event.id, "order", what, "say which comes first")


def published_is_explained(examined: Examined) -> Iterator[Problem]:
    """Whoever gives a date of publication says where it is from, and the other way round."""
    for source in examined.corpus.sources:
        if source.published is None and source.published_from != "unknown":
            if examined.known("sources", "published", source):
                what = f"is {source.published_from}, and there is no published"
                yield Problem("sources", source.id, "published_from", what, "give the date, or say unknown")
        elif source.published is not None and source.published_from == "unknown":
            what = f"is unknown, and yet published is {source.published}"
            yield Problem("sources", source.id, "published_from", what, "say how the date was found")


def found_dates_have_a_note(examined: Examined) -> Iterator[Problem]:
    """Where an article does not print its date, its note says how the date was found."""
    for source in examined.corpus.sources:
        if source.text and source.published_from in ("address", "derived") and not source.note:
            what = f"is empty, and published is {source.published_from}"
            yield Problem("sources", source.id, "note", what, "say how the date was found")


def said_before_published(examined: Examined) -> Iterator[Problem]:
    """Nobody is quoted before he said it."""
    for quote in examined.corpus.quotes:
        source = examined.sources.get(quote.source)
        if source and _is_after(quote.said, source.published):
            what = f"is {quote.said}, and its source was published {source.published}"
            yield Problem("quotes", quote.id, "said", what, "correct one of the two dates")


def based_on_earlier_works(examined: Examined) -> Iterator[Problem]:
    """What a source builds on or quotes from was published before it."""
    for source in examined.corpus.sources:
        for name in source.based_on:
            yield from _earlier(examined, "sources", source.id, "based_on", source.id, name)
    for quote in examined.corpus.quotes:
        for name in quote.via:
            yield from _earlier(examined, "quotes", quote.id, "via", quote.source, name)


RULES = (
    readable_dates,
    worded_dates,
    dated_by_words,
    clear_order,
    published_is_explained,
    found_dates_have_a_note,
    said_before_published,
    based_on_earlier_works,
)


def _earlier(
    examined: Examined, table: str, identity: str, field: str, source: str, work: str
) -> Iterator[Problem]:
    later, print_ = examined.sources.get(work), examined.sources.get(source)
    if later and print_ and _is_after(later.published, print_.published):
        what = f"names {work}, published {later.published}, after {source} ({print_.published})"
        yield Problem(table, identity, field, what, "correct one of the two dates")


def _dates(examined: Examined) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, id and field of every date."""
    fields = {"corpus": "updated", "sources": "published", "events": "date", "quotes": "said"}
    for table, record in examined.records():
        text = getattr(record, fields[table]) if table in fields else None
        if text is not None:
            yield table, record.id, fields[table], text


def _is_after(one: str | None, other: str | None) -> bool:
    """Tell whether the first date lies after the second, however vague both are."""
    try:
        earliest = parse(one).earliest if one else None
        latest = parse(other).latest if other else None
    except DateError:
        return False
    return earliest is not None and latest is not None and earliest > latest
