from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from osexplore.citing.links import text_link
from osexplore.corpus.model import Quote, Source

SOURCE = Source(id="s", csl={"type": "webpage", "URL": "https://example.org/a"})


def fragment(exact: str, **fields: Any) -> str:
    link = text_link(Quote(id="q", source="s", events=("e",), exact=exact, **fields), SOURCE)
    return unquote(link.removeprefix("https://example.org/a").removeprefix("#:~:text="))


def test_a_short_passage_is_given_whole() -> None:
    assert fragment("马斯克离开了", prefix="。", suffix="。") == "马斯克离开了"


def test_a_long_one_by_its_first_and_last_clause() -> None:
    exact = "马斯克是我心目中的英雄,尽管他在推特上是个混蛋(Jerk),但我希望他能更多看到我们所做的艰难工作。"
    assert (
        fragment(exact, prefix="“", suffix="”")
        == "马斯克是我心目中的英雄,但我希望他能更多看到我们所做的艰难工作"
    )


def test_no_cut_goes_through_a_word() -> None:
    # What stands before and after may be the rest of a word: only punctuation is sure.
    assert fragment("克离开了，他说，再见", prefix="马斯", suffix="了") == "他说"
    assert fragment("克离开", prefix="马斯", suffix="了") == ""


def test_paragraphs_are_bridged() -> None:
    assert fragment("一段。\n二段", prefix="。", suffix="。") == "一段,二段"


def test_signs_that_mean_something_in_a_fragment_are_encoded() -> None:
    link = text_link(Quote(id="q", source="s", events=("e",), exact="a-b & c"), SOURCE)
    assert link == "https://example.org/a#:~:text=a%2Db%20%26%20c"


@pytest.mark.parametrize("address", [None, "javascript:alert(1)", "ftp://example.org"])
def test_without_a_web_address_there_is_no_link(address: str | None) -> None:
    source = Source(id="s", csl={"type": "webpage", **({"URL": address} if address else {})})
    assert text_link(Quote(id="q", source="s", events=("e",), exact="x"), source) == ""


def test_an_address_with_a_fragment_keeps_it() -> None:
    source = Source(id="s", csl={"URL": "https://example.org/a#b"})
    assert (
        text_link(Quote(id="q", source="s", events=("e",), exact="x"), source)
        == "https://example.org/a#b:~:text=x"
    )
