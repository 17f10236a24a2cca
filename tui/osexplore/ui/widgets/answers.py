"""A disagreement in full: the question, each answer, who holds it, and how many have it independently."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style

from osexplore.citing.naming import in_words, person_name, short_work_name, source_name
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless
from osexplore.corpus.witnesses import common_works, holders, witnesses
from osexplore.ui.widgets.passage import heading
from osexplore.ui.widgets.pieces import Line, Part, Piece, wrapped
from osexplore.ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Quote, Version

INDENT = 3

Paragraph = tuple[int, list[Piece]]
"""How far in a paragraph stands, and what it is made of."""

GAP: Paragraph = (0, [])


def witnesses_in_words(version: Version, quotes: Mapping[str, Quote], index: Index) -> str:
    """Return how many independent witnesses a version has: "at most 2 independent witnesses"."""
    found = witnesses(version, quotes, index.sources)
    counted = f"{'at most ' if found.at_most else ''}{found.count}"
    return f"{counted} independent {'witness' if found.count == 1 else 'witnesses'}"


def works_in_words(works: Iterable[str], index: Index) -> str:
    """Return works (ids) by their names, titles in quotation marks."""
    known = (index.sources[work] for work in works if work in index.sources)
    return "; ".join(short_work_name(work, index.people) for work in known)


def holders_in_words(identities: Iterable[str], index: Index) -> str:
    """Return who holds a version: people and sources (ids) by their names."""
    return in_words(
        [
            source_name(index.sources[one], index.people)
            if one in index.sources
            else person_name(one, index.people)
            for one in identities
        ]
    )


class Answers(Scrolling):
    """One disagreement to read and to scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"answers--{part}" for part in ("topic", "value", "about", "exact", "mark")
    }
    DEFAULT_CSS = """
    Answers {
        & > .answers--topic { text-style: bold; }
        & > .answers--value { color: $text-warning; text-style: bold; }
        & > .answers--about { color: $text-muted; }
        & > .answers--mark { color: $text-primary; text-style: bold; }
    }
    """

    def __init__(self, index: Index) -> None:
        super().__init__(id="answers", classes="pane")
        self.border_title = "Answers"
        self._index = index
        self._disagreement: Disagreement | None = None

    def show(self, disagreement: Disagreement | None) -> None:
        """Show another disagreement from its beginning on."""
        self._disagreement = disagreement
        self.go_to(0)
        self._lay_out()

    def on_resize(self) -> None:
        """Break it into lines for the width there is."""
        self._lay_out()

    def style_of(self, line: Line, part: Part) -> Style:
        """Return a part's look."""
        del line
        return self.look(f"answers--{part}") if part else Style()

    # What is written.

    def _lay_out(self) -> None:
        cells, shown = self.room.width, self._disagreement
        lines: list[Line] = []
        if shown is not None and cells:
            for paragraph in self._paragraphs(shown):
                lines += _indented(paragraph, cells)
        self.take(lines)

    def _paragraphs(self, shown: Disagreement) -> list[Paragraph]:
        quotes = self._index.evidence(shown)
        found: list[Paragraph] = [
            (0, [Piece(f"{harmless(words(shown.topic))}  ", "topic"), Piece(shown.kind, "about")])
        ]
        for number, version in enumerate(shown.versions, 1):
            found += [GAP, (0, [Piece(f"{number}. {harmless(words(version.value))}", "value")])]
            found += self._version(version, quotes)
        works = common_works(shown.versions, quotes, self._index.sources)
        if works:
            told = f"One work, told differently: {works_in_words(works, self._index)}."
            found += [GAP, (0, [Piece(told, "mark")])]
        if words(shown.note):
            found += [GAP, (0, [Piece(harmless(words(shown.note)), "about")])]
        return [*found, GAP, *self._events(shown)]

    def _version(self, version: Version, quotes: Mapping[str, Quote]) -> list[Paragraph]:
        """Return who holds a version, what their words share, and the words."""
        present = [quotes[quote] for quote in version.quotes if quote in quotes]
        about: list[str] = []
        if present:
            held = dict.fromkeys(holder for quote in present for holder in holders(quote))
            told = witnesses_in_words(version, quotes, self._index)
            about.append(f"held by {holders_in_words(held, self._index)}; {told}")
        shared = witnesses(version, quotes, self._index.sources).shared
        if shared:
            about.append(f"they share {works_in_words(shared, self._index)}")
        if version.silent:
            about.append(f"silent: {holders_in_words(version.silent, self._index)}")
        told_by = (paragraph for quote in present for paragraph in self._quote(quote))
        return [*((INDENT, [Piece(line, "about")]) for line in about), *told_by]

    def _quote(self, quote: Quote) -> list[Paragraph]:
        source = holders_in_words((quote.source,), self._index)
        told = "".join(piece.text for piece in heading(quote, self._index.people, self._index.sources))
        return [
            (INDENT, [Piece(f"{source}: {told}", "about")]),
            (2 * INDENT, [Piece(harmless(quote.exact), "exact")]),
        ]

    def _events(self, shown: Disagreement) -> list[Paragraph]:
        """Return when and what the events were that it is about."""
        rows = self._index.rows(self._index.numbers(shown.events))
        return [
            (
                0,
                [
                    Piece(
                        f"{harmless(words(row.date_text)) or 'undated'}  {harmless(words(row.title))}",
                        "about",
                    )
                ],
            )
            for row in rows
        ]


def _indented(paragraph: Paragraph, cells: int) -> list[Line]:
    """Break a paragraph into lines that all stand in as far as it does."""
    indent, pieces = paragraph
    indent = min(indent, cells // 4)
    margin = (Piece(" " * indent, ""),) if indent else ()
    lines = wrapped(pieces, cells - indent) if pieces else [Line(())]
    return [line._replace(pieces=(*margin, *line.pieces)) for line in lines]
