"""A story held against its sources' texts: every quote one of five results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osexplore.corpus.anchors import Anchor, Outcome, find
from osexplore.corpus.texts import Held

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.corpus.model import Corpus, Quote
    from osexplore.corpus.texts import Folder

OUTCOMES: dict[Outcome, str] = {
    "exact-in-place": "exact in place",
    "exact-elsewhere": "exact elsewhere",
    "normalised": "equal after a normalisation",
    "changed": "changed",
    "missing": "missing",
}
"""The five results in words, the best first."""

_REMEDIES: dict[Outcome, str] = {
    "exact-in-place": "",
    "exact-elsewhere": "run `osexplore anchor`",
    "normalised": "copy the words from the text, character by character, into exact",
    "changed": "copy the words from the text into exact, or say what they are from",
    "missing": "correct source or exact, or remove the quote",
}

TORN = "remove its start, or its prefix and suffix, whichever is wrong, and run `osexplore anchor`"
"""What to do about a quote whose start says one place and whose surroundings say another."""


ELSEWHERE_IN_ANOTHER = "nothing: the places are those of another version of the text"
"""What to do about a quote that stands in a text as quoted, where the story does not say where."""


@dataclass(frozen=True)
class Result:
    """What became of a quote that was held against its source's text.

    `unprinted` is its attribution if the article does not print that, else "". `another`: the text is
    another version than the one that the story was made from.
    """

    quote: str
    source: str
    anchor: Anchor
    unprinted: str = ""
    another: bool = False

    @property
    def remedy(self) -> str:
        """What to do about it, "" if nothing."""
        if self.anchor.outcome == "exact-elsewhere" and self.anchor.outside:
            return "quote from the article proper, or correct text.body of the source"
        if self.anchor.torn:
            return TORN
        if self.anchor.outcome == "exact-elsewhere" and self.another:
            return ELSEWHERE_IN_ANOTHER
        if self.anchor.outcome == "exact-in-place" and self.unprinted:
            return "copy the attribution from the text"
        return _REMEDIES[self.anchor.outcome]

    @property
    def is_finding(self) -> bool:
        """Tell whether something is to be done about it."""
        return self.anchor.outcome != "exact-in-place" or bool(self.unprinted)


@dataclass(frozen=True)
class Verification:
    """A story held against a folder.

    `results` has every quote whose text was there, in the story's order; `held` every source that has
    a text of its own or quotes, last those that only quotes name; `unheld` how many quotes of a source
    could not be held against any.
    """

    results: tuple[Result, ...]
    held: tuple[Held, ...]
    unheld: dict[str, int]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many quotes have each result."""
        return _counts(self.results)

    def counts_of(self, source: str) -> dict[Outcome, int]:
        """Return how many quotes of a source have each result."""
        return _counts(result for result in self.results if result.source == source)

    @property
    def findings(self) -> tuple[Result, ...]:
        """The quotes with which something is wrong."""
        return tuple(result for result in self.results if result.is_finding)

    @property
    def troubled(self) -> tuple[Held, ...]:
        """The sources whose text should be there and is not, cannot be read, or is described wrongly."""
        return tuple(held for held in self.held if held.trouble)


def _counts(results: Iterable[Result]) -> dict[Outcome, int]:
    found = Counter(result.anchor.outcome for result in results)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def counted(counts: Mapping[Outcome, int]) -> str:
    """Return how many quotes have each result, in words; what none has is left out."""
    return ", ".join(f"{counts[outcome]} {words}" for outcome, words in OUTCOMES.items() if counts[outcome])


def verify(story: Corpus, folder: Folder) -> Verification:
    """Hold every quote against its source's text in `folder`, as far as that has it."""
    quoted = dict.fromkeys(quote.source for quote in story.quotes)
    sources = {source.id: source for source in story.sources if source.text or source.id in quoted}
    held = {identity: folder.hold(source) for identity, source in sources.items()}
    results: list[Result] = []
    unheld: Counter[str] = Counter()
    for quote in story.quotes:
        source = sources.get(quote.source)
        found = held[source.id] if source else None
        if found is None or found.text is None or found.body is None:
            unheld[quote.source] += 1
        else:
            results.append(_result(quote, found.body, found.text, another=found.by != "sha256"))
    unknown = (Held(name, trouble="is not in the story") for name in quoted if name not in sources)
    return Verification(tuple(results), (*held.values(), *unknown), dict(unheld))


def _result(quote: Quote, body: tuple[int, int], text: str, *, another: bool) -> Result:
    attribution = quote.attribution or ""
    unprinted = "" if text.find(attribution, *body) >= 0 else attribution
    return Result(quote.id, quote.source, find(quote, text, body), unprinted, another)
