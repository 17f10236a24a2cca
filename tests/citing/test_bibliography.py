"""Several works in one list: their numbers, their order, each once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from osexplore.citing import runs, styles
from osexplore.citing.bibliography import bibliography
from osexplore.corpus.model import Source

WORKS = {
    "ships": Source(id="ships", csl={"type": "book", "title": "Ships"}, language="en", published="2001"),
    "chuan": Source(id="chuan", csl={"type": "book", "title": "论船"}, language="zh-Hans", published="2002"),
    "sails": Source(id="sails", csl={"type": "book", "title": "Sails"}, language="en", published="2003"),
}


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize("name", ["gbt7714-2025-numeric", "gbt7714-2015-numeric"])
def test_works_of_all_languages_share_one_count_in_a_numeric_chinese_style(name: str) -> None:
    places = [("ships", 1), ("chuan", 2), ("sails", 3), ("ships", 4)]
    made = bibliography(places, {}, WORKS, styles.named(name))
    assert [runs.plain(citation) for citation in made.citations] == ["[1]", "[2]", "[3]", "[1]"]
    assert [(one.source, one.label) for one in made.references] == [
        ("ships", "[1]"), ("chuan", "[2]"), ("sails", "[3]"),
    ]  # fmt: skip


@pytest.mark.usefixtures("with_engine")
def test_chinese_works_stand_first_where_authors_and_years_are_cited() -> None:
    places = [(identity, None) for identity in WORKS]
    made = bibliography(places, {}, WORKS, styles.named("gbt7714-2025-author-date"))
    assert [one.source for one in made.references] == ["chuan", "ships", "sails"]
    assert made.alike == ()


@pytest.mark.usefixtures("with_engine")
def test_works_whose_ids_are_no_harmless_text_are_cited_like_any_other() -> None:
    odd = {
        f"{name}\x1b[2J\t\u202e": replace(work, id=f"{name}\x1b[2J\t\u202e") for name, work in WORKS.items()
    }
    made = bibliography([(identity, 1) for identity in odd], {}, odd, styles.named("apa"))
    assert made.problem == ""
    assert [runs.plain(citation) for citation in made.citations] == [
        "(Ships, 2001, para. 1)", "(论船, 2002, para. 1)", "(Sails, 2003, para. 1)",
    ]  # fmt: skip
    assert {one.source for one in made.references} == set(odd)


PAGES = {
    name: Source(id=name, csl={"type": "webpage", "title": f"On {name}"}, language="en", published=published)
    for name, published in (("ships", "2001-05~"), ("sails", None), ("masts", "../2003"))
}


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize(
    ("style", "undated"),
    [("ieee", ("ships", "masts")), ("apa", ()), ("chicago-notes", ()), ("gbt7714-2015-numeric", ())],
)
def test_a_date_that_a_style_drops_is_told_of_each_work_that_has_one(
    style: str, undated: tuple[str, ...]
) -> None:
    places = [(identity, 1) for identity in PAGES]
    assert bibliography(places, {}, PAGES, styles.named(style)).undated == undated
    for identity in PAGES:
        alone = bibliography([(identity, None)], {}, PAGES, styles.named(style), live=True)
        assert alone.undated == tuple(one for one in undated if one == identity)


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_the_reference_is_in_the_language_of_the_style() -> None:
    told = {
        style: runs.plain(bibliography([("chuan", 1)], {}, WORKS, styles.named(style)).references[0].runs)
        for style in ("apa", "gbt7714-2025-numeric")
    }
    assert told == {
        "apa": "Basic reference: “论船”, 2002.",
        "gbt7714-2025-numeric": "简要著录：《论船》，2002年。",
    }
