"""What is written lies there whole, under its name, and over nothing that was not to be replaced."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from osexplore.corpus import atomic
from osexplore.corpus.problem import CorpusError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_replaced_and_keeps_its_mode_but_not_where_it_may_not_be(tmp_path: Path) -> None:
    path = tmp_path / "x"
    atomic.replace(path, "first", over=False)
    path.chmod(0o640)
    atomic.replace(path, "second")
    assert (path.read_text("utf-8"), mode(path)) == ("second", 0o640)
    with pytest.raises(CorpusError, match="there is a file already; name another one"):
        atomic.replace(path, "third", over=False)
    assert path.read_text("utf-8") == "second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_came_to_be_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text("theirs", encoding="utf-8"))
    with pytest.raises(CorpusError, match="there is a file already"):
        atomic.replace(path, "ours", over=False)
    assert path.read_text("utf-8") == "theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_without_links_in_the_file_system_nothing_is_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "x"
    atomic.replace(path, "ours", over=False)
    with pytest.raises(CorpusError, match="there is a file already"):
        atomic.replace(path, "again", over=False)
    assert path.read_text("utf-8") == "ours"
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.touch(mode=0o644)
    atomic.replace(path, "ours", private=True)
    assert mode(path) == 0o600


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    atomic.replace(pipe, "for whoever reads", over=False)
    reader.join(10)
    assert read == ["for whoever reads"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
