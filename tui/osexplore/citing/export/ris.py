"""RIS: the works for reference managers, written by rispy without its header lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.export.works import Work
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from osexplore.citing.export.material import Material

_TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "broadcast": "MPCT", "chapter": "CHAP", "dataset": "DATA",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART",
    "hearing": "HEAR", "interview": "PCOMM", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC",
    "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM",
    "post": "ICOMM", "post-weblog": "BLOG", "report": "RPRT", "software": "COMP", "song": "SOUND",
    "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip

_HELD = {
    "author", "editor", "translator", "container-title", "publisher", "publisher-place", "volume", "page",
    "number-of-volumes", "edition", "genre", "DOI", "URL", "collection-title", "chapter-number", "abstract",
    "title-short", "call-number", "accessed",
}  # fmt: skip


def write(material: Material) -> str:
    """Return the works as a RIS file."""
    import rispy  # type: ignore[import-untyped]

    class Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
        """rispy's writer without the number that it puts before each record, which pandoc cannot read."""

        def set_header(self, count: int) -> str:
            """Return no header."""
            del count
            return ""

    records = [_record(Work(work, material.people)) for work in material.works]
    return str(rispy.dumps(records, implementation=Writer))


def _record(work: Work) -> dict[str, Any]:
    pages = work.text("page").replace("–", "-").split("-", 1)
    record = {
        "type_of_reference": _TYPES.get(work.type, "GEN"),
        "id": harmless(work.source.id),
        "authors": _names(work, "author"),
        "secondary_authors": _names(work, "editor"),
        "subsidiary_authors": _names(work, "translator"),
        "title": work.title,
        "translated_title": work.translation,
        "secondary_title": work.text("container-title"),
        "publisher": work.text("publisher"),
        "place_published": work.text("publisher-place"),
        "year": f"{work.date_parts[0][0]:04}" if work.date_parts else "",
        "date": _day(work.date_parts),
        "volume": work.text("volume"),
        "number": work.text(_number(work)),
        "number_of_volumes": work.text("number-of-volumes"),
        "start_page": pages[0],
        "end_page": pages[-1] if len(pages) > 1 else "",
        "edition": work.text("edition"),
        "type_of_work": work.text("genre"),
        "language": work.text("language"),
        "doi": work.text("DOI"),
        "issn": work.text(_serial(work)),
        "tertiary_title": work.text("collection-title"),
        "section": work.text("chapter-number"),
        "abstract": work.text("abstract"),
        "short_title": work.text("title-short"),
        "call_number": work.text("call-number"),
        "access_date": _day(work.numbers_of("accessed")),
        "urls": [work.text("URL")] if work.text("URL") else [],
        "notes": [*_published(work), *work.rest({*_HELD, _number(work), _serial(work)})],
    }
    return {name: value for name, value in record.items() if value}


def _names(work: Work, role: str) -> list[str]:
    """Return names as RIS has them; a comma at the end keeps a whole name of several words whole."""
    names = []
    for name in work.names(role):
        literal = name.get("literal")
        if literal:
            names.append(f"{literal}," if " " in literal else literal)
            continue
        parts = (name.get(part) for part in ("dropping-particle", "non-dropping-particle", "family"))
        family = " ".join(part for part in parts if part)
        names.append(", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part))
    return names


def _number(work: Work) -> str:
    """Return which of the variables of a work is its number."""
    return "issue" if work.text("issue") else "number"


def _serial(work: Work) -> str:
    """Return which of the variables of a work is its number in the book trade."""
    return "ISBN" if work.text("ISBN") else "ISSN"


def _day(parts: list[list[int]]) -> str:
    """Return the first day, month or year of a date as `YYYY/MM/DD/`."""
    if not parts:
        return ""
    year, *rest = parts[0]
    month, day = [*(f"{part:02}" for part in rest), "", ""][:2]
    return f"{year:04}/{month}/{day}/"


def _published(work: Work) -> list[str]:
    """Return a date that RIS cannot hold, in words."""
    plain = len(work.date_parts) == 1 and not work.is_uncertain
    return [] if plain or not work.date_in_words else [f"Published: {work.date_in_words}"]
