from __future__ import annotations

import json
from pathlib import Path

import pytest

from osexplore.citing import pandoc
from osexplore.cli import main
from osexplore.corpus.memory import Collected, Memory
from tests.build import event, quote, source, write


@pytest.fixture
def db(tmp_path: Path) -> Path:
    csl = {"type": "webpage", "title": "船", "author": [{"literal": "梁"}]}
    return write(
        tmp_path / "story.json",
        sources=[source("sohu", "2023-03", csl=csl)],
        events=[event("leaves", "2018-02-20"), event("founded", "2015")],
        quotes=[
            quote("q1", "sohu", "leaves", "算了吧"),
            quote("q2", "sohu", "founded", "创立"),
            quote("q3", "sohu", "leaves", "再见"),
        ],
    )


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise pandoc.EngineError("no pandoc: install osexplore[cite]")

    monkeypatch.setattr(pandoc, "program", gone)


def said(capsys: pytest.CaptureFixture[str], db: Path, *arguments: str) -> str:
    assert main([*arguments, "--db", str(db)]) == 0
    return capsys.readouterr().out


def collected(capsys: pytest.CaptureFixture[str], db: Path) -> list[tuple[str, str]]:
    listed = said(capsys, db, "collection", "list", "--format", "json")
    return [(record["quote"], record["note"]) for record in json.loads(listed)]


def test_quotes_are_added_noted_moved_sorted_and_removed(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Nothing is collected" in said(capsys, db, "collection")
    assert said(capsys, db, "collection", "add", "q3", "q1", "q3") == "2 quotes in the collection\n"
    said(capsys, db, "collection", "add", "q2")
    said(capsys, db, "collection", "note", "q1", "look\nagain")
    assert collected(capsys, db) == [("q3", ""), ("q1", "look again"), ("q2", "")]
    said(capsys, db, "collection", "move", "q2", "1")
    assert [quote for quote, _ in collected(capsys, db)] == ["q2", "q3", "q1"]
    said(capsys, db, "collection", "move", "q2", "99")
    assert [quote for quote, _ in collected(capsys, db)] == ["q3", "q1", "q2"]
    said(capsys, db, "collection", "sort")
    assert collected(capsys, db)[0] == ("q2", "")
    assert said(capsys, db, "collection", "remove", "q2", "q3") == "1 quote in the collection\n"
    assert collected(capsys, db) == [("q1", "look again")]


def test_it_is_listed_for_reading(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, db, "collection", "add", "q1", "q2")
    listed = said(capsys, db, "collection")
    assert listed.index("算了吧") < listed.index("创立")
    lines = said(capsys, db, "collection", "list", "--format", "jsonl").splitlines()
    assert [json.loads(line)["quote"] for line in lines] == ["q1", "q2"]


def test_it_is_cited_as_one_with_its_notes(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, db, "collection", "add", "q3", "q1")
    said(capsys, db, "collection", "note", "q3", "mine")
    cited = said(capsys, db, "cite", "--collection")
    assert cited.index("再见") < cited.index("Note: mine") < cited.index("算了吧")
    assert "创立" not in cited


def test_it_is_exported_as_one_with_its_notes(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, db, "collection", "add", "q3", "q2")
    said(capsys, db, "collection", "note", "q2", "mine")
    lines = [json.loads(line) for line in said(capsys, db, "export", "jsonl", "--collection").splitlines()]
    assert [line["document"]["id"] for line in lines if line["table"] == "quotes"] == ["q3", "q2"]
    assert lines[-1] == {"table": "collection", "document": {"quote": "q2", "note": "mine"}}


def test_what_the_story_no_longer_has_is_said(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Memory("tiny").change_collection(lambda _: [Collected(quote="gone"), Collected(quote="q1")])
    for arguments in (["collection"], ["cite", "--collection"], ["export", "csv", "--collection"]):
        assert main([*arguments, "--db", str(db)]) == 0
        printed = capsys.readouterr()
        assert "collected, but not in this story: gone" in printed.err
        assert "算了吧" in printed.out


@pytest.mark.parametrize(
    "arguments", [["add", "q1"], ["remove", "q2"], ["note", "q2", "x"], ["move", "q2", "1"], ["sort"]]
)
def test_a_collection_that_cannot_be_written_is_a_failure(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Memory("tiny").collect(["q2"])
    monkeypatch.setattr("os.fsync", full)
    assert main(["collection", *arguments, "--db", str(db)]) == 2
    printed = capsys.readouterr()
    path = Memory("tiny").path
    assert printed.out == ""
    assert printed.err == (
        f"osexplore: nothing was changed: {path}: cannot write it: no space left on device; "
        "get that right, or name another state folder by XDG_STATE_HOME\n"
    )


def test_a_memory_that_is_not_understood_is_said_to_be_set_aside(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = Memory("tiny")
    memory.path.parent.mkdir(parents=True)
    memory.path.write_text("{", encoding="utf-8")
    assert main(["collection", "--db", str(db)]) == 0
    assert "set aside as" in capsys.readouterr().err
