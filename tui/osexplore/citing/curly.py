"""Straight quotation marks and apostrophes in English of ours, as a printer sets them.

Styles set them so in the references, and LaTeX would print a straight mark as a closing one. What a
source prints stands as printed and never comes here.
"""

from __future__ import annotations

import re

_MARKS = {'"': "“”", "'": "‘’"}
_STRAIGHT = re.compile(r"[\"']")
_OPENS = re.compile(r"(?<![^\s(\[{“‘\"'/—–-])(?:\"|'(?!\d))(?=[\w\"'“‘(\[{])")
"""Where nothing but a space, a bracket, a dash or another mark stands before it, and words follow.

An apostrophe before a digit stands for what is left out.
"""


def curled(text: str) -> str:
    """Return text with curly marks."""
    opening = {found.start() for found in _OPENS.finditer(text)}
    return _STRAIGHT.sub(lambda found: _MARKS[found[0]][found.start() not in opening], text)
