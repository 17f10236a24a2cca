"""Doing a command wherever it was asked for (footer, palette, page of keys), as its key would do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

    from osexplore.ui.commands import Command


def doers(screen: Screen[Any], known: Command) -> list[DOMNode]:
    """Return what may do a command on a screen: whatever has the focus, then what it stands in."""
    nodes = screen.focused.ancestors_with_self if screen.focused else (screen, screen.app)
    return [node for node in nodes if _knows(node, known)]


async def do(screen: Screen[Any], known: Command) -> None:
    """Do a command on a screen, if anything there can."""
    for doer in doers(screen, known):
        if await screen.app.run_action(known.id, default_namespace=doer):
            return


def _knows(node: DOMNode, known: Command) -> bool:
    """Tell whether a node does a command: it has bound it, or it could, where there is no key."""
    bound = (binding for keys in node._bindings.key_to_bindings.values() for binding in keys)
    return any(binding.id == known.id for binding in bound) or (
        not known.keys and hasattr(node, f"action_{known.id}")
    )
