"""What a text is compared by: its signs, words, figures and symbols, however they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Chinese and Japanese signs without the punctuation among them.
_SIGN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARK = "ª"
"""A letter that stands for any combining mark where units are looked for."""
_PUNCTUATION = "~|<>\ufffd"
"""Symbols by their category, by their use brackets and dashes, or what stands for the unreadable."""

_GROUPED = r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)"
_LETTER = rf"(?:(?![{_SIGN}])\w)"
_WORD = rf"(?:{_GROUPED}|{_LETTER})+"
_SCALE = rf" ?(?:%|[百千万萬亿億兆]+|(?:hundred|thousand|million|billion|trillion)(?!{_LETTER}))"
_FIGURE = rf"(?<!{_LETTER})(?:{_GROUPED}|\d+)(?:\.\d+)?(?!\.?{_LETTER})(?:{_SCALE})?"
_UNIT = re.compile(
    rf"(?P<figure>{_FIGURE})|[{_SIGN}]{_MARK}*|{_WORD}(?:'{_WORD})*|(?<!\w)-(?=\d)|[^\w\s',.-]",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """A sign, a word, a symbol or a figure with its scale, where it stands, and what it is equal by.

    `is_beside`: it stands beside the words that are compared.
    """

    start: int
    end: int
    key: str
    is_figure: bool = False
    is_beside: bool = False


def units(text: str) -> list[Unit]:
    """Return what a text is compared by, in order."""
    outline = text.translate(_OUTLINE)
    return [
        Unit(*match.span(), _key(text[slice(*match.span())]), match["figure"] is not None)
        for match in _UNIT.finditer(outline)
    ]


def together(text: str, found: Iterable[Unit], others: Iterable[Unit]) -> list[Unit]:
    """Return units with each two words as one that the other text writes in one: "Open AI", "OpenAI"."""
    in_one = {other.key for other in others}
    made: list[Unit] = []
    for unit in found:
        last = made[-1] if made else unit
        parted = text[last.end : unit.start].isspace()
        if parted and last.key + unit.key in in_one and not (last.is_figure or unit.is_figure):
            made[-1] = last._replace(end=unit.end, key=last.key + unit.key)
        else:
            made.append(unit)
    return made


def _key(unit: str) -> str:
    return _plain(unicodedata.normalize("NFC", fold(unit))).replace(",", "").replace(" ", "")


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("−", "-")


class _Outline(dict[int, str]):
    """What each code point is where units are looked for: itself, a mark on the one before it, or a gap."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = found = _outlined(character)
        return found


def _outlined(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("M"):
        return " " if unicodedata.name(character, "").startswith("VARIATION SELECTOR") else _MARK
    plain = _plain(fold(character))
    if plain in "',.-?!%":
        return plain
    is_gap = category.startswith(("P", "C")) or category == "Sk" or plain in _PUNCTUATION
    return " " if is_gap else character


_OUTLINE = _Outline()
