"""Text to the clipboard by every route there is, and the truth about what became of it.

No single route is sure. The terminal may take OSC 52 and never says whether it did; a native command
says so by its exit status, where there is one; a copy in the state folder is there in any case.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from osexplore.citing import native, osc52
from osexplore.corpus.atomic import MEND, replace
from osexplore.corpus.plain import harmless
from osexplore.corpus.problem import CorpusError, cannot_write

FILE_NAME = "copied.txt"

_one_at_a_time = Lock()


@dataclass(frozen=True)
class CopyOutcome:
    """What became of a text that was to be copied.

    `routes` names the native commands that took it, `sent` tells whether the terminal was asked,
    `file` is the copy in the state folder, `failures` says in words what did not work, and `long`
    that some terminals take no text of this length. `host` names the machine that holds the file where
    the reader sits at another one.
    """

    routes: tuple[str, ...] = ()
    sent: bool = False
    file: Path | None = None
    failures: tuple[str, ...] = ()
    long: bool = False
    host: str = ""

    @property
    def sure(self) -> bool:
        """Whether something other than hope says that the text can be pasted."""
        return bool(self.routes)

    @property
    def message(self) -> str:
        """Say in one line what happened, and no more than is known."""
        if self.sure:
            return f"copied ({', '.join(self.routes)})"
        where = f" on {harmless(self.host)}" if self.host else ""
        place = f"in {_as_a_person_writes(self.file)}{where}" if self.file else None
        if self.sent:
            refusal = "refuse so long a text" if self.long else "refuse"
            told = f"sent to the terminal, may {refusal}" + (f"; also {place}" if place else "")
        else:
            told = f"no clipboard within reach; the text is {place}" if place else "not copied"
        return "; ".join((told, *self.failures))


def copy(
    text: str,
    write: Callable[[str], object] | None,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> CopyOutcome:
    """Send `text` by every route and wait for the commands to end (so not on a screen's own thread).

    `write` brings an escape sequence to the terminal (None where there is no terminal); `folder` is
    where the copy is kept, by default the platform's state folder.
    """
    # A slow command of an earlier copy must not put its text over a later one.
    with _one_at_a_time:
        return _copy(text, write, environment, folder)


def _copy(
    text: str, write: Callable[[str], object] | None, environment: Mapping[str, str], folder: Path | None
) -> CopyOutcome:
    failures: list[str] = []
    asked = write if osc52.is_worth_a_try(environment) else None
    sent = _send(osc52.sequence(text, environment), asked, failures)
    # After the terminal, which needs no disk: the reader pastes a moment later.
    file = _keep(text, folder, failures)
    # Both kinds: tmux keeps the text for its own panes, and the terminal around it may still refuse.
    routes = [
        *_first_that_takes(text, native.multiplexer_commands(environment), environment, failures),
        *_first_that_takes(text, native.desktop_commands(environment), environment, failures),
    ]
    if environment.get("TMUX") and native.TMUX.name not in routes:
        _send(osc52.through_tmux(osc52.sequence(text, environment)), asked, failures)
    long = len(osc52.payload(text)) > osc52.COMMON_LIMIT
    host = platform.node() if environment.get("SSH_CONNECTION") else ""
    return CopyOutcome(tuple(routes), sent, file, tuple(failures), long, host)


def keep(text: str, folder: Path) -> Path:
    """Write `text` to a file in `folder`, readable by its owner only, whole or not at all."""
    place = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise cannot_write(place, error, MEND) from error
    replace(place, text.encode("utf-8", "replace").decode("utf-8"), private=True)
    return place


def _first_that_takes(
    text: str, commands: Iterable[native.Command], environment: Mapping[str, str], failures: list[str]
) -> list[str]:
    """Run the commands until one takes the text; return its name, or nothing."""
    for command in commands:
        try:
            native.run(command, text, environment)
        except native.CommandFailed as failed:
            failures.append(str(failed))
        else:
            return [command.name]
    return []


def _send(sequence: str, write: Callable[[str], object] | None, failures: list[str]) -> bool:
    """Write a sequence to the terminal and tell whether it went out."""
    if write is None:
        return False
    try:
        write(sequence)
    except (OSError, RuntimeError) as error:
        failures.append(f"the terminal took nothing: {error}")
        return False
    return True


def _keep(text: str, folder: Path | None, failures: list[str]) -> Path | None:
    """Keep the copy in the state folder; where that fails, note why."""
    import platformdirs

    place = folder or platformdirs.user_state_path("osexplore", appauthor=False)
    try:
        return keep(text, place)
    except CorpusError as error:
        failures.append(f"no copy in {harmless(str(place))}: {error.problem.what}")
        return None


def _as_a_person_writes(path: Path) -> str:
    """Write a path with `~` for the home folder, harmless on a screen."""
    try:
        return harmless(f"~/{path.relative_to(Path.home())}")
    except (ValueError, RuntimeError):
        return harmless(str(path))
