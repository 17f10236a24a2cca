"""A source as a CSL-JSON item: its own bibliographic record, worded for the text in which it is cited.

An English text cites a Chinese article by its title with the English one in brackets,
`原题 [English]`, a Chinese text by the title alone; the brackets are set when it has been rendered
(finishing.py). Nothing is added that the source does not have; what a style has no right place for is
left out of its item, and stays in the data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from osexplore.citing import rough
from osexplore.citing.finishing import BESIDE, MARK
from osexplore.citing.issued import doubt, issued
from osexplore.citing.naming import LANGUAGES
from osexplore.corpus import csl
from osexplore.corpus.model import in_name, primary_language, words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.citing.engine import Item
    from osexplore.citing.styles import Style
    from osexplore.corpus.model import Person, Source

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NAMES = (
    "author", "collection-editor", "composer", "container-author", "director", "editor", "editorial-director",
    "illustrator", "interviewer", "original-author", "recipient", "reviewed-author", "translator",
)  # fmt: skip
_TITLED = (
    "bill",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "patent",
    "regulation",
    "standard",
    "treaty",
)
"""Types whose description no style prints but in the title's place."""

_ARTICLES = ("article-magazine", "article-newspaper", "post", "post-weblog", "webpage")
"""Types whose editor answers for the one article; a style would name who edits the newspaper or the site."""

_LOCALES = {"zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", "en": "en-US"}


def item(source: Source, people: Mapping[str, Person], style: Style | None = None) -> Item:
    """Return the source as an item for `style`, harmless; without a style as data, its title as printed."""
    made: dict[str, Any] = {**csl.sound(source.csl), "id": source.id}
    made.setdefault("type", "document")
    language = words_language(source, style)
    for role in _NAMES:
        if role in made:
            made[role] = [_name(name) for name in made[role]]
    if "author" not in made and source.by:
        made["author"] = [_author(people[one], language) for one in source.by if one in people]
    for name in csl.DATES:
        if isinstance(made.get(name), str):
            made[name] = issued(made[name], language)
    if source.published:
        made["issued"] = issued(source.published, language)
    if source.language:
        made["language"] = locale(source.language)
    if style is not None:
        _title(made, source, style, language)
        _note_beside(made, source, style)
        _fit(made, source, style)
    # By its id, as it stands in the story, a citation is brought together with its work.
    return {name: value if name == "id" else _harmless(value) for name, value in made.items()}


def words_language(source: Source, style: Style | None) -> str:
    """Return the language in which words of ours stand in the citation of a source."""
    chinese = style is not None and style.is_chinese and primary_language(source.language) == "zh"
    return "zh-Hans" if chinese else "en"


def locale(language: str) -> str:
    """Return the locale of CSL for a language tag of ours: `zh-Hant` is `zh-TW`."""
    return _LOCALES.get(language.lower(), language)


def _harmless(value: Any) -> Any:
    """Return a value with every text in it harmless."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {harmless(str(key)): _harmless(part) for key, part in value.items()}
    return [_harmless(part) for part in value] if isinstance(value, list) else value


def _author(person: Person, language: str) -> dict[str, str]:
    """Return a person as an author: in parts where the story says which is the family name, else whole."""
    spoken = language if language in person.name else "en"
    name, family = words(person.name, spoken), person.family.get(spoken, "")
    given, suffix = (in_name(family, name) if family else None) or ("", "")
    if not given or _HAN.search(name):
        return {"literal": name}
    return {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}


def _name(name: dict[str, Any]) -> dict[str, Any]:
    """Return a name; one in Chinese characters as a whole, which no style abbreviates or turns round."""
    parts = f"{name.get('family', '')}{name.get('given', '')}"
    return {"literal": parts} if _HAN.search(parts) else name


def _without_stop(name: dict[str, Any]) -> dict[str, Any]:
    """Return a name with its suffix as GB/T 7714 abbreviates: "Jr" without a stop."""
    return {**name, "suffix": name["suffix"].rstrip(".")} if name.get("suffix") else name


def _title(made: Item, source: Source, style: Style, language: str) -> None:
    """Word the title for the style: printed, printed with ours in brackets, or ours for what has none."""
    printed, ours = made.get("title"), words(source.title, language).replace(MARK, "")
    if not printed:
        if ours and style.names_genre and "genre" not in made and made["type"] not in _TITLED:
            made["genre"] = ours
        elif ours and style.is_chinese:
            made["title"] = f"[{ours}]"
        elif ours:
            made["title"] = f"[{ours}{MARK}]"
            made[BESIDE] = {"described": ours}
    elif ours and not style.is_chinese and ours != printed and _is_foreign(source, printed):
        made["title"] = f"{printed.replace(MARK, '')}{MARK}"
        made.setdefault("title-short", printed)
        made[BESIDE] = {"title": ours}


def _note_beside(made: Item, source: Source, style: Style) -> None:
    """Note what is to be done to the rendering, beside our title."""
    unsure = doubt(source.published) if style.family in ("chicago", "harvard", "mla") else ""
    language = LANGUAGES.get(primary_language(source.language) or "", "")
    is_foreign = style.family == "vancouver" and made.get("title", "[")[:1] != "[" and language != "English"
    notes = {"doubt": unsure, "language": language if is_foreign else ""}
    beside = {**made.get(BESIDE, {}), **{name: told for name, told in notes.items() if told}}
    if beside:
        made[BESIDE] = beside


def _fit(made: Item, source: Source, style: Style) -> None:
    """Leave out and put otherwise what the style would print wrong."""
    worded = rough.reworded(made, style, doubt(source.published))
    if worded is not None:
        made["issued"] = worded
    for role in _NAMES if style.is_chinese else ():
        if role in made:
            made[role] = [_without_stop(name) for name in made[role]]
    authors = made.get("author", [])
    if authors and made["type"] in _ARTICLES:
        made.pop("editor", None)
    if style.family == "mla" and len(authors) == 2 and all(set(name) == {"literal"} for name in authors):
        # MLA's comma before "and" belongs to a name that is turned round.
        made["author"] = [{"literal": " and ".join(name["literal"] for name in authors)}]
    where = ("container-title", "publisher", "archive", "URL", "DOI")
    if style.family == "chicago" and made["type"] == "broadcast" and not any(made.get(one) for one in where):
        # It would say "aired November 2, 2023, on", and nothing after it.
        made["type"] = "webpage"


def _is_foreign(source: Source, printed: str) -> bool:
    """Tell whether a printed title needs ours beside it in an English text."""
    return primary_language(source.language) != "en" or _HAN.search(printed) is not None
