"""The first line: which story this is, and how much of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from osexplore.corpus.model import Story, words
from osexplore.corpus.plain import harmless, shorten, width
from osexplore.ui.widgets.said import Said

if TYPE_CHECKING:
    from osexplore.corpus.views import Counts

NAME = "osexplore"


class Headline(Said):
    """The story's title, and the counts of the current selection."""

    counts: reactive[Counts | None] = reactive(None)

    def __init__(self, story: Story) -> None:
        super().__init__(id="headline")
        self._title = harmless(words(story.title)) or harmless(story.id)

    def say(self, room: int) -> Content:
        """Say as much as fits."""
        counted = next(
            (form for form in wordings(self.counts) if width(form) + width(self._title) + 2 <= room), ""
        )
        name = NAME if width(NAME) + width(self._title) + width(counted) + 6 <= room else ""
        title = shorten(self._title, room)
        gap = " " * max(2, room - width(name) - width(title) - width(counted) - (2 if name else 0))
        return Content.assemble(f"{name}  " if name else "", (title, "bold $foreground"), gap, counted)


def wordings(counts: Counts | None) -> list[str]:
    """Return the counts as a line, from the fullest wording to none."""
    if counts is None:
        return [""]
    events, quotes, sources, disagreements = (
        f"{number:,} {name}{'' if number == 1 else 's'}"
        for number, name in (
            (counts.events, "event"),
            (counts.quotes, "quote"),
            (counts.sources, "source"),
            (counts.disagreements, "disagreement"),
        )
    )
    told = f"{events} told by {sources}" if counts.sources else events
    return [f"{told} · {quotes} · {disagreements}", f"{events} · {quotes}", events, ""]
