"""Where a quote stands in a source's text: five honest outcomes, never a best guess sold as a find.

Positions are code points in the text as decoded from UTF-8; a body is the half-open range of the
article proper. What surrounds a quote decides between passages that stand there more than once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Protocol

from osexplore.corpus.normalisations import find_normalised

CONTEXT = 32
"""The most characters that prefix and suffix hold."""
FUZZY_CUTOFF = 65.0
"""The least similarity (0 to 100) at which a passage passes for a changed quote."""
FUZZY_LENGTH = 12
"""The least length of a quote that is looked for by similarity: shorter ones resemble anything."""

Outcome = Literal["exact-in-place", "exact-elsewhere", "normalised", "changed", "missing"]
Body = tuple[int, int]

_LINE_END = re.compile(r"\r\n|\r|\n")


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
    stands there instead of it, and `similarity` (0 to 100) how near it is.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None
    detail: str = ""
    normalisation: str = ""
    nearest: str = ""
    similarity: float = 0.0


@dataclass(frozen=True)
class Place:
    """A quote's place: what `osexplore anchor` writes into it."""

    start: int
    prefix: str
    suffix: str
    paragraph: int


class AmbiguousError(ValueError):
    """A passage stands in a text several times (at `positions`), and nothing tells which is meant."""

    def __init__(self, positions: list[int]) -> None:
        super().__init__(f"stands there {len(positions)} times")
        self.positions = positions


def find(selector: Selector, text: str, body: Body) -> Anchor:
    """Return where the words of `selector` stand in `text`, and how truly."""
    if not selector.exact:
        return Anchor("missing", detail="there are no words to look for")
    inside = occurrences(selector.exact, text, body)
    if inside:
        return _exact(selector, text, inside)
    outside = occurrences(selector.exact, text, (0, len(text)))
    if outside:
        return _elsewhere(selector, outside[0], "outside the body of the article")
    return _normalised(selector, text, body) or _changed(selector, text, body) or Anchor("missing")


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

    A passage that stands there once is meant. Of several, the one at `start` between `prefix` and
    `suffix` is; else the only one between these; else the one at `start`.
    """
    found = occurrences(selector.exact, text, body)
    if len(found) <= 1:
        return found
    fitting = [position for position in found if _surrounded(selector, text, position)]
    if selector.start in fitting or (selector.start in found and not fitting):
        return [selector.start]
    if len(fitting) == 1 and (selector.prefix or selector.suffix):
        return fitting
    return found


def selector_for(exact: str, text: str, body: Body, hint: int | None = None, context: int = CONTEXT) -> Place:
    """Return the place of `exact`, with up to `context` characters of the body on either side.

    `hint` is where it begins, needed when the body holds it more than once. Raises LookupError if
    the body does not hold it, AmbiguousError if it holds it several times, none of them at `hint`.
    """
    found = occurrences(exact, text, body)
    if not found:
        raise LookupError("is not in the body of the text")
    if len(found) > 1 and hint not in found:
        raise AmbiguousError(found)
    start = found[0] if len(found) == 1 or hint is None else hint
    first, last = body
    end = start + len(exact)
    prefix = text[max(first, start - context) : start]
    return Place(start, prefix, text[end : min(last, end + context)], paragraph(text, body, start))


def paragraph(text: str, body: Body, start: int) -> int:
    """Return in which line that is not blank, counted from 1 inside the body, `start` lies."""
    before = _LINE_END.split(text[body[0] : start])[:-1]
    return sum(1 for line in before if line.strip()) + 1


def _exact(selector: Selector, text: str, inside: list[int]) -> Anchor:
    chosen = choose(selector, text, (inside[0], inside[-1] + len(selector.exact)))
    if selector.start is None:
        return _elsewhere(selector, chosen[0], "it has no start yet")
    if len(chosen) > 1:
        nearest = min(chosen, key=lambda position: abs(position - (selector.start or 0)))
        return _elsewhere(selector, nearest, f"it stands at {_list(chosen)}, and none is its place")
    if chosen[0] != selector.start:
        return _elsewhere(selector, chosen[0], f"its start says {selector.start}")
    if not _surrounded(selector, text, chosen[0]):
        return _elsewhere(selector, chosen[0], "other words surround it than its prefix and suffix")
    return Anchor("exact-in-place", chosen[0], chosen[0] + len(selector.exact))


def _elsewhere(selector: Selector, start: int, detail: str) -> Anchor:
    return Anchor("exact-elsewhere", start, start + len(selector.exact), detail)


def _surrounded(selector: Selector, text: str, position: int) -> bool:
    """Tell whether prefix and suffix stand around the words at `position`."""
    before, after = text[:position], position + len(selector.exact)
    return before.endswith(selector.prefix) and text.startswith(selector.suffix, after)


def _normalised(selector: Selector, text: str, body: Body) -> Anchor | None:
    found = find_normalised(selector.exact, text, body, selector.start)
    if found is None:
        return None
    name, start, end = found
    return Anchor("normalised", start, end, normalisation=name, nearest=text[start:end], similarity=100.0)


def _changed(selector: Selector, text: str, body: Body) -> Anchor | None:
    """Return the passage of the body that resembles the words most, if any does enough."""
    if len(selector.exact) < FUZZY_LENGTH or body[0] >= body[1]:
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


def _list(positions: list[int]) -> str:
    return ", ".join(map(str, positions))
