"""`check`, `verify` and `anchor` as a person and a script meet them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from osexplore.cli import main
from osexplore.corpus import atomic, store
from tests import build
from tests.corpus.articles import TEXT, article, quote
from tests.corpus.sound import sound

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


@pytest.fixture
def db(tmp_path: Path, folder: Path) -> Path:
    quotes = [quote("leaves", "马斯克离开了房间"), quote("silent", "奥特曼没有回答")]
    return build.write(tmp_path / "db.json", sources=[article(folder)], quotes=quotes)


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


# check


def test_a_sound_story_has_no_findings(tmp_path: Path, capsys: Captured) -> None:
    path = build.write_documents(tmp_path / "db.json", sound())

    assert main(["check", "--db", str(path)]) == 0

    said = capsys.readouterr().out
    assert said.startswith(f"no findings in {path}; ")
    assert "`osexplore verify`" in said
    assert said.count("\n") == 1


@pytest.mark.usefixtures("wide")
def test_every_finding_is_listed_with_its_place_and_counted(tmp_path: Path, capsys: Captured) -> None:
    tables = sound()
    tables["people"]["1"]["name"] = {}
    tables["quotes"]["2"]["colour"] = "red"
    path = build.write_documents(tmp_path / "db.json", tables)

    assert main(["check", "--db", str(path)]) == 1

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert 'people musk name is empty say it, in English ("en") at least' in lines
    assert "quotes q2 colour is not a field of this table remove it, or correct its name" in lines
    assert lines[-1] == f"2 findings in {path}"


def test_findings_are_records_for_scripts(tmp_path: Path, capsys: Captured) -> None:
    tables = sound()
    tables["quotes"]["1"]["statement"] = "Left!"
    path = build.write_documents(tmp_path / "db.json", tables)
    finding = {
        "table": "quotes",
        "id": "q1",
        "field": "statement",
        "what": "is 'Left!'",
        "remedy": "write it with a-z, 0-9 and - only",
    }

    assert main(["check", "--db", str(path), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [finding]
    assert main(["check", "--db", str(path), "--format", "jsonl"]) == 1
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [finding]


def test_no_findings_are_an_empty_list_for_scripts(tmp_path: Path, capsys: Captured) -> None:
    path = build.write_documents(tmp_path / "db.json", sound())

    assert main(["check", "--db", str(path), "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert main(["check", "--db", str(path), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_no_finding_steers_the_terminal(tmp_path: Path, form: str, capsys: Captured) -> None:
    tables = sound()
    tables["people"]["1"]["\x1b[2J\u202ename"] = "\x9b31m"
    tables["quotes"]["1"]["id"] = "\x1b]0;owned\x07"
    path = build.write_documents(tmp_path / "db.json", tables)

    assert main(["check", "--db", str(path), "--format", form]) == 1

    said = capsys.readouterr().out
    assert not set("\x1b\x07\x9b\u202e") & set(said)


@pytest.mark.parametrize("command", ["check", "verify", "anchor"])
@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"_default": {"1": {}}}', '{"corpus": {"1": {"schema": 99}}}']
)
def test_a_file_that_cannot_be_read_takes_one_line(
    tmp_path: Path, folder: Path, command: str, content: str, capsys: Captured
) -> None:
    path = tmp_path / "db.json"
    path.write_text(content, encoding="utf-8")
    arguments = [command, "--db", str(path)] + (["--texts", str(folder)] if command != "check" else [])

    assert main(arguments) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"osexplore: {path}: ")
    assert said.err.count("\n") == 1
    assert path.read_text(encoding="utf-8") == content


def test_a_clean_check_loads_nothing_heavy(tmp_path: Path) -> None:
    path = build.write_documents(tmp_path / "db.json", sound())
    program = "import sys; from osexplore.cli import main; main(['check']); print(*sys.modules)"

    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "OSEXPLORE_DB": str(path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert {"textual", "rapidfuzz", "sqlite3", "rich.table"} & set(said.split()) == set()


# verify


def verify(db: Path, folder: Path, *more: str) -> int:
    return main(["verify", "--db", str(db), "--texts", str(folder), *more])


@pytest.fixture
def anchored(db: Path, folder: Path, capsys: Captured) -> Path:
    assert main(["anchor", "--db", str(db), "--texts", str(folder)]) == 0
    capsys.readouterr()
    return db


def change(path: Path, identity: str, **fields: Any) -> None:
    tables = json.loads(path.read_text(encoding="utf-8"))
    document = next(made for made in tables["quotes"].values() if made["id"] == identity)
    document.update(fields)
    build.write_documents(path, tables)


def test_a_story_in_place_has_no_findings(anchored: Path, folder: Path, capsys: Captured) -> None:
    assert verify(anchored, folder) == 0

    assert capsys.readouterr().out == (
        "2 quotes held: 2 exact in place, 0 exact elsewhere, 0 equal after a normalisation, 0 changed, "
        "0 missing; 0 quotes without a text\n"
    )


def test_what_is_found_changed_is_warned_of_where_it_is_cited(
    anchored: Path, folder: Path, capsys: Captured
) -> None:
    change(anchored, "leaves", exact="马斯克离去了房间")
    assert verify(anchored, folder) == 1
    capsys.readouterr()
    for more in ([], ["--with", "proof", "--texts", str(folder)]):
        assert main(["cite", "leaves", "silent", "--db", str(anchored), *more]) == 0
        told = capsys.readouterr().err
        assert told.startswith("osexplore: leaves: changed in sohu.txt, which does not have these words")
        assert "silent: " not in told


def test_where_nothing_can_be_remembered_that_is_said(
    anchored: Path, folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "home").touch()
    assert verify(anchored, folder) == 0
    told = "what was found is not remembered for citations: "
    assert capsys.readouterr().err.startswith(f"osexplore: {told}{tmp_path / 'home'}")


@pytest.mark.usefixtures("wide")
def test_what_is_not_in_place_is_listed_with_what_to_do(
    anchored: Path, folder: Path, capsys: Captured
) -> None:
    change(anchored, "leaves", exact="馬斯克離開了房間")
    change(anchored, "silent", start=0)

    assert verify(anchored, folder) == 1

    said = capsys.readouterr().out
    assert "normalised" in said
    assert "without regard to script: 马斯克离开了房间" in said
    assert "its start says 0" in said
    assert "run `osexplore anchor`" in said
    assert "0 exact in place, 1 exact elsewhere, 1 equal after a normalisation, 0 changed" in said


@pytest.mark.usefixtures("wide")
def test_all_quotes_are_listed_on_request(anchored: Path, folder: Path, capsys: Captured) -> None:
    assert verify(anchored, folder, "--all") == 0

    assert capsys.readouterr().out.count("exact-in-place") == 2


def test_scripts_get_every_quote_and_every_source(anchored: Path, folder: Path, capsys: Captured) -> None:
    assert verify(anchored, folder, "--format", "json") == 0
    made = json.loads(capsys.readouterr().out)
    start = TEXT.index("马斯克离开")
    assert made["counts"]["exact-in-place"] == 2
    assert made["quotes"][0] == {
        "quote": "leaves",
        "source": "sohu",
        "result": "exact-in-place",
        "start": start,
        "end": start + 8,
        "detail": "",
        "normalisation": "",
        "nearest": "",
        "similarity": 0.0,
        "unprinted": "",
        "remedy": "",
    }
    assert made["sources"][0]["found_by"] == "sha256"

    assert verify(anchored, folder, "--format", "jsonl") == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records == [*made["quotes"], *made["sources"]]


def test_a_text_that_is_not_there_is_a_finding(anchored: Path, folder: Path, capsys: Captured) -> None:
    (folder / "sohu.txt").unlink()

    assert verify(anchored, folder) == 1

    said = capsys.readouterr().out
    assert "under any name, and none of its quotes stands in any file (2 quotes without a text)" in said

    tables = json.loads(anchored.read_text(encoding="utf-8"))
    tables["quotes"].popitem()
    build.write_documents(anchored, tables)
    assert verify(anchored, folder) == 1
    said = capsys.readouterr().out
    assert "(1 quote without a text)" in said
    assert said.endswith("; 1 quote without a text\n")


def test_another_version_of_a_text_is_noted_and_no_finding(
    anchored: Path, folder: Path, capsys: Captured
) -> None:
    (folder / "sohu.txt").write_text(TEXT + "又一条评论\n", encoding="utf-8")

    assert verify(anchored, folder) == 0

    assert "sohu.txt was found by its name, and has another sha256" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["verify", "anchor"])
def test_the_folder_is_needed_and_must_be_one(
    db: Path, tmp_path: Path, command: str, capsys: Captured
) -> None:
    assert main([command, "--db", str(db)]) == 2
    assert "--texts" in capsys.readouterr().err
    assert main([command, "--db", str(db), "--texts", str(tmp_path / "absent")]) == 2
    assert capsys.readouterr().err == (
        f"osexplore: {tmp_path}/absent: cannot be listed: no such file or directory; "
        "name the folder that holds the sources' texts\n"
    )


# anchor


def test_places_are_written_and_nothing_else(db: Path, folder: Path, capsys: Captured) -> None:
    before = json.loads(db.read_text(encoding="utf-8"))

    assert main(["anchor", "--db", str(db), "--texts", str(folder)]) == 0

    assert capsys.readouterr().out.splitlines()[-1] == f"2 quotes changed in {db}, no problems"
    after = json.loads(db.read_text(encoding="utf-8"))
    for document in after["quotes"].values():
        for field in ("start", "prefix", "suffix", "paragraph"):
            del document[field]
    assert after == before


def test_a_dry_run_shows_the_changes_and_writes_nothing(db: Path, folder: Path, capsys: Captured) -> None:
    before = db.read_bytes()

    assert main(["anchor", "--db", str(db), "--texts", str(folder), "--dry-run"]) == 0

    said = capsys.readouterr().out
    assert f"start {TEXT.index('马斯克离开')}, paragraph 3" in said
    assert said.splitlines()[-1] == f"2 quotes would change in {db}, no problems"
    assert db.read_bytes() == before


def test_a_story_in_place_is_not_written_again(anchored: Path, folder: Path, capsys: Captured) -> None:
    before = anchored.stat()

    assert main(["anchor", "--db", str(anchored), "--texts", str(folder)]) == 0

    assert capsys.readouterr().out.endswith(f"\nno quotes changed in {anchored}, no problems\n")
    assert (anchored.stat().st_ino, anchored.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_words_without_a_place_are_told_and_the_others_written(
    db: Path, folder: Path, capsys: Captured
) -> None:
    change(db, "silent", exact="算了吧")

    assert main(["anchor", "--db", str(db), "--texts", str(folder)]) == 1

    said = capsys.readouterr().out
    first = TEXT.index("算了吧")
    second = TEXT.index("算了吧", first + 1)
    assert (
        f"quotes silent, field exact: stands in sohu at {first}, {second}; set start to the one that is meant"
        in said
    )
    assert said.splitlines()[-1] == f"1 quote changed in {db}, 1 problem"
    assert store.load(db).quotes[0].start == TEXT.index("马斯克离开")


def test_a_write_that_fails_takes_one_line_and_leaves_the_file(
    db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def fail(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    before = db.read_bytes()
    monkeypatch.setattr(os, "fsync", fail)

    assert main(["anchor", "--db", str(db), "--texts", str(folder)]) == 2

    assert f"osexplore: {db}: cannot write it: read-only file system; " in capsys.readouterr().err
    assert db.read_bytes() == before
    assert sorted(entry.name for entry in db.parent.iterdir()) == ["db.json", "texts"]


def test_a_file_that_changes_meanwhile_is_left_to_the_other(
    db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    locked = atomic.locked

    def meanwhile(path: Path, **how: Any) -> Any:
        change(path, "silent", note={"en": "theirs"})
        return locked(path, **how)

    monkeypatch.setattr(store, "locked", meanwhile)

    assert main(["anchor", "--db", str(db), "--texts", str(folder)]) == 2

    assert "was changed by another program since it was read; do it again" in capsys.readouterr().err
    assert store.load(db).quotes[0].start is None


def test_a_story_with_wrong_types_is_not_anchored(db: Path, folder: Path, capsys: Captured) -> None:
    change(db, "leaves", speakers="musk")
    before = db.read_bytes()

    assert main(["anchor", "--db", str(db), "--texts", str(folder)]) == 2

    assert capsys.readouterr().err == (
        f"osexplore: {db}: quotes leaves, field speakers: is text; it must be a list\n"
    )
    assert db.read_bytes() == before
