"""Text from a file is made harmless, measured in cells, and broken as Chinese is broken."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from osexplore.corpus.glyphs import CLOSING, OPENING, glyphs
from osexplore.corpus.plain import harmless, harmless_lines, pad, shorten, width, wrap, wrap_spans

ANY_TEXT = st.text(st.characters() | st.integers(0xD800, 0xDFFF).map(chr))
"""Every code point, lone surrogates too."""

MIXED = st.text(
    st.sampled_from(
        "中文马斯克阿尔特曼OpenAI 10,.5%$-—…“”‘’\"'(（）)《》，。:;!?、·/@"
        "é\u0301\u200d👩🏽❤\ufe0f🇨🇳\u3000\u00a0\n한ก"
    ),
    max_size=120,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("马斯克离开OpenAI", "马斯克离开OpenAI"),
        ("[OpenAI] [/] [link=https://x]", "[OpenAI] [/] [link=https://x]"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x1b]52;c;ZXZpbA==\x07", "\ufffd]52;c;ZXZpbA==\ufffd"),
        ("\x9b31mred", "\ufffd31mred"),
        ("\x9d52;c;\x9c", "\ufffd52;c;\ufffd"),
        ("a\x00b\x08c\x7fd", "a\ufffdb\ufffdc\ufffdd"),
        ("one\ttwo\nthree\r\nfour\rfive", "one two three four five"),
        ("one\vtwo\fthree\x85four\u2028five\u2029six", "one two three four five six"),
        ("\u202eevil\u202c", "evil"),
        ("\u2066isolated\u2069 \u200emarked\u200f \u061c", "isolated marked "),
        ("Open\u200bAI\u2060 \ufeffsoft\u00adhyphen", "OpenAI softhyphen"),
        ("\ud83d alone \udc00", "\ufffd alone \ufffd"),
        ("\ufffe\uffff\ufdd0\U0010ffff", "\ufffd" * 4),
        ("tag\U000e0041\U000e007f", "tag"),
        ("👩\u200d👩\u200d👧 ❤\ufe0f 👍\U0001f3fd", "👩👩👧 ❤ 👍"),
        ("fill\u3164\uffa0\u115f", "fill"),
        ("e\u0301", "e\u0301"),
        ("z" + "\u0334" * 50, "z" + "\u0334" * 8),
        ("ส" + "\u0e47" * 50, "ส" + "\u0e47" * 8),
        ("\u0338=", "\u25cc\u0338="),
        ("नमस्ते สวัสดี مرحبا", "नमस्ते สวัสดี مرحبا"),
    ],
)
def test_harmless_text_keeps_what_can_be_read_and_nothing_that_acts(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_harmless_lines_keep_their_ends() -> None:
    assert harmless_lines("one\r\ntwo\u2028three\n\n\x1bfour\tfive") == "one\ntwo\nthree\n\n\ufffdfour five"


@given(ANY_TEXT)
def test_nothing_harmful_is_left_of_any_text(text: str) -> None:
    shown = harmless(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {character for character in shown if unicodedata.bidirectional(character) in BIDI_CONTROLS}
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert len(shown.splitlines()) <= 1


BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}


@given(ANY_TEXT)
def test_harmless_text_is_harmless_already(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)
    assert harmless_lines(text).replace("\n", " ") == harmless(text)


def test_every_control_and_format_character_is_dealt_with() -> None:
    visible_format = {
        "\u0600",
        "\u0601",
        "\u0602",
        "\u0603",
        "\u0604",
        "\u0605",
        "\u06dd",
        "\u0890",
        "\u0891",
        "\u08e2",
    }
    visible_format |= {"\U000110bd", "\U000110cd"}
    for code in range(0x110000):
        character = chr(code)
        if (
            unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
            and character not in visible_format
        ):
            assert harmless(character) in ("", " ", "\ufffd"), f"U+{code:04X}"


def test_a_wide_character_takes_two_cells() -> None:
    assert width("OpenAI") == 6
    assert width("马斯克,OpenAI") == 13


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        # Closing marks of either width stay with what they close.
        ("马斯克离开,他说", 10, ["马斯克离", "开,他说"]),
        ("马斯克离开，他说", 10, ["马斯克离", "开，他说"]),
        ("他问:“为什么?”然后", 12, ["他问:“为什", "么?”然后"]),
        ("一二三四五……", 10, ["一二三四", "五……"]),
        # Opening marks go with what they open.
        ("马斯克离开《纽约》", 12, ["马斯克离开", "《纽约》"]),
        ("马斯克离开(纽约)", 11, ["马斯克离开", "(纽约)"]),
        # Words and numbers stay whole, with the marks inside them.
        ("马斯克起诉OpenAI公司", 14, ["马斯克起诉", "OpenAI公司"]),
        ("投资10,000.5美元", 10, ["投资", "10,000.5美", "元"]),
        ("时间是21:02:59开始", 13, ["时间是", "21:02:59开始"]),
        ("他们用GPT-4写作", 10, ["他们用", "GPT-4写作"]),
        ("it isn't so", 6, ["it", "isn't", "so"]),
        ("花费US$45啊", 8, ["花费", "US$45啊"]),
        ("增长了45%的", 8, ["增长了", "45%的"]),
        ("a well-known name", 8, ["a well-", "known", "name"]),
        # A comma between a Chinese word and a number ends a clause.
        ("埃隆马斯克,2018年", 12, ["埃隆马斯克,", "2018年"]),
        # A dash is one mark, and a line may start with it.
        ("一二三四五——六", 12, ["一二三四五——", "六"]),
        ("一二三四五——六", 11, ["一二三四五", "——六"]),
        # Straight quotes take turns where no space tells.
        ('他说"不行"了', 5, ["他说", '"不', '行"了']),
        # Spaces go where a line ends and stay elsewhere; a first line keeps its indentation.
        ("one  two   three", 8, ["one  two", "three"]),
        ("\u3000\u3000马斯克离开", 10, ["\u3000\u3000马斯克", "离开"]),
        # No-break spaces do not break.
        ("an Sam\u00a0Altman", 10, ["an", "Sam\u00a0Altman"]),
        # Line ends are kept, and an empty line is a line.
        ("one\n\ntwo\n", 9, ["one", "", "two", ""]),
        ("", 9, [""]),
        # What is wider than a line is cut.
        ("Internationalization", 8, ["Internat", "ionaliza", "tion"]),
        ("去Internationalization", 8, ["去", "Internat", "ionaliza", "tion"]),
        ("1,000,000", 5, ["1,00", "0,000"]),
        ('去"OpenAI"吗', 7, ["去", '"OpenA', 'I"吗']),
        ("马斯克", 1, ["马", "斯", "克"]),
        ("OpenAI。", 7, ["OpenA", "I。"]),
        ("！！！！！", 4, ["！！", "！！", "！"]),
        # A glyph is one, however many characters it has.
        ("👩\u200d👩\u200d👧👩\u200d👩\u200d👧", 2, ["👩\u200d👩\u200d👧"] * 2),
        ("🇨🇳🇺🇸", 3, ["🇨🇳", "🇺🇸"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_lines_end_where_a_printer_would_end_them(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


@given(MIXED | ANY_TEXT, st.integers(-1, 60))
@example(" \u200d\n", 1)
@example("a\u200d 中", 2)
def test_every_character_is_on_some_line_but_the_space_at_a_break(text: str, cells: int) -> None:
    spans = wrap_spans(text, cells)
    shown = {position for start, end in spans for position in range(start, end)}
    assert all(text[position].isspace() for position in range(len(text)) if position not in shown)
    assert all(start <= end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert not any("\n" in text[start:end] for start, end in spans)
    assert len(spans) > text.count("\n")
    assert wrap(text, cells) == [text[start:end] for start, end in spans]


@given(MIXED.map(harmless_lines), st.integers(2, 60))
def test_no_line_is_wider_than_asked(text: str, cells: int) -> None:
    assert all(width(line) <= cells for line in wrap(text, cells))


@given(
    st.lists(
        st.sampled_from(["马斯克", "OpenAI", "，", "。", ",", "?", "”", "》", ")", "……", "2018"]), min_size=1
    ),
    st.integers(24, 80),
)
def test_no_line_starts_with_a_closing_mark(pieces: list[str], cells: int) -> None:
    lines = wrap("他" + "".join(_calm(pieces)), cells)
    assert not [line for line in lines if line[0] in CLOSING]


@given(
    st.lists(st.sampled_from(["马斯克", "OpenAI", "（", "《", "“", "(", "2018"]), min_size=1),
    st.integers(24, 80),
)
def test_no_line_ends_with_an_opening_mark(pieces: list[str], cells: int) -> None:
    lines = wrap("".join(_calm(pieces)) + "他", cells)
    assert not [line for line in lines if line[-1] in OPENING]


def _calm(pieces: list[str]) -> list[str]:
    """Leave out marks that follow two others: no line could hold marks without end."""
    marks = CLOSING + OPENING
    return [
        piece
        for index, piece in enumerate(pieces)
        if not (piece[0] in marks and any(other[0] in marks for other in pieces[max(0, index - 1) : index]))
    ]


@given(
    st.lists(st.sampled_from(["马", "OpenAI", "GPT-4", "10,000", "don't", "克", "，", " "])),
    st.integers(9, 40),
)
def test_no_word_or_number_is_cut_that_fits_a_line(pieces: list[str], cells: int) -> None:
    text = "".join(piece if piece in "马克， " else f"马{piece}克" for piece in pieces)
    lines = wrap(text, cells)
    for word in ("OpenAI", "GPT-4", "10,000", "don't"):
        assert sum(line.count(word) for line in lines) == text.count(word)


@given(MIXED)
def test_glyphs_cover_the_text_in_order(text: str) -> None:
    starts, cells, kinds = glyphs(text)
    assert len(cells) == len(kinds) == len(starts) - 1
    assert list(starts) == sorted(set(starts))
    assert (starts[0], starts[-1]) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("马斯克离开", 10, "马斯克离开"),
        ("马斯克离开", 9, "马斯克离…"),
        ("马斯克离开", 8, "马斯克…"),
        ("OpenAI", 4, "Ope…"),
        ("Sam Altman", 5, "Sam…"),
        ("马斯克", 2, "…"),
        ("马斯克", 1, "…"),
        ("马斯克", 0, ""),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("", 0, ""),
        ("", -1, ""),
    ],
)
def test_a_shortened_text_ends_with_an_ellipsis_and_never_in_half_a_glyph(
    text: str, cells: int, shown: str
) -> None:
    assert shorten(text, cells) == shown


@given(ANY_TEXT.map(harmless), st.integers(0, 30))
def test_a_padded_text_takes_exactly_its_cells(text: str, cells: int) -> None:
    assert width(shorten(text, cells)) <= cells
    assert width(pad(text, cells)) == cells
