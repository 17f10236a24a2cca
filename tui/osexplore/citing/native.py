"""The programs that set a clipboard from their standard input, and whether they did.

Their exit status is the only sure word that a copy worked.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from osexplore.corpus.plain import harmless

PATIENCE = 2.0
"""Seconds that a command may take: a display that does not answer holds it for ever."""


@dataclass(frozen=True)
class Command:
    """A clipboard program with its arguments, the encoding it reads and what it needs in its environment."""

    words: tuple[str, ...]
    encoding: str = "utf-8"
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The program's name, as a person knows it."""
        return self.words[0]

    def program(self, environment: Mapping[str, str]) -> str | None:
        """Return where the program stands on the PATH, if it does."""
        return shutil.which(self.name, path=environment.get("PATH"))


class CommandFailed(Exception):  # noqa: N818 - an outcome that is told, not an error of ours
    """A clipboard program did not take the text; its words say why, naming the program."""


# tmux: -w hands the text on to the terminal around tmux; without it only tmux's own panes can paste it.
TMUX = Command(("tmux", "load-buffer", "-w", "-"))
WAYLAND = Command(("wl-copy",))
XCLIP = Command(("xclip", "-selection", "clipboard", "-in"))
XSEL = Command(("xsel", "--clipboard", "--input"))
# pbcopy takes its input for Mac OS Roman where the locale does not say UTF-8.
MAC = Command(("pbcopy",), environment={"LC_CTYPE": "UTF-8"})
# clip.exe reads UTF-8 in an old code page; a byte order mark would be pasted along.
WINDOWS = Command(("clip.exe",), encoding="utf-16-le")


def multiplexer_commands(environment: Mapping[str, str]) -> list[Command]:
    """Return tmux where the program runs inside it."""
    return [TMUX] if environment.get("TMUX") and TMUX.program(environment) else []


def desktop_commands(environment: Mapping[str, str]) -> list[Command]:
    """Return the commands for the clipboard of the desktop that are worth a try here, the best first.

    A Mac or a Windows at the far end of an SSH connection has a clipboard, but not the reader's.
    """
    candidates: list[Command] = []
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(WAYLAND)
    if environment.get("DISPLAY"):
        candidates += [XCLIP, XSEL]
    if not (environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")):
        candidates += [MAC, WINDOWS]
    return [command for command in candidates if command.program(environment)]


def run(command: Command, text: str, environment: Mapping[str, str]) -> None:
    """Give `text` to a clipboard program; raise `CommandFailed` unless it exits well and in time."""
    # xclip and wl-copy stay behind and keep what they inherit: a pipe from them would never end.
    with tempfile.TemporaryFile() as complaint:
        try:
            done = subprocess.run(  # noqa: S603 - our own words, found on the PATH, no shell
                [command.program(environment) or command.name, *command.words[1:]],
                input=text.encode(command.encoding, "replace"),
                stdout=subprocess.DEVNULL,
                stderr=complaint,
                env={**environment, **command.environment},
                timeout=PATIENCE,
                check=False,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired:
            raise CommandFailed(f"{command.name} did not answer in {PATIENCE:g} s") from None
        except OSError as error:
            raise CommandFailed(f"{command.name}: {error.strerror or error}") from None
        if done.returncode:
            complaint.seek(0)
            raise CommandFailed(_reason(command.name, complaint.read(500), done.returncode))


def _reason(name: str, printed: bytes, status: int) -> str:
    """Say why a command failed, in the first line of its own words where it has any."""
    first = harmless(printed.decode("utf-8", "replace").strip().partition("\n")[0])
    return f"{name}: {first.removeprefix(f'{name}:').strip() or f'exit status {status}'}"
