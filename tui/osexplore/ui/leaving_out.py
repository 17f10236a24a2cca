"""What a look at the story as of a day does without, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osexplore.corpus.publication import LeftOut


def without(as_of: str | None, left_out: LeftOut) -> str:
    """Return how many later and how many undated sources are left out; nothing where the story is whole."""
    if as_of is None:
        return ""
    later, undated = len(left_out.later), len(left_out.undated)
    noun = "source" if undated == 1 else "sources"
    return f"{later or 'no'} later and {undated or 'no'} undated {noun} left out"
