"""Where a line of mixed Chinese and Latin text may end, counted in terminal cells.

The rules are those of Chinese printing (kinsoku): no line starts with a closing mark, of either
width, and none ends with an opening one; Latin words and numbers stay whole; a dash or an ellipsis
of two characters is not torn. What is wider than a line is cut between glyphs, since lines
must end somewhere.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

CLOSING = frozenset(
    "，。、；：！？）》」』”’】〕〉〗｝］〞〟｠»›…‥·・‧～‐–—"
    ",.:;!?)]}%‰°℃％々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ．､｡｣"
) - frozenset("—")
"""Marks that no line starts with: they belong to what stands before them."""

OPENING = frozenset("（《「『“‘【〔〈〖｛［〝｟«‹([{¿¡$€£¥￥＄№#＃@＠｢")
"""Marks that no line ends with: they belong to what follows them."""

_INSIDE_NUMBERS = frozenset(".,:/-’'")
_INSIDE_WORDS = frozenset(".'’&_@+~=")
_PAIRED = frozenset("—―⸺…‥")
_NO_BREAK = frozenset("\u00a0\u202f\u2007\u2011")
_JOINER = "\u200d"

SPACE, NEWLINE, WORD, GLYPH, OPEN, CLOSE, HYPHEN, STRAIGHT = range(8)


class Cluster(NamedTuple):
    """One glyph on the screen: a character with all that combines with it."""

    start: int
    end: int
    cells: int
    kind: int


class _Kinds(dict[str, tuple[int, int]]):
    """Kind and cells of a character, worked out when it is first met."""

    def __missing__(self, character: str) -> tuple[int, int]:
        cells = get_character_cell_size(character)
        self[character] = found = _kind(character, cells), cells
        return found


_kinds = _Kinds()


def _kind(character: str, cells: int) -> int:
    if character == "\n":
        return NEWLINE
    if character == '"':
        return STRAIGHT
    if character in "-/":
        return HYPHEN
    if character in OPENING:
        return OPEN
    if character in CLOSING:
        return CLOSE
    if character in _NO_BREAK:
        return WORD
    if character.isspace():
        return SPACE
    return GLYPH if cells == 2 and not _is_fullwidth_letter(character) else WORD


def _is_fullwidth_letter(character: str) -> bool:
    return "\uff00" < character < "\uff5b" and unicodedata.category(character)[0] in "LN"


def clusters(text: str) -> list[Cluster]:
    """Divide `text` into glyphs: a character with its combining marks, an emoji with what it is joined to."""
    found: list[Cluster] = []
    position, length = 0, len(text)
    while position < length:
        start = position
        kind, cells = _kinds[text[position]]
        position += 1
        if kind != NEWLINE:
            while position < length and (text[position - 1] == _JOINER or _kinds[text[position]] == (WORD, 0)):
                position += 1
            if position > start + 1:
                kind = GLYPH if kind == SPACE else kind
                cells = cell_len(text[start:position])
        found.append(Cluster(start, position, cells, kind))
    return found


def wrap(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells (one glyph where a glyph is wider)."""
    return [text[start:end] for start, end in wrap_spans(text, width)]


def wrap_spans(text: str, width: int) -> list[tuple[int, int]]:
    """Return the lines of `text` as half-open ranges of characters, in order.

    Every character lies in one line, except newlines and the spaces at which a line ends.
    An empty line is an empty range; an empty text is one empty line.
    """
    glyphs = clusters(text)
    breaks = _breaks(text, glyphs)
    lines: list[tuple[int, int]] = []
    first = 0
    for index, glyph in enumerate(glyphs):
        if glyph.kind == NEWLINE:
            lines += _lines(glyphs, breaks, first, index, width, glyph.start)
            first = index + 1
    lines += _lines(glyphs, breaks, first, len(glyphs), width, len(text))
    return lines


def _lines(
    glyphs: list[Cluster], breaks: list[bool], first: int, stop: int, width: int, end: int
) -> list[tuple[int, int]]:
    """Fill lines with the glyphs of one paragraph, `first` to `stop`."""
    while stop > first and glyphs[stop - 1].kind == SPACE:
        stop -= 1
    if first == stop:
        return [(end, end)]
    lines: list[tuple[int, int]] = []
    while first < stop:
        used, index = 0, first
        while index < stop and used + glyphs[index].cells <= width:
            used += glyphs[index].cells
            index += 1
        following = stop if index == stop else _line_end(glyphs, breaks, first, index)
        last = following
        while last > first + 1 and glyphs[last - 1].kind == SPACE:
            last -= 1
        lines.append((glyphs[first].start, glyphs[last - 1].end))
        first = following
        while first < stop and glyphs[first].kind == SPACE:
            first += 1
    return lines


def _line_end(glyphs: list[Cluster], breaks: list[bool], first: int, full: int) -> int:
    """Return the glyph that starts the next line, where the glyphs before `full` fit on this one."""
    following = full
    while glyphs[following].kind == SPACE:
        following += 1
    if following > first and breaks[following]:
        return following
    for index in range(full, first, -1):
        if breaks[index]:
            return index
    for index in range(full, first, -1):
        if glyphs[index].kind not in (CLOSE, SPACE) and glyphs[index - 1].kind not in (OPEN, SPACE):
            return index
    return max(full, first + 1)


def _breaks(text: str, glyphs: list[Cluster]) -> list[bool]:
    """Tell for each glyph whether a line may start with it."""
    kinds = _in_context(text, glyphs)
    breaks = [True] * len(glyphs)
    before, spaced = NEWLINE, False
    for index, kind in enumerate(kinds):
        if kind == SPACE:
            breaks[index] = False
            spaced = True
            continue
        if kind == CLOSE or before == OPEN or (before == NEWLINE and spaced):
            breaks[index] = False
        elif not spaced:
            breaks[index] = not (
                kind == HYPHEN
                or (kind == before == WORD)
                or (text[glyphs[index].start] in _PAIRED and text[glyphs[index].start] == text[glyphs[index - 1].start])
            )
        before, spaced = kind, False
    return breaks


def _in_context(text: str, glyphs: list[Cluster]) -> list[int]:
    """Return the kinds of the glyphs where marks inside words and numbers count as part of them."""
    kinds = [glyph.kind for glyph in glyphs]
    quoted = False
    for index, kind in enumerate(kinds):
        if kind == NEWLINE:
            quoted = False
        elif kind == STRAIGHT:
            kinds[index] = CLOSE if quoted else OPEN
            quoted = not quoted
        elif 0 < index < len(kinds) - 1 and kind in (CLOSE, HYPHEN, OPEN):
            before, mark, after = (text[glyphs[at].start] for at in (index - 1, index, index + 1))
            if mark in _INSIDE_NUMBERS and before.isdigit() and after.isdigit():
                kinds[index] = WORD
            elif mark in _INSIDE_WORDS and _is_word(before, kinds[index - 1]) and _is_word(after, kinds[index + 1]):
                kinds[index] = WORD
    return kinds


def _is_word(character: str, kind: int) -> bool:
    return kind == WORD and character.isalnum()
