"""What is remembered survives a restart; what is not understood stops nothing and is lost to nobody."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from osexplore.corpus.memory import SCHEMA, Collected, Copying, Memory, Place, Verified, mark_of
from osexplore.corpus.model import Quote

COPYING = Copying(style="mla", format="html", language="both", extras=("link",), template="mine")


def quote(exact: str = "不", start: int | None = 3) -> Quote:
    return Quote(id="q", source="sohu", events=("e",), exact=exact, start=start)


def collected(memory: Memory) -> list[str]:
    return [one.quote for one in memory.remembered.collection]


def test_all_of_it_survives_a_restart(tmp_path: Path) -> None:
    verified = Verified(source="sohu", file="a.txt", sha256="0" * 64, day="2026-01-02")
    memory = Memory("tiny", tmp_path)
    memory.keep_place(Place(event="leaves", left="sohu"))
    memory.keep_copying(COPYING)
    memory.collect(["b", "a"])
    memory.change_collection(lambda _: [Collected(quote="a", note="看"), Collected(quote="b")])
    memory.keep_verified([verified])

    known = Memory("tiny", tmp_path).remembered

    assert known.place == Place(event="leaves", left="sohu")
    assert known.copying == COPYING
    assert known.collection == (Collected(quote="a", note="看"), Collected(quote="b"))
    assert known.verifications == (verified,)
    assert known == memory.remembered
    assert memory.trouble == ""


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert Memory("tiny", tmp_path / "state").remembered.collection == ()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_one_of_tinydb(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    memory.collect(["a", "b"])
    with TinyDB(memory.path, access_mode="r", encoding="utf-8") as database:
        assert [document["quote"] for document in database.table("collection")] == ["a", "b"]


def test_only_its_owner_may_look_into_a_new_folder(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path / "state")
    memory.collect(["a"])
    assert memory.path.parent.stat().st_mode & 0o777 == 0o700


def test_by_default_it_lies_in_the_state_folder(tmp_path: Path) -> None:
    assert Memory("tiny").path == tmp_path / "home" / "state" / "osexplore" / "stories" / "tiny.json"


@pytest.mark.parametrize("story", ["../../etc/passwd", "", "a/b", "Ä", "a" * 300, "\ud800", "x.json"])
def test_no_id_leads_out_of_the_folder(tmp_path: Path, story: str) -> None:
    memory = Memory(story, tmp_path)
    memory.collect(["a"])
    assert memory.path.parent == tmp_path
    assert collected(Memory(story, tmp_path)) == ["a"]


def test_stories_do_not_mix(tmp_path: Path) -> None:
    Memory("one", tmp_path).collect(["a"])
    assert collected(Memory("two", tmp_path)) == []


def test_a_quote_is_collected_once_and_dropped_with_its_note(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    memory.collect(["a", "b", "a"])
    memory.collect(["b", "c"])
    assert collected(memory) == ["a", "b", "c"]
    assert memory.collected("b")
    memory.drop(["b"])
    assert collected(memory) == ["a", "c"]
    assert not memory.collected("b")


def test_two_programs_open_on_one_story_do_not_undo_each_other(tmp_path: Path) -> None:
    one, two = Memory("tiny", tmp_path), Memory("tiny", tmp_path)
    assert collected(one) == collected(two) == []
    one.collect(["a"])
    two.collect(["b"])
    one.keep_copying(COPYING)
    assert collected(one) == collected(Memory("tiny", tmp_path)) == ["a", "b"]


def test_a_change_of_order_is_one_of_what_the_file_holds(tmp_path: Path) -> None:
    one, two = Memory("tiny", tmp_path), Memory("tiny", tmp_path)
    one.collect(["a", "b"])
    assert collected(one) == ["a", "b"]
    two.collect(["c"])
    one.change_collection(lambda held: held[::-1])
    assert collected(one) == ["c", "b", "a"]
    assert collected(two) == ["a", "b", "c"]
    two.look_again()
    assert collected(two) == ["c", "b", "a"]


def memory_with(**changes: Any) -> dict[str, Any]:
    return {"memory": {"1": {"story": "tiny", "schema": SCHEMA}}, **changes}


WRONG = {
    "nothing": b"",
    "no JSON": b'{"memory": {"1"',
    "no UTF-8": b"\xff\xfe\x00",
    "a list": b"[]",
    "no tables": b"{}",
    "another program's": b'{"_default": {"1": {"name": "x"}}}',
    "another story's": json.dumps({"memory": {"1": {"story": "other", "schema": SCHEMA}}}).encode(),
    "a newer one's": json.dumps({"memory": {"1": {"story": "tiny", "schema": SCHEMA + 1}}}).encode(),
    "a wrong type": json.dumps(memory_with(collection={"1": {"quote": 7}})).encode(),
    "an unknown field": json.dumps(memory_with(place={"1": {"event": "e", "colour": "red"}})).encode(),
    "a key twice": b'{"memory": {}, "memory": {}}',
    "escapes": json.dumps({"memory\x1b[2J": {"1": 2}}).encode(),
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_not_understood_is_set_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tiny.json"
    path.write_bytes(content)

    memory = Memory("tiny", tmp_path)
    memory.collect(["a"])

    assert collected(Memory("tiny", tmp_path)) == ["a"]
    assert (tmp_path / "tiny.set-aside.json").read_bytes() == content
    assert "tiny.set-aside.json" in memory.trouble
    assert memory.trouble.isprintable()


def test_every_file_that_is_set_aside_is_kept(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / "tiny.json").write_text(f"wrong {number}", encoding="utf-8")
        assert Memory("tiny", tmp_path).remembered.place is None
    aside = sorted(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert aside == ["wrong 0", "wrong 1", "wrong 2"]


def test_a_file_that_breaks_while_the_program_runs_is_set_aside_too(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    memory.collect(["a"])
    memory.path.write_text("{", encoding="utf-8")
    memory.collect(["b"])
    assert collected(memory) == ["b"]
    assert "set aside" in memory.trouble


def test_where_nothing_can_be_written_it_remembers_for_this_run(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.write_text("a file where a folder should be", encoding="utf-8")
    memory = Memory("tiny", folder)
    memory.collect(["a"])
    memory.collect(["b"])
    assert collected(memory) == ["a", "b"]
    assert memory.trouble == (
        f"forgotten when osexplore ends: {folder}: a file is in the way of that folder; "
        "get that right, or name another state folder by XDG_STATE_HOME"
    )
    memory.look_again()
    assert collected(memory) == ["a", "b"]


def test_what_could_not_be_written_is_written_as_soon_as_it_can_be(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.touch()
    memory = Memory("tiny", folder)
    memory.collect(["a"])
    assert memory.unwritten
    folder.unlink()
    Memory("tiny", folder).collect(["theirs"])
    memory.keep_copying(COPYING)
    assert memory.unwritten is None
    assert collected(memory) == collected(Memory("tiny", folder)) == ["theirs", "a"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file or directory"), "no folder can be made there"),
        (PermissionError(1, "Operation not permitted"), "no permission to make that folder"),
        (OSError(30, "Read-only file system"), "read-only file system"),
    ],
)
def test_why_nothing_can_be_written_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "mkdir", refuse)
    memory = Memory("tiny", tmp_path)
    memory.collect(["a"])
    assert str(memory.unwritten).startswith(
        f"{tmp_path}: {words}; get that right, or name another state folder "
    )


def test_a_full_disk_and_a_folder_into_which_nobody_may_look_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    memory = Memory("tiny", tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    memory.collect(["a"])
    assert "tiny.json: cannot write it: no space left on device; get that right" in memory.trouble
    monkeypatch.setattr(Path, "exists", refuse)
    locked = Memory("tiny", tmp_path)
    assert collected(locked) == []
    assert locked.trouble.startswith(f"not known any more: {tmp_path}: permission denied; get that right")


def test_what_no_file_can_hold_is_known_to_this_run_only(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    memory.change_collection(lambda _: [Collected(quote="a", note="half a character: \ud800")])
    assert collected(memory) == ["a"]
    assert memory.trouble.startswith("forgotten when osexplore ends: ")
    memory.collect(["b"])
    assert collected(memory) == ["b"]
    assert memory.unwritten is None


def test_a_verification_holds_for_the_very_words_in_their_place(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    done = Verified(
        source="sohu",
        file="a.txt",
        sha256="0" * 64,
        day="2026-01-02",
        quotes={"q": ("exact-in-place", mark_of(quote()))},
    )
    memory.keep_verified([done])

    assert memory.verified(quote()) == ("exact-in-place", done)
    assert memory.verified(quote(exact="不是")) is None
    assert memory.verified(quote(start=4)) is None
    assert memory.verified(Quote(id="other", source="sohu", events=("e",), exact="不", start=3)) is None
    assert memory.verified(Quote(id="q", source="weekly", events=("e",), exact="不", start=3)) is None


def test_a_source_verified_again_is_known_by_the_last_time(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    for day in ("2026-01-01", "2026-01-02"):
        memory.keep_verified([Verified(source="sohu", file="a", sha256="0", day=day)])
    memory.keep_verified([Verified(source="weekly", file="b", sha256="0", day="2026-01-03")])
    days = {one.source: one.day for one in memory.remembered.verifications}
    assert days == {"sohu": "2026-01-02", "weekly": "2026-01-03"}


def test_two_threads_that_remember_at_once_lose_nothing(tmp_path: Path) -> None:
    memory = Memory("tiny", tmp_path)
    quotes = [f"q{number}" for number in range(60)]
    with ThreadPoolExecutor(max_workers=6) as threads:
        list(threads.map(lambda one: memory.collect([one]), quotes))
    assert sorted(collected(memory)) == sorted(quotes)
    assert sorted(collected(Memory("tiny", tmp_path))) == sorted(quotes)
