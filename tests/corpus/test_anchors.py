"""Where quotes stand in a text: each outcome, each normalisation, and passages that repeat."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from osexplore.corpus.anchors import (
    Anchor,
    choose,
    find,
    occurrences,
    paragraph,
    place_at,
)

TEXT = """菜单

马斯克说:“算了吧。”
 奥特曼没有回答,他说算了吧。

他们的谈话到此为止,马斯克离开了房间。
评论:算了吧"""
NOWHERE = Anchor("missing", detail="nothing resembles it")
BODY = (4, TEXT.index("评论"))


@dataclass(frozen=True)
class Words:
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


def at(exact: str, start: int, context: int = 5) -> Words:
    end = start + len(exact)
    return Words(exact, TEXT[max(0, start - context) : start], TEXT[end : end + context], start)


def test_a_quote_between_its_prefix_and_suffix_at_its_start_is_in_place() -> None:
    first, second = occurrences("算了吧", TEXT, BODY)

    for start in (first, second):
        found = find(at("算了吧", start), TEXT, BODY)
        assert found == Anchor("exact-in-place", start, start + 3)
        assert (found.detail, found.normalisation, found.nearest, found.similarity) == ("", "", "", 0)
        assert not found.outside
        assert not found.torn


def test_a_prefix_reaches_back_to_the_first_character_of_the_text() -> None:
    text = "他说算了吧"
    assert find(Words("算了吧", "他说", "", 2), text, (0, 5)).outcome == "exact-in-place"


def test_a_wrong_start_is_elsewhere_and_prefix_and_suffix_decide_where() -> None:
    second = occurrences("算了吧", TEXT, BODY)[1]
    moved = Words("算了吧", "他说", "。\n", second - 2)

    found = find(moved, TEXT, BODY)

    detail = f"its start says {second - 2}"
    assert found == Anchor("exact-elsewhere", second, second + 3, detail, moved=True)


def test_a_start_at_another_copy_than_prefix_and_suffix_mean_is_elsewhere() -> None:
    first, second = occurrences("算了吧", TEXT, BODY)

    found = find(Words("算了吧", "他说", "", first), TEXT, BODY)

    assert (found.outcome, found.start) == ("exact-elsewhere", second)


def test_other_surroundings_are_not_the_place() -> None:
    start = TEXT.index("马斯克离开")

    found = find(Words("马斯克离开了房间", "因此,", "", start), TEXT, BODY)

    assert (found.outcome, found.start) == ("exact-elsewhere", start)
    assert found.detail == "its prefix and suffix do not stand around it"


def test_copies_that_only_their_suffix_tells_apart_are_told_apart() -> None:
    first, second = occurrences("算了吧", TEXT, BODY)

    assert find(Words("算了吧", "", "。\n", second), TEXT, BODY).outcome == "exact-in-place"
    assert find(Words("算了吧", "", "。\n", first), TEXT, BODY).start == second


def test_without_a_start_nothing_is_in_place() -> None:
    found = find(Words("奥特曼没有回答"), TEXT, BODY)

    assert (found.outcome, found.detail) == ("exact-elsewhere", "it has no start yet")


def test_without_a_start_the_first_copy_is_shown_and_the_others_are_listed() -> None:
    for prefix in ("", "没有这样的前文"):
        found = find(Words("哈", prefix), "哈哈哈", (0, 3))
        assert (found.start, found.detail) == (0, "it has no start yet; also at 1, 2")


def test_of_many_copies_eight_are_listed_and_the_rest_counted() -> None:
    eight = "also at 1, 2, 3, 4, 5, 6, 7, 8"
    for copies, listed in ((9, eight), (10, f"{eight}, … (9 in all)")):
        found = find(Words("哈"), "哈" * copies, (0, copies))
        assert found.detail == f"it has no start yet; {listed}"


@pytest.mark.parametrize(
    ("start", "nearest", "others"),
    [(4, 0, "9, 18"), (5, 9, "0, 18"), (12, 9, "0, 18"), (14, 18, "0, 9"), (30, 18, "0, 9")],
)
def test_of_several_copies_the_one_nearest_to_a_wrong_start_is_shown_and_the_others_are_listed(
    start: int, nearest: int, others: str
) -> None:
    text = "算了吧,他说过的,算了吧,他又说了,算了吧"
    assert occurrences("算了吧", text, (0, len(text))) == [0, 9, 18]

    found = find(Words("算了吧", start=start), text, (0, len(text)))

    assert (found.start, found.detail) == (nearest, f"its start says {start}; also at {others}")


def test_several_copies_and_nothing_to_tell_them_apart_are_listed() -> None:
    first, second = occurrences("算了吧", TEXT, BODY)

    found = find(Words("算了吧", start=0), TEXT, BODY)

    assert (found.outcome, found.start) == ("exact-elsewhere", first)
    assert f"also at {second}" in found.detail


def test_words_that_stand_outside_the_body_only_are_elsewhere() -> None:
    found = find(Words("菜单", start=7), f"{TEXT},回到菜单", BODY)

    assert found == Anchor("exact-elsewhere", 0, 2, "outside the body of the article", outside=True)


@pytest.mark.parametrize(
    ("printed", "quoted", "name"),
    [
        ("OpenAI 的控制权", "OpenAI的控制权", "white space"),
        ("第一行\n第二行", "第一行第二行", "white space"),
        ("他说“算了”就走", "他说「算了」就走", "quotation marks"),
        ("开放,而且免费", "开放，而且免费", "punctuation"),
        ("ＡＩ的未来", "AI的未来", "width"),
        ("openai的未来", "OpenAI的未来", "case"),
        ("cafe\u0301里的谈话", "café里的谈话", "Unicode NFC"),
        ("第①章的内容", "第1章的内容", "Unicode NFKC"),
        ("馬斯克離開了", "马斯克离开了", "script"),
        ("馬斯克 離開了", "马斯克离开了", "white space and script"),
        ("他说“开放,免费”的", "他说「开放，免费」的", "quotation marks and punctuation"),
    ],
)
def test_each_normalisation_has_its_name_and_leads_back_to_the_print(
    printed: str, quoted: str, name: str
) -> None:
    text = f"前面的话。{printed}。后面的话"

    found = find(Words(quoted, start=3), text, (0, len(text)))

    assert (found.outcome, found.normalisation, found.nearest) == ("normalised", name, printed)
    assert (found.start, found.end, found.similarity) == (5, 5 + len(printed), 100)


def test_of_several_normalised_copies_the_one_nearest_to_the_start_is_meant() -> None:
    text = "馬斯克離開。中間隔著很多很多話。馬斯克離開。"

    assert find(Words("马斯克离开", start=15), text, (0, len(text))).start == text.rindex("馬斯克")


def test_other_words_between_prefix_and_suffix_are_shown() -> None:
    start = TEXT.index("没有回答")
    words = Words("什么也不说", TEXT[start - 5 : start], TEXT[start + 4 : start + 9])

    found = find(words, TEXT, BODY)

    assert (found.outcome, found.start, found.nearest) == ("changed", start, "没有回答")
    assert found.detail == "between its prefix and its suffix stand other words"


def test_other_words_are_not_looked_for_between_a_letter_or_two() -> None:
    start = TEXT.index("没有回答")
    assert find(Words("什么也不说", "曼", ",他"), TEXT, BODY).outcome == "missing"
    assert (
        find(Words("什么也不说", TEXT[start - 5 : start], "没有这样的后文"), TEXT, BODY).outcome == "missing"
    )


def test_changed_words_are_shown_with_the_nearest_passage() -> None:
    found = find(Words("他们的谈话到这里为止,马斯克离开了房间"), TEXT, BODY)

    assert (found.outcome, found.start) == ("changed", TEXT.index("他们的谈话"))
    assert "他们的谈话到此为止,马斯克离开了房间" in found.nearest
    assert found.nearest == TEXT[found.start : found.end]
    assert found.similarity == 89.5


def test_short_words_are_not_looked_for_by_similarity() -> None:
    assert find(Words("马斯克走开了房间"), TEXT, BODY) == Anchor(
        "missing", detail="too short to be looked for by likeness"
    )


def test_words_that_are_not_there_are_missing() -> None:
    found = find(Words("董事会以六票对零票通过了完全不同的决议"), TEXT, BODY)

    assert found == NOWHERE
    assert (found.start, found.end) == (None, None)


def test_a_text_cut_to_a_few_words_does_not_pass_for_the_quote_around_them() -> None:
    assert find(Words("他们的谈话到此为止,马斯克离开了房间"), "马斯克", (0, 3)) == NOWHERE


def test_nothing_is_found_for_no_words() -> None:
    empty = Words("", "马斯克说:", "算了吧。")
    assert find(empty, TEXT, BODY) == Anchor("missing", detail="there are no words to look for")
    assert choose(empty, TEXT, BODY) == []
    assert find(Words("、"), "没有标点", (0, 4)).outcome == "missing"


def test_overlapping_copies_are_all_seen() -> None:
    assert occurrences("哈哈", "哈哈哈哈", (0, 4)) == [0, 1, 2]


def test_a_place_is_filled_from_the_words() -> None:
    place = place_at(TEXT.index("奥特曼没有回答"), "奥特曼没有回答", TEXT, BODY)

    assert TEXT[place.start :].startswith("奥特曼没有回答")
    assert place.prefix == TEXT[BODY[0] : place.start]
    assert place.suffix == TEXT[place.start + 7 : BODY[1]][:32]
    assert place.paragraph == 2


def test_context_does_not_reach_out_of_the_body() -> None:
    place = place_at(TEXT.index("离开了房间。"), "离开了房间。", TEXT, BODY)

    assert place.suffix == "\n"
    assert len(place.prefix) == 32


def test_a_start_chooses_between_copies_and_without_one_the_prefix() -> None:
    first, second = occurrences("算了吧", TEXT, BODY)

    assert choose(Words("算了吧", "他说"), TEXT, BODY) == [second]
    assert choose(Words("算了吧"), TEXT, BODY) == [first, second]
    assert choose(Words("算了吧", "新的", start=first), TEXT, BODY) == [first]
    assert choose(Words("算了吧", "新的"), TEXT, BODY) == [first, second]
    assert choose(Words("算了吧", start=second), TEXT, BODY) == [second]


def test_a_start_and_a_prefix_of_two_copies_choose_neither() -> None:
    first, second = occurrences("算了吧", TEXT, BODY)
    words = Words("算了吧", "他说", start=first)

    assert choose(words, TEXT, BODY) == [first, second]
    found = find(words, TEXT, BODY)
    assert (found.outcome, found.torn) == ("exact-elsewhere", True)
    assert found.detail == f"its start says {first}, and its prefix and suffix stand at {second}"


def test_a_start_and_a_prefix_of_three_copies_choose_none_and_are_told_in_their_order() -> None:
    text = "哈,再说哈,再说也是哈,他又再说哈。"
    first, second, third, fourth = occurrences("哈", text, (0, len(text)))
    words = Words("哈", "再说", start=third)

    assert choose(words, text, (0, len(text))) == [second, third, fourth]
    found = find(words, text, (0, len(text)))
    assert (found.start, found.end) == (second, second + 1)
    assert found.detail == f"its start says {third}, and its prefix and suffix stand at {second}, {fourth}"
    assert find(Words("哈", "再说", start=first), text, (0, len(text))).start == second


def test_without_a_start_copies_that_no_prefix_precedes_are_not_meant() -> None:
    text = "哈,再说哈,再说也是哈,他又再说哈。"
    _, second, _, fourth = occurrences("哈", text, (0, len(text)))
    words = Words("哈", "再说")

    assert choose(words, text, (0, len(text))) == [second, fourth]
    assert find(words, text, (0, len(text))).detail == f"it has no start yet; also at {fourth}"


def test_every_sentence_of_the_articles_is_found_where_it_stands(texts: Path) -> None:
    for path in sorted(texts.glob("*.txt")):
        text = path.read_bytes().decode()
        body = (0, len(text))
        for number, line in enumerate(filter(str.strip, text.split("\n")), 1):
            start = next(
                found
                for found in occurrences(line.strip(), text, body)
                if paragraph(text, body, found) == number
            )
            place = place_at(start, line.strip(), text, body)
            words = Words(line.strip(), place.prefix, place.suffix, place.start)
            assert find(words, text, body).outcome == "exact-in-place"
