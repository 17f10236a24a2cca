from __future__ import annotations

import base64
import platform
import stat
import time
from pathlib import Path
from threading import Thread

import pytest

from osexplore.citing import native, osc52
from osexplore.citing.clipboard import CopyOutcome, copy

TEXT = "“不”\nBasic reference"
KEEPS = "cat > {taken}"
REFUSES = "echo 'Error: cannot open display: :77' >&2; exit 1"
HANGS = "sleep 30"
IGNORES_ITS_INPUT = "exit 0"
STAYS_BEHIND = "cat > {taken}; (sleep 30 > /dev/null 2>&1; sleep 30) &"


class Machine:
    """A made-up machine: some programs on its PATH, an environment, a terminal that is written to."""

    def __init__(self, folder: Path) -> None:
        self.programs, self.state = folder / "bin", folder / "state"
        self.programs.mkdir()
        self.taken = folder / "taken"
        self.written: list[str] = []
        # The scripts need cat and sleep; what else lies there is hidden by not being asked for.
        self.environment = {"PATH": str(self.programs), "HOME": str(folder)}

    def install(self, name: str, script: str) -> None:
        path = self.programs / name
        path.write_text(
            f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script.format(taken=self.taken)}\n", encoding="utf-8"
        )
        path.chmod(0o755)

    def copy(self, text: str = TEXT) -> CopyOutcome:
        return copy(text, self.written.append, self.environment, self.state)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def payload(sequence: str) -> str:
    """Return what a sequence puts on the clipboard."""
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    return base64.b64decode(sequence[7:-1]).decode()


def test_the_terminal_is_always_asked(machine: Machine) -> None:
    outcome = machine.copy()
    assert [payload(sequence) for sequence in machine.written] == [TEXT]
    assert outcome.sent


def test_a_terminal_alone_is_not_called_a_copy_and_the_file_is_named(machine: Machine) -> None:
    outcome = machine.copy()
    assert not outcome.sure
    assert outcome.message == (f"sent to the terminal, may refuse; also in {machine.state / 'copied.txt'}")


def test_a_long_text_may_be_cut_by_a_terminal(machine: Machine) -> None:
    assert "may refuse so long a text" in machine.copy("不" * 100_000).message


