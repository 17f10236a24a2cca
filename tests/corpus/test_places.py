"""What a quote keeps of the text around it, and in which paragraph it stands."""

from __future__ import annotations

import pytest

from osexplore.corpus.anchors import paragraph, place_at


def test_context_does_not_reach_out_of_a_body_that_parts_a_word() -> None:
    text = "OpenAI的董事会在Tesla"

    place = place_at(text.index("董事会"), "董事会", text, (2, len(text) - 2))

    assert (place.prefix, place.suffix) == ("enAI的", "在Tes")


def test_context_reaches_to_the_ends_of_the_text() -> None:
    text = "OpenAI的董事会在Tesla"

    place = place_at(text.index("董事会"), "董事会", text, (0, len(text)))

    assert (place.prefix, place.suffix) == ("OpenAI的", "在Tesla")


def test_no_context_is_none_even_inside_a_word() -> None:
    place = place_at(4, "AI", "OpenAI2018", (0, 10), context=0)

    assert (place.prefix, place.suffix) == ("", "")


@pytest.mark.parametrize(
    ("context", "prefix", "suffix"),
    [(3, "OpenAI的", "在Tesla"), (4, "OpenAI的", "在Tesla"), (8, "说OpenAI的", "在Tesla的2018"), (0, "", "")],
)
def test_context_cuts_no_latin_word_and_no_number(context: int, prefix: str, suffix: str) -> None:
    text = "他说OpenAI的董事会在Tesla的2018年"

    place = place_at(text.index("董事会"), "董事会", text, (0, len(text)), context)

    assert (place.prefix, place.suffix) == (prefix, suffix)


def test_a_word_too_long_for_context_is_left_out_whole() -> None:
    text = f"{'x' * 40} 董事会{'y' * 40}"

    place = place_at(41, "董事会", text, (0, len(text)), 5)

    assert (place.prefix, place.suffix) == (" ", "")


@pytest.mark.parametrize(("length", "kept"), [(32, 32), (33, 0)])
def test_a_word_is_left_out_when_it_is_longer_than_any_context(length: int, kept: int) -> None:
    place = place_at(length, "董事会", f"{'x' * length}董事会{'y' * length}", (0, 2 * length + 3), 5)

    assert (len(place.prefix), len(place.suffix)) == (kept, kept)


def test_words_cut_out_of_a_word_too_long_for_context_have_none() -> None:
    place = place_at(40, "xx", "x" * 82, (0, 82), 5)

    assert (place.prefix, place.suffix) == ("", "")


def test_paragraphs_are_lines_that_are_not_blank_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["一", "", " ", "二", "三"])
        assert [paragraph(text, (0, len(text)), text.index(words)) for words in "一二三"] == [1, 2, 3]
    assert paragraph("栏目\n一\n二", (3, 6), 5) == 2
    assert paragraph("一\n二和三", (0, 5), 4) == 2
