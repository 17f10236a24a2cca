"""Thirty-odd works beside the story's: every type, and everything that can be missing or odd in one."""

from __future__ import annotations

from typing import Any

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
)
