"""What a copy says about where its words were held against a text: which text, by which hash, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus import dates
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from osexplore.citing.secondhand import Tongue
    from osexplore.corpus.anchors import Anchor
    from osexplore.corpus.model import Source

SHORT = 12
"""How many hexadecimal digits of a hash stand for it."""


@dataclass(frozen=True)
class Verification:
    """That a quote was looked for in a text: what came of it, in which file, its hash, the day (EDTF)."""

    anchor: Anchor
    file: str
    sha256: str
    day: str


_OUTCOMES = {
    "exact-in-place": ("Verified word for word in", "已逐字核对于"),
    "exact-elsewhere": ("Found word for word, but not in its place, in", "原文逐字见于（位置不同）"),
    "normalised": ("Found, but for its spelling, in", "除写法外见于"),
    "changed": ("NOT found as quoted in", "与所引不符："),
    "missing": ("NOT found in", "未见于"),
}


def wording(verification: Verification | None, source: Source, said_in: Tongue) -> str:
    """Return the proof in one sentence; without a verification it says that there is none."""
    chinese = said_in.language != "en"
    if verification is None:
        text = source.text
        known = f" (sha256 {text.sha256[:SHORT]}…)" if text else ""
        where = f"{harmless(text.file)}{known}" if text else ("无全文" if chinese else "no text of this work")
        return f"未在此核对：{where}。" if chinese else f"Not verified here: {where}."
    words = _OUTCOMES[verification.anchor.outcome][chinese]
    when = dates.wording(verification.day, said_in.language)
    place = f"{harmless(verification.file)} (sha256 {verification.sha256[:SHORT]}…)"
    return f"{words} {place}，{when}。" if chinese else f"{words} {place}, {when}."
