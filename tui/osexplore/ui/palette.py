"""The command palette's list: every command that is declared, found by typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from osexplore.ui.commands import COMMANDS, Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.dom import DOMNode


class OurCommands(Provider):
    """Every command that can be done here, with its keys. Choosing one does what its key does."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for known in self._possible():
            yield DiscoveryHit(_title(known), partial(self._do, known), help=known.help)

    async def search(self, query: str) -> Hits:
        """Offer those whose words or help are like what is typed."""
        matcher = self.matcher(query)
        for known in self._possible():
            score = max(matcher.match(known.words), matcher.match(known.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(_title(known)), partial(self._do, known), help=known.help)

    def _possible(self) -> Iterator[Command]:
        return (known for known in COMMANDS if self._doers(known))

    def _doers(self, known: Command) -> list[DOMNode]:
        """Return what may do it, as for a key: whatever has the focus, then what it stands in."""
        nodes = self.focused.ancestors_with_self if self.focused else (self.screen, self.app)
        return [node for node in nodes if _knows(node, known)]

    async def _do(self, known: Command) -> None:
        for doer in self._doers(known):
            if await self.app.run_action(known.id, default_namespace=doer):
                return


def _knows(node: DOMNode, known: Command) -> bool:
    """Tell whether a node does a command: it has bound it, or it could, where there is no key."""
    bound = (binding for keys in node._bindings.key_to_bindings.values() for binding in keys)
    return any(binding.id == known.id for binding in bound) or (
        not known.keys and hasattr(node, f"action_{known.id}")
    )


def _title(known: Command) -> str:
    words = known.words[:1].upper() + known.words[1:]
    return f"{words}  {known.written}" if known.keys else words
