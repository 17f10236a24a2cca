"""Where a quote stands in a source's text: five honest outcomes, never a best guess sold as a find.

Positions are code points in the text as decoded from UTF-8; a body is the half-open range of the
article proper. What surrounds a quote decides between passages that stand there more than once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from osexplore.corpus.normalisations import find_normalised
from osexplore.corpus.shares import CONTEXT

FUZZY_CUTOFF = 65.0
"""The least similarity (0 to 100) at which a passage passes for a changed quote."""
FUZZY_LENGTH = 12
"""The least length of a quote that is looked for by similarity: shorter ones resemble anything."""

SURROUNDED = 4
"""How long prefix and suffix are at least that tell alone where words stood."""

Outcome = Literal["exact-in-place", "exact-elsewhere", "normalised", "changed", "missing"]
Body = tuple[int, int]

_LINE_END = re.compile(r"[\r\n]")


class Selector(Protocol):
    """A W3C TextQuoteSelector with a position, as a quote is one."""

    @property
    def exact(self) -> str:
        """The words, character by character."""

    @property
    def prefix(self) -> str:
        """What stands before them."""

    @property
    def suffix(self) -> str:
        """What stands after them."""

    @property
    def start(self) -> int | None:
        """Where they begin."""


@dataclass(frozen=True)
class Anchor:
    """Where a quote was found, and how.

    `start` and `end` are None only when it is missing. `detail` says in words why a find is not in
    place. `normalisation` names what had to be set aside to find it, `nearest` is the passage that
    stands there instead of it, and `similarity` (0 to 100) how near it is. `outside`: the words
    stand in the text, but not in the article proper. `torn`: they stand there several times, and the
    quote's start says another place than its prefix and suffix. `moved`: they do not stand at its start
    at all; `others` tells in how many more places they may be meant to stand.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None
    detail: str = ""
    normalisation: str = ""
    nearest: str = ""
    similarity: float = 0.0
    outside: bool = False
    torn: bool = False
    moved: bool = False
    others: int = 0


@dataclass(frozen=True)
class Place:
    """A quote's place: what `osexplore anchor` writes into it."""

    start: int
    prefix: str
    suffix: str
    paragraph: int


def find(selector: Selector, text: str, body: Body) -> Anchor:
    """Return where the words of `selector` stand in `text`, and how truly."""
    if not selector.exact:
        return Anchor("missing", detail="there are no words to look for")
    inside = occurrences(selector.exact, text, body)
    if inside:
        return _exact(selector, text, inside)
    outside = occurrences(selector.exact, text, (0, len(text)))
    if outside:
        end, detail = outside[0] + len(selector.exact), "outside the body of the article"
        return Anchor("exact-elsewhere", outside[0], end, detail, outside=True)
    return (
        _normalised(selector, text, body)
        or _changed(selector, text, body)
        or _replaced(selector, text, body)
        or _missing(selector)
    )


def occurrences(exact: str, text: str, body: Body) -> list[int]:
    """Return every position in the body where `exact` begins, overlapping ones too."""
    first, last = body
    found = []
    position = text.find(exact, first, last) if exact else -1
    while position >= 0:
        found.append(position)
        position = text.find(exact, position + 1, last)
    return found


def choose(selector: Selector, text: str, body: Body) -> list[int]:
    """Return where in the body the words can be meant to stand: one position if that is decided.

    A passage that stands there once is meant. Of several, the one at `start` is, and the only one between
    `prefix` and `suffix`; where these are two, neither is. Without a start that is one of theirs, passages
    between another prefix and suffix count only where no others stand.
    """
    found = occurrences(selector.exact, text, body)
    fitting = _between_prefix_and_suffix(selector, text, found)
    if selector.start in fitting:
        return [selector.start]
    if selector.start in found:
        return sorted({selector.start, *fitting})
    return fitting or found


def place_at(start: int, exact: str, text: str, body: Body, context: int = CONTEXT) -> Place:
    """Return the place of `exact`, which stands at `start`, with about `context` characters on either side.

    They are of the body, and what they begin or end with is a whole word or number of a script that parts
    these by spaces.
    """
    end = start + len(exact)
    left = _word_edge(text, max(body[0], start - context), start, -1, body) if context else start
    right = _word_edge(text, min(body[1], end + context), end, 1, body) if context else end
    return Place(start, text[left:start], text[end:right], paragraph(text, body, start))


def _word_edge(text: str, cut: int, near: int, step: int, body: Body) -> int:
    """Return `cut`, moved to the edge of a word that it parts: outwards, or back if that is too far away."""
    outwards = inwards = cut
    while body[0] < outwards < body[1] and _parts_a_word(text, outwards):
        outwards += step
    if abs(outwards - near) <= CONTEXT:
        return outwards
    while inwards != near and _parts_a_word(text, inwards):
        inwards -= step
    return inwards


