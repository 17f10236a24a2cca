"""BibTeX for styles of the old kind: fewer types, a year for a date, what has no field told in a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.export.bib import Entry, library, name_list, pages, single_braced
from osexplore.citing.export.works import Work
from osexplore.citing.naming import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Person, Source

_TYPES = {
    "article-journal": ("article", ("author", "container-title", "issued")),
    "article-magazine": ("article", ("author", "container-title", "issued")),
    "article-newspaper": ("article", ("author", "container-title", "issued")),
    "book": ("book", ("author", "publisher", "issued")),
    "chapter": ("incollection", ("author", "container-title", "publisher", "issued")),
    "manuscript": ("unpublished", ("author",)),
    "paper-conference": ("inproceedings", ("author", "container-title", "issued")),
    "report": ("techreport", ("author", "publisher", "issued")),
    "thesis": ("phdthesis", ("author", "publisher", "issued")),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}
_TAKES = {
    "article": ("volume", "number", "pages"),
    "book": ("editor", "volume", "number", "series", "address", "edition"),
    "incollection": (
        "editor", "volume", "number", "series", "type", "chapter", "pages", "address", "edition",
    ),
    "inproceedings": ("editor", "volume", "number", "series", "pages", "address"),
    "misc": ("editor",),
    "phdthesis": ("type", "address"),
    "techreport": ("type", "number", "address"),
    "unpublished": (),
}  # fmt: skip
"""What an entry of each type may have beside author, title, date, and where it was published."""

_VARIABLES = {
    "editor": "editor", "volume": "volume", "series": "collection-title", "address": "publisher-place",
    "edition": "edition", "type": "genre", "chapter": "chapter-number", "pages": "page",
}  # fmt: skip
"""For a field the CSL variable that it holds; `number` holds one of two."""


def write(material: Material) -> str:
    """Return the works as a BibTeX file."""
    return library(entry(work, material.people) for work in material.works)


def entry(source: Source, people: Mapping[str, Person]) -> Entry:
    """Return one work as an entry, its key the work's id."""
    work = Work(source, people)
    kind, required = _TYPES.get(work.type, ("misc", ()))
    if not all(work.item.get(field) for field in required):
        kind = "misc"
    fields = {
        "author": name_list(work.names("author")),
        "title": single_braced(work.title),
        **_places(work, kind),
        **{field: _held(field, work, variable) for field, variable in _fields(work, kind).items()},
        **_date(work),
        "note": single_braced(_note(work, kind)),
        "doi": work.text("DOI"),
        "url": work.text("URL"),
    }
    return Entry(kind, key(source.id), {name: value for name, value in fields.items() if name and value})


def _places(work: Work, kind: str) -> dict[str, str]:
    """Return in what and by whom a work was published, and where."""
    container, publisher = work.text("container-title"), work.text("publisher")
    places = [place for place in (container if kind not in _CONTAINERS else "", publisher) if place]
    return {
        _CONTAINERS.get(kind, ""): single_braced(container),
        _PUBLISHERS.get(kind, "publisher"): single_braced(", ".join(places)),
    }


def _fields(work: Work, kind: str) -> dict[str, str]:
    """Return the fields that an entry of a type may have, each with the variable that it holds."""
    number = "issue" if work.text("issue") else "number"
    return {field: _VARIABLES.get(field, number) for field in _TAKES[kind]}


def _held(field: str, work: Work, variable: str) -> str:
    if field == "editor":
        return name_list(work.names(variable))
    return pages(work.text(variable)) if field == "pages" else single_braced(work.text(variable))


def _date(work: Work) -> dict[str, str]:
    start = work.date_parts[0] if work.date_parts else []
    return {
        "year": f"{start[0]:04}" if start else "",
        "month": _MONTHS[start[1] - 1] if len(start) > 1 else "",
    }


def _note(work: Work, kind: str) -> str:
    """Return what BibTeX has no field for: our title, the kind of work, an odd date, the rest."""
    held = {"author", "container-title", "publisher", "DOI", "URL", *_fields(work, kind).values()}
    parts = [
        f"English title: {work.translation}" if work.translation else "",
        work.type.replace("_", " ").replace("-", " ") if kind == "misc" else "",
        f"published {work.date_in_words}" if work.date_in_words and _says_more(work) else "",
        *work.rest(held),
    ]
    return "; ".join(part for part in parts if part)


def _says_more(work: Work) -> bool:
    """Tell whether the date is more than a year and a month."""
    return work.is_uncertain or len(work.date_parts) != 1 or len(work.date_parts[0]) > 2
