"""Templates of the reader's own: text with named fields in braces, checked before they are used.

A field stands for what it is called and for nothing else; `{{` and `}}` stand for braces.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from string import Formatter
from typing import TYPE_CHECKING

from osexplore.corpus.plain import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELDS = {
    "words": "the words as they are copied: the print, our English, or both",
    "original": "the print alone",
    "translation": "our English, in brackets and labelled",
    "speaker": "who speaks, or on whose word the source has it",
    "attribution": "whose words they are, to whom, in what and when",
    "said": "when the words were said",
    "citation": "the citation in the style, with its second-hand wording",
    "reference": "the entry in the list of references",
    "source": "the source's short name",
    "published": "when the source was published",
    "place": "the paragraph",
    "link": "a link to the words",
    "proof": "on which text the words were verified",
    "chain": "the works through which the source has the words",
    "note": "the note in the collection",
    "id": "the quote's id",
}
"""What a template may name."""


class TemplateError(Exception):
    """A template that cannot be used: one line that says why and what to do."""


@dataclass(frozen=True)
class Template:
    """A template that is known to be right."""

    name: str
    text: str

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text with its fields filled; a line of which every field is empty is left out."""
        return "\n".join(
            filled for line in self.text.split("\n") if (filled := _filled(line, values)) is not None
        )

    @property
    def fields(self) -> frozenset[str]:
        """Return which fields it names."""
        return frozenset(field for _, field in _pieces(self.text) if field)


def template(name: str, text: str) -> Template:
    """Return the template, made harmless, or raise TemplateError where a field of it is none of ours."""
    text = harmless_lines(text)
    try:
        pieces = list(Formatter().parse(text))
    except ValueError as error:
        raise TemplateError(f"{str(error).rstrip('.')}: write {{{{ and }}}} for braces") from None
    for _, field, form, conversion in pieces:
        if field is None:
            continue
        if form or conversion:
            raise TemplateError(f"{{{field}…}} has more than a name in its braces: write {{{field}}}")
        if field not in FIELDS:
            raise TemplateError(f"no field {{{field}}}: {_remedy(field)}")
    return Template(name, text)


def _remedy(field: str) -> str:
    near = get_close_matches(field.lower(), FIELDS, n=1)
    return f"did you mean {{{near[0]}}}?" if near else f"the fields are {', '.join(FIELDS)}"


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    pieces = list(_pieces(line))
    fields = [field for _, field in pieces if field]
    if fields and not any(values[field] for field in fields):
        return None
    return "".join(literal + (values[field] if field else "") for literal, field in pieces)


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield each stretch of plain text with the field that follows it, if one does."""
    for literal, field, _, _ in Formatter().parse(text):
        yield literal, field
