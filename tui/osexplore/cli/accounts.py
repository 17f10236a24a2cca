"""Two accounts of an event as text: side by side where there is room, else one after the other."""

from __future__ import annotations

import re
from itertools import chain as joined
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from osexplore.citing.chains import chain
from osexplore.citing.guard import attribution, our_english
from osexplore.citing.naming import date_words
from osexplore.cli.markdown_pages import MarkdownPage
from osexplore.cli.output import markdown_cell
from osexplore.cli.reading import LONGEST_LINE, Page
from osexplore.cli.tables import Names
from osexplore.corpus import clocks
from osexplore.corpus.comparison import aligned
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from osexplore.corpus.comparison import Compared, Comparison, Half, Rendering
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source
    from osexplore.corpus.views import EventView

Languages = Literal["both", "original", "translation"]

BETWEEN = " │ "
NARROWEST = 28
"""How many cells half a terminal has at least; else the sides stand one under the other."""

LEGEND = (
    "⟦ ⟧ the quote in its passage; { } what the other side's rendering of the same statement, with what "
    "stands directly beside it, has not there; ≠ the other side answers otherwise, · it does not"
)

_GAP = re.compile(r"\s+")


class Accounts:
    """Writes two accounts of the event in `view`."""

    def __init__(self, index: Index, view: EventView, languages: Languages) -> None:
        self._index = index
        self._view = view
        self._languages = languages
        self._names = Names(index)

    def text(self, comparison: Comparison, width: int) -> str:
        """Return a comparison for a terminal of this width, then who else tells it and what is disputed."""
        half = (width - len(BETWEEN)) // 2
        beside = comparison.left and comparison.right and half >= NARROWEST
        body = self._beside(comparison, half) if beside else self._stacked(comparison, width)
        parts = [wrap(self._title(), width), list(body), wrap(self._aside(comparison), width)]
        parts += [self._disputes(Page(self._index, width)).split("\n"), wrap(LEGEND, width)]
        return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts if any(part))

    def markdown(self, comparison: Comparison) -> str:
        """Return a comparison as a Markdown table in whose rows stands what is beside each other."""
        halves = [half for half in (comparison.left, comparison.right) if half]
        table = [[self._head(half) for half in halves], ["---"] * len(halves)]
        table += [[self._cell(quotes) for quotes in row[: len(halves)]] for row in aligned(comparison)]
        lines = [f"| {' | '.join(cells)} |" for cells in table if cells]
        parts = [
            f"# {markdown_cell(self._title())}",
            "\n".join(lines),
            markdown_cell(self._aside(comparison)),
        ]
        parts += [self._disputes(MarkdownPage(self._index, LONGEST_LINE)), markdown_cell(LEGEND)]
        return "\n\n".join(part for part in parts if part)

    def _beside(self, comparison: Comparison, half: int) -> Iterator[str]:
        """Give the lines of both sides beside each other, what renders the same statement level."""
        halves = [side for side in (comparison.left, comparison.right) if side]
        blocks = [[wrap(self._source(side.source), half) for side in halves]]
        blocks.append(
            [list(joined.from_iterable(wrap(line, half) for line in self._basis(side))) for side in halves]
        )
        blocks += [[self._lines(quotes, half) for quotes in row] for row in aligned(comparison)]
        for left, right in blocks:
            for first, second in zip_longest(left, right, fillvalue=""):
                yield f"{pad(first, half)}{BETWEEN}{second}"

    def _stacked(self, comparison: Comparison, width: int) -> Iterator[str]:
        """Give the lines of one side after the other."""
        for number, half in enumerate(half for half in (comparison.left, comparison.right) if half):
            if number:
                yield ""
            yield from wrap(self._source(half.source), width)
            for line in self._basis(half):
                yield from wrap(line, width)
            yield from self._lines(half.quotes, width)

    def _lines(self, quotes: Iterable[Compared], width: int) -> list[str]:
        """Return quotes as lines, each after an empty one."""
        found: list[str] = []
        for one in quotes:
            found.append("")
            for paragraph in self._paragraphs(one):
                found += wrap(paragraph, width)
        return found

    def _head(self, half: Half) -> str:
        """Return whose account it is, and on what it is based, as a cell of a Markdown table."""
        return "<br>".join(map(markdown_cell, [self._source(half.source), *self._basis(half)]))

    def _cell(self, quotes: Iterable[Compared]) -> str:
        """Return quotes as a cell of a Markdown table."""
        made = ("<br>".join(map(markdown_cell, self._paragraphs(one))) for one in quotes)
        return "<br><br>".join(made)

    def _paragraphs(self, one: Compared) -> Iterator[str]:
        """Give whose words a quote is, its passage, our English, its chain, its note, what it answers."""
        quote = one.quote
        source = self._index.sources[quote.source]
        people, sources = self._index.people, self._index.sources
        yield f"{harmless(quote.id)} · {quote.mode} · {attribution(quote, source, people, 'this source')}"
        english = our_english(replace(quote, translation={"en": _marked(one.english)}))
        if self._languages != "translation" or not english:
            before, after = (_GAP.sub(" ", harmless(context)) for context in (quote.prefix, quote.suffix))
            yield f"…{before}⟦{_marked(one.original)}⟧{after}…"
        if english and self._languages != "original":
            yield english
        if quote.via:
            yield chain(quote, replace(source, based_on=()), people, sources)
        if words(quote.note):
            yield f"Note: {_GAP.sub(' ', harmless(words(quote.note)))}"
        for answer in one.answers:
            disagreement = next(
                known for known in self._view.disagreements if known.id == answer.disagreement
            )
            version = disagreement.versions[answer.version]
            mark = "≠" if answer.opposed else "·"
            yield f"{mark} {harmless(words(disagreement.topic))} → {harmless(words(version.value))}"

    def _title(self) -> str:
        event = self._view.event
        dated = words(clocks.worded_date(event.date, event.date_text)) or "undated"
        return harmless(f"{dated} · {words(event.title)} ({event.id})")

    def _source(self, source: Source) -> str:
        """Return a source in a line: its name, when it was published, its id."""
        published = date_words(source.published) if source.published else "undated"
        return harmless(f"{self._names.source(source.id)}, {published} ({source.id})")

    def _basis(self, half: Half) -> list[str]:
        """Return on what the whole source is based, if on anything."""
        quote = replace(half.quotes[0].quote, via=())
        told = chain(quote, half.source, self._index.people, self._index.sources)
        return [told] if told else []

    def _aside(self, comparison: Comparison) -> str:
        """Return which sources tell the event besides, or that none does."""
        aside = [f"{self._source(account.source)} ×{len(account.quotes)}" for account in comparison.others]
        if aside:
            return f"Also told by {'; '.join(aside)}."
        if comparison.right:
            return "No other source tells it."
        return "Only one source tells it." if comparison.left else "No source tells it."

    def _disputes(self, page: Page) -> str:
        """Return the event's disagreements, written on a page."""
        for disagreement in self._view.disagreements:
            page.dispute(disagreement)
        return page.text().strip("\n")


def _marked(rendering: Rendering) -> str:
    """Return words with braces around those that the other side has not."""
    made, position = "", 0
    for start, end in rendering.differing:
        made += f"{rendering.text[position:start]}{{{rendering.text[start:end]}}}"
        position = end
    return made + rendering.text[position:]
