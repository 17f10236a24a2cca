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
_TYPED = ("techreport", "phdthesis", "incollection")
"""Types that have a field for what kind of work it is."""
_HELD = {
    "author", "editor", "container-title", "publisher", "publisher-place", "volume", "page", "edition", "DOI",
    "URL", "collection-title",
}  # fmt: skip


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
        "editor": name_list(work.names("editor")),
        "title": single_braced(work.title),
        **_places(work, kind),
        "volume": single_braced(work.text("volume")),
        "number": single_braced(work.text(_number(work))),
        "series": single_braced(work.text("collection-title")),
        "edition": single_braced(work.text("edition")),
        "type": single_braced(work.text("genre")) if kind in _TYPED else "",
        "pages": pages(work.text("page")),
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
        "address": single_braced(work.text("publisher-place")),
    }


def _date(work: Work) -> dict[str, str]:
    start = work.date_parts[0] if work.date_parts else []
    return {
        "year": f"{start[0]:04}" if start else "",
        "month": _MONTHS[start[1] - 1] if len(start) > 1 else "",
    }


def _number(work: Work) -> str:
    """Return which of the variables of a work is its number."""
    return "issue" if work.text("issue") else "number"


def _note(work: Work, kind: str) -> str:
    """Return what BibTeX has no field for: our title, the kind of work, an odd date, the rest."""
    held = {*_HELD, _number(work), *(["genre"] if kind in _TYPED else [])}
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
