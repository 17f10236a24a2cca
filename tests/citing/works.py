"""Thirty-odd works beside the story's: every type, and everything that can be missing or odd in one."""

from __future__ import annotations

from typing import Any

from osexplore.corpus import csl
from osexplore.corpus.model import Person, Source

PEOPLE = {
    "mara": Person(id="mara", kind="person", name={"en": "Mara Ito", "zh-Hans": "伊藤真良"}),
    "guild": Person(id="guild", kind="organization", name={"en": "The Guild of Clerks"}),
}

DOE = {"family": "Doe", "given": "Jane Q."}
BERG = {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}
KING = {"family": "King", "given": "Martin", "suffix": "Jr."}
WANG = {"family": "王", "given": "小明"}
GUILD = {"literal": "The Guild of Clerks"}


def work(identity: str, kind: str, published: str | None = "2019-05-07", **fields: Any) -> Source:
    """Make a work; what is no field of a source is CSL's."""
    own = {name: fields.pop(name) for name in ("title_of_ours", "by", "language") if name in fields}
    csl = {"type": kind, **{name.replace("_", "-"): value for name, value in fields.items()}}
    csl = {{"url": "URL", "doi": "DOI"}.get(name, name): value for name, value in csl.items()}
    return Source(
        id=identity,
        csl=csl,
        title=own.get("title_of_ours", {}),
        by=own.get("by", ()),
        published=published,
        language=own.get("language", "en"),
    )


JOURNAL: dict[str, Any] = {
    "container_title": "Journal of Clerks",
    "volume": "12",
    "issue": "3",
    "page": "45-67",
}
CHINESE: dict[str, Any] = {"language": "zh-Hans", "title_of_ours": {"en": "On ships", "zh-Hans": "论船"}}

