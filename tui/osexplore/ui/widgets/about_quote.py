"""The lit quote of a source's print: which of how many, how true to the text, whose words, our English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive

from osexplore.citing.naming import short_label
from osexplore.corpus.plain import harmless, shorten, wrap
from osexplore.corpus.verify import OUTCOMES
from osexplore.ui.widgets.passage import heading
from osexplore.ui.widgets.pieces import readable
from osexplore.ui.widgets.said import Said

if TYPE_CHECKING:
    from osexplore.corpus.anchors import Anchor
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote


class Stepped(NamedTuple):
    """A quote, its place among all of the source (from 1), where it was found if there was a text.

    `paragraph` is the one in which it stands in what is read, None where that is none; `counts_file`: it is
    counted from the first of the file.
    """

    quote: Quote
    place: int
    among: int
    anchor: Anchor | None
    paragraph: int | None = None
    counts_file: bool = False


class AboutQuote(Said):
    """What there is to know of a quote, in the lines there are."""

    stepped: reactive[Stepped | None] = reactive(None)

    def __init__(self, index: Index) -> None:
        super().__init__(id="about-quote")
        self._index = index

    def say(self, room: int) -> Content:
        """Say it, what matters most first."""
        if self.stepped is None or room < 1:
            return Content()
        quote, place, among, anchor, paragraph, counts_file = self.stepped
        stands = where(quote, anchor, paragraph, "of the file" if counts_file else "here")
        said = (f"Quote {place} of {among}", result(anchor), stands)
        parts = [(" · ".join(part for part in said if part), "bold $foreground")]
        parts += [(line, "$text-warning") for line in differences(quote, anchor)]
        told = heading(quote, self._index.people, self._index.sources)
        parts.append(("".join(piece.text for piece in told), ""))
        english = harmless(quote.translation.get("en", ""))
        if english:
            parts.append((f"{short_label(quote)}  {english}", ""))
        lines = [(line, style) for text, style in parts for line in wrap(readable(text), room)]
        height = max(1, self.content_size.height)
        if len(lines) > height:
            lines = [*lines[: height - 1], (shorten(f"{lines[height - 1][0]} …", room), lines[height - 1][1])]
        return Content("\n").join(Content.styled(line, style) for line, style in lines)


def result(anchor: Anchor | None) -> str:
    """Return which of the five results a quote has, and what of it is not as it should be."""
    if anchor is None:
        return "no text to hold it against"
    if anchor.outcome == "normalised":
        return f"equal after: {harmless(anchor.normalisation)}"
    if anchor.moved:  # its detail counts characters, which no reader can; `where` says the paragraphs
        more = f", and in {anchor.others} more {'places' if anchor.others > 1 else 'place'}"
        return f"{OUTCOMES[anchor.outcome]}{more if anchor.others else ''}"
    alike = f" ({anchor.similarity:.0f} % alike)" if anchor.outcome == "changed" else ""
    detail = f", {harmless(anchor.detail)}" if anchor.detail else ""
    return f"{OUTCOMES[anchor.outcome]}{alike}{detail}"


def where(quote: Quote, anchor: Anchor | None, now: int | None, counted: str = "here") -> str:
    """Return in which paragraph a quote stands `now`, so `counted`, and where it was recorded."""
    recorded = quote.paragraph
    if anchor is None or anchor.outcome == "exact-in-place":
        known = recorded or now
        return f"paragraph {known}" if known else ""
    if now is None:
        return f"recorded in paragraph {recorded}" if recorded else ""
    if recorded and recorded != now:
        return f"paragraph {now} {counted}, recorded in {recorded}"
    return f"paragraph {now}{', as recorded' if recorded and anchor.moved else ''}"


def differences(quote: Quote, anchor: Anchor | None) -> list[str]:
    """Return what a quote says, and what the text has there, where that is not the same."""
    if anchor is None or anchor.outcome in ("exact-in-place", "exact-elsewhere"):
        return []
    said = [f"quoted: {harmless(quote.exact)}"]
    return [*said, f"the text: {harmless(anchor.nearest)}"] if anchor.nearest else said
