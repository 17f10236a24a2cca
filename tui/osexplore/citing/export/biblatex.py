"""BibLaTeX: the works as entries that biber accepts, in types whose fields they have.

Biber's data model asks some types for fields that a work may not have, and allows no title in
others (letters, broadcasts). Such a work is `@misc`. A date that is not known is written `XXXX`,
EDTF's word for it, since every type wants a date and nothing is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.export.bib import Entry, is_checked, library, name_list, pages, single_braced
from osexplore.citing.export.works import Work, iso
from osexplore.citing.naming import key
from osexplore.corpus.clocks import parsed
from osexplore.corpus.dates import Point, Range
from osexplore.corpus.model import primary_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.citing.export.material import Material
    from osexplore.corpus.dates import Date
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

_BOOKS = "editor translator publisher location volume number edition pages isbn series chapter"
_EVENTS = "eventtitle venue eventdate"

_ALLOWED = {
    entry_type: frozenset(fields.split())
    for entry_type, fields in {
        "article": "editor translator journaltitle volume number version pages issn series",
        "book": f"{_BOOKS} volumes pagetotal",
        "booklet": "editor howpublished location type pages chapter pagetotal",
        "collection": f"{_BOOKS} volumes pagetotal",
        "dataset": "editor organization publisher location edition number type version series",
        "inbook": f"{_BOOKS} booktitle bookauthor volumes",
        "incollection": f"{_BOOKS} booktitle volumes",
        "inproceedings": f"editor booktitle organization publisher location volume number pages isbn series"
        f" chapter volumes {_EVENTS}",
        "misc": "editor organization howpublished location type version",
        "online": "editor organization version",
        "patent": "location number type version",
        "report": "institution location number type version pages chapter pagetotal",
        "software": "editor organization howpublished location type version",
        "thesis": "institution location type pages chapter pagetotal",
        "unpublished": f"howpublished location type {_EVENTS}",
    }.items()
}
"""Which fields biber's data model allows a type, of those that it does not allow every type."""