def _parts_a_word(text: str, cut: int) -> bool:
    return all(letter.isalnum() and letter < "\u2e80" for letter in text[cut - 1 : cut + 1])


def paragraph(text: str, body: Body, start: int) -> int:
    """Return in which line that is not blank, counted from 1 inside the body, `start` lies."""
    before = _LINE_END.split(text[body[0] : start])[:-1]
    return sum(1 for line in before if line.strip()) + 1


def _replaced(selector: Selector, text: str, body: Body) -> Anchor | None:
    """Return the passage that stands where the words should, between their prefix and their suffix."""
    prefix, suffix = selector.prefix, selector.suffix
    if min(len(prefix), len(suffix)) < SURROUNDED:
        return None
    room = 2 * max(len(selector.exact), CONTEXT) + len(suffix)
    starts = [before + len(prefix) for before in occurrences(prefix, text, body)]
    spans = [(start, text.find(suffix, start, min(body[1], start + room))) for start in starts]
    spans = [(start, end) for start, end in spans if end > start]
    if len(spans) != 1:
        return None
    from rapidfuzz import fuzz

    ((start, end),) = spans
    similarity = round(fuzz.ratio(selector.exact, text[start:end]), 1)
    detail = "between its prefix and its suffix stand other words"
    return Anchor("changed", start, end, detail, nearest=text[start:end], similarity=similarity)


def _missing(selector: Selector) -> Anchor:
    short = len(selector.exact) < FUZZY_LENGTH
    return Anchor(
        "missing", detail="too short to be looked for by likeness" if short else "nothing resembles it"
    )


def listed(positions: list[int], most: int = 8) -> str:
    """Return positions as words: the first few, and how many there are."""
    shown = ", ".join(map(str, positions[:most]))
    return shown if len(positions) <= most else f"{shown}, … ({len(positions)} in all)"


def _exact(selector: Selector, text: str, found: list[int]) -> Anchor:
    """Return which of the passages at `found` is meant, and whether its place says so too."""
    fitting = _between_prefix_and_suffix(selector, text, found)
    likely, moved = fitting or found, False
    if selector.start in fitting:
        return Anchor("exact-in-place", selector.start, selector.start + len(selector.exact))
    if selector.start is None:
        nearest, detail = likely[0], "it has no start yet"
    elif selector.start in found and fitting:
        detail = f"its start says {selector.start}, and its prefix and suffix stand at {listed(fitting)}"
        return _elsewhere(selector, fitting[0], detail, torn=True)
    elif selector.start in found:
        nearest, detail = selector.start, "its prefix and suffix do not stand around it"
    else:
        start = selector.start
        nearest, detail = min(likely, key=lambda position: abs(position - start)), f"its start says {start}"
        moved = True
    others = [position for position in likely if position != nearest]
    detail = f"{detail}; also at {listed(others)}" if others else detail
    return replace(_elsewhere(selector, nearest, detail), moved=moved, others=len(others))


def _elsewhere(selector: Selector, start: int, detail: str, *, torn: bool = False) -> Anchor:
    return Anchor("exact-elsewhere", start, start + len(selector.exact), detail, torn=torn)


def _between_prefix_and_suffix(selector: Selector, text: str, found: list[int]) -> list[int]:
    """Return those of the positions at which the words stand between their prefix and their suffix."""
    return [
        position
        for position in found
        if text.endswith(selector.prefix, 0, position)
        and text.startswith(selector.suffix, position + len(selector.exact))
    ]


def _normalised(selector: Selector, text: str, body: Body) -> Anchor | None:
    found = find_normalised(selector.exact, text, body, selector.start)
    if found is None:
        return None
    name, start, end = found
    return Anchor("normalised", start, end, normalisation=name, nearest=text[start:end], similarity=100.0)


def _changed(selector: Selector, text: str, body: Body) -> Anchor | None:
    """Return the passage of the body that resembles the words most, if any does enough."""
    if len(selector.exact) < FUZZY_LENGTH:
        return None
    from rapidfuzz import fuzz

    from osexplore.corpus.scripts import fold

    words, passage = fold(selector.exact), fold(text[body[0] : body[1]])
    if len(passage) < len(words):  # a part of the words may well be the whole of such a text
        score, start, end = fuzz.ratio(words, passage, score_cutoff=FUZZY_CUTOFF), *body
    else:
        found = fuzz.partial_ratio_alignment(words, passage, score_cutoff=FUZZY_CUTOFF)
        if found is None:
            return None
        score, start, end = found.score, body[0] + found.dest_start, body[0] + found.dest_end
    if not score:
        return None
    return Anchor("changed", start, end, nearest=text[start:end], similarity=round(score, 1))
