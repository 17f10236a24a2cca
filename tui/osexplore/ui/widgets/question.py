"""A disagreement in a few lines: its question and each answer with who holds it, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.naming import in_words, person_name, short_work_name, source_name
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, shorten, width
from osexplore.corpus.witnesses import common_works, witnesses
from osexplore.ui.widgets.pieces import Line, Piece, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Quote, Version

MARK = "≠ "
GOES_ON, GOES_ON_SHORT = " … d: more", " … d"
"""What stands at the end of a page that is not the last."""

BROAD = 60
"""From this width on the end of a page says what the key is for."""
LEAST_TOPIC = 12
"""In fewer cells a question says nothing any more."""
NAME_ROOM, LEAST_NAME = 16, 8
"""How many cells of a name stand behind an answer; a source's is in full above its quotes."""
MOST_HOLDERS = 2
"""More people than these who hold an answer are counted."""
ROOMY = 200
"""In fewer cells, all lines together, an answer has its sources and their number, and no more."""

Pieces = list[Piece]

BETWEEN = [Piece(" · ", "count")]


def answers(
    disagreement: Disagreement, index: Index, lit: str | None, *, brief: bool = False
) -> list[Pieces]:
    """Return each answer with who holds it, that of the lit quote (an id) marked; then what all share.

    `brief`: which works some of them share is left out, and what is counted is said once.
    """
    quotes = index.evidence(disagreement)
    found: list[Pieces] = []
    for place, version in enumerate(disagreement.versions):
        told = _told_by(version, quotes, index, unsaid=brief and place > 0, brief=brief)
        value = Piece(harmless(words(version.value)), "lit" if lit in version.quotes else "value")
        found.append([value, Piece(f" ({told})", "count")])
    works = common_works(disagreement.versions, quotes, index.sources)
    if works:
        shared = "; ".join(_works(works, index, NAME_ROOM if brief else NAME_ROOM * 4))
        found.append([Piece(f"one work, told differently: {shared}", "count")])
    return found


def _told_by(
    version: Version, quotes: Mapping[str, Quote], index: Index, *, unsaid: bool, brief: bool
) -> str:
    """Return who holds an answer, as how many independent witnesses, or which sources are silent."""
    room = LEAST_NAME if brief else NAME_ROOM
    if not version.quotes and version.silent:
        return f"silent: {', '.join(_names(version.silent, index, room))}"
    told = witnesses(version, quotes, index.sources)
    noun = "" if unsaid else " witness" if told.count == 1 else " witnesses"
    counted = f"{'at most ' if told.at_most else ''}{told.count}{noun}"
    given = "; ".join(_given_by([quotes[one] for one in version.quotes if one in quotes], index, room))
    works = "; ".join(_works(told.shared, index, NAME_ROOM * 2))
    shared = f", sharing {works}" if works and not brief else ""
    return f"{given}{': ' if given else ''}{counted}{shared}"


def _given_by(quotes: Iterable[Quote], index: Index, room: int) -> list[str]:
    """Return who holds an answer and in which sources: "OpenAI in Sohu Tech"; a source for itself alone."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for quote in quotes:
        # Where nobody else holds it, its source does.
        found.setdefault(quote.according_to or quote.speakers, {})[quote.source] = None
    told = []
    for held, sources in sorted(found.items(), key=lambda known: bool(known[0])):
        people = [shorten(person_name(one, index.people), NAME_ROOM) for one in held[:MOST_HOLDERS]]
        more = [f"{len(held) - MOST_HOLDERS} more"] if len(held) > MOST_HOLDERS else []
        named = ", ".join(_names(sources, index, room))
        told.append(f"{in_words([*people, *more])} in {named}" if people else named)
    return told


def _names(identities: Iterable[str], index: Index, room: int) -> list[str]:
    known = [index.sources[one] for one in identities if one in index.sources]
    return [shorten(source_name(source, index.people), room) for source in known]


def _works(identities: Iterable[str], index: Index, room: int) -> list[str]:
    known = [index.sources[one] for one in identities if one in index.sources]
    return [shorten(short_work_name(source, index.people), room) for source in known]


class Pages:
    """A question and its answers in pages of so many lines, each of which begins with the question.

    An answer is broken only where it is too long for a page of its own.
    """

    def __init__(self, number: str, topic: str, room: int, height: int) -> None:
        self._height = height
        self._mark = GOES_ON if room >= BROAD else GOES_ON_SHORT
        self._room = room - width(self._mark)
        self._whole_room = room
        self._first = [Piece(number, "mark"), Piece(f"{topic}  ", "topic")]
        left = self._room * height // 3 - width(number)
        short = [Piece(f"{shorten(topic, left)}  ", "topic")] if left >= LEAST_TOPIC else []
        self._again = [Piece(number, "mark"), *short]
        self._found: list[list[Line]] = []

    def of(self, told: list[Pieces]) -> list[list[Line]]:
        """Return the pages, the more to come marked at the end of each but the last."""
        lines = wrapped(_joined(self._first, told), self._whole_room)
        if len(lines) <= self._height or self._room < LEAST_TOPIC:
            return [lines[first : first + self._height] for first in range(0, len(lines), self._height)]
        page, begun = self._first, False
        for answer in told or [[]]:
            longer = [*page, *BETWEEN, *answer] if begun else [*page, *answer]
            if begun and not self._fits(longer):
                self._end(wrapped(page, self._room))
                longer = [*self._again, *answer]
            page, begun = self._break(longer), True
        self._found.append(wrapped(page, self._room))
        return self._found

    def _fits(self, page: Pieces) -> bool:
        return len(wrapped(page, self._room)) <= self._height

    def _break(self, page: Pieces) -> Pieces:
        """Turn pages for as long as there is too much for one; return what is on the last."""
        while not self._fits(page):
            lines = wrapped(page, self._room)
            self._end(lines[: self._height])
            rest = _unbroken(lines[self._height :])
            # Where the question leaves no room for more, it is not said again.
            again = [*self._again, *rest]
            page = again if _length(again) < _length(page) else rest
        return page

    def _end(self, lines: list[Line]) -> None:
        last = lines[-1]
        self._found.append([*lines[:-1], last._replace(pieces=(*last.pieces, Piece(self._mark, "mark")))])


def _length(pieces: Pieces) -> int:
    return sum(len(piece.text) for piece in pieces)


def _joined(head: Pieces, told: list[Pieces]) -> Pieces:
    """Return a head and the answers behind it, a dot between two of them."""
    found = list(head)
    for place, answer in enumerate(told):
        found += [*(BETWEEN if place else []), *answer]
    return found


def _unbroken(lines: list[Line]) -> Pieces:
    """Return what stands on some lines as one text again."""
    found: Pieces = []
    for place, line in enumerate(lines):
        found += [*([Piece(line.joint, "value")] if place else []), *line.pieces]
    return found
