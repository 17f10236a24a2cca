"""One quote or work that is copied: its words, its citation, and what was asked for beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from osexplore.citing import basic, chains, guard, passages, places, proof, secondhand
from osexplore.citing.formats import FORMATS
from osexplore.citing.links import text_link
from osexplore.citing.naming import key
from osexplore.citing.tongues import CHINESE, tongue
from osexplore.corpus.model import Quote, Source, is_back_translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from osexplore.citing.formats import Format
    from osexplore.citing.passages import Languages
    from osexplore.citing.proof import Proof
    from osexplore.citing.runs import Runs
    from osexplore.citing.styles import Style
    from osexplore.citing.template import Template
    from osexplore.citing.tongues import Tongue
    from osexplore.corpus.model import Person

Extra = Literal["place", "link", "proof"]
EXTRAS: tuple[Extra, ...] = ("place", "link", "proof")

Target = Quote | Source
"""What can be cited: a quote from its source, or a work as a whole."""

BACK_TRANSLATION = "our English is a back-translation: it leads back from the print and is nobody's own words"
"""The warning that goes with such English."""

_NOTE = ("Note: ", "注：")


@dataclass(frozen=True)
class Choice:
    """How something is to be copied; a `template` says itself what stands where."""

    style: Style
    format: Format
    languages: Languages = "usual"
    extras: frozenset[Extra] = frozenset({"place"})
    template: Template | None = None

    @property
    def wants_proof(self) -> bool:
        """Tell whether the copy says on which text its words were verified."""
        return "proof" in self.extras or (self.template is not None and "proof" in self.template.fields)


@dataclass(frozen=True)
class Context:
    """The records that quotes refer to, and by the quotes' ids the proofs and the reader's notes."""

    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """One quote or work that is copied, with everything that it takes."""

    target: Target
    context: Context
    choice: Choice

    @property
    def quote(self) -> Quote | None:
        """Return the quote, or None where a work is cited as a whole."""
        return self.target if isinstance(self.target, Quote) else None

    @property
    def source(self) -> Source:
        """Return the work in hand."""
        return self.context.sources[self.target.source] if isinstance(self.target, Quote) else self.target

    @property
    def said_in(self) -> Tongue:
        """Return the language of the words around it."""
        return tongue(self.choice.style)

    @property
    def paragraph(self) -> int | None:
        """Return the paragraph that the citation is to name."""
        return self.quote.paragraph if self.quote and "place" in self.choice.extras else None

    @property
    def shows_english(self) -> bool:
        """Tell whether our English is copied."""
        return self.quote is not None and passages.shown(self.quote, self.choice.languages, self.said_in)[1]

    @property
    def english_cited(self) -> str:
        """Return our English where it belongs into the citation; else ""."""
        return passages.english_cited(self.quote, self.choice.languages, self.said_in) if self.quote else ""

    @property
    def own_translation(self) -> str:
        """Return what the citation says of our translating; "" where it says nothing."""
        return self.said_in.own_translation if self.shows_english else ""

    def body(self, *, whole: bool = False) -> str:
        """Return the words, written in the format, the `whole` of them even if the citation has some.

        It is "" for a work.
        """
        choice = self.choice
        if self.quote is None:
            return ""
        return passages.words(self.quote, choice.languages, self.said_in, choice.format, whole=whole)

    def citation(self, styled: Runs, placed: bool) -> Runs:
        """Return the style's citation with place, origin, and what the style says of own translations."""
        style, quote = self.choice.style, self.quote
        if quote is None or not styled:
            return styled
        if self.paragraph is not None and not placed:
            styled = places.placed(styled, self.paragraph, self.said_in)
        told = secondhand.origin(quote, self.context.people, self.context.sources, self.said_in)
        lead = secondhand.lead(style, quote)
        made = secondhand.cited(styled, told, lead, style, self.said_in)
        made = places.inserted(made, f"; {self.own_translation}") if self.own_translation else made
        return places.begun(made, f"{self.english_cited}; ") if self.english_cited else made

    def latex_citation(self) -> str:
        r"""Return the `\cite` of the work, its origin before it, its place after it."""
        before, after = self._before_it(), self._after_it()
        # Braces keep a bracket in the text from ending the argument.
        before = f"{{{self.choice.format.escaped(before)}}}" if before else ""
        arguments = [f"[{text}]" for text in (before, after)]
        return f"\\cite{''.join(arguments) if before or after else ''}{{{key(self.source.id)}}}"

    def _before_it(self) -> str:
        """Return what stands before the work in a citation that another program makes."""
        if self.quote is None:
            return ""
        told = secondhand.origin(self.quote, self.context.people, self.context.sources, self.said_in)
        led = f"{told}{self.said_in.comma}{secondhand.lead(self.choice.style, self.quote)}" if told else ""
        english = f"{self.english_cited};" if self.english_cited else ""
        return " ".join(part for part in (english, led) if part)

    def _after_it(self) -> str:
        """Return what stands after the work in such a citation, as LaTeX."""
        placed = self.said_in.paragraph.format(self.paragraph) if self.paragraph is not None else ""
        return "; ".join(part for part in (placed.replace(" ", "~"), self.own_translation) if part)

    def with_citation(self, cited: str) -> str:
        """Return the words with their citation or mark, both written in the format; a mark needs words."""
        body = self.body()
        if not body and self.choice.style.kind == "note":
            return ""
        apart = body and self.said_in.spaced and self.choice.style.kind != "note"
        return f"{body}{' ' if apart else ''}{cited}"

    def basic_reference(self) -> str:
        """Return the labelled basic reference with its place, in the language of the words around it."""
        chinese = self.said_in is CHINESE
        return basic.reference(self.source, self.context.people, paragraph=self.paragraph, chinese=chinese)

    def basic(self) -> str:
        """Return the passage with its labelled basic reference, for want of a style; "" for a work."""
        quote, people, sources = self.quote, self.context.people, self.context.sources
        if quote is None:
            return ""
        if self.said_in is not CHINESE:
            return guard.passage(quote, self.source, people, sources, self.basic_reference())
        parts = [
            passages.words(quote, self.choice.languages, CHINESE, FORMATS["plain"], whole=True),
            secondhand.origin(quote, people, sources, CHINESE),
            f"——{self.basic_reference()}",
            chains.basis(quote, people, sources, CHINESE),
        ]
        return "\n".join(part for part in parts if part)

    def extras(self) -> Iterator[str]:
        """Yield the reader's note, and the link and the proof where they are asked for, all in the format."""
        extras, note = self.choice.extras, self.note
        if note:
            yield self.choice.format.words(f"{_NOTE[self.said_in is CHINESE]}{note}")
        if "link" in extras and self.link:
            yield self.link
        if "proof" in extras and self.quote:
            yield self.proof

    @property
    def note(self) -> str:
        """Return the reader's own note on it, not yet in the format."""
        return self.context.notes.get(self.target.id, "")

    @property
    def link(self) -> str:
        """Return a link to the words, written in the format; "" where there is no address."""
        address = text_link(self.quote, self.source) if self.quote else ""
        return self.choice.format.link(address) if address else ""

    @property
    def proven(self) -> Proof | None:
        """Return what is known of the words from holding them against a text."""
        return self.context.proofs.get(self.target.id) if self.quote else None

    @property
    def proof(self) -> str:
        """Return on which text a quote was verified, written in the format."""
        return self.choice.format.words(proof.wording(self.proven, self.source, self.said_in))

    def warnings(self) -> Iterator[str]:
        """Yield what the one who copies must know of this part."""
        quote = self.quote
        if not (self.source.csl or self.source.title or self.source.by):
            yield f"{self.source.id}: the story says nothing of this work"
        if quote and self.shows_english and is_back_translation(quote):
            yield BACK_TRANSLATION

    @property
    def lacks_place(self) -> bool:
        """Tell whether the paragraph that the citation is to name is not known."""
        return self.quote is not None and "place" in self.choice.extras and self.quote.paragraph is None

    @property
    def lacks_address(self) -> bool:
        """Tell whether there is nothing to link to where a link is asked for."""
        return self.quote is not None and "link" in self.choice.extras and not self.link
