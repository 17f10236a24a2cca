"""Words that reach us through others: whose they are, by which works, and how each style says so.

The reader of this story holds an article in hands. What somebody says in it is cited from the
article, and the chain names the rest: "Elon Musk, e-mail, December 2018, in OpenAI and Elon
Musk (blog post), as cited in …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from osexplore.citing import runs
from osexplore.citing.chains import chain
from osexplore.citing.naming import date_words, printed, source_name
from osexplore.citing.runs import Run, Runs
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.citing.styles import Family, Style
    from osexplore.corpus.model import Person, Quote, Source

_LEADS: dict[Family, tuple[str, str]] = {
    "apa": ("as cited in", "as cited in"),
    "chicago": ("quoted in", "cited in"),
    "mla": ("qtd. in", "reported in"),
    "harvard": ("quoted in", "cited in"),
    "ieee": ("quoted in", "cited in"),
    "vancouver": ("quoted in", "cited in"),
    "gbt": ("转引自", "转引自"),
    "other": ("quoted in", "cited in"),
}
"""How a style leads from the words to the work in hand: for words that are quoted, for words that are not."""

_OWN_WORKS = ("personal_communication", "post", "speech", "interview")
"""Works that are an utterance, which `speakers`, `medium` and `said` already describe."""

_MEDIA = {
    "speech": ("speech", "演讲"), "interview": ("interview", "采访"), "podcast": ("podcast", "播客"),
    "broadcast": ("broadcast", "广播电视节目"), "conversation": ("conversation", "谈话"),
    "meeting": ("meeting", "会议"), "chat": ("chat message", "聊天信息"), "email": ("e-mail", "电子邮件"),
    "letter": ("letter", "信函"), "memo": ("memo", "备忘录"), "post": ("social media post", "社交媒体帖子"),
    "blog": ("blog", "博客"), "website": ("website", "网站"), "filing": ("court filing", "法庭文件"),
    "paper": ("paper", "论文"), "statement": ("statement", "声明"),
}  # fmt: skip


@dataclass(frozen=True)
class Tongue:
    """The language in which the words around a citation are written, with its punctuation."""

    language: str
    comma: str
    listing: str
    last: str
    according: str
    within: str
    opening: str
    closing: str
    spaced: bool
    """Whether words stand apart by spaces."""


ENGLISH = Tongue(
    language="en",
    comma=", ",
    listing=", ",
    last=" and ",
    according="{holder}, according to {informant}",
    within="in {work}",
    opening="(",
    closing=")",
    spaced=True,
)
CHINESE = Tongue(
    language="zh-Hans",
    comma="，",
    listing="、",
    last="和",
    according="{informant}所述{holder}",
    within="见{work}",
    opening="（",
    closing="）",
    spaced=False,
)


def tongue(style: Style, source: Source) -> Tongue:
    """Return the language of the words around a citation: Chinese for a Chinese work in a Chinese style."""
    chinese = style.is_chinese and (source.language or "zh").startswith("zh")
    return CHINESE if chinese else ENGLISH


def lead(style: Style, quote: Quote, said_in: Tongue) -> str:
    """Return the words between an origin and the work in hand, such as "as cited in"."""
    quoted, told = _LEADS[style.family if said_in is CHINESE or style.family != "gbt" else "other"]
    return quoted if quote.mode in ("direct", "mixed") else told


def origin(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source], said_in: Tongue) -> str:
    """Return whose words a quote has and through which works they came; "" for the source's own words."""
    holder = _holder(quote, people, said_in)
    last = sources.get(quote.via[-1]) if quote.via else None
    said = quote.said or (last.published if last else None)
    medium = _MEDIA[quote.medium][said_in is CHINESE] if quote.medium else ""
    when = date_words(said, said_in.language) if said else ""
    utterance = (holder, medium, when) if holder else ()
    works = [_work_name(work, people, said_in) for work in reversed(_works(quote, sources))]
    first = 0 if holder else 1
    places = [*works[:first], *(said_in.within.format(work=name) for name in works[first:])]
    return said_in.comma.join(part for part in (*utterance, *places) if part)


def cited(citation: Runs, told: str, leads: str, style: Style, said_in: Tongue) -> Runs:
    """Return a style's citation of the work in hand, told as the place where `told` is found."""
    if not told:
        return citation
    glue = f"{told}{said_in.comma}{leads}"
    space = " " if said_in.spaced else ""
    if style.kind == "note":
        return runs.joined((Run(f"{glue}{space}"), *citation))
    if style.kind == "numeric":
        number = tuple(Run(run.text, run.marks.replace("p", "")) for run in citation)
        bare = runs.plain(citation)[:1].isdigit()
        work = "文献" if said_in is CHINESE else "reference " if bare else ""
        return runs.joined((Run(f"{said_in.opening}{glue}{space}{work}"), *number, Run(said_in.closing)))
    first, rest = citation[:1], citation[1:]
    bracket = re.match(r"[(（]", first[0].text) if first else None
    if not bracket:
        return runs.joined((Run(f"{said_in.opening}{glue}{space}"), *citation, Run(said_in.closing)))
    inside = Run(first[0].text[1:], first[0].marks)
    return runs.joined((Run(f"{bracket[0]}{glue}{space}"), inside, *rest))


def basis(
    quote: Quote,
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    said_in: Tongue,
    *,
    named: bool = False,
) -> str:
    """Say what the work in hand is based on, as far as the story tells; "" where that is nothing else.

    It is `named` where it is not the only one in hand.
    """
    source = sources[quote.source]
    if said_in is not CHINESE:
        called = source_name(source, people) if named else "This source"
        return chain(replace(quote, via=()), source, people, sources, called)
    works = [_work_name(sources[work], people, said_in) for work in source.based_on if work in sources]
    return f"来源：{_work_name(source, people, said_in)}据{said_in.listing.join(works)}。" if works else ""


def _holder(quote: Quote, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return who said the words, and on whose word we have it."""
    speakers = names(quote.speakers, people, said_in)
    informants = names(quote.according_to, people, said_in)
    if speakers and informants:
        return said_in.according.format(holder=speakers, informant=informants)
    return speakers or informants


def names(identities: Iterable[str], people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return people's names in the language of the words around them."""
    known = [
        harmless(words(people[one].name, said_in.language)) if one in people else one for one in identities
    ]
    return said_in.last.join(part for part in (said_in.listing.join(known[:-1]), *known[-1:]) if part)


def _works(quote: Quote, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return the works of the quote's `via`, without a last one that is the utterance itself."""
    works = [sources[work] for work in quote.via if work in sources]
    if works and quote.speakers and _is_utterance(works[-1], quote):
        works.pop()
    return tuple(works)


def _is_utterance(work: Source, quote: Quote) -> bool:
    return work.csl.get("type") in _OWN_WORKS or (work.by == quote.speakers and not printed(work, "title"))


def _work_name(work: Source, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return what a work of a chain is called: by its title or our description, else by where it stood."""
    called = harmless(words(work.title, said_in.language)) or printed(work, "title")
    place = printed(work, "container-title") or printed(work, "publisher")
    return called or place or names(work.by, people, said_in) or harmless(work.id)
