"""What a copy says about where its words were held against a text: which text, by which hash, when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from osexplore.citing.secondhand import ENGLISH
from osexplore.corpus.anchors import Anchor, find
from osexplore.corpus.memory import Verified, mark_of
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.citing.secondhand import Tongue
    from osexplore.corpus.anchors import Outcome
    from osexplore.corpus.memory import Memory
    from osexplore.corpus.model import Corpus, Quote, Source
    from osexplore.corpus.texts import Folder
    from osexplore.corpus.verify import Verification

SHORT = 12
"""How many hexadecimal digits of a hash stand for it."""


@dataclass(frozen=True)
class Proof:
    """That a quote was looked for in a text: what came of it, in which file, its hash, the day (EDTF)."""

    anchor: Anchor
    file: str
    sha256: str
    day: str


_OUTCOMES = {
    "exact-in-place": ("Verified word for word in", "已逐字核对于"),
    "exact-elsewhere": ("Found word for word, but not in its place, in", "逐字见于（位置不同）"),
    "normalised": ("Found, but for how it is written, in", "除写法外见于"),
    "changed": ("NOT as quoted in", "与所引不符："),
    "missing": ("NOT found in", "未见于"),
}

_UNLIKE = ("changed", "missing")
"""The outcomes that whoever copies must know of, whether or not a proof is asked for."""


def prove(quote: Quote, source: Source, folder: Folder, day: str) -> Proof | None:
    """Hold a quote against its source's text in a folder; None where the folder has none that can be read."""
    held = folder.hold(source)
    if source.text is None or held.text is None or held.path is None:
        return None
    # A file found by its name only may be another text than the story's: it is named by its own hash.
    digest = hashlib.sha256(held.text.encode()).hexdigest()
    whole = (0, len(held.text))
    body = source.text.body if digest == source.text.sha256.lower() else whole
    return Proof(find(quote, held.text, body), held.path.name, digest, day)


def proofs(
    quotes: Iterable[Quote], sources: Mapping[str, Source], folder: Folder, memory: Memory, day: str
) -> dict[str, Proof]:
    """Return for each quote what its text in a folder says today, else what was found earlier."""
    found = {
        quote.id: prove(quote, sources[quote.source], folder, day) or remembered(quote, memory)
        for quote in quotes
    }
    return {quote: proof for quote, proof in found.items() if proof is not None}


def remembered(quote: Quote, memory: Memory) -> Proof | None:
    """Return what an earlier verification found of these very words; None where there was none."""
    known = memory.verified(quote)
    if known is None or known[0] not in _OUTCOMES:
        return None
    outcome, verified = known
    return Proof(Anchor(cast("Outcome", outcome)), verified.file, verified.sha256, verified.day)


def to_remember(verification: Verification, story: Corpus, day: str) -> list[Verified]:
    """Return a verification for the memory, a record for each source whose text was held."""
    quotes = {quote.id: quote for quote in story.quotes}
    made = []
    for held in verification.held:
        if held.text is None or held.path is None:
            continue
        found: dict[str, tuple[str, str]] = {
            result.quote: (result.anchor.outcome, mark_of(quotes[result.quote]))
            for result in verification.results
            if result.source == held.source
        }
        digest = hashlib.sha256(held.text.encode()).hexdigest()
        made.append(Verified(source=held.source, file=held.path.name, sha256=digest, day=day, quotes=found))
    return made


def earlier(quotes: Iterable[Quote], memory: Memory) -> dict[str, Proof]:
    """Return for each quote what was found earlier, with no text at hand."""
    found = {quote.id: remembered(quote, memory) for quote in quotes}
    return {quote: proof for quote, proof in found.items() if proof is not None}


def unlike(quotes: Iterable[Quote], sources: Mapping[str, Source], found: Mapping[str, Proof]) -> list[str]:
    """Return a warning for each quote whose source's text has other words, or none like them."""
    return [
        f"{quote.id}: {wording(found[quote.id], sources[quote.source], ENGLISH).rstrip('.')}"
        for quote in quotes
        if quote.id in found and found[quote.id].anchor.outcome in _UNLIKE
    ]


def is_of_unlike(warning: str) -> bool:
    """Tell whether a warning is one of `unlike`."""
    return any(f": {_OUTCOMES[outcome][0]} " in warning for outcome in _UNLIKE)


def wording(proof: Proof | None, source: Source, said_in: Tongue) -> str:
    """Return the proof in one sentence; without one it says that there is none."""
    chinese = said_in.language != "en"
    stop = "。" if chinese else "."
    if proof is None:
        text = source.text
        known = (
            _named(text.file, text.sha256) if text else ("无全文" if chinese else "no text of it is known")
        )
        return f"{'未在此核对：' if chinese else 'Not verified here: '}{known}{stop}"
    words = _OUTCOMES[proof.anchor.outcome][chinese]
    when = said_in.date(proof.day)
    return f"{words} {_named(proof.file, proof.sha256)}{said_in.comma}{when}{stop}"


def _named(file: str, sha256: str) -> str:
    return f"{harmless(file)} (sha256 {harmless(sha256[:SHORT])}…)"
