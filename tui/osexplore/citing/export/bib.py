"""Entries of BibTeX and BibLaTeX: escaped, names in their parts, written by bibtexparser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osexplore.citing.latex import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VERBATIM = {"url", "doi"}
_VERBATIM_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


@dataclass(frozen=True)
class Entry:
    """An entry: its type, its key, and its fields, already in TeX but for addresses."""

    type: str
    key: str
    fields: Mapping[str, str]


def single_braced(text: str) -> str:
    """Return a text in TeX, kept from changes of case by braces of its own."""
    return f"{{{escape(text)}}}" if text else ""


def name_list(names: Iterable[dict[str, Any]]) -> str:
    """Return names as a list: whole ones in braces, others by family, suffix and given name."""
    return " and ".join(part for part in map(_name, names) if part)


def library(entries: Iterable[Entry]) -> str:
    """Return entries as a file."""
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Field
    from bibtexparser.model import Entry as WrittenEntry
    from bibtexparser.writer import BibtexFormat, write

    blocks: list[Block] = [
        WrittenEntry(
            entry.type, entry.key, [Field(name, _value(name, text)) for name, text in entry.fields.items()]
        )
        for entry in entries
    ]
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent = "  "
    style.trailing_comma = True
    return write(Library(blocks), style)


def _value(name: str, text: str) -> str:
    """Return a field's value as it stands in the file; a month is one of TeX's own abbreviations."""
    if name == "month":
        return text
    return f"{{{text.translate(_VERBATIM_ESCAPES) if name in _VERBATIM else text}}}"


def _name(name: dict[str, Any]) -> str:
    literal = name.get("literal")
    if literal:
        return f"{{{escape(literal)}}}"
    particle = name.get("non-dropping-particle") or name.get("dropping-particle")
    family = " ".join(part for part in (particle and escape(particle), _braced(name.get("family"))) if part)
    parts = (family, escape(name.get("suffix") or ""), escape(name.get("given") or ""))
    return ", ".join(part for part in parts if part)


def _braced(family: str | None) -> str:
    """Return a family name; in braces if its words would be taken for particles or given names."""
    text = escape(family or "")
    return f"{{{text}}}" if " " in text else text
