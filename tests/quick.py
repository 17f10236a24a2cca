"""What tests have in common, worked out once a run, in which they start a thousand apps."""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
from typing import TYPE_CHECKING, Any, TypeVar

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from textual.css.model import RuleSet

Made = TypeVar("Made")

SELDOM = (100_000, 50, 1000)
"""After how many objects, and collections of younger ones, each generation is collected."""


def collect_seldom() -> None:
    """Leave what has been imported out of garbage collection, and collect the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def parse_style_sheets_once() -> None:
    """Let apps whose sheets and variables are the same share the rules, which nothing changes."""
    known: dict[tuple[Any, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_rules(sheet: Stylesheet, *asked: Any, **named: Any) -> list[RuleSet]:
        variables = tuple(sheet._variables.items())
        key = (asked, tuple(named.items()), variables)
        if key not in known:
            known[key] = parse(sheet, *asked, **named)
        return known[key]

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign,assignment]


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` gives, made by one of the processes that share a run; the others wait for it."""
    own = factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    kept = folder / f"{name}.pickle"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make()))
        made: Made = pickle.loads(kept.read_bytes())  # noqa: S301 - this very run wrote it
        return made
