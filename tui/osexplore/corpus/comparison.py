"""One event as two of its sources tell it, with what the two have in common and where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from osexplore.corpus.model import primary_language
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from osexplore.corpus.difference import Span
    from osexplore.corpus.model import Event, Quote, Source
    from osexplore.corpus.views import Account, EventView


class Rendering(msgspec.Struct, frozen=True):
    """Words, harmless, and where they differ from how the other side renders them."""

    text: str
    differing: tuple[Span, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """That a quote gives a version (its place, from 0) of a disagreement (an id).

    `opposed`: the other side gives another version of it.
    """

    disagreement: str
    version: int
    opposed: bool


class Compared(msgspec.Struct, frozen=True):
    """A quote as it is printed and in our English.

    `same` are the quotes (ids) of the other side that render the same statement.
    """

    quote: Quote
    original: Rendering
    english: Rendering
    same: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


class Half(msgspec.Struct, frozen=True):
    """How one source tells the event, in the order of its print."""

    source: Source
    quotes: tuple[Compared, ...]


class Comparison(msgspec.Struct, frozen=True):
    """An event as two sources tell it (one, where no other does), and the accounts that stand aside."""

    event: Event
    left: Half | None
    right: Half | None
    others: tuple[Account, ...]


Level = tuple[tuple[Compared, ...], tuple[Compared, ...]]
"""The quotes of both sides that stand level."""


def compare(view: EventView, left: str | None = None, right: str | None = None) -> Comparison:
    """Return an event as two sources (ids) tell it; for one that is not named the earliest other stands in.

    Raises KeyError for a source that does not tell the event.
    """
    accounts = {account.source.id: account for account in view.accounts}
    named = [accounts[one] if one is not None else None for one in (left, right)]
    rest = [account for account in view.accounts if account not in named]
    first, second = (account or (rest.pop(0) if rest else None) for account in named)
    return Comparison(view.event, *_halves(first, second, view), tuple(rest))


def aligned(comparison: Comparison) -> list[Level]:
    """Return the quotes of both sides in rows: each pair that renders the same statement stands in one.

    Both sides keep their own order, so that a pair whose order is another on either side is not aligned.
    """
    from difflib import SequenceMatcher

    left, right = (half.quotes if half else () for half in (comparison.left, comparison.right))
    matcher = SequenceMatcher(None, _keys(left), _keys(right), autojunk=False)
    rows: list[Level] = []
    for tag, first, end, other_first, other_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(left[first:end], right[other_first:other_end], strict=True)
            rows += [((one,), (other,)) for one, other in pairs]
        else:
            rows.append((left[first:end], right[other_first:other_end]))
    return rows


def _keys(quotes: Iterable[Compared]) -> list[str]:
    """Return what quotes are aligned by: the statement, if the other side has it too."""
    return [f"statement {one.quote.statement}" if one.same else f"quote {one.quote.id}" for one in quotes]


def _halves(left: Account | None, right: Account | None, view: EventView) -> tuple[Half | None, Half | None]:
    quotes = (left.quotes if left else (), right.quotes if right else ())
    prints = _differences(quotes, lambda quote: primary_language(quote.language), "print")
    english = _differences(quotes, lambda quote: bool(_english(quote)), "english")

    def half(account: Account | None, others: Sequence[Quote]) -> Half | None:
        if account is None:
            return None
        compared = (
            Compared(
                quote,
                Rendering(_printed(quote), prints.get(quote.id, ())),
                Rendering(_english(quote), english.get(quote.id, ())),
                tuple(other.id for other in others if quote.statement and other.statement == quote.statement),
                tuple(_answers(quote, others, view)),
            )
            for quote in account.quotes
        )
        return Half(account.source, tuple(compared))

    return half(left, quotes[1]), half(right, quotes[0])


def _differences(
    sides: tuple[Sequence[Quote], Sequence[Quote]],
    kind: Callable[[Quote], object],
    which: Literal["print", "english"],
) -> dict[str, tuple[Span, ...]]:
    """Return where quotes have in print, or in English, what the other side has not for the same statement.

    Only quotes of one `kind` are compared.
    """
    groups: dict[object, tuple[list[Quote], list[Quote]]] = {}
    for side, quotes in enumerate(sides):
        for quote in quotes:
            if quote.statement:
                groups.setdefault((quote.statement, kind(quote)), ([], []))[side].append(quote)
    rendered = [group for group in groups.values() if all(group)]
    if not rendered:
        return {}
    # The screen opens without it: few events have words that two sources render.
    from osexplore.corpus.sentences import differing, in_english, in_print

    known = [in_print(quotes) if which == "print" else in_english(quotes) for quotes in sides]
    found: dict[str, tuple[Span, ...]] = {}
    for group in rendered:
        left, right = (
            {quote.id: of[quote.id] for quote in side} for side, of in zip(group, known, strict=True)
        )
        found |= differing(left, right)
    return found


def _answers(quote: Quote, others: Iterable[Quote], view: EventView) -> Iterator[Answer]:
    """Give the versions of the event's disagreements that rest on a quote."""
    elsewhere = {other.id for other in others}
    for disagreement in view.disagreements:
        given = [place for place, version in enumerate(disagreement.versions) if quote.id in version.quotes]
        for place in given:
            opposed = any(
                elsewhere & set(version.quotes)
                for other, version in enumerate(disagreement.versions)
                if other not in given
            )
            yield Answer(disagreement.id, place, opposed)


def _printed(quote: Quote) -> str:
    return harmless(quote.exact)


def _english(quote: Quote) -> str:
    return harmless(quote.translation.get("en", ""))
