"""Where two renderings of the same words differ."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from osexplore.corpus import alignment
from osexplore.corpus import difference as differing
from osexplore.corpus.difference import Differing, Passage, Span
from osexplore.corpus.units import Unit, units
from tests.corpus.renderings import marked


def difference(left: list[str], right: list[str]) -> tuple[Differing, Differing]:
    return differing.difference(map(Passage, left), map(Passage, right))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("微软的事实上的公司", "微软事实上的闭源公司", ("微软[的]事实上的公司", "微软事实上的[闭源]公司")),
        (
            "希望获得多数股权并担任CEO", "多数股权、初始董事会的控制权并担任首席执行官",
            ("[希望获得]多数股权并担任[CEO]", "多数股权、[初始董事会的控制权]并担任[首席执行官]"),
        ),
        ("he backed their plan", "He backs the plan", ("he [backed their] plan", "He [backs the] plan")),
        ("it isn't over", "it is over", ("it [isn't] over", "it [is] over")),
        ("成功?", "成功。", ("成功[?]", "成功。")),
        ("it fell by -3%", "it fell by 3%", ("it fell by [-]3%", "it fell by 3%")),
        ("好😀", "好😡", ("好[😀]", "好[😡]")),
        ("उसका घर", "उसकी घर", ("[उसका] घर", "[उसकी] घर")),
    ],
)  # fmt: skip
def test_chinese_differs_by_the_character_and_english_by_the_word(
    left: str, right: str, expected: tuple[str, str]
) -> None:
    assert marked(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "最后只给了4500万美元", "不到4500万美元,而其他捐赠者提供了超过9000万美元",
            ("[最后只给了]4500万美元", "[不到]4500万美元,[而其他捐赠者提供了超过9000万美元]"),
        ),
        (
            "he gave only 45 million dollars", "45 million dollars, while others gave 90 million",
            ("[he gave only] 45 million dollars", "45 million dollars, [while others gave 90 million]"),
        ),
        ("需要 10 亿美元", "1亿美元不够,要10億美元", ("[需]要 10 亿美元", "[1亿美元不够],要10億美元")),
        ("1.5亿，15亿", "15亿", ("[1.5亿]，15亿", "15亿")),
        ("4500万", "9000万", ("[4500万]", "[9000万]")),
        ("45 million", "45 billion", ("[45 million]", "[45 billion]")),
        ("A had 10, B had 20", "A had 20, B had 10", ("A had [10, B had] 20", "A had 20, [B had 10]")),
    ],
)  # fmt: skip
def test_a_figure_differs_with_its_scale_as_a_whole_and_equal_ones_come_before_all(
    left: str, right: str, expected: tuple[str, str]
) -> None:
    assert marked(left, right) == expected


def test_phrases_come_before_scattered_words_and_are_found_in_another_order() -> None:
    assert marked("应从人工智能的成果中获益", "应当能从中受益") == (
        "应从[人工智能的成果]中[获]益", "应[当能]从中[受]益",
    )  # fmt: skip
    assert marked("我们无法与马斯克就营利条款达成一致", "无法就营利条款与马斯克达成一致") == (
        "[我们]无法与马斯克就营利条款达成一致", "无法就营利条款与马斯克达成一致",
    )  # fmt: skip


def test_a_name_or_a_figure_in_another_place_is_a_difference() -> None:
    assert marked("奥特曼起诉马斯克", "马斯克起诉奥特曼") == ("[奥特曼起诉]马斯克", "马斯克[起诉奥特曼]")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("马斯克离开OpenAI", "馬斯克離開ＯｐｅｎＡＩ"),
        ("需要 10 亿美元,我会补足。", "需要10亿美元，我会补足"),
        ("“Forget it”, he said.", "Forget it he SAID"),
        ("", "。"),
        ("it isn’t 1,000 dollars", "it isn't 1000 dollars"),
        ("it isn＇t －１，０００", "it isn't -1000"),
        ("cafe\u0301 か\u3099", "café が"),
        ("5~10 <元> ❤\ufe0f", "5—10《元》❤"),
        ("−3 - 2", "-3 – 2"),
        ("Open AI中的“开放”", "OpenAI中的‘开放’"),
    ],
)
def test_how_it_is_written_is_no_difference(left: str, right: str) -> None:
    assert difference([left], [right]) == (((),), ((),))


def test_words_in_several_parts_are_held_against_the_whole() -> None:
    parts, whole = ["算了吧", "我们去特斯拉"], ["算了吧,我们都去特斯拉"]
    assert difference(parts, whole) == (((), ()), (((6, 7),),))


def test_words_in_parts_stay_apart_where_one_part_ends() -> None:
    assert difference(["Forget", "it"], ["Forget it"]) == (((), ()), ((),))


def test_words_given_twice_are_found_both_times() -> None:
    assert difference(["算了吧", "算了吧"], ["算了"]) == ((((2, 3),), ((2, 3),)), ((),))


def test_what_is_too_long_differs_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def compared(left: str, right: str) -> tuple[Differing, Differing]:
        differing._difference.cache_clear()
        return difference([left], [right])

    monkeypatch.setattr(differing, "MOST_UNITS", 5)
    assert compared("一二三四", "一二三") == ((((0, 4),),), (((0, 3),),))
    assert compared("一二三四", "一二三四。") == (((),), ((),))
    monkeypatch.setattr(differing, "MOST_UNITS", 7)
    assert compared("一二三四", "一二三") == ((((3, 4),),), ((),))
    monkeypatch.setattr(differing, "LONG_WORD", 1)
    assert compared("一二三四", "一二三四。") == ((((0, 4),),), (((0, 4),),))
    assert compared("一二三四", "一二三四") == (((),), ((),))
    monkeypatch.setattr(differing, "MOST_UNITS", 3)
    assert compared("一二三四", "一二三四。") == ((((0, 4),),), (((0, 5),),))
    assert compared("一二三四", "一二三四") == (((),), ((),))
    differing._difference.cache_clear()


def test_too_many_passages_differ_unless_they_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "MOST_PASSAGES", 1)
    assert difference(["一二", "三"], ["一二三", "三"]) == ((((0, 2),), ()), (((0, 3),), ()))


def test_of_very_many_equal_units_as_many_as_possible_are_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_PAIRS", 3)
    assert marked("甲一乙二丙", "一二丁丙甲") == ("[甲]一[乙]二丙", "一二[丁]丙[甲]")


# Whatever the words.

TEXT = st.text(alphabet="一二三马馬 ab1,。?’-😀\u0301", max_size=24)
SHORT = st.text(alphabet="一二三马馬 ab1,。?’-😀\u0301", max_size=7)
FIGURES = st.text(alphabet="甲乙ab 12万亿", max_size=16)
SEVERAL = st.lists(SHORT, min_size=1, max_size=3)


def rest(text: str, spans: tuple[Span, ...]) -> list[Unit]:
    return [unit for unit in units(text) if not any(start <= unit.start < end for start, end in spans)]


def read(text: str, spans: tuple[Span, ...]) -> str:
    return "".join(unit.key for unit in rest(text, spans))


@given(SHORT, SHORT)
def test_what_is_not_marked_reads_the_same_on_both_sides(left: str, right: str) -> None:
    (of_left,), (of_right,) = difference([left], [right])
    assert read(left, of_left) == read(right, of_right)


@given(TEXT, TEXT)
def test_what_is_not_marked_is_the_same_on_both_sides_though_phrases_may_have_moved(
    left: str, right: str
) -> None:
    (of_left,), (of_right,) = difference([left], [right])
    assert sorted(read(left, of_left)) == sorted(read(right, of_right))
    for text, spans in ((left, of_left), (right, of_right)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))


@given(SEVERAL, SEVERAL)
def test_it_is_the_same_whichever_side_is_left(left: list[str], right: list[str]) -> None:
    assert difference(left, right) == difference(right, left)[::-1]


@given(SEVERAL, SEVERAL)
def test_of_several_texts_each_unit_that_is_not_marked_is_one_of_the_other_side(
    left: list[str], right: list[str]
) -> None:
    of_left, of_right = difference(left, right)
    there = "".join(unit.key for text in right for unit in units(text))
    assert all(
        unit.key in there for text, spans in zip(left, of_left, strict=True) for unit in rest(text, spans)
    )
    assert len(of_right) == len(right)


@given(TEXT)
def test_equal_texts_do_not_differ(text: str) -> None:
    assert difference([text], [text.upper()]) == (((),), ((),))


@given(st.text("甲乙丙 ，", max_size=9), st.text("ab1 .", max_size=9))
def test_texts_with_nothing_in_common_differ_as_a_whole(left: str, right: str) -> None:
    (of_left,), (of_right,) = difference([left], [right])
    for text, spans in ((left, of_left), (right, of_right)):
        found = units(text)
        assert spans == (((found[0].start, found[-1].end),) if found else ())


@given(FIGURES, FIGURES)
def test_as_many_figures_as_stand_in_one_order_on_both_sides_are_not_marked(left: str, right: str) -> None:
    (of_left,), (of_right,) = difference([left], [right])
    of_both = [[unit.key for unit in units(text) if unit.is_figure] for text in (left, right)]
    for text, spans in ((left, of_left), (right, of_right)):
        assert sum(unit.is_figure for unit in rest(text, spans)) == LCSseq.similarity(*of_both)
