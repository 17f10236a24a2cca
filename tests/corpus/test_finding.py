"""One search for people, by any spelling: the screen's and the command line's."""

from __future__ import annotations

import pytest

from osexplore.corpus.finding import PersonFinder
from osexplore.corpus.index import Index
from tests.build import corpus, person


@pytest.fixture
def finder() -> PersonFinder:
    people = [
        person("lawyers", "Musk's lawyers", kind="group"),
        person("musk", {"en": "Elon Musk", "zh-Hans": "马斯克"}),
        person("altman", "Sam Altman", aliases=["奥特曼", "阿尔特曼"]),
        person("teller", "Sam Teller"),
    ]
    return PersonFinder(list(Index(corpus(people=people)).people.values()))


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("elon musk", ["musk"]),
        ("馬斯克", ["musk"]),
        ("MUSK", ["lawyers", "musk"]),
        ("sam", ["altman", "teller"]),
        ("altm", []),
        ("atlman", []),
        ("", []),
    ],
)
def test_named_are_those_with_the_whole_spelling_or_else_the_word(
    finder: PersonFinder, typed: str, named: list[str]
) -> None:
    assert [person.id for person in finder.named(typed)] == named


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("altm", [("altman", "Sam Altman")]),
        ("atlman", [("altman", "Sam Altman")]),
        ("阿尔特", [("altman", "阿尔特曼")]),
        ("usk", [("lawyers", "Musk's lawyers"), ("musk", "Elon Musk")]),
        ("zzz", []),
    ],
)
def test_found_is_who_begins_so_or_is_near_or_has_it_inside(
    finder: PersonFinder, typed: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.person.id, one.spelling) for one in finder.find(typed)] == found
