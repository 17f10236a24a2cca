"""What a look at the story as of a day does without, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osexplore.corpus.publication import LeftOut


def without(as_of: str | None, left_out: LeftOut) -> str:
    """Return how many sources are left out, and why; nothing where the story is whole."""
    return "" if as_of is None else left_out.in_words()
