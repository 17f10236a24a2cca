"""A place in a work, the paragraph, where a style itself prints none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing import runs
from osexplore.citing.runs import Run
from osexplore.citing.tongues import CHINESE

if TYPE_CHECKING:
    from osexplore.citing.runs import Runs
    from osexplore.citing.tongues import Tongue

_OPENING, _CLOSING = "([（", ")]）"


def placed(citation: Runs, paragraph: int, said_in: Tongue) -> Runs:
    """Return a citation with its paragraph: inside its brackets, in Chinese raised after them."""
    if not citation:
        return citation
    told = said_in.paragraph.format(paragraph)
    if said_in is CHINESE:
        return runs.joined((*citation, Run(told, "p")))
    return inserted(citation, f", {told}")


def inserted(citation: Runs, text: str) -> Runs:
    """Return a citation with `text` before its closing bracket, or at its end if it has none."""
    *before, last = citation
    if last.text[-1:] in _CLOSING:
        return (*before, Run(f"{last.text[:-1]}{text}{last.text[-1]}", last.marks))
    return runs.joined((*citation, Run(text)))


def begun(citation: Runs, text: str) -> Runs:
    """Return a citation with `text` behind its opening bracket, or before it if it has none."""
    first, *rest = citation
    cut = 1 if first.text[:1] in _OPENING else 0
    return runs.joined(
        (Run(first.text[:cut], first.marks), Run(text), Run(first.text[cut:], first.marks), *rest)
    )