WORKS: tuple[Source, ...] = (
    work(
        "journal",
        "article-journal",
        title="A study of ships",
        author=[DOE, BERG],
        doi="10.1000/ships",
        **JOURNAL,
    ),
    work("magazine", "article-magazine", title="Ships today", author=[KING], container_title="Weekly Ship"),
    work(
        "newspaper",
        "article-newspaper",
        title="A ship sinks",
        author=[DOE],
        container_title="The Daily",
        page="A1",
    ),
    work(
        "preprint",
        "article",
        title="Ships early",
        author=[BERG],
        publisher="arXiv",
        url="https://example.org/a?b=1_2&c=%20#d",
    ),
    work(
        "book",
        "book",
        "1999",
        title="Ships: a history",
        author=[DOE],
        publisher="Dock Press",
        publisher_place="Hull",
    ),
    work(
        "edited", "book", "2001", title="Ships collected", editor=[BERG], publisher="Dock Press", edition="2"
    ),
    work(
        "chapter",
        "chapter",
        "2001",
        title="Of masts",
        author=[KING],
        editor=[BERG],
        container_title="Ships collected",
        publisher="Dock Press",
        page="10-20",
    ),
    work(
        "paper",
        "paper-conference",
        "2015",
        title="Sails",
        author=[DOE],
        container_title="Proceedings of Sail",
        publisher="Dock Press",
        page="7",
    ),
    work(
        "thesis",
        "thesis",
        "2010",
        title="Keels",
        author=[DOE],
        publisher="University of Hull",
        genre="PhD thesis",
    ),
    work(
        "report",
        "report",
        "2012-03-31",
        title="Report on ropes",
        author=[GUILD],
        publisher="The Guild",
        number="R-7",
        genre="Technical report",
    ),
    work("standard", "standard", "2016", title="Knots", number="ISO 1:2016", publisher="ISO"),
    work("patent", "patent", "2003-02-01", title="A winch", author=[DOE], number="US1234567"),
    work(
        "webpage",
        "webpage",
        title="About ships",
        author=[GUILD],
        container_title="Ships.example",
        url="https://example.org/about",
    ),
    work(
        "blog",
        "post-weblog",
        title="My ship",
        author=[DOE],
        container_title="Ship Log",
        url="https://example.org/log",
    ),
    work("post", "post", title="Look, a ship!", by=("mara",), container_title="X"),
    work(
        "letter",
        "personal_communication",
        "1955-12-24",
        by=("mara",),
        title_of_ours={"en": "Letter on a ship"},
    ),
    work("interview", "interview", "2018", title="Talking of ships", author=[KING], interviewer=[DOE]),
    work("broadcast", "broadcast", "2017-07", title="Ships on air", publisher="Radio Hull"),
    work("film", "motion_picture", "1960", title="The ship", director=[BERG], publisher="Hull Films"),
    work("song", "song", "1971", title="Ship song", author=[KING], publisher="Dock Records"),
    work(
        "speech", "speech", "1940-06-04", title="On the beaches", author=[KING], event_title="House of Clerks"
    ),
    work("case", "legal_case", "1982", title="Doe v. Ship Co.", authority="High Court", number="12"),
    work(
        "dataset",
        "dataset",
        "2020",
        title="Ship counts",
        author=[GUILD],
        publisher="Data Dock",
        version="2.1",
        doi="10.1000/counts",
    ),
    work(
        "software",
        "software",
        "2021",
        title="Shipper",
        author=[DOE],
        version="1.0",
        url="https://example.org/s",
    ),
    work("map", "map", "1805", title="Chart of Hull", author=[BERG], publisher="Dock Press"),
    work("manuscript", "manuscript", "1701", title="Log of the Ann", author=[KING], archive="Hull Archive"),
    work(
        "encyclopedia",
        "entry-encyclopedia",
        "1911",
        title="Ship",
        container_title="Encyclopedia of Hull",
        volume="24",
    ),
    work("document", "document", title_of_ours={"en": "Paper found in a bottle"}, published=None),
    work("nobody", "article-magazine", title="Anonymous ships", container_title="Weekly Ship"),
    work("undated", "webpage", None, title="Timeless ships", author=[DOE], url="https://example.org/t"),
    work("circa", "book", "1850~", title="Old ships", author=[DOE], publisher="Dock Press"),
    work("uncertain", "book", "1851?", title="Maybe ships", author=[BERG], publisher="Dock Press"),
    work("interval", "book", "1914/1918", title="War ships", author=[KING], publisher="Dock Press"),
    work("quarter", "webpage", "2018-33", title="Early ships", author=[DOE], url="https://example.org/e"),
    work("set", "report", "[2018,2019]", title="Either ship", author=[GUILD], publisher="The Guild"),
    work("chinese", "article-newspaper", title="论“船”", author=[WANG], container_title="船报", **CHINESE),
    work(
        "traditional",
        "webpage",
        "2023-11-20~",
        title="論船",
        language="zh-Hant",
        title_of_ours={"en": "On ships"},
    ),
    work(
        "untitled",
        "webpage",
        "2023-03~",
        author=[{"literal": "梁小船"}],
        container_title="船网",
        language="zh-Hans",
        title_of_ours={"en": "Article on ships", "zh-Hans": "关于船的文章"},
    ),
    work(
        "escapes",
        "webpage",
        title="50% of $hips & {ropes} #1_a ~ ^ \\ <b> *x* -- “q”",
        author=[{"literal": "A and B"}],
        url="https://example.org/a_(b)?q={x}",
    ),
    # Every further type of CSL, described as such a work is.
    work("bill", "bill", "2023-07-18", title="Ships Act", number="H.R. 7", authority="House of Clerks"),
    work("classic", "classic", None, title="Odes on ships", author=[{"literal": "Pseudo-Doe"}], volume="2"),
    work(
        "collection",
        "collection",
        "1850/1860",
        title="Papers of the Ann",
        author=[DOE],
        archive="Hull Archive",
        archive_location="Box 3",
    ),
    work("entry", "entry", "2011", title="Mast", container_title="Lexicon of Ships", author=[KING]),
    work("dictionary", "entry-dictionary", "1989", title="keel, n.", container_title="Dictionary of Hull"),
    work("event", "event", "1966-09", title="The ship sails again", event_place="Hull", director=[BERG]),
    work("figure", "figure", "2005", title="A mast, drawn", author=[BERG], container_title="Ships collected"),
    work("graphic", "graphic", "1818", title="Ship in a storm", author=[KING], medium="oil on canvas"),
    work(
        "hearing",
        "hearing",
        "2019-02-26",
        title="On ships that sink",
        authority="House of Clerks",
        number="12",
    ),
    work(
        "law", "legislation", "1894-08-25", title="Merchant Shipping Act", authority="Parliament", number="60"
    ),
    work("score", "musical_score", "1791", title="Sea piece", composer=[KING], publisher="Dock Press"),
    work("pamphlet", "pamphlet", "1790~", title="Against ships", author=[GUILD], publisher_place="Hull"),
    work(
        "play", "performance", "2019-06-22", title="The ship, a play", director=[BERG], publisher="Hull Stage"
    ),
    work("periodical", "periodical", "1999/2004", title="Journal of Clerks", publisher="Dock Press"),
    work(
        "regulation",
        "regulation",
        "2019-07-30",
        title="Rules on masts",
        authority="The Guild",
        number="4 CFR 2",
    ),
    work(
        "review",
        "review",
        "2012",
        title="A dull film",
        author=[DOE],
        container_title="Weekly Ship",
        reviewed_title="The ship",
        reviewed_author=[BERG],
    ),
    work(
        "bookreview",
        "review-book",
        "2000",
        title="A dull book",
        author=[KING],
        container_title="Journal of Clerks",
        reviewed_title="Ships: a history",
        reviewed_author=[DOE],
    ),
    work("treaty", "treaty", "1963-08-05", title="Treaty on the seas", author=[GUILD]),
    work(
        "bilingual",
        "book",
        "2020",
        title="Schiffe",
        language="de",
        title_of_ours={"en": "Ships"},
        author=[DOE],
    ),
)


def _full(variable: str, number: int) -> Any:
    """Return a value for a variable of CSL by which it is known again."""
    if variable in csl.NAMES:
        return [{"family": f"Doe{number}", "given": "Ann Rose"}]
    if variable in csl.DATES:
        return {"date-parts": [[1900 + number, 2, 3]]}
    known = {"ISBN": "978-3-16-148410-0", "ISSN": "1050-124X", "page": "45-67", "DOI": "10.1000/full"}
    if variable in known:
        return known[variable]
    return str(1000 + number) if variable in csl.NUMBERS else f"Word{number}x & more"


_VARIABLES = sorted(csl.VARIABLES - csl.ABOUT_CITING - {"issued", "language", "title", "URL"})

FULL: tuple[Source, ...] = tuple(
    Source(
        id=f"full-{kind.replace('_', '-')}",
        csl={
            "type": kind,
            "title": f"Everything of {kind}",
            "URL": "https://example.org/full",
            **{variable: _full(variable, number) for number, variable in enumerate(_VARIABLES, 1)},
        },
        published="2019-05-07",
        language="en",
    )
    for kind in sorted(csl.TYPES)
)
"""One work of each type that has every variable of CSL."""
