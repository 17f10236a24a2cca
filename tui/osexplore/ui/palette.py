"""The command palette's list: every command that is declared, found by typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from osexplore.ui.commands import COMMANDS, Command

if TYPE_CHECKING:
    from textual.command import Hits


class OurCommands(Provider):
    """Every command, with its keys. Choosing one does what its key does."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for known in COMMANDS:
            yield DiscoveryHit(_title(known), partial(self._do, known), help=known.help)

    async def search(self, query: str) -> Hits:
        """Offer those whose words or help are like what is typed."""
        matcher = self.matcher(query)
        for known in COMMANDS:
            score = max(matcher.match(known.words), matcher.match(known.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(_title(known)), partial(self._do, known), help=known.help)

    async def _do(self, known: Command) -> None:
        # A key goes to whatever has the focus, as it does when a person presses it.
        if known.keys:
            self.app.simulate_key(known.keys[0])
        else:
            await self.screen.run_action(known.id)


def _title(known: Command) -> str:
    words = known.words[:1].upper() + known.words[1:]
    return f"{words}  {known.written}" if known.keys else words
