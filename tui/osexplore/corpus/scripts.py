"""One spelling for the scripts, widths and cases in which a text may be written."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

VARIANTS = Path(__file__).with_name("variants.txt")
"""Han characters that are one: a class a line, its first character standing for all."""


def fold(text: str) -> str:
    """Return `text` in one spelling, character for character, so that positions stay what they were.

    Simplified and Traditional characters and their variants become one, full and half width,
    upper and lower case. Folding a folded text changes nothing.
    """
    return text.translate(_table())


class _Folds(dict[int, int]):
    """What each code point becomes; width and case are worked out when a code point is first met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = _fold_once(character)
        self[code] = result = code if folded == character else self[ord(folded)]
        return result


def _fold_once(character: str) -> str:
    """Return the compatible or the lower-case form where that is another single character."""
    lower = character.casefold()
    # What casefolding would spell with two letters may still have a lower case: ẞ.
    forms = (unicodedata.normalize("NFKC", character), lower if len(lower) == 1 else character.lower())
    return next((form for form in forms if len(form) == 1 and form != character), character)


@cache
def _table() -> _Folds:
    """Read the Han variants, when something is folded for the first time."""
    lines = VARIANTS.read_text(encoding="utf-8").splitlines()
    classes = [line for line in lines if not line.startswith("#")]
    firsts = "".join([line[0] * len(line) for line in classes])
    return _Folds(dict(zip(map(ord, "".join(classes)), map(ord, firsts), strict=True)))
