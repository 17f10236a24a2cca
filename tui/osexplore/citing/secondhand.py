"""Words that reach us through others: whose they are, by which works, and how each style says so.

The reader of this story holds an article in hands. What somebody says in it is cited from the
article, and the chain names the rest: "Elon Musk, e-mail, December 2018, in “OpenAI and Elon
Musk” by OpenAI, as cited in …". Words from a work of the speaker's own reach us through nobody.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from osexplore.citing import runs
from osexplore.citing.called import names, work_name
from osexplore.citing.naming import is_by, medium_name, printed, writers
from osexplore.citing.runs import Run, Runs
from osexplore.citing.tongues import CHINESE
from osexplore.corpus import clocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.citing.styles import Family, Style
    from osexplore.citing.tongues import Tongue
    from osexplore.corpus.dates import Date
    from osexplore.corpus.model import Medium, Person, Quote, Source

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
"""Works that are an utterance of their authors, which `speakers`, `medium` and `said` already describe."""

_NESTED = re.compile(r"《[^》]*》|[（）]")
_INNER_BRACKETS = {"（": "〔", "）": "〕"}
"""Full-width brackets come to stand in others, where another form is used; a title keeps its own."""


def lead(style: Style, quote: Quote) -> str:
    """Return the words between an origin and the work in hand, such as "as cited in"."""
    quoted, told = _LEADS[style.family]
    return quoted if quote.mode in ("direct", "mixed") else told


def origin(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source], said_in: Tongue) -> str:
    """Return whose words a quote has and through which works they came.

    It is "" for the source's own words, and for those of its authors.
    """
    if _are_its_authors(quote, people, sources):
        return ""
    works = [sources[work] for work in quote.via if work in sources]
    last = works[-1] if works else None
    own = last is not None and _is_utterance(last, quote, people)
    named = [
        work_name(work, people, said_in, quote.speakers, quote.according_to)
        for work in reversed(works[:-1] if own else works)
    ]
    of_words, of_work = _circumstances(quote, last, said_in, "" if own else "".join(named[:1]))
    within = [said_in.join(named[0], *of_work), *named[1:]] if named else []
    holder = _holder(quote, people, said_in)
    begun = [said_in.join(holder, *of_words)] if holder else within[:1]
    rest = (said_in.within.format(work=name) for name in (within if holder else within[1:]))
    told = said_in.join(*begun, *rest)
    return _without_nesting(told) if said_in is CHINESE else told


def utterance(quote: Quote, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return who said or wrote a quote's words, in what, and when; "" where it is nobody."""
    holder = _holder(quote, people, said_in)
    return said_in.join(holder, *_circumstances(quote, None, said_in, "")[0]) if holder else ""


