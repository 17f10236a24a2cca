"""Words that reach us through others: whose they are, by which works, and how each style says so.

The reader of this story holds an article in hands. What somebody says in it is cited from the
article, and the chain names the rest: "Elon Musk, e-mail, December 2018, in “OpenAI and Elon
Musk” by OpenAI, as cited in …". Words from a work of the speaker's own reach us through nobody.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import structs

from osexplore.citing import runs
from osexplore.citing.chains import chain
from osexplore.citing.naming import is_by, medium_name, place, printed, quoted_title, writers
from osexplore.citing.runs import Run, Runs
from osexplore.citing.tongues import CHINESE
from osexplore.corpus import clocks
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.citing.styles import Family, Style
    from osexplore.citing.tongues import Tongue
    from osexplore.corpus.dates import Date
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
"""Works that are an utterance of their authors, which `speakers`, `medium` and `said` already describe."""

_INNER_TITLE_MARKS = str.maketrans("《》", "〈〉")


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
    last = sources.get(quote.via[-1]) if quote.via else None
    uttered = utterance(quote, people, said_in, last.published if last else None)
    chain_of_works = reversed(_works(quote, people, sources))
    works = [_work_name(work, people, said_in, quote.speakers) for work in chain_of_works]
    first = 0 if uttered else 1
    within = [*works[:first], *(said_in.within.format(work=name) for name in works[first:])]
    return said_in.comma.join(part for part in (uttered, *within) if part)


def utterance(
    quote: Quote, people: Mapping[str, Person], said_in: Tongue, published: str | None = None
) -> str:
    """Return who said or wrote a quote's words, in what, and when; "" where it is nobody.

    Words without a date of their own have that on which the work nearest to them was `published`.
    """
    holder, said = _holder(quote, people, said_in), quote.said or published
    medium = medium_name(quote.medium, said_in.language) if quote.medium else ""
    told = (holder, medium, said_in.date(said) if said else "")
    return said_in.comma.join(part for part in told if part) if holder else ""


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
        called = (place(source, people) or _work_name(source, people, said_in)) if named else "This source"
        return chain(structs.replace(quote, via=()), source, people, sources, called)
    works = [_placed(sources[work], people) for work in source.based_on if work in sources]
    called = _placed(source, people) if named else "该文献"
    return f"来源：{called}依据{said_in.listing.join(works)}。" if works else ""


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
    if speakers and informants:
        return said_in.according.format(holder=speakers, informant=informants)
    return speakers or informants


def names(identities: Iterable[str], people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return people's names in the language of the words around them."""
    known = [
        harmless(words(people[one].name, said_in.language)) if one in people else one for one in identities
    ]
    return said_in.listed(known)


def _works(quote: Quote, people: Mapping[str, Person], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return the works of the quote's `via`, without a last one that is the utterance itself."""
    works = [sources[work] for work in quote.via if work in sources]
    if works and quote.speakers and _is_utterance(works[-1], quote, people):
        works.pop()
    return tuple(works)


def _is_utterance(work: Source, quote: Quote, people: Mapping[str, Person]) -> bool:
    """Tell whether a work is nothing but what the speakers said; a letter of somebody else's is more."""
    theirs = is_by(work, quote.speakers, people)
    if work.csl.get("type") in _OWN_WORKS:
        return theirs or not writers(work, people)
    return theirs and not printed(work, "title")


def _work_name(
    work: Source, people: Mapping[str, Person], said_in: Tongue, speakers: Sequence[str] = ()
) -> str:
    """Return what a work of a chain is called: its title in marks and by whom, else our description.

    The description of an untitled work stands in brackets, as in the references. Who wrote it is left
    out where it is by the speakers, who have been named.
    """
    described = harmless(words(work.title, said_in.language))
    if not printed(work, "title"):
        stood = printed(work, "container-title") or printed(work, "publisher")
        nameless = stood or names(work.by, people, said_in) or harmless(work.id)
        return (described if said_in is CHINESE else f"[{described}]") if described else nameless
    if said_in is CHINESE:
        by = "" if tuple(work.by) == tuple(speakers) else names(work.by, people, said_in)
        return f"{by}{_in_title_marks(work)}"
    by = "" if is_by(work, speakers, people) else writers(work, people)
    return f"{quoted_title(work)} by {by}" if by else quoted_title(work)


def _placed(work: Source, people: Mapping[str, Person]) -> str:
    """Return a work's Chinese name with where it stood, which tells a reprint from its original."""
    stood = printed(work, "container-title") or printed(work, "publisher")
    named_there = stood and printed(work, "title")
    return f"{_in_title_marks(work)}（{stood}）" if named_there else _work_name(work, people, CHINESE)


def _in_title_marks(work: Source) -> str:
    """Return a printed title in Chinese title marks, those in it turned into the inner ones."""
    return f"《{printed(work, 'title').translate(_INNER_TITLE_MARKS)}》"
