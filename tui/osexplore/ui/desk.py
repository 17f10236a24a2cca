"""The desk at which quotes are copied and collected, whichever screen asks: settings, memory, last copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from osexplore.corpus.memory import Memory
from osexplore.ui.at_hand import AtHand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from osexplore.citing.parts import Choice
    from osexplore.citing.preferences import Preferences
    from osexplore.citing.proof import Proof
    from osexplore.citing.quotation import Copy
    from osexplore.citing.settings import Settings
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Quote
    from osexplore.corpus.reading import Reading

# What cites is imported when something is copied: reading needs none of it.

Exported = Literal["what is shown", "the collection", "all"]
"""What can be written to a file."""

NO_NOTES: Mapping[str, str] = {}
NO_PROOFS: Mapping[str, Proof] = {}


class Copied(msgspec.Struct, frozen=True):
    """A text that was copied, and what was said of it: what became of it, then what to know of it."""

    text: str
    outcome: str
    warnings: tuple[str, ...] = ()


class Desk:
    """Copying and collecting for one story. It waits for nothing but the engine, and only where asked to.

    `texts` is a folder with the sources' full texts, in place of those that are kept; `memory` is that of
    the desk before this one, which knows what could not be written.
    """

    def __init__(self, index: Index, texts: Path | None = None, memory: Memory | None = None) -> None:
        self.index = index
        self.at_hand = AtHand(index, texts)
        story = index.story.id
        self.memory = memory if memory is not None and memory.is_of(story) else Memory(story)
        self.memory.look_again()
        self.last: Copied | None = None
        self.wrong_settings = ""
        """What is wrong with the settings, in one line, as long as it is: they are not followed."""
        self._settings: Settings | None = None
        self._preferences: Preferences | None = None
        self._read: Mapping[str, Proof] = NO_PROOFS
        self._trouble = index.trouble

    def take_trouble(self) -> str:
        """Return what is wrong with story, settings, a style or the memory, in one line and only once."""
        trouble, self._trouble = self._trouble, ""
        return "; ".join(part for part in (trouble, self.take_forgotten()) if part)

    def take_forgotten(self) -> str:
        """Return what is wrong with the memory alone, only once."""
        trouble, self.memory.trouble = self.memory.trouble, ""
        return trouble

    def warm_up(self) -> None:
        """Load what the first copy needs, so that it takes no longer than the others."""
        from osexplore.citing import cache, clipboard, quotation

        del clipboard, quotation  # imported to be there
        cache.shipped(self.choice().style)

    # How.

    @property
    def settings(self) -> Settings:
        """The reader's settings; the defaults where they are wrong, until they are right.

        `take_trouble` tells what is wrong, once, and `wrong_settings` whenever it is asked.
        """
        if self._settings is None or self.wrong_settings:
            self._settings = self._look_at_settings()
        return self._settings

    def _look_at_settings(self) -> Settings:
        from osexplore.citing import settings

        try:
            found = settings.load()
        except settings.SettingsError as error:
            if str(error) != self.wrong_settings:
                self._trouble = self.wrong_settings = str(error)
            return settings.Settings()
        if self.wrong_settings:
            self.wrong_settings, self._preferences = "", None
        return found

    @property
    def preferences(self) -> Preferences:
        """How quotes are copied: as chosen last, else as the settings say."""
        from osexplore.citing.preferences import last_used

        settings = self.settings.preferences
        if self._preferences is None:
            self._preferences = last_used(self.memory.remembered.copying, settings)
        return self._preferences

    def prefer(self, preferences: Preferences) -> None:
        """Copy like this from now on, in the next run too."""
        self._preferences = preferences
        self.memory.keep_copying(preferences.to_remember(self.settings.preferences))

    def choice(self, preferences: Preferences | None = None) -> Choice:
        """Return what the preferences stand for; APA where one is unknown, which `take_trouble` tells."""
        from osexplore.citing.preferences import PreferenceError, Preferences
        from osexplore.citing.styles import StyleError

        try:
            return (preferences or self.preferences).choice(self.settings.templates)
        except (PreferenceError, StyleError) as error:
            self._trouble = str(error)
            return Preferences().choice({})

    # What.

    def copy(
        self,
        quotes: Sequence[Quote],
        choice: Choice,
        notes: Mapping[str, str] = NO_NOTES,
        *,
        live: bool = False,
    ) -> Copy:
        """Return what copying these quotes gives; only if `live` the engine is waited for."""
        from osexplore.citing.quotation import Context, copy

        proofs = self._proofs(quotes) if choice.wants_proof else {**self._earlier(quotes), **self._read}
        context = Context(self.index.people, self.index.sources, proofs, notes)
        return copy(quotes, context, choice, live=live)

    def _earlier(self, quotes: Sequence[Quote]) -> Mapping[str, Proof]:
        """Return what was found earlier of quotes."""
        if not self.memory.remembered.verifications:
            return {}
        from osexplore.citing.proof import earlier

        return earlier(quotes, self.memory)

    def take_reading(self, reading: Reading) -> None:
        """Know, for this run, what a text said of the quotes that were read in it, so that copies warn.

        It is not remembered beyond: a text that is kept is asked again, and one named for this run is no
        answer in the next.
        """
        from datetime import date

        from osexplore.citing.proof import proofs_of

        again = frozenset(stop.quote for stop in reading.stops)
        others = {quote: proof for quote, proof in self._read.items() if quote not in again}
        self._read = {**others, **proofs_of(reading, date.today().isoformat())}

    def _proofs(self, quotes: Sequence[Quote]) -> Mapping[str, Proof]:
        """Hold quotes against the texts that the reader has; else take what was found earlier."""
        from datetime import date

        from osexplore.citing.proof import proofs
        from osexplore.corpus.problem import CorpusError

        try:
            with self.at_hand.look() as folder:
                return proofs(quotes, self.index.sources, folder, self.memory, date.today().isoformat())
        except CorpusError as error:
            self._trouble = str(error)
            return {}

    def would_be_better_live(self, made: Copy, quotes: Sequence[Quote], choice: Choice) -> bool:
        """Tell whether there is an engine that would give more: a style, or many works as one document.

        It may take a moment: an engine is asked for its version once.
        """
        from osexplore.citing import pandoc

        several = len({quote.source for quote in quotes}) > 1
        return choice.format.name != "latex" and bool(made.problem or several) and pandoc.available()
