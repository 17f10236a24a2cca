"""A story is replaced in one step or left as it was, in its own layout, by one writer at a time."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from osexplore.corpus import atomic, store
from osexplore.corpus.storage import AtomicStorage
from osexplore.corpus.store import CorpusError, Documents
from tests import build

STORY = {"1": build.story()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build.write(tmp_path / "db.json", quotes=[build.quote("q", "sohu", "leaves", speakers=["musk"])])


def edited(path: Path, **fields: Any) -> Documents:
    documents = store.read(path)
    documents.table("quotes")[0].update(fields)
    return documents


def test_saving_changes_what_changed_and_nothing_else(path: Path) -> None:
    before = path.read_text(encoding="utf-8")

    store.save(store.read(path), path)
    assert path.read_text(encoding="utf-8") == before
    store.save(edited(path, exact="中文"), path)

    assert path.read_text(encoding="utf-8") == before.replace("words of q", "中文")


@pytest.mark.parametrize(
    "text",
    [
        '{\n    "corpus": {\n        "1": {\n            "id": "中"\n        }\n    }\n}\n',
        '{\n\t"corpus": {\n\t\t"1": {\n\t\t\t"id": "中"\n\t\t}\n\t}\n}',
        '{\r\n "corpus": {\r\n  "1": {\r\n   "id": "中"\r\n  }\r\n }\r\n}\r\n',
        '{"corpus": {"1": {"id": "中"}}}',
        '{"corpus": {"1": {"id": "中"}}, "_default": {}}\n',
    ],
)
def test_the_layout_of_a_file_is_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(text.encode())

    store.save(store.read(path), path)

    assert path.read_bytes().decode() == text


def test_numbers_of_documents_and_the_order_of_everything_are_kept(tmp_path: Path) -> None:
    people = {"7": build.person("b"), "3": build.person("a", about={"zh": "甲", "en": "A"})}
    path = build.write_documents(tmp_path / "db.json", {"people": people, "corpus": STORY})

    store.save(store.read(path), path)

    assert json.dumps(json.loads(path.read_text(encoding="utf-8"))) == json.dumps(
        {"people": people, "corpus": STORY}
    )


def test_mode_and_symbolic_link_are_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(path.name)

    store.save(edited(link, exact="new"), link)

    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert store.load(path).quotes[0].exact == "new"


def test_a_first_file_gets_the_usual_mode(path: Path, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        store.save(store.read(path), tmp_path / "new.json")
    finally:
        os.umask(mask)

    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640


@pytest.fixture(params=["write", "fsync", "replace"])
def full_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one step of writing fail as on a full disk."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if request.param == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif request.param == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(atomic, "_take_mode_and_owner", fail)


@pytest.mark.usefixtures("full_disk")
def test_a_failing_write_leaves_the_file_and_nothing_beside_it(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(CorpusError, match="cannot write it: no space left on device"):
        store.save(edited(path, exact="new"), path)

    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["db.json"]


def test_an_interrupted_write_leaves_the_file_and_nothing_beside_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        store.save(edited(path, exact="new"), path)

    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["db.json"]


def test_a_file_that_may_not_be_written_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)  # tests may run as root, who may write anything

    with pytest.raises(CorpusError, match="no permission to write it"):
        store.save(edited(path, exact="new"), path)

    assert path.read_bytes() == before


def test_no_folder_to_write_into_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no file can be made there; get that right, or work on a copy"):
        store.save(store.read(path), tmp_path / "absent" / "db.json")


def test_a_file_that_another_program_changed_is_left_alone(path: Path) -> None:
    mine = edited(path, exact="mine")
    store.save(edited(path, exact="theirs"), path)

    with pytest.raises(CorpusError, match="changed by another program"):
        store.save(mine, path)

    assert store.load(path).quotes[0].exact == "theirs"


def test_what_was_saved_can_be_saved_again(path: Path) -> None:
    saved = store.save(edited(path, exact="one"), path)
    saved.table("quotes")[0]["exact"] = "two"

    store.save(saved, path)

    assert store.load(path).quotes[0].exact == "two"


HOLDER = """
import sys, time
from pathlib import Path
from osexplore.corpus.atomic import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other_writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.usefixtures("other_writer")
def test_two_writers_do_not_write_at_once(path: Path) -> None:
    with pytest.raises(CorpusError, match="is being written by another program"), atomic.locked(path, 0.1):
        pass
    assert store.load(path).story.id == "tiny", "reading goes on"


def test_a_writer_waits_for_the_other(path: Path, other_writer: subprocess.Popen[str]) -> None:
    documents = edited(path, exact="later")
    writing = threading.Thread(target=store.save, args=(documents, path))
    writing.start()
    writing.join(0.2)
    assert writing.is_alive()

    other_writer.communicate("\n")
    writing.join(5)

    assert store.load(path).quotes[0].exact == "later"


def test_tinydb_writes_through_our_storage_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    with TinyDB(path, storage=AtomicStorage) as database:
        assert not path.exists(), "opening creates nothing"
        database.table("notes").insert({"text": "中文"})
        inode = path.stat().st_ino
        database.table("notes").insert({"text": "more"})

    assert path.stat().st_ino != inode, "the file is replaced, never written in place"
    assert '"text": "中文"' in path.read_text(encoding="utf-8")
    with TinyDB(path, access_mode="r", encoding="utf-8") as database:
        assert len(database.table("notes")) == 2
