"""What is copied of quotes or works: their words, a citation in a style, and the references, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.citing import secondhand
from osexplore.citing.bibliography import Bibliography, bibliography
from osexplore.citing.parts import Choice, Context, Part, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from osexplore.citing.bibliography import Reference
    from osexplore.citing.formats import Format

__all__ = ["Choice", "Context", "Copy", "Target", "copy", "reference"]


@dataclass(frozen=True)
class Copy:
    """Text that can be pasted, and what must be said to the one who copies, a line each."""

    text: str
    warnings: tuple[str, ...] = ()


def copy(targets: Sequence[Target], context: Context, choice: Choice, *, live: bool = True) -> Copy:
    """Return what copying these quotes or works gives; only if `live` may the engine be waited for."""
    parts = [Part(target, context, choice) for target in targets]
    wanted = [(part.source.id, part.paragraph) for part in parts]
    listed = bibliography(wanted, context.people, context.sources, choice.style, live=live)
    paragraphs = _basic_paragraphs if listed.problem else _paragraphs
    text = choice.format.document(paragraphs(parts, choice, listed))
    return Copy(text, tuple(dict.fromkeys(_warnings(parts, choice, listed))))


def reference(entry: Reference, form: Format) -> str:
    """Return a reference with its label, written in a format."""
    label = form.escaped(f"{entry.label} ") if entry.label else ""
    return f"{label}{form.runs(entry.runs)}"


def _paragraphs(parts: Sequence[Part], choice: Choice, listed: Bibliography) -> Iterator[str]:
    """Yield each part with what belongs to it, then notes, references, and what the works are based on."""
    form, notes = choice.format, []
    for number, (part, citation, placed) in enumerate(zip(parts, *listed.cited, strict=True), 1):
        cited = form.runs(part.citation(citation, placed))
        if choice.style.kind == "note":
            notes.append(form.note(part.target.id, number, cited))
            cited = form.note_mark(part.target.id, number)
        text = part.with_citation(cited)
        yield form.paragraph(text) if text else ""
        yield from (form.paragraph(extra, "extra") for extra in part.extras())
    yield from (form.paragraph(note, "note") for note in notes)
    listing = [reference(entry, form) for entry in listed.references if entry.runs]
    yield from (form.paragraph(entry, "reference") for entry in listing)
    yield from (form.paragraph(form.words(told), "chain") for told in _bases(parts) if told)


def _basic_paragraphs(parts: Sequence[Part], choice: Choice, listed: Bibliography) -> Iterator[str]:
    """Yield each passage with its labelled basic reference, for want of a style."""
    form = choice.format
    basic = {entry.source: form.runs(entry.runs) for entry in listed.references}
    for part in parts:
        yield form.paragraph(form.words(part.basic()) if part.quote else basic[part.source.id])
        yield from (form.paragraph(extra, "extra") for extra in part.extras())


def _bases(parts: Sequence[Part]) -> Iterator[str]:
    """Yield for each work that is quoted, once, what it is based on."""
    for part in {part.source.id: part for part in parts}.values():
        context, quote = part.context, part.quote
        yield secondhand.basis(quote, context.people, context.sources, part.said_in) if quote else ""


def _warnings(parts: Sequence[Part], choice: Choice, listed: Bibliography) -> Iterator[str]:
    style = choice.style.name
    if listed.problem:
        yield f"a basic reference, not {style}: {listed.problem}"
    for identity in listed.unlisted:
        yield f"{style} gives {identity} no entry in the list of references; it is cited in the text alone"
    for part in parts:
        yield from part.warnings()
