"""Which source a text is of: told by its SHA-256, else by the quotes that stand in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.corpus.model import Quote, Source

LEAST_EVIDENCE = 12
"""How many letters the quotes must have together that tell whose text it is."""
LEAST_LENGTH = 6
"""How many letters a quote must have to tell anything: shorter ones stand anywhere."""

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many of a source's quotes (those long enough to tell) stand in a text, and their letters."""

    source: str
    found: int
    quotes: int
    letters: int

    @property
    def share(self) -> float:
        """Which part of the quotes stands in it, from 0 to 1."""
        return self.found / self.quotes

    @property
    def is_enough(self) -> bool:
        """Tell whether most of the quotes stand in it, and enough of them."""
        return self.share > 0.5 and self.letters >= LEAST_EVIDENCE


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a text was recognised as.

    `source` is None where it is no source's text, or could be that of several. `likest` are the sources with
    any quote in it, the one with the largest part first; empty where the SHA-256 told already.
    """

    source: str | None
    by: Literal["sha256", "quotes"] | None
    likest: tuple[Likeness, ...] = ()


def recognise(text: str, sources: Iterable[Source], quotes: Iterable[Quote]) -> Recognition:
    """Return which of the sources that have a text of their own this is one version of.

    A text is a source's when more than half of the source's quotes stand in it, of no other source as
    large a part, without regard to script, width, case, punctuation and spaces.
    """
    described = [(source, source.text) for source in sources if source.text]
    digest = hashlib.sha256(text.encode()).hexdigest()
    for source, known in described:
        if known.sha256.lower() == digest:
            return Recognition(source.id, "sha256")
    likest = _likest(text, {source.id for source, _ in described}, quotes)
    if not likest or not likest[0].is_enough or likest[0].share == _second(likest):
        return Recognition(None, None, likest)
    return Recognition(likest[0].source, "quotes", likest)


def _likest(text: str, sources: set[str], quotes: Iterable[Quote]) -> tuple[Likeness, ...]:
    letters = _letters(text)
    of: dict[str, list[str]] = {}
    for quote in quotes:
        words = _letters(quote.exact)
        if quote.source in sources and len(words) >= LEAST_LENGTH:
            of.setdefault(quote.source, []).append(words)
    likenesses = []
    for source, all_words in of.items():
        found = [words for words in all_words if words in letters]
        if found:
            likenesses.append(Likeness(source, len(found), len(all_words), sum(map(len, found))))
    return tuple(sorted(likenesses, key=lambda one: (-one.share, -one.letters, one.source)))


def _second(likest: tuple[Likeness, ...]) -> float:
    return likest[1].share if len(likest) > 1 else 0.0


def _letters(text: str) -> str:
    """Return a text's letters, signs and figures, in one spelling."""
    return _NO_LETTER.sub("", fold(text))
