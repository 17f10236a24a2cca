"""The records of the index, as values again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from osexplore.corpus.clocks import parsed, worded_date
from osexplore.corpus.model import Disagreement, Event, Quote
from osexplore.corpus.views import Row

if TYPE_CHECKING:
    from osexplore.corpus.clocks import Clock

event = msgspec.json.Decoder(Event).decode
quote = msgspec.json.Decoder(Quote).decode
disagreement = msgspec.json.Decoder(Disagreement).decode


def row(
    clock: Clock, number: int, year: int | None, edtf: str | None,
    sources: int, disputes: int, claimed: int, record: bytes,
) -> Row:  # fmt: skip
    """Return an event as a line of the timeline, with the date that it has on a clock."""
    told = event(record)
    span = parsed(edtf)
    return Row(
        number=number,
        id=told.id,
        year=year,
        edtf=edtf,
        date_text=worded_date(edtf, told.date_text if clock == "happened" else {}),
        title=told.title,
        sources=sources,
        disputes=disputes,
        claimed=bool(claimed),
        earliest=span.earliest if span else None,
        latest=span.latest if span else None,
    )