def _circumstances(
    quote: Quote, last: Source | None, said_in: Tongue, called: str
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return in what and when the words were said, and the same of the `last` work, the nearest to them.

    Where that work is their utterance, and is therefore not `called` anything, its date is the words'.
    A work of others has its own date, and its name may say the medium already. An informant wrote
    nothing: without a speaker medium and date are the work's.
    """
    medium = said_in.medium(quote.medium) if quote.medium and not _says(called, quote.medium) else ""
    published = last.published if last else None
    if not called:
        return (medium, said_in.moment(quote.said or published)), ("", "")
    if quote.speakers:
        of_work = "" if quote.said else said_in.moment(published, called)
        return (medium, said_in.moment(quote.said)), ("", of_work)
    said, dated = clocks.parsed(quote.said), clocks.parsed(published)
    if said is None or dated is None or _may_be_one(said, dated):
        return ("", ""), (medium, said_in.moment(quote.said or published, called))
    return ("", said_in.moment(quote.said)), (medium, said_in.moment(published, called))


def _without_nesting(told: str) -> str:
    """Return Chinese words as they stand inside full-width brackets."""
    return _NESTED.sub(lambda found: _INNER_BRACKETS.get(found[0], found[0]), told)


def _says(called: str, medium: Medium) -> bool:
    """Tell whether what a work is called says its medium: "Unnamed podcast", "邮件" for 电子邮件."""
    english, chinese = medium_name(medium).replace("-", " ").split()[-1], medium_name(medium, "zh")[-2:]
    return re.search(rf"\b(?:e-?)?{english}s?\b|{chinese}", called, re.IGNORECASE) is not None


def cited(citation: Runs, told: str, leads: str, style: Style, said_in: Tongue) -> Runs:
    """Return a style's citation of the work in hand, told as the place where `told` is found."""
    if not told:
        return citation
    glue = f"{told}{said_in.comma}{leads}"
    space = " " if said_in.spaced else ""
    if style.kind == "note":
        return runs.joined((Run(f"{glue}{space}"), *citation))
    if style.kind == "numeric":
        number = _without_parentheses(Run(run.text, run.marks.replace("p", "")) for run in citation)
        bare = runs.plain(number)[:1].isdigit()
        work = "文献" if said_in is CHINESE else "reference " if bare else ""
        return runs.joined((Run(f"{said_in.opening}{glue}{space}{work}"), *number, Run(said_in.closing)))
    first, rest = citation[:1], citation[1:]
    if not (first and first[0].text.startswith(("(", "（"))):
        return runs.joined((Run(f"{said_in.opening}{glue}{space}"), *citation, Run(said_in.closing)))
    inside = (Run(first[0].text[1:], first[0].marks), *rest)
    return runs.joined((Run(f"{said_in.opening}{glue}{space}"), *_closed(inside, said_in.closing)))


def _closed(citation: Sequence[Run], closing: str) -> Runs:
    """Return a citation with its last parenthesis as it is `closing` here; a place may stand behind it."""
    *before, last = citation
    found = max(last.text.rfind(mark) for mark in ")）")
    if found < 0:
        return (*_closed(before, closing), last) if before else (last,)
    return (*before, Run(f"{last.text[:found]}{closing}{last.text[found + 1 :]}", last.marks))


def _without_parentheses(citation: Iterable[Run]) -> Runs:
    """Return a citation without the parentheses around it: it comes to stand in others."""
    made = runs.joined(citation)
    if not (made and made[0].text.startswith("(") and made[-1].text.endswith(")")):
        return made
    opened = (Run(made[0].text[1:], made[0].marks), *made[1:])
    return (*opened[:-1], Run(opened[-1].text[:-1], opened[-1].marks))


def _are_its_authors(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source]) -> bool:
    """Tell whether the speakers wrote the work in hand themselves, and said these words in it."""
    source = sources.get(quote.source)
    if source is None or quote.via or quote.according_to or not is_by(source, quote.speakers, people):
        return False
    said, published = clocks.parsed(quote.said), clocks.parsed(source.published)
    return said is None or published is None or _may_be_one(said, published)


def _may_be_one(one: Date, other: Date) -> bool:
    """Tell whether two dates may be the same."""
    first, last = max(one.earliest or date.min, other.earliest or date.min), date.max
    return first <= min(one.latest or last, other.latest or last)


def _holder(quote: Quote, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return who said the words, and on whose word we have it."""
    speakers = names(quote.speakers, people, said_in)
    informants = names(quote.according_to, people, said_in)
    wording = said_in.according if speakers else said_in.informed
    return wording.format(holder=speakers, informant=informants) if informants else speakers


def _is_utterance(work: Source, quote: Quote, people: Mapping[str, Person]) -> bool:
    """Tell whether a work is nothing but what the speakers said; a letter of somebody else's is more."""
    if not quote.speakers:
        return False
    theirs = is_by(work, quote.speakers, people)
    if work.csl.get("type") in _OWN_WORKS:
        return theirs or not writers(work, people)
    return theirs and not printed(work, "title")
