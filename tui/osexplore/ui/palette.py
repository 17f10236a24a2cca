"""The command palette's list: every command that is declared, found by typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from osexplore.ui.commands import COMMANDS, Command
from osexplore.ui.doing import do, doers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits


class OurCommands(Provider):
    """Every command that can be done here, with its keys. Choosing one does what its key does."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for known in self._possible():
            yield DiscoveryHit(_title(known), partial(do, self.screen, known), help=known.help)

    async def search(self, query: str) -> Hits:
        """Offer those whose words or help are like what is typed."""
        matcher = self.matcher(query)
        for known in self._possible():
            score = max(matcher.match(known.words), matcher.match(known.help) / 2)
            if score > 0:
                shown, does = matcher.highlight(_title(known)), partial(do, self.screen, known)
                yield Hit(score, shown, does, help=known.help)

    def _possible(self) -> Iterator[Command]:
        return (known for known in COMMANDS if doers(self.screen, known))


def _title(known: Command) -> str:
    words = known.words[:1].upper() + known.words[1:]
    return f"{words}  {known.written}" if known.keys else words
