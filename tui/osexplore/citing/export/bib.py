"""Entries of BibTeX and BibLaTeX: escaped, names in their parts, written by bibtexparser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osexplore.citing.latex import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VERBATIM = {"url", "doi"}
_VERBATIM_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_DIVIDES_NAMES = re.compile(r"[,\s{}\\]|^(and|others)$", re.IGNORECASE)
"""What in a part of a name would be taken for its end, or for another name."""


@dataclass(frozen=True)
class Entry:
    """An entry: its type, its key, and its fields, already in TeX but for addresses."""

    type: str
    key: str
    fields: Mapping[str, str]


def single_braced(text: str) -> str:
    """Return a text in TeX, kept from changes of case by braces of its own."""
    return f"{{{escape(text)}}}" if text else ""


def pages(text: str) -> str:
    """Return pages in TeX; between two numbers stands the dash of a range."""
    return re.sub(r"(?<=\d)\s*[-–]+\s*(?=\w)", "--", escape(text.replace("–", "-").replace("--", "-")))


def is_checked(number: str) -> bool:
    """Tell whether an ISBN or ISSN is one by its last digit, which is made of the others."""
    digits = re.sub(r"[\s-]", "", number).upper()
    if not re.fullmatch(r"[0-9]{13}|[0-9]{9}[0-9X]|[0-9]{7}[0-9X]", digits):
        return False
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if len(values) == 13:
        return sum(value * (3 if place % 2 else 1) for place, value in enumerate(values)) % 10 == 0
    return sum(value * weight for weight, value in enumerate(reversed(values), 1)) % 11 == 0


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
    if name.get("literal"):
        return single_braced(name["literal"])
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join([*(escape(one) for one in particles if one), _whole(name.get("family") or "")]).strip()
    given = name.get("given") or ""
    divided = "," in given or re.search(r"\band\b", given, re.IGNORECASE)
    parts = (family, _whole(name.get("suffix") or ""), single_braced(given) if divided else escape(given))
    return ", ".join(part for part in parts if part)


def _whole(part: str) -> str:
    """Return a part of a name, in braces where it would be divided."""
    return single_braced(part) if _DIVIDES_NAMES.search(part) else escape(part)
