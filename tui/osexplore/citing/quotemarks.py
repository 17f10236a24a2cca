"""Straight quotation marks as the curly ones that print has."""

from __future__ import annotations

import re

_OPENS = re.compile(r"(?:^|(?<=[\s(\[{“‘—–-]))([\"'])(?=\S)")
_BRITISH = str.maketrans("“”‘’", "‘’“”")


def curled(text: str, *, british: bool = False) -> str:
    """Return an English text with curly marks, double ones outermost, or single ones as `british`."""
    opened = _OPENS.sub(lambda found: "“" if found[1] == '"' else "‘", text)
    made = opened.replace('"', "”").replace("'", "’")
    return _turned(made) if british else made


def _turned(text: str) -> str:
    """Return a text with its pairs of double marks single, and those inside them double."""
    apostrophes = re.sub(r"(?<=\w)’(?=\w)|(?<=s)’(?= )", "\0", text)
    return apostrophes.translate(_BRITISH).replace("\0", "’") if "“" in text else text
