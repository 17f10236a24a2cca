from __future__ import annotations

from typing import Any

import pytest

from osexplore.citing.basic import reference
from osexplore.corpus.model import Person, Source
from tests.build import corpus, person, source


def made(**fields: Any) -> tuple[Source, dict[str, Person]]:
    story = corpus(
        people=[
            person("openai", "OpenAI", kind="organization"),
            person("musk", {"en": "Elon Musk", "zh-Hans": "马斯克"}),
        ],
        sources=[source("it", **fields)],
    )
    return story.sources[0], {known.id: known for known in story.people}


def test_says_all_that_the_record_carries() -> None:
    csl = {
        "type": "webpage",
        "title": "马斯克退出记",
        "author": [{"literal": "梁昌均"}],
        "container-title": "搜狐科技",
        "URL": "https://example.org/a",
    }
    assert reference(*made(csl=csl, title={"en": "How Musk left"}, published="2023-03")) == (
        "Basic reference: 梁昌均, “马斯克退出记” [How Musk left], 搜狐科技, March 2023. https://example.org/a"
    )


def test_leaves_out_what_is_not_recorded_and_says_that_the_date_is_unknown() -> None:
    bare = reference(*made(csl={"title": "某文"}, published=None, published_from="unknown"))
    assert bare == "Basic reference: “某文”, date unknown."


def test_a_work_without_a_printed_title_is_described_in_brackets() -> None:
    described = reference(*made(csl={"type": "article"}, title={"en": "an e-mail"}, published=None))
    assert described == "Basic reference: [an e-mail], date unknown."
    assert reference(*made(csl={}, published=None)) == "Basic reference: untitled, date unknown."


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ("printed", "2 May 2024."),
        ("address", "2 May 2024 (from its address)."),
        ("derived", "2 May 2024 (derived, not printed)."),
    ],
)
def test_says_how_the_date_was_found_unless_it_is_printed(found: str, words: str) -> None:
    it = made(csl={"title": "T"}, published="2024-05-02", published_from=found)
    assert reference(*it) == f"Basic reference: “T”, {words}"


def test_the_marks_inside_a_title_become_single_ones() -> None:
    titled = reference(*made(csl={"title": "“控制狂魔”与“弄权高手”之争"}, published=None))
    assert "“‘控制狂魔’与‘弄权高手’之争”" in titled


def test_an_english_title_is_not_translated_into_itself() -> None:
    titled = reference(
        *made(csl={"title": "Foundering"}, title={"en": "Foundering (podcast)"}, language="en")
    )
    assert titled.startswith("Basic reference: “Foundering”, ")


@pytest.mark.parametrize(
    ("author", "words"),
    [
        ({"literal": "梁昌均"}, "梁昌均"),
        ({"family": "何", "given": "伊然"}, "何伊然"),
        ({"family": "Metz", "given": "Cade"}, "Cade Metz"),
        ({"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, "Vincent van Gogh"),
    ],
)
def test_names_stand_as_they_are_read(author: dict[str, str], words: str) -> None:
    assert reference(*made(csl={"title": "T", "author": [author]})).startswith(
        f"Basic reference: {words}, “T”"
    )


def test_without_a_printed_author_the_people_it_is_by_stand_there() -> None:
    by = reference(*made(csl={"title": "T"}, by=["openai", "musk"]))
    assert by.startswith("Basic reference: OpenAI and Elon Musk, “T”")


def test_a_publisher_that_is_also_the_container_stands_once() -> None:
    said = reference(*made(csl={"title": "T", "container-title": "搜狐", "publisher": "搜狐"}))
    assert said.count("搜狐") == 1


def test_where_a_work_stood_is_told_in_full_and_the_place_that_is_cited() -> None:
    csl = {
        "title": "Ships", "container-title": "Journal of Clerks", "volume": "12", "issue": 3, "page": "45–67",
        "publisher": "Dock Press", "publisher-place": "Hull",
    }  # fmt: skip
    it = made(csl=csl, published="2019")
    assert reference(*it, paragraph=7) == (
        "Basic reference: “Ships”, Journal of Clerks, vol. 12, no. 3, Hull: Dock Press, 2019, "
        "pp. 45–67, para. 7."
    )
    assert reference(*made(csl={"page": "A1", "publisher-place": "Hull"}, published="2019")) == (
        "Basic reference: untitled, Hull, 2019, p. A1."
    )


CHINESE_ARTICLE = {
    "type": "webpage",
    "title": "《船》与“帆”",
    "author": [{"literal": "梁昌均"}, {"literal": "何伊然"}],
    "container-title": "搜狐科技",
    "volume": "12",
    "issue": "3",
    "page": "5",
    "URL": "https://example.org/a",
}


def test_in_a_chinese_text_it_is_chinese_without_our_english() -> None:
    it = made(csl=CHINESE_ARTICLE, title={"en": "Ships", "zh-Hans": "船"}, published="2023-03~")
    assert reference(*it, chinese=True, paragraph=15) == (
        "简要著录：梁昌均、何伊然，《〈船〉与“帆”》，搜狐科技，第12卷，第3期，约2023年3月，第5页，第15段。https://example.org/a"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"csl": {}, "title": {"en": "a mail", "zh-Hans": "邮件"}}, "简要著录：［邮件］，日期不详。"),
        ({"csl": {}}, "简要著录：无题，日期不详。"),
        (
            {"csl": {}, "by": ["musk"], "published": "2024-05-02", "published_from": "derived"},
            "简要著录：马斯克，无题，2024年5月2日（推定，原文未印）。",
        ),
        (
            {"csl": {"title": "T"}, "published": "2024-05-02", "published_from": "address"},
            "简要著录：《T》，2024年5月2日（据网址）。",
        ),
    ],
)
def test_in_a_chinese_text_what_is_missing_is_said_in_chinese(fields: dict[str, Any], words: str) -> None:
    assert reference(*made(**{"published": None, **fields}), chinese=True) == words


def test_a_doi_becomes_an_address() -> None:
    assert reference(*made(csl={"title": "T", "DOI": "10.1/x"})).endswith("https://doi.org/10.1/x")


def test_a_date_that_does_not_parse_stands_as_it_is() -> None:
    assert "soon" in reference(*made(csl={"title": "T"}, published="soon"))


def test_nothing_from_the_record_can_steer_a_terminal() -> None:
    csl = {"title": "a\x1b]52;c;x\x07b", "author": [{"literal": "\u202eevil"}], "URL": "https://x\x1b[2J"}
    said = reference(*made(csl=csl, title={"en": "\x00"}))
    assert not any(ord(character) < 32 or character == "\u202e" for character in said)
