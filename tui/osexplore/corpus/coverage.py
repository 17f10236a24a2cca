"""Who tells which event, who is silent, and where the tellers differ: events against sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from osexplore.corpus.clocks import parsed, published_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from osexplore.corpus.clocks import Clock
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Disagreement, Source
    from osexplore.corpus.views import Row

State = Literal["tells", "differs", "silent", "before"]
"""What a source does with an event: it tells it; tells it, and holds a part in a disagreement about it;
is silent on it; or was published before it happened and could not tell it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A source and an event: its quotes on it (ids), and the disagreements about the event (ids) it is in.

    It is in a disagreement when it gives a version of it, or when our finding is that it leaves the matter
    out, whether it tells the event or not.
    """

    source: str
    state: State
    quotes: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """How often it tells the event ("×2"), "-" where it is silent, nothing where it came before."""
        return f"×{len(self.quotes)}" if self.quotes else "-" if self.state == "silent" else ""


@dataclass(frozen=True, slots=True)
class Line:
    """An event, and a cell for each source, in the order of the sources."""

    row: Row
    cells: tuple[Cell, ...]


def tellers(index: Index) -> tuple[Source, ...]:
    """Return the sources that tell anything at all, the earliest published first: the grid's columns."""
    telling = index.telling()
    return tuple(sorted((index.sources[one] for one in telling if one in index.sources), key=published_key))


def coverage(
    index: Index, numbers: Iterable[int], sources: Sequence[Source], clock: Clock = "happened"
) -> list[Line]:
    """Return what each of the sources does with each of these events, in the same order, dated by a clock.

    A window of the grid is a slice of the numbers that the index selects.
    """
    wanted = list(numbers)
    told = index.told(wanted)
    disputes = _disputes(index, wanted)
    happened = {row.number: row.earliest for row in index.rows(wanted)}
    return [
        Line(
            row,
            tuple(
                _cell(source, told[row.number], disputes.get(row.id, {}), happened[row.number])
                for source in sources
            ),
        )
        for row in index.rows(wanted, clock)
    ]


def _cell(
    source: Source,
    told: Mapping[str, Sequence[str]],
    disputes: Mapping[str, Sequence[str]],
    happened: date | None,
) -> Cell:
    quotes = tuple(told.get(source.id, ()))
    disagreements = tuple(disputes.get(source.id, ()))
    if quotes:
        state: State = "differs" if disagreements else "tells"
    else:
        state = "before" if _came_before(source, happened) else "silent"
    return Cell(source.id, state, quotes, disagreements)


def _came_before(source: Source, happened: date | None) -> bool:
    """Tell whether a source had certainly been published before the first day on which something happened."""
    published = parsed(source.published)
    return bool(happened and published and published.latest and published.latest < happened)


def _disputes(index: Index, numbers: Iterable[int]) -> dict[str, dict[str, list[str]]]:
    """Return for each disputed event and each source the disagreements that the source is in."""
    found: dict[str, dict[str, list[str]]] = {}
    for disagreement in index.disagreements(numbers):
        for event in disagreement.events:
            for source in _in(disagreement, index):
                found.setdefault(event, {}).setdefault(source, []).append(disagreement.id)
    return found


def _in(disagreement: Disagreement, index: Index) -> list[str]:
    """Return the sources that give a version, or leave the matter out, each once."""
    giving = (quote.source for quote in index.evidence(disagreement).values())
    silent = (source for version in disagreement.versions for source in version.silent)
    return list(dict.fromkeys((*giving, *silent)))
