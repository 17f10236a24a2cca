"""BibLaTeX: the works as entries that biber accepts, in types whose fields they have.

Biber's data model asks some types for fields that a work may not have, and allows no title in
others (letters, broadcasts). Such a work is `@misc`. A date that is not known is written `XXXX`,
EDTF's word for it, since every type wants a date and nothing is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.export.bib import Entry, library, name_list, single_braced
from osexplore.citing.export.works import Work
from osexplore.citing.naming import key
from osexplore.corpus import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Person, Source

_CANDIDATES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "article": (("online", ("URL",)), ("unpublished", ("author",))),
    "article-journal": (("article", ("author", "container-title")),),
    "article-magazine": (("article", ("author", "container-title")),),
    "article-newspaper": (("article", ("author", "container-title")),),
    "book": (("book", ("author",)), ("collection", ("editor",))),
    "chapter": (
        ("incollection", ("author", "editor", "container-title")),
        ("inbook", ("author", "container-title")),
    ),
    "dataset": (("dataset", ()),),
    "manuscript": (("unpublished", ("author",)),),
    "pamphlet": (("booklet", ("author",)),),
    "paper-conference": (("inproceedings", ("author", "container-title")),),
    "patent": (("patent", ("author", "number")),),
    "post": (("online", ("URL",)),),
    "post-weblog": (("online", ("URL",)),),
    "report": (("report", ("author", "genre", "publisher")),),
    "software": (("software", ()),),
    "speech": (("unpublished", ("author",)),),
    "thesis": (("thesis", ("author", "genre", "publisher")),),
    "webpage": (("online", ("URL",)),),
}
"""For a CSL type the entry types that fit it, best first, each with the CSL fields that it asks for."""

_ALLOWED = {
    entry_type: frozenset(fields.split())
    for entry_type, fields in {
        "article": "editor translator journaltitle volume number version pages",
        "book": "editor translator publisher location volume number edition pages",
        "booklet": "editor howpublished location type pages",
        "collection": "editor translator publisher location volume number edition pages",
        "dataset": "editor organization publisher location edition number type version",
        "inbook": "editor translator booktitle publisher location volume number edition pages",
        "incollection": "editor translator booktitle publisher location volume number edition pages",
        "inproceedings": "editor booktitle organization publisher location volume number pages",
        "misc": "editor organization howpublished location type version",
        "online": "editor organization version",
        "patent": "location number type version",
        "report": "institution location number type version pages",
        "software": "editor organization howpublished location type version",
        "thesis": "institution location type pages",
        "unpublished": "howpublished location type",
    }.items()
}
"""Which fields biber's data model allows a type, of those that it does not allow every type."""

_FIELDS = {
    "container-title": ("journaltitle", "booktitle", "organization", "howpublished"),
    "publisher": ("publisher", "institution", "organization", "howpublished"),
    "publisher-place": ("location",),
    "volume": ("volume",),
    "issue": ("number",),
    "number": ("number",),
    "edition": ("edition",),
    "version": ("version",),
    "page": ("pages",),
    "genre": ("type",),
}
"""For a CSL variable the fields that can hold it, best first."""

_LISTS = ("organization", "publisher", "institution", "location")
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_LANGUAGES = {"zh-hans": "chinese-hans", "zh-hant": "chinese-hant", "zh": "chinese", "en": "english"}


def write(material: Material) -> str:
    """Return the works as a BibLaTeX file."""
    return library(entry(work, material.people) for work in material.works)


def entry(source: Source, people: Mapping[str, Person]) -> Entry:
    """Return one work as an entry, its key the work's id."""
    work = Work(source, people)
    kind = _entry_type(work)
    fields = {
        "author": name_list(work.names("author")),
        "editor": name_list(work.names("editor")),
        **_translators(work, kind),
        "title": single_braced(work.title),
        "titleaddon": single_braced(f"[{work.translation}]") if work.translation else "",
        "entrysubtype": _SUBTYPES.get(work.type, "") if kind == "article" else "",
        **_variables(work, kind),
        "date": date(work),
        "url": work.text("URL"),
        "doi": work.text("DOI"),
        "langid": _LANGUAGES.get((source.language or "").lower(), ""),
    }
    return Entry(kind, key(source.id), {name: value for name, value in fields.items() if value})


def _entry_type(work: Work) -> str:
    """Return the first entry type that has what the work has, and asks for no more."""
    for kind, required in _CANDIDATES.get(work.type, ()):
        homeless = work.names("editor") and "editor" not in _ALLOWED[kind]
        if not homeless and all(work.item.get(field) for field in required):
            return kind
    return "misc"


def _translators(work: Work, kind: str) -> dict[str, str]:
    """Return the translators; where a type has no field for them, in one that every type has."""
    names = name_list(work.names("translator"))
    if not names or "translator" in _ALLOWED[kind]:
        return {"translator": names}
    return {"namea": names, "nameatype": "translator"}


def _variables(work: Work, kind: str) -> dict[str, str]:
    """Return the fields for what the work has beside names, title and date; a note for what has none."""
    held: dict[str, list[str]] = {}
    left = []
    for variable, candidates in _FIELDS.items():
        text = work.text(variable)
        field = next((field for field in candidates if field in _ALLOWED[kind]), None)
        if text and field and (field != "volume" or text.isdigit()):  # biber takes no other volume
            held.setdefault(field, []).append(text)
        elif text:
            left.append(f"{variable.replace('-', ' ')} {text}")
    fields = {field: _held(field, texts) for field, texts in held.items()}
    return {**fields, "note": single_braced(", ".join(left))}


def _held(field: str, texts: list[str]) -> str:
    """Return a field's value; in a list each text stands in braces, lest an "and" in it divide it."""
    if field in _LISTS:
        return " and ".join(single_braced(text) for text in texts)
    return texts[0] if field == "volume" else single_braced(", ".join(texts))


def date(work: Work) -> str:
    """Return the date in the EDTF that biber reads: units, ranges, and "about"; `XXXX` if it is not known."""
    if not work.source.published:
        return "XXXX"
    when = dates.parse(work.source.published)
    doubt = (
        "%"
        if when.approximate and when.uncertain
        else "~"
        if when.approximate
        else "?"
        if when.uncertain
        else ""
    )
    parts = work.date_parts or [[year] for year in _years(when)]
    return "/".join(f"{_unit(part)}{doubt}" if part else "" for part in parts) or "XXXX"


def _unit(parts: list[int]) -> str:
    year, *rest = parts
    return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))


def _years(when: dates.Date) -> list[int]:
    """Return the years between which a date lies that is neither a unit nor a range."""
    bounds = {day.year for day in (when.earliest, when.latest) if day is not None}
    return sorted(bounds)
