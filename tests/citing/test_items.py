from __future__ import annotations

import pytest

from osexplore.citing import styles
from osexplore.citing.finishing import BESIDE, MARK
from osexplore.citing.items import item
from osexplore.corpus import csl
from osexplore.corpus.model import Person, Source
from tests.citing.works import WORKS

APA, MLA, HARVARD, GBT = (styles.named(name) for name in ("apa", "mla", "harvard", "gbt7714-2025-numeric"))
TITLES = {"en": "On ships", "zh-Hans": "论船"}
WANG, LI, DOE = {"literal": "王伟"}, {"literal": "李四"}, {"family": "Doe", "given": "Jane"}
MUSK = Person(id="musk", kind="person", name={"en": "Elon Musk", "zh-Hans": "马斯克"})


def test_an_english_style_has_our_title_in_brackets_behind_the_printed_one() -> None:
    made = item(
        Source(id="s", csl={"type": "webpage", "title": "論船"}, title=TITLES, language="zh-Hant"), {}, APA
    )
    assert (made["title"], made["title-short"]) == (f"論船{MARK}", "論船")
    assert made[BESIDE] == {"title": "On ships"}


def test_a_chinese_style_has_the_printed_title_alone() -> None:
    made = item(
        Source(id="s", csl={"type": "webpage", "title": "論船"}, title=TITLES, language="zh-Hant"), {}, GBT
    )
    assert made["title"] == "論船"


def test_an_english_work_known_by_a_chinese_title_gets_ours_too() -> None:
    made = item(
        Source(id="s", csl={"type": "post-weblog", "title": "论船"}, title=TITLES, language="en"), {}, APA
    )
    assert (made["title"], made[BESIDE]) == (f"论船{MARK}", {"title": "On ships"})


def test_a_title_cannot_forge_the_place_of_ours() -> None:
    source = Source(id="s", csl={"type": "book", "title": f"论{MARK}船"}, title=TITLES, language="zh")
    assert item(source, {}, APA)["title"] == f"论船{MARK}"


@pytest.mark.parametrize(
    ("csl", "language", "told"),
    [
        ({"title": "论船"}, "zh-Hans", "Chinese"),
        ({"title": "Schiffe"}, "de", "German"),
        ({"title": "Ships"}, "en", None),
        ({"title": "Ships"}, "tlh", None),
        ({}, "zh-Hans", None),
    ],
)
def test_vancouver_says_in_which_language_a_title_is(
    csl: dict[str, str], language: str, told: str | None
) -> None:
    source = Source(id="s", csl={"type": "book", **csl}, title=TITLES, language=language)
    made = item(source, {}, styles.named("vancouver"))
    assert made.get(BESIDE, {}).get("language") == told
    assert "language" not in item(source, {}, APA).get(BESIDE, {})


def test_an_english_title_stands_alone() -> None:
    source = Source(
        id="s", csl={"type": "book", "title": "Ships"}, title={"en": "Ships, a book"}, language="en"
    )
    assert item(source, {}, APA)["title"] == "Ships"


@pytest.mark.parametrize(
    ("style", "field", "text"),
    [(APA, "genre", "On ships"), (HARVARD, "title", f"[On ships{MARK}]"), (GBT, "title", "[论船]")],
)
def test_an_untitled_work_is_described(style: styles.Style, field: str, text: str) -> None:
    made = item(Source(id="s", csl={"type": "webpage"}, title=TITLES, language="zh-Hans"), {}, style)
    assert made[field] == text


def test_an_untitled_case_is_described_where_its_name_would_stand() -> None:
    made = item(Source(id="s", csl={"type": "legal_case"}, title=TITLES, language="en"), {}, MLA)
    assert (made["title"], made[BESIDE]) == (f"[On ships{MARK}]", {"described": "On ships"})


@pytest.mark.parametrize("kind", ["webpage", "article-newspaper", "post-weblog"])
def test_the_editor_of_an_article_is_not_made_that_of_the_site(kind: str) -> None:
    source = Source(id="s", csl={"type": kind, "author": [WANG], "editor": [LI]})
    assert "editor" not in item(source, {}, MLA)
    assert item(source, {})["editor"] == [LI]  # the data keep it


@pytest.mark.parametrize(
    "csl", [{"type": "webpage", "editor": [LI]}, {"type": "chapter", "author": [WANG], "editor": [LI]}]
)
def test_an_editor_who_stands_for_an_author_or_edits_a_book_is_cited(csl: dict[str, object]) -> None:
    assert item(Source(id="s", csl=csl), {}, MLA)["editor"] == [LI]


def test_two_whole_names_have_no_comma_in_mla() -> None:
    two = Source(id="s", csl={"type": "book", "author": [WANG, LI]})
    assert item(two, {}, MLA)["author"] == [{"literal": "王伟 and 李四"}]
    assert item(two, {}, APA)["author"] == [WANG, LI]
    assert item(Source(id="s", csl={"type": "book", "author": [DOE, LI]}), {}, MLA)["author"] == [DOE, LI]


@pytest.mark.parametrize(
    ("csl", "kind"),
    [({}, "webpage"), ({"publisher": "Radio"}, "broadcast"), ({"URL": "https://example.org"}, "broadcast")],
)
def test_chicago_says_of_no_podcast_that_it_was_aired_on_nothing(csl: dict[str, str], kind: str) -> None:
    source = Source(id="s", csl={"type": "broadcast", **csl}, title=TITLES, published="2023")
    assert item(source, {}, styles.named("chicago-notes"))["type"] == kind
    assert item(source, {}, APA)["type"] == "broadcast"


