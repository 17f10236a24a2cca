"""The terminal that the screen is drawn on, and how the program leaves it: told to, or because it is gone."""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
import sys
import termios
from codecs import getincrementaldecoder
from concurrent.futures import wait
from contextlib import suppress
from functools import partial
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

from osexplore.ui.one_by_one import LOOKS, done
from osexplore.ui.output import Output

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import FrameType

    from textual.message import Message


ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
PATIENCE = 3.0
"""Seconds that a graceful end may take, before the program ends all the same."""

LINE_FEED = "ctrl+j"
"""What a terminal makes of Enter until the program has taken it: what is typed early comes so."""

KEY_PATIENCE = PATIENCE
"""Seconds for which a key waits for the one before it, which may wait for something itself."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, with an end.

    It draws on standard output (so that standard error can be a file), restores the terminal when a signal
    ends the program, leaves when the terminal is gone, and takes no byte that is typed for an error.
    """

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        stdout = cast("TextIO", sys.__stdout__)
        self._file: Any = Output(stdout.fileno(), stdout.encoding, self._lost)
        self._handlers: dict[signal.Signals, Any] = {}
        self._ending: Timer | None = None
        self._keys: tuple[str | None, str | None] = None, None
        self._doing: Future[None] | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and the signals that would leave it as a program's screen."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in ENDING:
            # What whoever started the program ignores (nohup) stays ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._told)

    def resume_application_mode(self) -> None:
        """Take the terminal again after a while in the shell, and draw everything anew."""
        super().resume_application_mode()
        self._loop.call_soon_threadsafe(partial(self._app.refresh, layout=True))

    def close(self) -> None:
        """Give the signals back; the terminal is restored by now."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers.clear()
        super().close()

    def run_input_thread(self) -> None:
        """Turn what is typed into events, until the driver stops or the terminal ends."""
        parser = XTermParser(self._debug)
        # Not every terminal sends UTF-8.
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    typed = self._read()
                    if not typed:
                        self._lost()
                        return
                    text = decode(typed)
                    # To the parser an empty text is the end; here it is the first half of a character.
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def process_message(self, message: Message) -> None:
        """Pass on what was typed or clicked, once the key before has been done; a key held down goes on."""
        if isinstance(message, Key) and message.key == LINE_FEED:
            message = Key("enter", "\r")
        key = message.key if isinstance(message, Key) else None
        if self._doing is not None and self._keys != (key, key):
            self._wait_for(self._doing)
        super().process_message(message)
        self._keys = self._keys[1], key
        self._doing = asyncio.run_coroutine_threadsafe(done(self._app), self._loop) if key else None

    def _wait_for(self, doing: Future[None]) -> None:
        until = monotonic() + KEY_PATIENCE
        while not (doing.done() or self.exit_event.is_set() or monotonic() > until):
            wait([doing], LOOKS)
        doing.cancel()

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # a terminal that is gone has no end of file
            return b""

    def _told(self, number: int, frame: FrameType | None) -> None:
        """End as a signal asks."""
        del frame
        self._leave(128 + number)

    def _lost(self) -> None:
        """End as a program does whose terminal hung up."""
        self._leave(128 + signal.SIGHUP)

    def _leave(self, status: int) -> None:
        """End gracefully, or soon in any case: the screen may wait for a terminal that takes nothing."""
        if self._ending is not None:
            return
        cast("Any", self._app).told_to_end = status
        self._ending = Timer(PATIENCE, self._break_off, [status])
        self._ending.daemon = True
        self._ending.start()
        with suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(lambda: self._app.exit(return_code=status))

    def _break_off(self, status: int) -> None:
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        os._exit(status)
