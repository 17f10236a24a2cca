"""How a person, a source, a language and our English are called, as far as the story says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from osexplore.citing.curly import curled
from osexplore.corpus import csl, dates
from osexplore.corpus.model import is_back_translation, primary_language, spellings, words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.corpus.model import Medium, Person, Quote, Source

LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip

_MEDIA: dict[Medium, tuple[str, str]] = {
    "speech": ("speech", "演讲"), "interview": ("interview", "采访"), "podcast": ("podcast", "播客"),
    "broadcast": ("broadcast", "广播电视节目"), "conversation": ("conversation", "谈话"),
    "meeting": ("meeting", "会议"), "chat": ("chat message", "聊天信息"), "email": ("e-mail", "电子邮件"),
    "letter": ("letter", "信函"), "memo": ("memo", "备忘录"), "post": ("social media post", "社交媒体帖子"),
    "blog": ("blog", "博客"), "website": ("website", "网站"), "filing": ("court filing", "法庭文件"),
    "paper": ("paper", "论文"), "statement": ("statement", "声明"),
}  # fmt: skip
"""How a medium is called in English and in Chinese."""

_READ = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
"""The parts of a name in the order in which they are read."""

INNER_MARKS = str.maketrans("“”", "‘’")
"""Quotation marks turned into those that stand in others."""


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = re.compile(
    rf"(?<!\d)((?:\d{{1,2}}(?:, | to | or | and ))*)(?<!\d)(\d{{1,2}}) ({_MONTHS})(?: (\d{{4}})(?!\d))?"
)

_NOT_IN_KEY = re.compile(r"[^0-9A-Za-z:._+-]")


def key(identity: str) -> str:
    """Return an id as a citation command, a bibliography or a footnote can name it; a slug stays as it is."""
    return _NOT_IN_KEY.sub("-", identity)


def language_name(tag: str | None) -> str:
    """Return a language's English name, or its tag where we know no name."""
    language = primary_language(tag) or "an unnamed language"
    return LANGUAGES.get(language, harmless(language))


def medium_name(medium: Medium, language: str = "en") -> str:
    """Return how a medium is called, in English or in Chinese."""
    return _MEDIA[medium][primary_language(language) == "zh"]


def short_label(quote: Quote) -> str:
    """Return what our English of a quote is, in a word."""
    if not is_back_translation(quote):
        return "translation"
    return "back-translation" if primary_language(quote.spoken_language) == "en" else "translated twice"


def person_name(identity: str, people: Mapping[str, Person]) -> str:
    """Return a person's English name."""
    person = people.get(identity)
    return harmless(words(person.name) if person else identity) or harmless(identity)


def person_names(identities: Iterable[str], people: Mapping[str, Person]) -> str:
    """Return several people's names as a list in words."""
    return in_words([person_name(identity, people) for identity in identities])


def source_name(source: Source, people: Mapping[str, Person]) -> str:
    """Return the short name of a work: an article's is where it stood, any other's what it is called.

    Whatever of that is missing gives way to the next, and at last to who wrote it.
    """
    names = [place(source, people), title(source), writers(source, people)]
    if not str(source.csl.get("type", "")).startswith(("article", "webpage")):
        names[0], names[1] = names[1], names[0]
    return next((name for name in names if name), harmless(source.id))


def short_work_name(source: Source, people: Mapping[str, Person]) -> str:
    """Return the short name of a work among other names: in quotation marks where it is a title."""
    name = source_name(source, people)
    is_title = name == title(source) and printed(source, "title")
    return f"“{name.translate(INNER_MARKS)}”" if is_title else name


def in_english(printed_name: str, people: Mapping[str, Person]) -> str:
    """Return the English name of the organization whose printed name this is; a stranger's stays as it is."""
    if printed_name:
        for person in people.values():
            if person.kind == "organization" and printed_name in (*person.name.values(), *person.aliases):
                return person_name(person.id, people)
    return printed_name


def title(source: Source) -> str:
    """Return a work's English title or description, else its printed title, else nothing."""
    return harmless(words(source.title)) or printed(source, "title")


def quoted_title(source: Source) -> str:
    """Return a work's printed title in quotation marks, ours in brackets where it says more; or nothing."""
    original, ours = printed(source, "title"), title(source)
    if not original:
        return ""
    quoted = f"“{original.translate(INNER_MARKS)}”"
    return quoted if original in ours else f"{quoted} [{curled(ours)}]"


def place(source: Source, people: Mapping[str, Person]) -> str:
    """Return where a work stood: the newspaper, the site, the publisher; or nothing."""
    return in_english(printed(source, "container-title") or printed(source, "publisher"), people)


def writers(source: Source, people: Mapping[str, Person]) -> str:
    """Return who wrote a work: as printed, else the people it is said to be by, else nothing."""
    return in_words(authors(source)) or person_names(source.by, people)


def authors(source: Source) -> list[str]:
    """Return the names of a work's authors as its record has them."""
    names = (csl_name(author) for author in csl.names(source.csl.get("author")))
    return [name for name in names if name]


def is_by(source: Source, identities: Sequence[str], people: Mapping[str, Person]) -> bool:
    """Tell whether a work was written by these people and nobody else, as the story or the record says."""
    if not identities or not set(identities) <= set(people):
        return False
    if source.by:
        return set(source.by) == set(identities)
    printed_names = authors(source)
    spelled = [spellings(people[one]) for one in identities]
    return len(printed_names) == len(spelled) and all(set(printed_names) & set(names) for names in spelled)


def printed(source: Source, field: str) -> str:
    """Return a text field of a work's CSL record, or nothing."""
    value = source.csl.get(field)
    return harmless(str(value)).strip() if isinstance(value, str | int) else ""


def date_words(date: str, language: str = "en") -> str:
    """Return an EDTF date in words, English or Chinese; one that does not parse as it stands."""
    try:
        return dates.wording(date, language)
    except dates.DateError:
        return harmless(date)


def month_first(wording: str) -> str:
    """Return a date in English words the American way: "10 to 14 May 2018" is "May 10 to 14, 2018".

    Where the wording goes on behind such a year, a comma follows it.
    """

    def american(found: re.Match[str]) -> str:
        year = f", {found[4]}" if found[4] else ""
        goes_on = year and wording[found.end() :].startswith(" ")
        return f"{found[3]} {found[1]}{found[2]}{year}{',' if goes_on else ''}"

    return _DAYS.sub(american, wording)


def in_words(names: list[str]) -> str:
    """Join names as a sentence does: `A`, `A and B`, `A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def csl_name(name: dict[str, Any]) -> str:
    """Return a CSL name as it is read: a Chinese one without a space, the family first."""
    if name.get("literal"):
        return harmless(str(name["literal"]))
    parts = {part: str(name.get(part) or "") for part in _READ}
    if "\u3400" <= parts["family"][:1] <= "\u9fff":
        return harmless(parts["family"] + parts["given"])
    return harmless(" ".join(part for part in parts.values() if part))