def test_in_a_chinese_style_no_work_has_our_english_title_beside_its_own() -> None:
    source = Source(id="s", csl={"type": "book", "title": "Schiffe"}, title=TITLES, language="de")
    assert item(source, {}, GBT)["title"] == "Schiffe"


def test_as_data_a_work_keeps_its_printed_title() -> None:
    made = item(
        Source(id="s", csl={"type": "webpage", "title": "论船"}, title=TITLES, language="zh-Hans"), {}
    )
    assert made["title"] == "论船"


def test_chinese_names_are_whole_and_others_keep_their_parts() -> None:
    doe = {"family": "Doe", "given": "Jane"}
    source = Source(
        id="s", csl={"type": "book", "author": [{"family": "梁", "given": "昌均"}, doe]}, language="zh-Hans"
    )
    assert item(source, {}, APA)["author"] == [{"literal": "梁昌均"}, doe]


def test_without_a_printed_author_it_is_by_whom_the_story_says() -> None:
    source = Source(id="s", csl={"type": "personal_communication"}, by=("musk",), language="en")
    assert item(source, {"musk": MUSK}, APA)["author"] == [{"literal": "Elon Musk"}]
    chinese = Source(id="s", csl={"type": "webpage"}, by=("musk",), language="zh-Hans")
    assert item(chinese, {"musk": MUSK}, GBT)["author"] == [{"literal": "马斯克"}]


def named(family: dict[str, str], **name: str) -> Person:
    return Person(id="one", kind="person", name=name, family=family)


@pytest.mark.parametrize(
    ("person", "author"),
    [
        (named({"en": "Musk"}, en="Elon Musk"), {"family": "Musk", "given": "Elon"}),
        (named({"en": "van den Berg"}, en="Jan van den Berg"), {"family": "van den Berg", "given": "Jan"}),
        (
            named({"en": "Trump"}, en="Donald Trump Jr."),
            {"family": "Trump", "given": "Donald", "suffix": "Jr."},
        ),
        (named({"en": "Mao"}, en="Mao Zedong"), {"literal": "Mao Zedong"}),
        (named({"en": "Musk"}, en="Musk"), {"literal": "Musk"}),
        (named({"en": "Mus"}, en="Elon Musk"), {"literal": "Elon Musk"}),
        (named({"zh-Hans": "马斯克"}, en="Elon Musk"), {"literal": "Elon Musk"}),
    ],
)
def test_a_name_has_its_parts_where_the_story_says_which_is_the_family_name(
    person: Person, author: dict[str, str]
) -> None:
    source = Source(id="s", csl={"type": "post"}, by=("one",), language="en")
    assert item(source, {"one": person}, APA)["author"] == [author]
    assert item(source, {"one": person})["author"] == [author]  # as data too


def test_a_name_in_chinese_characters_is_whole_whatever_its_family_name() -> None:
    sun = named({"en": "Sun", "zh-Hans": "孙"}, en="Masayoshi Sun", **{"zh-Hans": "孙正义"})
    musk = named({"en": "Musk", "zh-Hans": "马斯克"}, en="Elon Musk", **{"zh-Hans": "埃隆·马斯克"})
    source = Source(id="s", csl={"type": "post"}, by=("a", "b"), language="zh-Hans")
    made = item(source, {"a": sun, "b": musk}, GBT)
    assert made["author"] == [{"literal": "孙正义"}, {"literal": "埃隆·马斯克"}]


def test_the_record_of_the_source_is_left_as_it_is() -> None:
    source = Source(
        id="s", csl={"type": "webpage", "author": [{"family": "梁", "given": "昌均"}]}, language="zh-Hans"
    )
    item(source, {}, APA)
    assert source.csl == {"type": "webpage", "author": [{"family": "梁", "given": "昌均"}]}


@pytest.mark.parametrize(
    ("tag", "locale"), [("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("en", "en-US"), ("de", "de")]
)
def test_languages_are_named_as_csl_names_them(tag: str, locale: str) -> None:
    assert item(Source(id="s", csl={"type": "book"}, language=tag), {})["language"] == locale


@pytest.mark.parametrize(
    "value", [5, True, None, 1.5, {}, "x", [], [5], [None], [{"literal": 5}], [{"family": ["a"]}]]
)
@pytest.mark.parametrize("field", ["author", "editor", "translator"])
def test_names_that_are_none_are_left_out(field: str, value: object) -> None:
    made = item(Source(id="s", csl={"type": "webpage", "title": "T", field: value}), {})
    assert made == {"type": "webpage", "title": "T", "id": "s"}


@pytest.mark.parametrize("value", [True, None, 1.5, {}, []])
@pytest.mark.parametrize("field", ["title", "URL", "page"])
def test_texts_and_numbers_that_are_none_are_left_out(field: str, value: object) -> None:
    assert item(Source(id="s", csl={"type": "webpage", field: value}), {}) == {"type": "webpage", "id": "s"}


def test_a_number_for_a_text_is_that_text() -> None:
    source = Source(id="s", csl={"type": "book", "title": 1984, "volume": 2}, title=TITLES, language="en")
    assert item(source, {}, APA) == {
        "type": "book", "title": "1984", "volume": 2, "id": "s", "language": "en-US",
    }  # fmt: skip


def test_of_a_name_what_is_text_is_kept() -> None:
    made = item(
        Source(id="s", csl={"author": [{"family": "Musk", "given": 5}, 7, {"literal": "OpenAI"}]}), {}
    )
    assert made["author"] == [{"family": "Musk"}, {"literal": "OpenAI"}]


def test_every_type_of_csl_is_among_the_works_that_are_held_against_other_programs() -> None:
    assert {work.csl["type"] for work in WORKS} == csl.TYPES
