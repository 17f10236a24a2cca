"""What may differ between a quote and its text without a word being changed, each under its name.

Every normalisation gives a text of its own and, for each of its characters, the position that it
came from, so that a find leads back to the print.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Pieces = Iterable[tuple[str, int]]
    Span = tuple[int, int]

_QUOTATION_MARKS = dict.fromkeys('“”„‟"«»「」『』〝〞‘’‚‛‹›`´', "'")
_PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—―−─－", "-"),
    **dict.fromkeys("。．｡", "."),
    **dict.fromkeys("，、､", ","),
    **dict.fromkeys("・･•‧∙", "·"),
    **dict(zip("：；！？（）［］", ":;!?()[]", strict=True)),
    "…": "...",
}


def find_normalised(
    exact: str, text: str, body: Span, near: int | None = None
) -> tuple[str, int, int] | None:
    """Return how `exact` can be found in the body, and the passage's start and end; None if it cannot.

    The name is that of one normalisation, or of as few as are needed ("width and script"). Of
    several passages the one nearest to `near` is returned, else the first.
    """
    names = _needed(exact, text, body)
    if names is None:
        return None
    spans = _spans(exact, text, body, names)
    start, end = min(spans, key=lambda span: abs(span[0] - (near or 0)))
    return " and ".join(names), start, end


def _needed(exact: str, text: str, body: Span) -> tuple[str, ...] | None:
    """Return the normalisations without which `exact` is not found; None if all of them do not help."""
    needed = tuple(NORMALISATIONS)
    if not _spans(exact, text, body, needed):
        return None
    for name in NORMALISATIONS:
        if _spans(exact, text, body, (name,)):
            return (name,)
    for name in reversed(NORMALISATIONS):  # the far-reaching ones stand last and are spared first
        fewer = tuple(other for other in needed if other != name)
        if _spans(exact, text, body, fewer):
            needed = fewer
    return needed


def _spans(exact: str, text: str, body: Span, names: tuple[str, ...]) -> list[Span]:
    """Return the passages of the body that equal `exact` once both are normalised."""
    words, _ = _normalise(exact, names)
    plain, origins = _normalise(text[body[0] : body[1]], names)
    spans = []
    position = plain.find(words) if words else -1
    while position >= 0:
        last = position + len(words) - 1
        end = origins[bisect_right(origins, origins[last])]
        spans.append((body[0] + origins[position], body[0] + end))
        position = plain.find(words, position + 1)
    return [(start, start + len(text[start:end].rstrip())) for start, end in spans]


@lru_cache(maxsize=256)
def _normalise(text: str, names: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """Return `text` with the named normalisations applied in their order, and each character's origin.

    The origins, which never decrease, end with that of the text's end.
    """
    pieces: Pieces = ((character, position) for position, character in enumerate(text))
    for name in names:
        pieces = NORMALISATIONS[name](pieces)
    made = [(character, origin) for piece, origin in pieces for character in piece]
    return "".join(character for character, _ in made), (*(origin for _, origin in made), len(text))


def _without_spaces(pieces: Pieces) -> Pieces:
    """Leave out white space: between Chinese and Latin it comes and goes."""
    return ((piece, origin) for piece, origin in pieces if not piece.isspace())


def _written_as(same: dict[str, str]) -> Callable[[Pieces], Pieces]:
    """Return the normalisation that writes marks which do the same work the same way."""

    def normalise(pieces: Pieces) -> Pieces:
        return ((same.get(piece, piece), origin) for piece, origin in pieces)

    return normalise


def _narrow(pieces: Pieces) -> Pieces:
    """Write full-width and half-width forms as the usual ones."""
    for piece, origin in pieces:
        formed = unicodedata.decomposition(piece) if len(piece) == 1 else ""
        yield (unicodedata.normalize("NFKC", piece) if formed[:3] in ("<wi", "<na") else piece), origin


def _composed(form: Literal["NFC", "NFKC"]) -> Callable[[Pieces], Pieces]:
    """Return the normalisation to a Unicode form, done letter by letter with the letter's own marks."""

    def normalise(pieces: Pieces) -> Pieces:
        letter, origin = "", 0
        for piece, position in pieces:
            if letter and unicodedata.category(piece[0])[0] != "M":
                yield unicodedata.normalize(form, letter), origin
                letter = ""
            origin = origin if letter else position
            letter += piece
        yield unicodedata.normalize(form, letter), origin

    return normalise


def _one_case(pieces: Pieces) -> Pieces:
    """Write capitals small."""
    return ((piece.casefold(), origin) for piece, origin in pieces)


def _one_script(pieces: Pieces) -> Pieces:
    """Write Simplified and Traditional variants as one."""
    return ((fold(piece), origin) for piece, origin in pieces)


NORMALISATIONS: dict[str, Callable[[Pieces], Pieces]] = {
    "white space": _without_spaces,
    "quotation marks": _written_as(_QUOTATION_MARKS),
    "punctuation": _written_as(_PUNCTUATION),
    "width": _narrow,
    "case": _one_case,
    "Unicode NFC": _composed("NFC"),
    "Unicode NFKC": _composed("NFKC"),
    "script": _one_script,
}
"""What may be set aside, by name, in the order in which it is tried and applied."""
