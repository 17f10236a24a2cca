from __future__ import annotations

from typing import Any

import pytest

from osexplore.citing.guard import label, outer_marks, passage, printed_words, translation_label
from osexplore.citing.naming import short_label
from osexplore.corpus.index import Index
from osexplore.corpus.model import Quote
from tests.build import corpus, person, quote, source, work

PEOPLE = [
    person("musk", "Elon Musk"),
    person("openai", "OpenAI", kind="organization"),
    person("insiders", "insiders", kind="group"),
]
SOURCES = [
    source("sohu", None, csl={"type": "article", "title": "文", "container-title": "搜狐科技"}),
    source("retold", csl={"type": "webpage", "container-title": "问小白"}, based_on=["page"]),
    source("nowhere"),
    work("page", title={"en": "a page of Tencent"}, csl={}, based_on=["paper", "page"]),
    work("paper", title={"en": "an article of a newspaper"}, csl={}),
    work("blog", csl={"title": "OpenAI与埃隆·马斯克"}, title={"en": "OpenAI and Elon Musk"}, by=["openai"]),
    work("mail", csl={}, title={"en": "an e-mail of December 2018"}, by=["musk"]),
]


def copied(exact: str, source: str = "sohu", **fields: Any) -> list[str]:
    """Return the lines that are copied of a quote."""
    document = quote("q", source, "leaves", exact, **fields)
    story = Index(corpus(people=PEOPLE, sources=SOURCES, quotes=[document]))
    return passage(story.quote("q"), story.sources[source], story.people, story.sources).split("\n")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"speakers": ["musk"]}, "Elon Musk, said 2014 to 2019, as reported by 搜狐科技"),
        (
            {"speakers": ["musk"], "to": ["openai"], "according_to": ["openai"]},
            "Elon Musk, to OpenAI, said 2014 to 2019, as reported by 搜狐科技, according to OpenAI",
        ),
        (
            {"speakers": ["musk"], "medium": "interview"},
            "Elon Musk, interview, 2014 to 2019, as reported by 搜狐科技",
        ),
        (
            {"according_to": ["openai"], "medium": "podcast"},
            "In the words of 搜狐科技, according to OpenAI, podcast, 2014 to 2019",
        ),
    ],
)
def test_when_words_were_said_stands_with_who_said_them(fields: dict[str, Any], said: str) -> None:
    assert copied("他输了", mode="indirect", said="2014/2019", **fields)[1] == said


def bare(exact: str, **fields: Any) -> Quote:
    return Quote(id="q", source="s", events=("e",), exact=exact, **fields)


def test_direct_speech_printed_in_chinese_and_said_in_english() -> None:
    lines = copied(
        "我不认为自己错了,当然",
        mode="direct",
        speakers=["musk"],
        to=["openai"],
        medium="email",
        said="2018-12",
        spoken_language="en",
        via=["blog", "mail"],
        translation={"en": "I do not think I was wrong, of course"},
    )
    assert lines == [
        "“我不认为自己错了,当然”",
        "Elon Musk, to OpenAI, e-mail, December 2018",
        "[our back-translation from Chinese: I do not think I was wrong, of course]",
        "— Basic reference: “文”, 搜狐科技, date unknown.",
        (
            "Chain: This source has these words from “OpenAI与埃隆·马斯克” [OpenAI and Elon Musk] by "
            "OpenAI, which has them from [an e-mail of December 2018]."
        ),
    ]


@pytest.mark.parametrize(
    ("mode", "speakers", "mark", "whose"),
    [
        ("indirect", ["musk"], "[reported]", "Elon Musk, as reported by 搜狐科技"),
        (
            "mixed",
            ["musk"],
            "[reported, in part in the speaker's words]",
            "Elon Musk, as reported by 搜狐科技",
        ),
        ("narration", [], "[narration, verbatim]", "In the words of 搜狐科技"),
    ],
)
def test_no_other_words_get_the_marks_of_direct_speech(
    mode: str, speakers: list[str], mark: str, whose: str
) -> None:
    lines = copied("马斯克称“很困惑”", mode=mode, speakers=speakers, translation={"en": "Musk said so"})
    assert lines[:3] == [f"{mark} 马斯克称“很困惑”", whose, "[our translation: Musk said so]"]


@pytest.mark.parametrize(
    ("mode", "beside", "alone"),
    [
        ("direct", "", "[originally in English; the print is a translation]"),
        (
            "mixed",
            "[reported, in part in the speaker's words as translated in print]",
            "[reported, in part in the speaker's words as translated in print]",
        ),
        ("indirect", "[reported]", "[reported; originally in English]"),
        ("narration", "[narration, verbatim]", "[narration, verbatim]"),
    ],
)
def test_words_that_the_print_translates_are_not_called_the_speakers(
    mode: str, beside: str, alone: str
) -> None:
    said = bare("很“困惑”", mode=mode, language="zh-Hans", spoken_language="en")
    assert (label(said), label(said, alone=True)) == (beside, alone)


