"""What a copy says about where its words were held against a text: which text, by which hash, when."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from osexplore.corpus.anchors import Anchor, find
from osexplore.corpus.memory import Verified, mark_of
from osexplore.corpus.plain import harmless
from osexplore.corpus.verify import OUTCOMES, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.citing.tongues import Tongue
    from osexplore.corpus.anchors import Outcome
    from osexplore.corpus.memory import Memory
    from osexplore.corpus.model import Corpus, Quote, Source
    from osexplore.corpus.reading import Reading
    from osexplore.corpus.texts import Folder, Held
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

    @property
    def denies(self) -> bool:
        """Tell whether the text does not have these words: it has others in their place, or none."""
        return self.anchor.outcome in ("changed", "missing")


_OUTCOMES = {
    "exact-in-place": ("Verified word for word in", "已逐字核对于"),
    "exact-elsewhere": ("Found word for word, but not in its place, in", "逐字见于（位置不同）"),
    "normalised": ("Found, but for how it is written, in", "除写法外见于"),
    "changed": ("NOT as quoted in", "与所引不符："),
    "missing": ("NOT found in", "未见于"),
}


def prove(quote: Quote, source: Source, folder: Folder, day: str) -> Proof | None:
    """Hold a quote against its source's text in a folder; None where the folder has none that can be read."""
    held = folder.hold(source)
    if held.text is None or held.body is None:
        return None
    return _proof(find(quote, held.text, held.body), held, held.text, day)


def proofs_of(reading: Reading, day: str) -> dict[str, Proof]:
    """Return for each quote that is read in a text what that says today; none where there is no text."""
    held = reading.held
    if held.text is None:
        return {}
    return {
        stop.quote: _proof(stop.anchor, held, held.text, day)
        for stop in reading.stops
        if stop.anchor is not None
    }


def _proof(anchor: Anchor, held: Held, text: str, day: str) -> Proof:
    # Only what was told by its SHA-256 is the story's text: any other is named by its own.
    return Proof(anchor, held.path.name if held.path else "", hashlib.sha256(text.encode()).hexdigest(), day)


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


def denial(proofs: Iterable[Proof]) -> str:
    """Return what quotes are in texts that do not have their words, in the words of `verify`; "" if none."""
    outcomes = [proof.anchor.outcome for proof in proofs if proof.denies]
    return OUTCOMES[outcomes[0]] if len(outcomes) == 1 else counted(Counter(outcomes))


def _named(file: str, sha256: str) -> str:
    return f"{harmless(file)} (sha256 {harmless(sha256[:SHORT])}…)"
