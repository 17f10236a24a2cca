"""Places written into a story: `start`, `prefix`, `suffix` and `paragraph`, from `exact` and the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb.table import Document

from osexplore.corpus.anchors import Body, Place, choose, find, listed, occurrences, place_at
from osexplore.corpus.problem import Problem
from osexplore.corpus.shape import Documents
from osexplore.corpus.shares import CONTEXT, SHOWN_SHARE, shown
from osexplore.corpus.verify import TORN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.model import Corpus, Quote
    from osexplore.corpus.texts import Folder

_FIELDS = ("prefix", "suffix", "start", "paragraph")


@dataclass(frozen=True)
class Change:
    """A field of a quote that gets another value."""

    quote: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Anchoring:
    """What anchoring a story does.

    `documents` are the story's with their places, `problems` the quotes that have none and the texts
    that are not there, `notes` what else its author should know.
    """

    documents: Documents
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def anchor(documents: Documents, story: Corpus, folder: Folder) -> Anchoring:
    """Work out the place of every quote whose source's text is in `folder`; nothing is written."""
    places: dict[str, Place] = {}
    problems, notes = _doubled(story), []
    quotes_of = _quotes_of(story)
    for source in story.sources:
        quotes = quotes_of.get(source.id)
        if source.text is None or not quotes:
            continue
        held = folder.hold(source)
        if held.trouble:
            problems.append(
                Problem("sources", source.id, "text", held.trouble, "correct it, or add the file")
            )
        if held.by != "sha256" and held.text is not None:
            # Positions in another version would be wrong in the one that the story describes.
            remedy = "add the file that the story describes, or describe this one in text"
            problems.append(Problem("sources", source.id, "text", held.note, remedy))
        if held.text is None or held.trouble or held.by != "sha256":
            continue
        starts, unplaced = _starts(quotes, source.id, source.text.body, held.text)
        problems += unplaced
        context, found = _places(quotes, source.text.body, held.text, starts)
        places |= found
        if context < CONTEXT:
            what = f"is quoted so much that prefix and suffix keep {context} characters"
            notes.append(
                Problem("sources", source.id, "text", what, f"{CONTEXT} are possible with fewer quotes")
            )
    placed, changes = _placed(documents, places)
    return Anchoring(placed, tuple(changes), tuple(problems), tuple(notes))


def _doubled(story: Corpus) -> list[Problem]:
    counts = Counter(quote.id for quote in story.quotes)
    what, remedy = "is the id of several quotes, so that none of them can be placed", "give each its own"
    return [
        Problem("quotes", identity, "id", what, remedy) for identity, count in counts.items() if count > 1
    ]


def _quotes_of(story: Corpus) -> dict[str, list[Quote]]:
    """Return the quotes of each source whose id is theirs alone."""
    counts = Counter(quote.id for quote in story.quotes)
    found: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in story.quotes:
        if counts[quote.id] == 1:
            found[quote.source].append(quote)
    return found


def _starts(
    quotes: Iterable[Quote], source: str, body: Body, text: str
) -> tuple[dict[str, int], list[Problem]]:
    """Return where each quote begins, and the quotes of which that cannot be told."""
    starts: dict[str, int] = {}
    problems: list[Problem] = []
    for quote in quotes:
        chosen = choose(quote, text, body)
        if len(chosen) == 1:
            (starts[quote.id],) = chosen
        elif chosen:
            torn = find(quote, text, body)
            what = torn.detail if torn.torn else f"stands in {source} at {listed(chosen)}"
            remedy = TORN if torn.torn else "set start to the one that is meant, then anchor again"
            problems.append(Problem("quotes", quote.id, "start" if torn.torn else "exact", what, remedy))
        else:
            problems.append(_absent(quote, source, text))
    return starts, problems


def _absent(quote: Quote, source: str, text: str) -> Problem:
    if not quote.exact:
        return Problem("quotes", quote.id, "exact", "is empty", "copy the words from the text")
    if outside := occurrences(quote.exact, text, (0, len(text))):
        what = f"stands in {source} only outside the body, at {listed(outside)}"
        remedy = "quote from the article proper, or correct text.body of the source"
        return Problem("quotes", quote.id, "exact", what, remedy)
    remedy = "`osexplore verify --texts DIR` shows the nearest passage"
    return Problem("quotes", quote.id, "exact", f"is not in the text of {source}", remedy)


def _places(
    quotes: list[Quote], body: Body, text: str, starts: Mapping[str, int]
) -> tuple[int, dict[str, Place]]:
    """Return how much context the quotes can keep under their source's share, and the place of each."""
    context, places = CONTEXT, _places_with(CONTEXT, quotes, body, text, starts)
    while context and _over_share(quotes, places, body):
        context -= 1
        places = _places_with(context, quotes, body, text, starts)
    return context, places


def _places_with(
    context: int, quotes: list[Quote], body: Body, text: str, starts: Mapping[str, int]
) -> dict[str, Place]:
    return {
        quote.id: place_at(starts[quote.id], quote.exact, text, body, context)
        for quote in quotes
        if quote.id in starts
    }


def _over_share(quotes: list[Quote], places: Mapping[str, Place], body: Body) -> bool:
    placed = (_with(quote, places[quote.id]) if quote.id in places else quote for quote in quotes)
    return shown(placed) * SHOWN_SHARE >= body[1] - body[0]


def _with(quote: Quote, place: Place) -> Quote:
    return msgspec.structs.replace(quote, **{field: getattr(place, field) for field in _FIELDS})


def _told(value: str | int | None) -> str | int | None:
    return None if value == "" else value


def _placed(documents: Documents, places: Mapping[str, Place]) -> tuple[Documents, list[Change]]:
    """Return the documents with their places, and what that changes; everything else stays as it is."""
    changes: list[Change] = []
    quotes: list[Document] = []
    for document in documents.table("quotes"):
        place = places.get(document["id"])
        values = {field: getattr(place, field) for field in _FIELDS} if place else {}
        new = {
            field: value
            for field, value in values.items()
            # An absent prefix is an empty one; a start of 0 is a start.
            if _told(document.get(field)) != _told(value)
        }
        changes += (Change(document["id"], field, document.get(field), value) for field, value in new.items())
        quotes.append(_filled(document, new))
    tables = {name: quotes if name == "quotes" else table for name, table in documents.tables.items()}
    return Documents(documents.path, tables, documents.stamp), changes


def _filled(document: Document, new: dict[str, Any]) -> Document:
    """Return a document with new values, in its own order; fields that it lacks come after `exact`."""
    lacking = {field: value for field, value in new.items() if field not in document}
    made: dict[str, Any] = {}
    for field, value in document.items():
        made[field] = new.get(field, value)
        if field == "exact":
            made |= lacking
    return Document(made, document.doc_id)
