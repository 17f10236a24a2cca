"""What is copied of quotes or works: their words, a citation in a style, and the references, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.citing import chains, filling, proof, runs
from osexplore.citing.bibliography import Bibliography, bibliography
from osexplore.citing.naming import date_words, in_words, key
from osexplore.citing.parts import Choice, Context, Part, Target
from osexplore.corpus.clocks import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from osexplore.citing.bibliography import Reference
    from osexplore.citing.formats import Format

_DOUBT = re.compile(r"\b(?:c|ca)\.|[Cc]irca|约|\[[^\]]{0,20}\d{4}[^\]]{0,12}\]|\d{4}\?")
"""How styles mark a rough date: c. 2024, ca. 2024, circa 2024, [2024?], [2024-03]."""

MOST_NAMED = 4
"""Quotes or works that a warning names."""

__all__ = ["Choice", "Context", "Copy", "Quotation", "Target", "copy", "reference"]


@dataclass(frozen=True)
class Copy:
    """Text that can be pasted, and what must be said to the one who copies, a line each.

    `problem` says why the references are basic ones, if they are; `denial` what quotes are ("changed") in
    texts that are known not to have their words.
    """

    text: str
    warnings: tuple[str, ...] = ()
    problem: str = ""
    denial: str = ""


def copy(targets: Sequence[Target], context: Context, choice: Choice, *, live: bool = True) -> Copy:
    """Return what copying these quotes or works gives; only if `live` may the engine be waited for."""
    made = Quotation.of(targets, context, choice, live=live)
    numbers = range(len(made.parts))
    if choice.template:
        paragraphs = [choice.template.fill(filling.values(made, number)) for number in numbers]
    else:
        paragraphs = [paragraph for number in numbers for paragraph in made.part(number)]
        paragraphs += made.closing()
    return Copy(choice.format.document(paragraphs), made.warnings(), made.listed.problem, made.denial)


@dataclass(frozen=True)
class Quotation:
    """Quotes and works with the citations and references that they take, ready to be written."""

    parts: tuple[Part, ...]
    choice: Choice
    listed: Bibliography

    @classmethod
    def of(
        cls, targets: Sequence[Target], context: Context, choice: Choice, *, live: bool = True
    ) -> Quotation:
        """Return the quotation of these targets, written as the format wants it."""
        parts = tuple(Part(target, context, choice) for target in targets)
        if choice.format.name == "latex":
            return LatexQuotation(parts, choice, Bibliography((), (), ()))
        wanted = [(part.source.id, part.paragraph) for part in parts]
        listed = bibliography(wanted, context.people, context.sources, choice.style, live=live)
        return (BasicQuotation if listed.problem else Quotation)(parts, choice, listed)

    def part(self, number: int) -> Iterator[str]:
        """Yield the paragraphs of one part, the `number`th from 0."""
        form, part = self.choice.format, self.parts[number]
        cited = self.cited(number)
        if self.choice.style.kind == "note":
            cited = form.note_mark(key(part.target.id), number + 1)
        text = part.with_citation(cited)
        yield form.paragraph(text) if text else ""
        yield from (form.paragraph(extra, "extra") for extra in part.extras())

    def closing(self) -> Iterator[str]:
        """Yield the notes, then each reference once, then what the works are based on."""
        form = self.choice.format
        if self.choice.style.kind == "note":
            for number, part in enumerate(self.parts):
                yield form.paragraph(form.note(key(part.target.id), number + 1, self.cited(number)), "note")
        listing = [reference(entry, form) for entry in self.listed.references if entry.runs]
        yield from (form.paragraph(entry, "reference") for entry in listing)
        yield from (form.paragraph(form.words(told), "chain") for told in self._bases() if told)

    def words(self, number: int) -> str:
        """Return the words of one part, written in the format, without what its citation has of them."""
        return self.parts[number].body()

    def cited(self, number: int) -> str:
        """Return the citation of one part, written in the format."""
        listed, part = self.listed, self.parts[number]
        return self.choice.format.runs(part.citation(listed.citations[number], listed.placed[number]))

    def referred(self, number: int) -> str:
        """Return the entry of one part's work in the list of references; "" where the style lists it not."""
        work, form = self.parts[number].source.id, self.choice.format
        entries = [entry for entry in self.listed.references if entry.source == work and entry.runs]
        return reference(entries[0], form) if entries else ""

    def warnings(self) -> tuple[str, ...]:
        """Return what the one who copies must know, each once."""
        style = self.choice.style.name
        listed = self.listed
        problem = listed.problem.removeprefix(f"{style}: ")
        own = [f"a basic reference, not {style}: {problem}"] if problem else []
        own += [
            f"{style} gives {identity} no entry in the list of references; it is cited in the text alone"
            for identity in listed.unlisted
        ]
        if listed.alike:
            own.append(f"cited alike, which pandoc would tell apart: {', '.join(listed.alike)}")
        lost = [f"{style} shows no date of {_some(list(listed.undated))}"] if listed.undated else []
        of_parts = (told for part in self.parts for told in part.warnings())
        told = (*self._denied(), *own, *self._doubts(), *of_parts, *lost, *self._lacking())
        return tuple(dict.fromkeys(told))

    @property
    def denial(self) -> str:
        """Return what quotes are in texts that do not have their words, in words; "" if there are none."""
        return proof.denial(part.proven for part in self.parts if part.proven)

    def _denied(self) -> Iterator[str]:
        """Yield which quotes' words a text does not have, for each text and result in one."""
        denied: dict[tuple[str, str], list[str]] = {}
        for part in self.parts:
            if part.proven and part.proven.denies:
                told = (proof.denial([part.proven]), part.proven.file)
                denied.setdefault(told, []).append(part.target.id)
        for (what, file), identities in denied.items():
            yield f"{_some(identities)}: {what} in {file}, which does not have these words"

    def _lacking(self) -> Iterator[str]:
        """Yield what is asked for and not known, of all parts in one."""
        unplaced = [part.target.id for part in self.parts if part.lacks_place]
        unaddressed = list(dict.fromkeys(part.source.id for part in self.parts if part.lacks_address))
        if unplaced:
            lost = "their paragraphs are" if unplaced[1:] else "its paragraph is"
            yield f"{_some(unplaced)}: {lost} not known"
        if unaddressed:
            yield f"{_some(unaddressed)} {'have' if unaddressed[1:] else 'has'} no address to link to"

    def _doubts(self) -> Iterator[str]:
        """Yield which works are dated no more than roughly, where the style shows them as dated surely."""
        style = self.choice.style.name
        for number, part in enumerate(self.parts if self.listed.citations else ()):
            when = parsed(part.source.published)
            doubtful = when is not None and (when.approximate or when.uncertain)
            shown = part.source.id not in self.listed.undated
            if doubtful and shown and not self._shows_doubt(number):
                words = date_words(part.source.published or "")
                yield f"{style} does not say that {part.source.id} is of {words}"

    def _shows_doubt(self, number: int) -> bool:
        """Tell whether a citation or its reference shows its date as a rough one."""
        work = self.parts[number].source.id
        entries = [entry.runs for entry in self.listed.references if entry.source == work]
        shown = [self.listed.citations[number], *entries]
        return any(_DOUBT.search(runs.plain(one)) for one in shown)

    def _bases(self) -> Iterator[str]:
        """Yield for each work that is quoted, once, what it is based on."""
        several = len({part.source.id for part in self.parts}) > 1
        for part in {part.source.id: part for part in self.parts if part.quote}.values():
            people, sources = part.context.people, part.context.sources
            assert part.quote is not None  # noqa: S101 - no other part was taken
            yield chains.basis(part.quote, people, sources, part.said_in, named=several)


