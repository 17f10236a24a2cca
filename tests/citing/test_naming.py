from __future__ import annotations

from typing import Any

import pytest

from osexplore.citing.naming import in_words, language_name, month_first, person_name, source_name
from osexplore.corpus.model import Person
from tests.build import corpus, person, source, work

PEOPLE: dict[str, Person] = {
    known.id: known
    for known in corpus(
        people=[
            person(
                "journal", "The Journal", kind="organization", aliases=["日报", {"text": "报", "source": "x"}]
            ),
            person("musk", "Elon Musk"),
            person("ri", "Ri", aliases=["日"]),
        ]
    ).people
}


def named(**fields: Any) -> str:
    return source_name(corpus(sources=[source("it", **fields)]).sources[0], PEOPLE)


@pytest.mark.parametrize(
    ("csl", "name"),
    [
        ({"type": "article", "container-title": "搜狐", "publisher": "搜狐公司"}, "搜狐"),
        ({"type": "webpage", "publisher": "搜狐公司"}, "搜狐公司"),
        ({"type": "article-newspaper", "container-title": "日报"}, "The Journal"),
        ({"type": "article", "container-title": "报"}, "报"),
        ({"type": "article", "container-title": "日"}, "日"),
        ({"type": "webpage", "title": "题目"}, "A description"),
        ({"type": "post", "container-title": "X"}, "A description"),
        ({"type": "broadcast", "publisher": "Podcasts"}, "A description"),
    ],
)
def test_an_article_is_known_by_where_it_stood_and_anything_else_by_what_it_is(
    csl: dict[str, str], name: str
) -> None:
    assert named(csl=csl, title={"en": "A description"}) == name


def test_what_is_missing_gives_way_to_the_next() -> None:
    assert named(csl={"type": "webpage", "title": "题目"}, title={}) == "题目"
    assert named(csl={"type": "webpage"}, title={}, by=["musk"]) == "Elon Musk"
    assert named(csl={"author": [{"literal": "梁"}]}, title={}, by=["musk"]) == "梁"
    assert named(csl={}, title={}) == "it"


def test_an_odd_record_is_still_named() -> None:
    assert named(csl={"author": "not a list of names", "title": {"en": "x"}}, title={}) == "it"
    assert named(csl={"author": [{}, 3], "publisher": 2020, "type": None}, title={}) == "2020"
    assert named(csl={"author": 5}, title={}) == "it"


def test_a_work_is_named_like_an_article() -> None:
    it = corpus(sources=[work("it", csl={}, title={"en": "an e-mail"})]).sources[0]
    assert source_name(it, PEOPLE) == "an e-mail"


def test_a_stranger_is_called_by_his_id() -> None:
    assert person_name("nobody", PEOPLE) == "nobody"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_in_a_sentence(names: list[str], words: str) -> None:
    assert in_words(names) == words


@pytest.mark.parametrize(
    ("tag", "name"),
    [("zh-Hans", "Chinese"), ("en", "English"), ("tlh", "tlh"), (None, "an unnamed language")],
)
def test_languages_have_their_english_names(tag: str | None, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("wording", "american"),
    [
        ("29 February 2024", "February 29, 2024"),
        ("10 to 14 February 2025", "February 10 to 14, 2025"),
        ("10, 11 or 12 February 2025", "February 10, 11 or 12, 2025"),
        ("29 February to 5 March 2024", "February 29 to March 5, 2024"),
        ("30 November 2022 to c. March 2023", "November 30, 2022, to c. March 2023"),
        ("between 30 November 2022 and 5 March 2023", "between November 30, 2022, and March 5, 2023"),
        ("between 29 February and 5 March 2024", "between February 29 and March 5, 2024"),
        ("2022 to 5 March 2024", "2022 to March 5, 2024"),
        ("c. 20 November 2023?", "c. November 20, 2023?"),
        ("early 2018", "early 2018"),
        ("March 2018", "March 2018"),
    ],
)
def test_an_american_date_has_the_month_first(wording: str, american: str) -> None:
    assert month_first(wording) == american