_ALLOWED_ALL = {
    "abstract", "annotation", "author", "keywords", "note", "origdate", "origlocation", "origpublisher",
    "origtitle", "shorttitle", "urldate",
}  # fmt: skip
"""Which of the fields used here it allows every type."""

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
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "collection-title": ("series",),
    "number-of-volumes": ("volumes",),
    "number-of-pages": ("pagetotal",),
    "chapter-number": ("chapter",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "abstract": ("abstract",),
    "annote": ("annotation",),
    "keyword": ("keywords",),
    "title-short": ("shorttitle",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
}
"""For a CSL variable the fields that can hold it, best first."""

_DATES = {"accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}
_NAMES = {name: name for name in ("author", "editor", "translator")} | {"container-author": "bookauthor"}
_INTEGERS = ("volume", "volumes")
"""Fields in which biber takes nothing but a number."""

_DOUBTS = {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}
"""How EDTF writes what is approximate, and what is uncertain."""

_LISTS = ("organization", "publisher", "institution", "location", "origpublisher", "origlocation")
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_LANGUAGES = {
    "zh": "chinese", "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french",
    "it": "italian", "ja": "japanese", "ko": "korean", "pt": "portuguese", "ru": "russian",
}  # fmt: skip
"""What babel and polyglossia both call a language; biblatex takes no other names."""


def write(material: Material) -> str:
    """Return the works as a BibLaTeX file."""
    return library(entry(work, material.people) for work in material.works)


def entry(source: Source, people: Mapping[str, Person]) -> Entry:
    """Return one work as an entry, its key the work's id."""
    work = Work(source, people)
    kind = _entry_type(work)
    fields = {
        **_named(work, kind),
        "title": single_braced(work.title),
        "titleaddon": single_braced(f"[{work.translation}]") if work.translation else "",
        "entrysubtype": _SUBTYPES.get(work.type, "") if kind == "article" else "",
        **_variables(work, kind),
        "date": date(work),
        **_dated(work, kind),
        "note": _note(work, kind),
        "url": work.text("URL"),
        "doi": work.text("DOI"),
        "langid": _LANGUAGES.get(primary_language(source.language) or "", ""),
        "langidopts": "variant=traditional" if (source.language or "").lower() == "zh-hant" else "",
    }
    return Entry(kind, key(source.id), {name: value for name, value in fields.items() if value})


def _entry_type(work: Work) -> str:
    """Return the first entry type that has what the work has, and asks for no more."""
    for kind, required in _CANDIDATES.get(work.type, ()):
        homeless = work.names("editor") and "editor" not in _ALLOWED[kind]
        if not homeless and all(work.item.get(field) for field in required):
            return kind
    return "misc"


def _allows(kind: str, field: str) -> bool:
    return field in _ALLOWED[kind] or field in _ALLOWED_ALL


def _named(work: Work, kind: str) -> dict[str, str]:
    """Return who made the work, as far as its type has fields for them."""
    return {field: name_list(work.names(role)) for role, field in _NAMES.items() if _allows(kind, field)}


def _variables(work: Work, kind: str) -> dict[str, str]:
    """Return the fields for what the work has beside names, title and dates."""
    held: dict[str, list[str]] = {}
    for variable, field in _fields_of(work, kind).items():
        held.setdefault(field, []).append(work.text(variable))
    return {field: _held(field, texts) for field, texts in held.items()}


def _fields_of(work: Work, kind: str) -> dict[str, str]:
    """Return for each text of the work that its type has a field for, which one."""
    chosen = {
        variable: next((field for field in fields if _allows(kind, field)), "")
        for variable, fields in _FIELDS.items()
        if work.text(variable)
    }
    return {
        variable: field for variable, field in chosen.items() if field and _fits(field, work.text(variable))
    }


def _fits(field: str, text: str) -> bool:
    """Tell whether biber takes a text in a field."""
    if field in _INTEGERS:
        return text.isdigit()
    return is_checked(text) if field in ("isbn", "issn") else True


def _held(field: str, texts: list[str]) -> str:
    """Return a field's value; in a list each text stands in braces, lest an "and" in it divide it."""
    if field in _LISTS:
        return " and ".join(single_braced(text) for text in texts)
    if field == "pages":
        return pages(texts[0])
    return texts[0] if field in (*_INTEGERS, "isbn", "issn") else single_braced(", ".join(texts))


def _dated(work: Work, kind: str) -> dict[str, str]:
    """Return the dates beside that of publication."""
    allowed = {variable: field for variable, field in _DATES.items() if _allows(kind, field)}
    return {field: iso(work.numbers_of(variable)) for variable, field in allowed.items()}


def _note(work: Work, kind: str) -> str:
    """Return what the type has no field for, and a date that the fields tell less exactly than its words."""
    dates = [
        variable for variable, field in _DATES.items() if _allows(kind, field) and work.numbers_of(variable)
    ]
    names = [role for role, field in _NAMES.items() if _allows(kind, field)]
    held = {*_fields_of(work, kind), *dates, *names, "URL", "DOI"}
    when = work.date_in_words
    published = [f"published {when}"] if when and not work.date_parts else []
    return single_braced("; ".join((*published, *work.rest(held))))


def date(work: Work) -> str:
    """Return the date in the EDTF that biber reads: units, ranges, and "about"; `XXXX` if it is not known.

    biber reads no date without a beginning: such a one is told in words alone.
    """
    when = parsed(work.source.published)
    if when is None or when.earliest is None:
        return "XXXX"
    first, last = _doubts(when)
    if when.latest is None:
        return f"{when.earliest.year:04}{first}/"
    start, *end = work.date_parts or [[year] for year in sorted({when.earliest.year, when.latest.year})]
    return "/".join((f"{iso([start])}{first}", *(f"{iso([part])}{last}" for part in end)))


def _doubts(when: Date) -> tuple[str, str]:
    """Return how the two ends of a date are doubted; of a date that is no interval both are the same."""
    for member in when.members if when.kind == "interval" else ():
        if isinstance(member, Range) and isinstance(member.start, Point):
            end = member.end if isinstance(member.end, Point) else member.start
            return _DOUBTS[member.start.approximate, member.start.uncertain], _DOUBTS[
                end.approximate, end.uncertain
            ]
    whole = _DOUBTS[when.approximate, when.uncertain]
    return whole, whole
