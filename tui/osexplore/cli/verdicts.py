"""What `verify` found, for reading and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.cli.columns import Column
from osexplore.cli.output import fitted_table
from osexplore.corpus.plain import harmless
from osexplore.corpus.verify import OUTCOMES

if TYPE_CHECKING:
    from osexplore.corpus.texts import Held
    from osexplore.corpus.verify import Result, Verification


def records(verification: Verification) -> dict[str, Any]:
    """Return everything for a script: counts, a record for each quote, a record for each source."""
    return {
        "counts": verification.counts,
        "quotes": [_quote(result) for result in verification.results],
        "sources": [_source(held, verification) for held in verification.held],
    }


def print_table(verification: Verification, everything: bool) -> None:
    """Print the findings (or every quote), the sources without a text, and how many there are of each."""
    shown = verification.results if everything else verification.findings
    columns = (
        Column("result", lambda record: record["result"], weight=0),
        Column("quote", lambda record: record["quote"], weight=1, least=12),
        Column("source", lambda record: record["source"], weight=1),
        Column("found", lambda record: record["found"], weight=3, least=16),
        Column("remedy", lambda record: record["remedy"], weight=2, least=12),
    )
    if shown:
        print(fitted_table(columns, [_row(result) for result in shown]))
    for held in verification.held:
        if held.trouble or held.note:
            print(harmless(_line(held, verification.unheld.get(held.source, 0))))
    counts = ", ".join(f"{number} {OUTCOMES[name]}" for name, number in verification.counts.items())
    unheld = sum(verification.unheld.values())
    print(f"{_quotes(len(verification.results))} held: {counts}; {_quotes(unheld)} without a text")


def _line(held: Held, unheld: int) -> str:
    """Return what is to be said about a source's text, in a line."""
    quotes = f" ({_quotes(unheld)} without a text)" if unheld else ""
    return f"sources {held.source}: {held.trouble or held.note}{quotes}"


def _quotes(number: int) -> str:
    return f"{number} {'quote' if number == 1 else 'quotes'}"


def _row(result: Result) -> dict[str, str]:
    unprinted = f"not printed: {result.unprinted}" if result.unprinted else ""
    found = "; ".join(part for part in (_found(result), unprinted) if part)
    outcome = result.anchor.outcome
    return {**_identity(result), "result": outcome, "found": found, "remedy": result.remedy}


def _found(result: Result) -> str:
    """Return where and how a quote was found, in words."""
    anchor = result.anchor
    if anchor.outcome == "missing":
        return anchor.detail
    where = f"at {anchor.start}"
    if anchor.outcome == "normalised":
        return f"{where}, without regard to {anchor.normalisation}: {anchor.nearest}"
    if anchor.outcome == "changed":
        why = f"{anchor.detail}, " if anchor.detail else ""
        return f"{where}, {why}{anchor.similarity:.0f} % alike: {anchor.nearest}"
    return f"{where}, {anchor.detail}" if anchor.detail else where


def _quote(result: Result) -> dict[str, Any]:
    anchor = result.anchor
    return {
        **_identity(result),
        "result": anchor.outcome,
        "start": anchor.start,
        "end": anchor.end,
        "detail": anchor.detail,
        "normalisation": anchor.normalisation,
        "nearest": anchor.nearest,
        "similarity": anchor.similarity,
        "unprinted": result.unprinted,
        "remedy": result.remedy,
    }


def _identity(result: Result) -> dict[str, str]:
    return {"quote": result.quote, "source": result.source}


def _source(held: Held, verification: Verification) -> dict[str, Any]:
    return {
        "source": held.source,
        "file": held.path.name if held.path else None,
        "found_by": held.by,
        "trouble": held.trouble,
        "note": held.note,
        "quotes_without_text": verification.unheld.get(held.source, 0),
    }
