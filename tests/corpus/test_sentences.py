"""What stands beside a quote is compared with it, and never marked."""

from __future__ import annotations

from typing import Any

import pytest

from osexplore.corpus.comparison import Rendering, compare
from osexplore.corpus.index import Index
from osexplore.corpus.model import Quote
from osexplore.corpus.sentences import FAR, in_print
from tests.build import corpus, quote, source
from tests.corpus.renderings import bracketed


def told(left: dict[str, Any], right: dict[str, Any], *more: dict[str, Any]) -> list[str]:
    """Return the quotes of both sides as printed, with what differs in brackets, each side in turn."""
    return [bracketed(one.text, one.differing) for one in renderings(left, right, *more)]


def renderings(left: dict[str, Any], right: dict[str, Any], *more: dict[str, Any]) -> list[Rendering]:
    quotes = [
        quote("left", "sohu", "e", statement="s", **left),
        quote("right", "weekly", "e", statement="s", **right),
        *(quote(f"more{n}", "weekly", "e", **fields) for n, fields in enumerate(more)),
    ]
    index = Index(corpus(sources=[source("sohu", "2023"), source("weekly", "2024")], quotes=quotes))
    found = compare(index.event(0))
    return [one.original for half in (found.left, found.right) if half for one in half.quotes]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            {"exact": "希望获得多数股权并担任CEO"},
            {"prefix": ",希望获得", "exact": "多数股权、董事会席位", "suffix": "。"},
            ["希望获得多数股权[并担任CEO]", "多数股权、[董事会席位]"],
        ),
        (
            {"exact": "我们无法与马斯克就营利条款达成一致,因为"},
            {"exact": "无法就营利条款", "suffix": "与马斯克达成一致"},
            ["[我们]无法与马斯克就营利条款达成一致,[因为]", "无法就营利条款"],
        ),
        (
            {"prefix": "斯克之所以", "exact": "离开OpenAI"},
            {"prefix": "很快就离开", "exact": "OpenAI,并称"},
            ["离开OpenAI", "OpenAI,[并称]"],
        ),
    ],
)
def test_what_stands_beside_the_other_quote_is_not_marked(
    left: dict[str, Any], right: dict[str, Any], expected: list[str]
) -> None:
    assert told(left, right) == expected
    assert told(right, left) == expected[::-1]


def test_where_the_other_is_cut_off_what_goes_on_is_not_marked_up_to_punctuation_or_a_figure() -> None:
    cut = {"exact": "无法就条款", "suffix": "达"}
    assert told({"exact": "无法就条款达成一致,因为"}, cut)[0] == "无法就条款达成一致,[因为]"
    assert told({"exact": "无法就条款达成2亿"}, cut)[0] == "无法就条款达成[2亿]"
    cut = {"prefix": "的科技公司", "exact": "微软的子公司"}
    assert told({"exact": "世界上最大的科技公司微软的子公司"}, cut)[0] == "世界上最大的科技公司微软的子公司"
    whole = {"prefix": "。科技公司", "exact": "微软的子公司"}
    assert told({"exact": "最大科技公司微软的子公司"}, whole)[0] == "[最大]科技公司微软的子公司"


@pytest.mark.parametrize(
    ("exact", "suffix"),
    [("算了。", "我走了"), ("算了", "。我走了"), ("算了", "\n我走了"), ("算了。”", "我走了")],
)
def test_another_sentence_is_not_compared(exact: str, suffix: str) -> None:
    assert told({"exact": "算了,我走了"}, {"exact": exact, "suffix": suffix})[0] == "算了,[我走了]"
    assert told({"exact": "我走了,算了"}, {"prefix": "我走了。", "exact": "算了"})[0] == "[我走了],算了"


def test_words_of_another_sentence_do_not_meet_what_stands_beside() -> None:
    left = {"exact": "无法达成一致。然后马斯克走了"}
    assert told(left, {"exact": "无法", "suffix": "与马斯克达"})[0] == "无法达成一致。[然后马斯克走了]"


def test_quotes_that_touch_show_each_other_s_sentence_but_not_the_words_of_another_statement() -> None:
    left, right = {"exact": "马斯克表示赞同"}, {"exact": "表示赞同", "prefix": "当时也", "start": 20}
    assert told(left, right)[0] == "[马斯克]表示赞同"
    assert told(left, right, {"exact": "成果。", "start": 11, "suffix": "马斯克"})[0] == "马斯克表示赞同"
    assert told(left, right, {"exact": "马斯克", "start": 14})[0] == "马斯克表示赞同"
    assert told(left, right, {"exact": "马斯克", "start": 14, "statement": "t"})[0] == "[马斯克]表示赞同"


def test_in_english_what_stands_in_parentheses_is_beside_the_words_unless_the_print_has_them() -> None:
    def english(exact: str, *words: str) -> list[str]:
        quotes = [
            quote(of, of, "e", exact, statement="s", translation={"en": en})
            for of, en in zip(("sohu", "weekly"), words, strict=True)
        ]
        found = compare(Index(corpus(quotes=quotes)).event(0))
        return [
            bracketed(one.english.text, one.english.differing)
            for half in (found.left, found.right)
            if half
            for one in half.quotes
        ]

    two = "he could not agree with Musk", "(OpenAI) could not (agree with Musk)"
    assert english("无法", *two) == ["[he] could not agree with Musk", "(OpenAI) could not (agree with Musk)"]
    assert english("(无法)", "not at all", "not (at most)") == ["not at [all]", "not (at [most])"]


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix", "sentence", "goes_on"),
    [
        ("一。GPT-3.", "5很强", "。二", "GPT-3.5很强", (False, False)),
        ("一。", "GPT-3.", "5很强。二", "GPT-3.5很强", (False, False)),
        ("One. ", "Two.", " Three.", " Two.", (False, False)),
        ("一。“", "Two.”", "三", "“Two.”", (False, False)),
        ("一。", "二", f"{'三' * (FAR - 1)}.5", f"二{'三' * (FAR - 1)}.", (False, True)),
    ],
)
def test_a_full_stop_before_a_figure_ends_no_sentence(
    prefix: str, exact: str, suffix: str, sentence: str, goes_on: tuple[bool, bool]
) -> None:
    told = Quote(id="q", source="s", events=("e",), statement="s", prefix=prefix, exact=exact, suffix=suffix)
    passage = in_print([told])["q"].passage
    assert (passage.text, passage.goes_on) == (sentence, goes_on)