@pytest.mark.parametrize(
    ("variable", "program"),
    [("TMUX", "tmux"), ("WAYLAND_DISPLAY", "wl-copy"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel")],
)
def test_a_command_that_takes_the_text_makes_it_sure(machine: Machine, variable: str, program: str) -> None:
    machine.environment[variable] = "something"
    machine.install(program, KEEPS)
    outcome = machine.copy()
    assert outcome.message == f"copied ({program})"
    assert machine.taken.read_text(encoding="utf-8") == TEXT


def test_pbcopy_is_told_that_it_reads_utf_8(machine: Machine) -> None:
    machine.install("pbcopy", "echo $LC_CTYPE > {taken}")
    assert machine.copy().routes == ("pbcopy",)
    assert machine.taken.read_text(encoding="utf-8") == "UTF-8\n"


def test_windows_reads_utf_16_without_a_byte_order_mark(machine: Machine) -> None:
    machine.install("clip.exe", KEEPS)
    assert machine.copy().routes == ("clip.exe",)
    assert machine.taken.read_bytes() == TEXT.encode("utf-16-le")


@pytest.mark.parametrize("program", ["pbcopy", "clip.exe"])
def test_the_desktop_at_the_far_end_of_ssh_is_not_the_readers(machine: Machine, program: str) -> None:
    machine.environment["SSH_CONNECTION"] = "10.0.0.1 1 10.0.0.2 22"
    machine.install(program, KEEPS)
    assert machine.copy().routes == ()
    assert not machine.taken.exists()


def test_a_program_without_its_display_is_not_run(machine: Machine) -> None:
    for program in ("tmux", "wl-copy", "xclip", "xsel"):
        machine.install(program, KEEPS)
    assert machine.copy().routes == ()
    assert not machine.taken.exists()


def test_a_dead_display_is_not_called_a_copy(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":77"
    machine.install("xclip", REFUSES)
    outcome = machine.copy()
    assert not outcome.sure
    assert outcome.message.startswith("sent to the terminal, may refuse; also in ")
    assert outcome.message.endswith("; xclip: Error: cannot open display: :77")


def test_a_silent_refusal_is_told_by_its_status(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":77"
    machine.install("xclip", "exit 3")
    assert machine.copy().failures == ("xclip: exit status 3",)


def test_after_one_command_that_refuses_the_next_is_tried(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", REFUSES)
    machine.install("xsel", KEEPS)
    assert machine.copy().message == "copied (xsel)"


def test_tmux_and_the_desktop_both_get_it(machine: Machine) -> None:
    machine.environment.update(TMUX="/tmp/tmux,1,0", DISPLAY=":0")  # noqa: S108 - only a name
    machine.install("tmux", "cat > {taken}.tmux")
    machine.install("xclip", KEEPS)
    assert machine.copy().message == "copied (tmux, xclip)"
    assert machine.taken.with_suffix(".tmux").read_text(encoding="utf-8") == TEXT


def test_tmux_is_asked_to_hand_the_text_to_its_terminal(machine: Machine) -> None:
    machine.environment["TMUX"] = "x"
    machine.install("tmux", 'echo "$@" > {taken}')
    machine.copy()
    assert machine.taken.read_text(encoding="utf-8") == "load-buffer -w -\n"


def test_a_tmux_that_refuses_is_passed_by(machine: Machine) -> None:
    machine.environment["TMUX"] = "x"
    machine.install("tmux", "echo 'no server running on x' >&2; exit 1")
    outcome = machine.copy()
    assert not outcome.sure
    assert "tmux: no server running on x" in outcome.message
    direct, wrapped = machine.written
    assert payload(direct) == TEXT
    assert wrapped == "\x1bPtmux;" + direct.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def test_a_command_that_hangs_is_given_up(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "PATIENCE", 0.3)
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", HANGS)
    started = time.monotonic()
    outcome = machine.copy()
    assert time.monotonic() - started < 10
    assert outcome.failures == ("xclip did not answer in 0.3 s",)


def test_a_command_that_stays_to_serve_the_selection_is_not_waited_for(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", STAYS_BEHIND.replace("30", "4"))
    started = time.monotonic()
    assert machine.copy().routes == ("xclip",)
    assert time.monotonic() - started < 3


def test_a_slow_command_of_an_earlier_copy_does_not_undo_a_later_one(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", "text=$(cat); test $text = first && sleep 0.5; echo $text > {taken}")
    earlier = Thread(target=machine.copy, args=("first",))
    earlier.start()
    while not machine.written:
        time.sleep(0.01)
    machine.copy("second")
    earlier.join()
    assert machine.taken.read_text(encoding="utf-8") == "second\n"


def test_a_program_that_cannot_be_run_is_told(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", KEEPS)
    (machine.programs / "xclip").write_text("#!/no/such/interpreter\n", encoding="utf-8")
    assert machine.copy().failures == ("xclip: No such file or directory",)


@pytest.mark.parametrize("script", [KEEPS, IGNORES_ITS_INPUT])
def test_a_hundred_thousand_characters_go_through(machine: Machine, script: str) -> None:
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", script)
    text = "马斯克“不”。" * 15_000
    assert machine.copy(text).message == "copied (xclip)"
    assert payload(machine.written[0]) == text
    assert (machine.state / "copied.txt").read_text(encoding="utf-8") == text
    assert script != KEEPS or machine.taken.read_text(encoding="utf-8") == text


def test_the_kept_copy_is_its_owners_alone_and_replaces_the_one_before(machine: Machine) -> None:
    machine.copy("first")
    machine.copy("second")
    place = machine.state / "copied.txt"
    assert place.read_text(encoding="utf-8") == "second"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert list(machine.state.iterdir()) == [place]


def test_the_copy_is_kept_in_the_state_folder(tmp_path: Path) -> None:
    outcome = copy(TEXT, None, {"PATH": ""})
    assert outcome.file == tmp_path / "home" / "state" / "osexplore" / "copied.txt"


def test_a_state_folder_that_cannot_be_made_is_told(machine: Machine) -> None:
    machine.state.write_text("in the way", encoding="utf-8")
    outcome = machine.copy()
    assert outcome.file is None
    assert outcome.message == (
        f"sent to the terminal, may refuse; no copy in {machine.state}: cannot write it: file exists"
    )


def test_without_any_terminal_the_file_is_all_there_is(machine: Machine) -> None:
    outcome = copy(TEXT, None, machine.environment, machine.state)
    assert not outcome.sent
    assert outcome.message == f"no clipboard within reach; the text is in {machine.state / 'copied.txt'}"


def test_a_terminal_that_is_gone_is_told(machine: Machine) -> None:
    def gone(sequence: str) -> None:
        del sequence
        raise BrokenPipeError("gone")

    outcome = copy(TEXT, gone, machine.environment, machine.state)
    assert not outcome.sent
    assert outcome.message.endswith("; the terminal took nothing: gone")


def test_with_nothing_at_all_it_says_that_nothing_was_copied(machine: Machine) -> None:
    machine.state.write_text("in the way", encoding="utf-8")
    assert copy(TEXT, None, machine.environment, machine.state).message.startswith("not copied; no copy in ")


def test_the_home_folder_is_written_as_a_person_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert CopyOutcome(file=tmp_path / "x" / "copied.txt").message.endswith("the text is in ~/x/copied.txt")


def test_gnu_screen_gets_pieces_that_it_hands_on() -> None:
    sequence = osc52.sequence("不" * 300, {"STY": "1.x"})
    pieces = sequence.split("\x1b\\")[:-1]
    assert all(piece.startswith("\x1bP") and len(piece) <= 252 for piece in pieces)
    assert payload("".join(piece[2:] for piece in pieces)) == "不" * 300


def test_half_a_surrogate_pair_stops_nothing(machine: Machine) -> None:
    machine.environment["DISPLAY"] = ":0"
    machine.install("xclip", KEEPS)
    assert machine.copy("a\ud800b").message == "copied (xclip)"
    assert machine.taken.read_text(encoding="utf-8") == "a?b"


def test_linuxs_own_console_has_no_clipboard_and_is_not_asked(machine: Machine) -> None:
    machine.environment["TERM"] = "linux"
    outcome = machine.copy()
    assert machine.written == []
    assert outcome.message == f"no clipboard within reach; the text is in {machine.state / 'copied.txt'}"


def test_over_ssh_the_machine_that_holds_the_file_is_named(machine: Machine) -> None:
    machine.environment["SSH_CONNECTION"] = "10.0.0.1 1 10.0.0.2 22"
    assert machine.copy().message.endswith(f"copied.txt on {platform.node()}")
