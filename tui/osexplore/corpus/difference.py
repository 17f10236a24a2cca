"""Where two renderings of the same words differ: character by character in Chinese, by word elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from osexplore.corpus.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from osexplore.corpus.units import Unit

MOST_UNITS = 20_000
"""How many characters and words two texts may have together to be compared; none that is quoted has."""

LONG_WORD = 10
"""With so many characters for each unit a text is too long to be even divided into units."""


class Span(NamedTuple):
    """The characters of a text from `start` to before `end`."""

    start: int
    end: int


def difference(
    left: Iterable[str], right: Iterable[str]
) -> tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]:
    """Return for each text of either side the spans in it that the other side has not.

    The texts of a side render the same words as those of the other: in parts, or more than once. Compared
    are signs, words and symbols (a currency, a smiley, the minus before a figure), without regard to script,
    width, case, spaces, commas in a figure, and punctuation other than question and exclamation marks. Of
    texts too long to be compared the whole differs, unless they are equal.
    """
    lefts, rights = list(left), list(right)
    if len(lefts) == len(rights) == 1:
        return _of_two(lefts[0], rights[0])
    return [_lacking(text, rights) for text in lefts], [_lacking(text, lefts) for text in rights]


def _lacking(text: str, others: list[str]) -> tuple[Span, ...]:
    """Return what of a text several others, read one after the other, have not."""
    ((spans,), _) = _of_two(text, "\n".join(others))
    return spans


def _of_two(left: str, right: str) -> tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]:
    if len(left) + len(right) > MOST_UNITS * LONG_WORD:
        return ([()], [()]) if left == right else _whole(left, right)
    lefts, rights = units(left), units(right)
    left_keys, right_keys = [unit.key for unit in lefts], [unit.key for unit in rights]
    if left_keys == right_keys:
        return [()], [()]
    if len(lefts) + len(rights) > MOST_UNITS:
        return _whole(left, right)
    runs = [run for run in Indel.opcodes(left_keys, right_keys) if run.tag != "equal"]
    return (
        [tuple(_spans(lefts, ((run.src_start, run.src_end) for run in runs)))],
        [tuple(_spans(rights, ((run.dest_start, run.dest_end) for run in runs)))],
    )


def _whole(left: str, right: str) -> tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]:
    return [(Span(0, len(left)),)], [(Span(0, len(right)),)]


def _spans(compared: Sequence[Unit], runs: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Give what runs of units take up in their text."""
    return (Span(compared[first].start, compared[end - 1].end) for first, end in runs if first < end)
