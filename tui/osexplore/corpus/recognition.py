"""Which source a text is of: told by its SHA-256, else by the quotes that stand in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote, Source

LEAST_EVIDENCE = 12
"""How many letters the quotes must have together that tell whose text it is."""
LEAST_LENGTH = 6
"""How many letters a quote must have to tell anything: shorter ones stand anywhere."""

PIECE = 1 << 16
"""How many characters are folded at once: the screen, which waits for each such step, must not be felt to."""

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


class Recogniser:
    """Tells which of a story's sources that have a text of their own a text is one version of."""

    def __init__(self, sources: Iterable[Source], quotes: Iterable[Quote]) -> None:
        described = [(source.id, source.text.sha256.lower()) for source in sources if source.text]
        self._by_sha256 = {digest: source for source, digest in reversed(described)}
        self._words: dict[str, list[str]] = {}
        own = {source for source, _ in described}
        for quote in quotes:
            words = _letters(quote.exact)
            if quote.source in own and len(words) >= LEAST_LENGTH:
                self._words.setdefault(quote.source, []).append(words)

    def __call__(self, text: str) -> Recognition:
        """Return whose text it is.

        A text is a source's when more than half of the source's quotes stand in it, of no other source as
        large a part, without regard to script, width, case, punctuation and spaces.
        """
        source = self._by_sha256.get(hashlib.sha256(text.encode()).hexdigest())
        if source is not None:
            return Recognition(source, "sha256")
        likest = self._likest(_letters(text))
        if not likest or not likest[0].is_enough or likest[0].share == _second(likest):
            return Recognition(None, None, likest)
        return Recognition(likest[0].source, "quotes", likest)

    def _likest(self, letters: str) -> tuple[Likeness, ...]:
        likenesses = []
        for source, all_words in self._words.items():
            found = [words for words in all_words if words in letters]
            if found:
                likenesses.append(Likeness(source, len(found), len(all_words), sum(map(len, found))))
        return tuple(sorted(likenesses, key=lambda one: (-one.share, -one.letters, one.source)))


def recognise(text: str, sources: Iterable[Source], quotes: Iterable[Quote]) -> Recognition:
    """Return which of the sources a text is one version of."""
    return Recogniser(sources, quotes)(text)


def recogniser(index: Index) -> Callable[[str], Recognition]:
    """Return what recognises the texts of an open story; it goes through the quotes when first asked."""

    @cache
    def made() -> Recogniser:
        quotes = (quote for source in index.sources for quote in index.quotes_in(source))
        return Recogniser(index.sources.values(), quotes)

    return lambda text: made()(text)


def _second(likest: tuple[Likeness, ...]) -> float:
    return likest[1].share if len(likest) > 1 else 0.0


def _letters(text: str) -> str:
    """Return a text's letters, signs and figures, in one spelling."""
    pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
    return "".join(_NO_LETTER.sub("", fold(piece)) for piece in pieces)
