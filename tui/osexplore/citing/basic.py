"""The basic reference: who, what, where, when, as far as the record says, and labelled as no style's own.

It stands where no citation style has been rendered, in the language of the text in which the style
would stand. What is not recorded is left out or said to be unknown; nothing is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.citing.naming import csl_name, date_words, printed, quoted_title, title, writers
from osexplore.corpus import csl
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from osexplore.corpus.model import Person, Source


@dataclass(frozen=True)
class _Wording:
    """What a basic reference says of itself, with its punctuation."""

    language: str
    label: str
    comma: str
    stop: str
    untitled: str
    undated: str
    volume: str
    issue: str
    page: str
    pages: str
    paragraph: str
    at: str
    address: str
    derived: str


_ENGLISH = _Wording(
    language="en",
    label="Basic reference: ",
    comma=", ",
    stop=". ",
    untitled="untitled",
    undated="date unknown",
    volume="vol. {}",
    issue="no. {}",
    page="p. {}",
    pages="pp. {}",
    paragraph="para. {}",
    at="{}: {}",
    address="{} (from its address)",
    derived="{} (derived, not printed)",
)
_CHINESE = _Wording(
    language="zh-Hans",
    label="简要著录：",
    comma="，",
    stop="。",
    untitled="无题",
    undated="日期不详",
    volume="第{}卷",
    issue="第{}期",
    page="第{}页",
    pages="第{}页",
    paragraph="第{}段",
    at="{}：{}",
    address="{}（据网址）",
    derived="{}（推定，原文未印）",
)

_INNER_TITLE_MARKS = str.maketrans("《》", "〈〉")


def reference(
    source: Source, people: Mapping[str, Person], *, paragraph: int | None = None, chinese: bool = False
) -> str:
    """Return the basic reference of a work, labelled: author, title, where it stood, date, place, address.

    In a `chinese` text its words are Chinese. The place is the `paragraph` that is cited.
    """
    said = _CHINESE if chinese else _ENGLISH
    parts = dict.fromkeys(part for part in _parts(source, people, said, paragraph) if part)
    return f"{said.label}{said.comma.join(parts)}{said.stop}{_address(source)}".rstrip()


def _parts(
    source: Source, people: Mapping[str, Person], said: _Wording, paragraph: int | None
) -> Iterator[str]:
    """Yield what stands between the commas, empty where it is not recorded."""
    yield _authors(source, people) if said is _CHINESE else writers(source, people)
    yield _chinese_title(source) if said is _CHINESE else _title(source)
    yield printed(source, "container-title")
    yield _told(said.volume, printed(source, "volume"))
    yield _told(said.issue, printed(source, "issue"))
    town, publisher = printed(source, "publisher-place"), printed(source, "publisher")
    yield said.at.format(town, publisher) if town and publisher else town or publisher
    yield _published(source, said)
    pages = printed(source, "page")
    yield _told(said.page if pages.isalnum() else said.pages, pages)
    yield said.paragraph.format(paragraph) if paragraph is not None else ""


def _told(form: str, value: str) -> str:
    """Return a value as the form has it; "" where there is none."""
    return form.format(value) if value else ""


def _title(source: Source) -> str:
    """Return the printed title in quotation marks; of an untitled work our description in brackets."""
    ours = title(source)
    return quoted_title(source) or (f"[{ours}]" if ours else _ENGLISH.untitled)


def _chinese_title(source: Source) -> str:
    """Return the printed title in title marks; of an untitled work our Chinese description in brackets."""
    original, ours = printed(source, "title"), harmless(words(source.title, "zh-Hans"))
    if original:
        return f"《{original.translate(_INNER_TITLE_MARKS)}》"
    return f"［{ours}］" if ours else _CHINESE.untitled


def _authors(source: Source, people: Mapping[str, Person]) -> str:
    """Return who wrote a work, in Chinese where the story knows the name."""
    names = [csl_name(author) for author in csl.names(source.csl.get("author"))]
    by = [harmless(words(people[one].name, "zh-Hans")) for one in source.by if one in people]
    return "、".join([name for name in names if name] or by)


def _published(source: Source, said: _Wording) -> str:
    """Return the date of publication in words, with how it was found unless it is printed."""
    if not source.published:
        return said.undated
    found = {"address": said.address, "derived": said.derived}.get(source.published_from, "{}")
    return found.format(date_words(source.published, said.language))


def _address(source: Source) -> str:
    """Return where the work stands: its URL, else its DOI as one."""
    url, doi = printed(source, "URL"), printed(source, "DOI")
    return url or (f"https://doi.org/{doi.removeprefix('https://doi.org/')}" if doi else "")
