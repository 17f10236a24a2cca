"""Text as the glyphs that a terminal draws: their cells, and how each behaves at a line's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size


class Kind(IntEnum):
    """How a glyph behaves where a line might end beside it."""

    IDEOGRAPH = 0  # a line may end on either side: Han, kana, hangul, emoji
    WORD = 1  # part of a word or number, which stays whole
    SPACE = 2  # a line may end here, and the space goes
    NEWLINE = 3  # a line does end here
    OPENING = 4  # no line ends with it
    CLOSING = 5  # no line starts with it
    GLUE = 6  # no line ends on either side: the no-break spaces
    HYPHEN = 7  # a line may end after it
    DASH = 8  # twice the same is one dash; no line starts with it after a word
    QUOTE = 9  # opening or closing, as its place tells
    INNER = 10  # a mark inside a word or number, as its place tells


CLOSING = (
    "，。、；：！？）》」』”’】〕〉〗｝］〞〟｠»›⟧⟩⟫…‥·・‧～％%‰°℃,.:;!?)]}．､｡｣"
    "々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ"
)
OPENING = "（《「『“‘【〔〈〖｛［〝｟«‹⟦⟨⟪([{｢¿¡№#＃@＠$€£¥￥＄"
_GROUPS = {
    Kind.CLOSING: CLOSING,
    Kind.OPENING: OPENING,
    Kind.NEWLINE: "\n",
    Kind.GLUE: "\u00a0\u2007\u202f",
    Kind.HYPHEN: "-/\u2010\u2013",
    Kind.DASH: "\u2014\u2015\u2e3a\u2e3b",
    Kind.QUOTE: "\"'",
}
_KINDS = {character: kind for kind, characters in _GROUPS.items() for character in characters}
_FULLWIDTH_WORD = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
_JOINER = "\u200d"


class Glyphs(NamedTuple):
    """The glyphs of a text in order. Glyph `n` is `text[starts[n]:starts[n + 1]]`."""

    starts: Sequence[int]
    cells: list[int]
    kinds: list[Kind]


class _Known(dict[str, tuple[int, Kind]]):
    """Cells and kind of a character, worked out when it is first met."""

    def __missing__(self, character: str) -> tuple[int, Kind]:
        cells = get_character_cell_size(character)
        kind = _KINDS.get(character) or (Kind.SPACE if character.isspace() else None)
        if kind is not None:
            found = (max(cells, 1), kind)
        elif cells == 2 and not _FULLWIDTH_WORD.match(character):
            found = (cells, Kind.IDEOGRAPH)
        else:
            found = (cells, Kind.WORD)
        self[character] = found
        return found


_known = _Known()


def glyphs(text: str) -> Glyphs:
    """Divide `text` into glyphs: a character with all that combines with it or is joined to it."""
    cells, kinds = [], []
    for character in text:
        size, kind = _known[character]
        cells.append(size)
        kinds.append(kind)
    if 0 not in cells and not _FLAG_LETTER.search(text):
        return Glyphs(range(len(text) + 1), cells, kinds)
    return _composed(text, cells, kinds)


def _composed(text: str, cells: list[int], kinds: list[Kind]) -> Glyphs:
    """Put characters of no width, what a joiner joins, and the two letters of a flag into one glyph."""
    starts: list[int] = []
    flag = False  # a glyph of one flag letter stands open
    for index, character in enumerate(text):
        letter = _FLAG_LETTER.match(character) is not None
        joins = index > 0 and (cells[index] == 0 or text[index - 1] == _JOINER or (flag and letter))
        if not joins or Kind.NEWLINE in (kinds[index], kinds[index - 1]):
            starts.append(index)
            flag = letter
        else:
            flag = False
    starts.append(len(text))
    composed = [text[start:end] for start, end in pairwise(starts)]
    return Glyphs(starts, [_cells(glyph) for glyph in composed], [_kind(glyph) for glyph in composed])


def _cells(glyph: str) -> int:
    return _known[glyph][0] if len(glyph) == 1 else cell_len(glyph)


def _kind(glyph: str) -> Kind:
    kind = _known[glyph[0]][1]
    if len(glyph) == 1:
        return kind
    # An accent that stands on a space is print, and may not be lost where a line ends.
    return Kind.IDEOGRAPH if kind == Kind.SPACE or _FLAG_LETTER.match(glyph) else kind
