"""Styled text as a citation style renders it: runs of characters with their marks, before any format.

It is what the cache of rendered references keeps, so that one rendering serves plain text,
Markdown, HTML and LaTeX alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MARKS = "ibcudpl"
"""Italic, bold, small caps, underlined, d for subscript, p for superscript, link (its text is an address)."""


class Run(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """Characters that carry the same marks (letters of `MARKS`)."""

    text: str
    marks: str = ""


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return the characters alone."""
    return "".join(run.text for run in runs)


def of(text: str, marks: str = "") -> Runs:
    """Return `text` as runs: one, or none for the empty text."""
    return (Run(text, marks),) if text else ()


def joined(runs: Iterable[Run]) -> Runs:
    """Return the same styled text in as few runs as possible."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].marks == run.marks:
            out[-1] = Run(out[-1].text + run.text, run.marks)
        elif run.text:
            out.append(run)
    return tuple(out)


def mapped(runs: Iterable[Run], change: Callable[[str], str]) -> Runs:
    """Return the runs with `change` applied to the text of each."""
    return tuple(Run(change(run.text), run.marks) for run in runs)


def replaced(runs: Iterable[Run], old: str, new: str) -> Runs:
    """Return the runs with each `old` (which no run boundary cuts) replaced by `new`."""
    return mapped(runs, lambda text: text.replace(old, new))