@pytest.mark.parametrize("mode", ["direct", "mixed", "indirect", "narration"])
def test_our_english_never_stands_in_quotation_marks(mode: str) -> None:
    for english in ("“Forget it”", '"Forget it"', "「Forget it」"):
        lines = copied("算了吧", mode=mode, spoken_language="en", translation={"en": english})
        assert "[our back-translation from Chinese: Forget it]" in lines


def test_marks_inside_our_english_stay() -> None:
    lines = copied("算了吧", mode="direct", translation={"en": 'He said "no" and "never"'})
    assert '[our translation: He said "no" and "never"]' in lines


def test_without_an_english_nothing_pretends_to_be_one() -> None:
    assert not any("our" in line for line in copied("算了吧", mode="direct"))
    assert not any("our" in line for line in copied("算了吧", mode="direct", translation={"fr": "Laisse"}))


def test_a_translation_out_of_a_third_language_is_called_what_it_is() -> None:
    assert translation_label(bare("x", language="zh-Hans", spoken_language="ja")) == (
        "translation from the Chinese of words in Japanese"
    )
    assert short_label(bare("x", language="zh-Hans", spoken_language="ja")) == "translated twice"
    assert translation_label(bare("x", language="zh-Hant", spoken_language="zh-Hans")) == "translation"


def test_direct_speech_gets_the_marks_of_the_text_around_it() -> None:
    assert printed_words(bare("不對", mode="direct", language="zh-Hant")) == "“不對”"
    assert printed_words(bare("不对", mode="direct", language="zh-Hans")) == "“不对”"
    assert printed_words(bare("wrong", mode="direct", language="en")) == "“wrong”"


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("他说“不”。", "“他说“不”。”"),
        ("“不”", "“不”"),
        ("「不」", "「不」"),
        ('"no"', '"no"'),
        ("「我意識到", "「我意識到」"),
        ("很難。」", "「很難。」"),
        ("“我意识到", "“我意识到”"),
        ("很难。”", "“很难。”"),
        ("“A”和“B”", "““A”和“B””"),
        ('"A" and "B"', '“"A" and "B"”'),
        ("", "“”"),
    ],
)
def test_marks_that_are_printed_are_kept_and_not_doubled(exact: str, words: str) -> None:
    assert printed_words(bare(exact, mode="direct")) == words


def test_a_mark_that_nothing_opened_does_not_count_unless_it_ends_the_text() -> None:
    assert outer_marks("”x") == (False, False)
    assert outer_marks("x”") == (False, True)
    assert outer_marks("”") == (False, True)


def test_the_print_stays_as_it_is_odd_characters_too() -> None:
    odd = "Open AI的“内亂”\u3000,half-width ,and  two spaces"
    assert printed_words(bare(odd, mode="indirect")).endswith(odd)


def test_no_escape_sequence_reaches_the_clipboard() -> None:
    text = "\n".join(copied("a\x1b]52;c;AAAA\x07b\u202e", mode="direct", translation={"en": "\x1b[2Jx"}))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_says_on_whose_word_and_how_the_print_names_them() -> None:
    lines = copied("他很生气", according_to=["insiders"], attribution="知情人士")
    assert lines[1] == "In the words of 搜狐科技, according to insiders, in print: 知情人士"


def test_a_speaker_whom_we_name_needs_no_printed_naming() -> None:
    assert copied("不", mode="direct", speakers=["musk"], attribution="马斯克")[1] == "Elon Musk"


def test_direct_speech_of_nobody_says_so() -> None:
    assert copied("不", mode="direct")[1] == "Speaker not named"


def test_a_source_that_retells_others_says_which_and_ends_where_they_turn_in_circles() -> None:
    assert copied("不", source="retold")[-1] == (
        "Chain: This source is based on [a page of Tencent], which is based on [an article of a newspaper]."
    )


def test_what_a_source_is_based_on_stands_before_what_it_has_the_words_from() -> None:
    assert copied("不", source="retold", via=["mail"])[-1] == (
        "Chain: This source is based on [a page of Tencent], which is based on [an article of a newspaper]. "
        "It has these words from [an e-mail of December 2018]."
    )


def test_a_source_that_stood_nowhere_known_reports_as_the_source_below() -> None:
    assert copied("不", source="nowhere")[1] == "In the words of the source below"


def test_without_a_chain_none_is_claimed() -> None:
    assert not any(line.startswith("Chain") for line in copied("不"))
