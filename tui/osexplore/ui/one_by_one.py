"""Keys that come in one go each find what the one before has made of the screen.

A slow line gathers what is typed fast, and other programs type all at once. Textual gives a key to what has
the focus when the key is read, while those before it are still on their way through the widgets.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.message_pump import MessagePump

LOOKS = 0.01
"""Seconds from one look to the next whether what is waited for has closed."""


async def done(app: App[Any]) -> None:
    """Wait until the key that was sent last has been done, and the screen that it opened has been drawn."""
    before = app.screen_stack[-1:]
    await _reached(app, app.call_later)
    while app.screen_stack:
        here = app.focused or app.screen
        way = here.ancestors_with_self
        # Once for the key, and once for what it made a widget tell those above it.
        for node in (*way, *way):
            await _reached(node, node.call_later)
        if app.screen_stack[-1:] != before:
            before = app.screen_stack[-1:]
            await _reached(app.screen, app.screen.call_after_refresh)
        elif (app.focused or app.screen) is here:
            return


async def _reached(node: MessagePump, call: Callable[[Callable[[], None]], bool]) -> None:
    """Wait until a node has come to what it is to `call` after all that it had been sent, or has closed."""
    reached = asyncio.Event()
    if call(reached.set):
        while node.is_running and not reached.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(reached.wait(), LOOKS)