class BasicQuotation(Quotation):
    """Passages with labelled basic references, for want of a style."""

    def part(self, number: int) -> Iterator[str]:
        """Yield the passage of one part."""
        form, part = self.choice.format, self.parts[number]
        yield form.paragraph(form.words(part.basic()) if part.quote else self.referred(number))
        yield from (form.paragraph(extra, "extra") for extra in part.extras())

    def words(self, number: int) -> str:
        """Return all the words of one part: a basic reference has none of them."""
        return self.parts[number].body(whole=True)

    def cited(self, number: int) -> str:
        """Return the basic reference: without a style it is the citation too, and names the place."""
        return self.choice.format.words(self.parts[number].basic_reference())

    def closing(self) -> Iterator[str]:
        """Yield nothing: each passage has its reference."""
        return iter(())


class LatexQuotation(Quotation):
    r"""Quotes that are cited by `\cite`, with BibLaTeX entries in place of references."""

    def part(self, number: int) -> Iterator[str]:
        r"""Yield the words of one part with their `\cite`."""
        part = self.parts[number]
        yield f"{self.words(number)}{' ' if part.quote else ''}{self.cited(number)}"
        yield from part.extras()

    def cited(self, number: int) -> str:
        r"""Return the `\cite` of one part."""
        return self.parts[number].latex_citation()

    def referred(self, number: int) -> str:
        """Return the entry of one part's work."""
        return _entries([self.parts[number]])

    def closing(self) -> Iterator[str]:
        """Yield the entries, each once, then what the works are based on."""
        yield _entries({part.source.id: part for part in self.parts}.values())
        yield from (self.choice.format.words(told) for told in self._bases() if told)


def _some(identities: list[str]) -> str:
    """Return ids as a list in words, of many the first and how many more."""
    first = identities if len(identities) <= MOST_NAMED else identities[: MOST_NAMED - 1]
    more = len(identities) - len(first)
    return in_words([*first, *([f"{more} more"] if more else [])])


def reference(entry: Reference, form: Format) -> str:
    """Return a reference with its label, written in a format."""
    label = form.escaped(f"{entry.label} ") if entry.label else ""
    return f"{label}{form.runs(entry.runs)}"


def _entries(parts: Iterable[Part]) -> str:
    """Return the BibLaTeX entries of the parts' works."""
    from osexplore.citing.export import biblatex
    from osexplore.citing.export.bib import library

    return library(biblatex.entry(part.source, part.context.people) for part in parts).rstrip()
