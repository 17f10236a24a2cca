"""Where a line of mixed Chinese and Latin text may end, counted in terminal cells.

The rules are those of Chinese printing: no line starts with a closing mark, of either width, and
none ends with an opening one; Latin words and numbers stay whole; a dash of two characters is not
torn. What is wider than a line, a word with its marks, is cut between glyphs all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from osexplore.corpus.glyphs import Glyphs, Kind, glyphs

_NEVER, _CUT, _BREAK = range(3)
"""Whether a line may end between two glyphs: not if it can be helped, if nothing better is near, yes."""

_NO_START = (Kind.CLOSING, Kind.SPACE, Kind.GLUE)
_NO_END = (Kind.OPENING, Kind.SPACE, Kind.GLUE)
_EDGES = (Kind.NEWLINE, Kind.SPACE, Kind.DASH)
_AS_CONTEXT_TELLS = (Kind.NEWLINE, Kind.CLOSING, Kind.OPENING, Kind.HYPHEN, Kind.DASH, Kind.QUOTE)
_HAS_CONTEXT = [kind in _AS_CONTEXT_TELLS for kind in Kind]
_BETWEEN_DIGITS = ".,:/-\u2010\u2013'’"
_BETWEEN_LETTERS = ".'’@"
_BEFORE_DIGIT = "-\u2010"
_PREFIXES = "$€£¥￥＄#＃@＠№"


def wrap(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells, or of one glyph where a glyph is wider."""
    return [text[start:end] for start, end in wrap_spans(text, width)]


def wrap_spans(text: str, width: int) -> list[tuple[int, int]]:
    """Return the lines of `text` as half-open ranges of its characters, in order.

    Every character lies in one line, except newlines and the spaces at which a line ends.
    An empty line is an empty range; an empty text is one empty line.
    """
    starts, cells, kinds = glyphs(text)
    found = Glyphs(starts, cells, _kinds_in_context(text, starts, kinds))
    breaks = _breaks(found.kinds)
    lines: list[tuple[int, int]] = []
    first = 0
    for index, kind in enumerate(kinds):
        if kind == Kind.NEWLINE:
            lines += _fill(found, breaks, first, index, width)
            first = index + 1
    return lines + _fill(found, breaks, first, len(kinds), width)


def _fill(found: Glyphs, breaks: list[int], first: int, stop: int, width: int) -> list[tuple[int, int]]:
    """Fill lines with the glyphs of one paragraph, from `first` up to `stop`."""
    starts, cells, kinds = found
    while stop > first and kinds[stop - 1] == Kind.SPACE:
        stop -= 1
    lines = [] if first < stop else [(starts[first], starts[first])]
    while first < stop:
        used, full = 0, first
        while full < stop and (used := used + cells[full]) <= width:
            full += 1
        following = full if full == stop else _next_start(kinds, breaks, first, full)
        last = following
        while last > first + 1 and kinds[last - 1] == Kind.SPACE:
            last -= 1
        lines.append((starts[first], starts[last]))
        first = following
        while first < stop and kinds[first] == Kind.SPACE:
            first += 1
    return lines


def _next_start(kinds: list[Kind], breaks: list[int], first: int, full: int) -> int:
    """Return the glyph with which the next line starts, where those before `full` fit on this one."""
    following = full
    while kinds[following] == Kind.SPACE:
        following += 1
    if following > first and breaks[following] == _BREAK:
        return following
    for least in (_BREAK, _CUT):
        for index in range(full, first, -1):
            if breaks[index] >= least:
                return index
    return max(full, first + 1)


def _breaks(kinds: list[Kind]) -> list[int]:
    """Tell for each glyph whether a line may start with it."""
    breaks = [_NEVER] * len(kinds)
    space, before, ends = Kind.SPACE, Kind.NEWLINE, _DIRECTLY
    for index, kind in enumerate(kinds):
        if kind == space:
            ends = _AFTER_SPACES
        else:
            breaks[index] = ends[before][kind]
            before, ends = kind, _DIRECTLY
    return breaks


def _break_between(before: Kind, kind: Kind, *, spaced: bool) -> int:
    """Tell whether a line may end between two glyphs, with spaces between them or without."""
    if kind in _NO_START or before in _NO_END:
        return _NEVER
    if spaced:
        return _NEVER if before == Kind.NEWLINE else _BREAK  # a paragraph keeps its indentation
    if kind in (Kind.HYPHEN, Kind.INNER):
        return _NEVER
    if before == Kind.INNER or (before == Kind.WORD and kind in (Kind.WORD, Kind.DASH)):
        return _CUT
    return _BREAK


_DIRECTLY, _AFTER_SPACES = (
    [[_break_between(before, kind, spaced=spaced) for kind in Kind] for before in Kind]
    for spaced in (False, True)
)


def _kinds_in_context(text: str, starts: Sequence[int], found: list[Kind]) -> list[Kind]:
    """Return the kinds of the glyphs with marks inside words told apart, and straight quotes sided."""
    kinds = [*found, Kind.NEWLINE]
    quoting: set[str] = set()
    for index, kind in enumerate(found):
        if not _HAS_CONTEXT[kind]:
            continue
        mark = text[starts[index]]
        before, after = (kinds[index - 1] if index else Kind.NEWLINE), kinds[index + 1]
        left = text[starts[index - 1]] if before == Kind.WORD else ""
        right = text[starts[index + 1]] if after == Kind.WORD else ""
        if kind == Kind.NEWLINE:
            quoting.clear()
        elif kind == Kind.DASH:
            # What lengthens a dash stays with it, as a closing mark does.
            if index and text[starts[index - 1]] == mark:
                kinds[index] = Kind.CLOSING
        elif kind == Kind.HYPHEN and before in (*_EDGES, Kind.OPENING):
            kinds[index] = Kind.WORD
        elif _is_inside_word(mark, left, right):
            kinds[index] = Kind.INNER if left else Kind.WORD
        elif kind == Kind.QUOTE:
            kinds[index] = _side_of_quote(mark, before, after, quoting)
    return kinds[:-1]


def _is_inside_word(mark: str, left: str, right: str) -> bool:
    """Tell whether a mark is part of the word or number around it: 1,000 · 21:02 · don't · GPT-4 · US$5."""
    if left.isdigit() and right.isdigit() and mark in _BETWEEN_DIGITS:
        return True
    if left.isalnum() and (mark in _PREFIXES or (right.isalnum() and mark in _BETWEEN_LETTERS)):
        return True
    return right.isdigit() and mark in _BEFORE_DIGIT


def _side_of_quote(mark: str, before: Kind, after: Kind, quoting: set[str]) -> Kind:
    """Tell whether a straight quote opens or closes: by the spaces around it, else in turn."""
    may_open = before in _EDGES or before == Kind.OPENING
    may_close = after in _EDGES or after == Kind.CLOSING
    opens = may_open if may_open != may_close else mark not in quoting
    if opens:
        quoting.add(mark)
        return Kind.OPENING
    quoting.discard(mark)
    return Kind.CLOSING
