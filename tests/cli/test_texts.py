"""`texts` as a person meets it, and `verify` with what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from osexplore.cli import main
from tests import build
from tests.corpus.articles import TEXT, article, quote

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


@pytest.fixture
def db(tmp_path: Path, folder: Path) -> Path:
    quotes = [
        quote("leaves", "马斯克离开了房间", start=TEXT.index("马斯克离开")),
        quote("silent", "奥特曼没有回答", start=TEXT.index("奥特曼没有")),
    ]
    return build.write(tmp_path / "db.json", sources=[article(folder), build.source("lost")], quotes=quotes)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_text_is_kept_and_said_to_be_whose_and_how_that_is_known(
    db: Path, folder: Path, capsys: Captured
) -> None:
    text = str(folder / "sohu.txt")
    assert run(capsys, "texts", "add", text, "--db", str(db)) == (
        0,
        "sohu.txt: kept as the text of sohu (Article sohu); recognised by its sha256; 2 exact in place\n",
        "",
    )
    status, out, _ = run(capsys, "--db", str(db), "texts", "add", text)
    assert (status, "is kept already as the text of sohu" in out) == (0, True)


def test_another_version_is_anchored_again(db: Path, folder: Path, capsys: Captured) -> None:
    (folder / "new.txt").write_bytes(
        ("新的一行。" + TEXT.replace("没有回答", "没有作答")).encode("gb18030") * 4
    )
    (folder / "sohu.txt").write_text("新的一行。" + TEXT, encoding="utf-8")
    _, out, _ = run(capsys, "texts", "add", str(folder / "sohu.txt"), "--db", str(db))
    assert "recognised by its words: 2 of 2 quotes stand in it; 2 exact elsewhere" in out
    status, out, _ = run(capsys, "verify", "--db", str(db))
    assert status == 1
    assert "exact-in-place" not in out
    assert "0 exact in place, 2 exact elsewhere" in out
    status, _, err = run(capsys, "texts", "add", str(folder / "new.txt"), "--db", str(db))
    assert (status, "at best 1 of the 2 quotes of sohu stand in it" in err) == (2, True)


def test_what_was_assumed_of_an_encoding_is_said(db: Path, folder: Path, capsys: Captured) -> None:
    (folder / "gb.txt").write_bytes(TEXT.encode("gb18030"))
    _, out, _ = run(capsys, "texts", "add", str(folder / "gb.txt"), "--db", str(db))
    assert "read as GB18030, since it is not UTF-8; recognised by its sha256 once it is UTF-8" in " ".join(
        out.split()
    )


@pytest.mark.parametrize(
    ("encoding", "text", "assumed"),
    [
        ("latin-1", "Un texte écrit à la main, où rien n'est cité de l'article.\n" * 9, ""),
        ("gb18030", "今天天气很好,大家都出门散步了,谁也没有说话。\n" * 9, "GB18030"),
        ("gb18030", TEXT.replace("奥特曼没有", "他没有") * 9, "GB18030"),
    ],
)
def test_what_was_assumed_of_an_encoding_is_said_of_a_text_that_is_refused_too(
    encoding: str, text: str, assumed: str, db: Path, folder: Path, capsys: Captured
) -> None:
    (folder / "other.txt").write_bytes(text.encode(encoding))
    status, out, err = run(capsys, "texts", "add", str(folder / "other.txt"), "--db", str(db))
    assert (status, out) == (2, "")
    assert "is the text of no source: " in err
    assert f"; read as {assumed}" in err
    assert err.rstrip().endswith(", since it is not UTF-8")


def test_it_is_plain_which_file_is_kept_and_which_is_not(db: Path, folder: Path, capsys: Captured) -> None:
    (folder / "diary.txt").write_text("今天天气很好。", encoding="utf-8")
    files = [str(folder / name) for name in ("sohu.txt", "diary.txt", "absent")]
    _, out, err = run(capsys, "texts", "add", *files, "--db", str(db))
    assert out.startswith("sohu.txt: kept as the text of sohu")
    assert [line.split(": ")[1] for line in err.splitlines()] == ["not kept", "not kept"]
    assert "nothing is kept" not in err
    (folder / "sohu.txt").write_text("新的一行。" + TEXT, encoding="utf-8")
    _, out, _ = run(capsys, "texts", "add", files[0], "--db", str(db))
    assert out.startswith("sohu.txt: not kept: it is another version of the text of sohu")


def test_quotes_too_short_to_tell_are_not_counted_as_if_they_were_all(
    tmp_path: Path, folder: Path, capsys: Captured
) -> None:
    quotes = [quote("q1", "他们的谈话到此为止"), quote("q2", "知情人士称,董事会"), quote("q3", "房间")]
    story = build.write(tmp_path / "short.json", sources=[article(folder)], quotes=quotes)
    (folder / "sohu.txt").write_text("新的一行。" + TEXT, encoding="utf-8")
    _, out, _ = run(capsys, "texts", "add", str(folder / "sohu.txt"), "--db", str(story))
    said = " ".join(out.split())
    assert "2 of the 2 quotes long enough to tell stand in it; 3 exact elsewhere" in said


def test_files_that_are_refused_stop_no_others(db: Path, folder: Path, capsys: Captured) -> None:
    (folder / "page.html").write_text(f"<html>{TEXT}</html>", encoding="utf-8")
    (folder / "diary.txt").write_text("今天天气很好。\x1b[31m", encoding="utf-8")
    files = [str(folder / name) for name in ("page.html", "diary.txt", "absent", "sohu.txt")]
    status, out, err = run(capsys, "texts", "add", *files, "--db", str(db))
    assert status == 2
    assert out.startswith("sohu.txt: kept as")
    page, diary, absent = err.splitlines()
    assert page.endswith(
        "page.html: is an HTML page; save the text that it shows, without markup, and add that"
    )
    assert diary.startswith("osexplore: not kept: ")
    assert diary.endswith("diary.txt: is the text of no source: none of the story's quotes stands in it")
    assert absent.endswith("absent: no such file; name a file with the text of an article")
    assert "\x1b" not in err


def test_the_list_says_what_is_kept_of_which_source(db: Path, folder: Path, capsys: Captured) -> None:
    before = json.loads(run(capsys, "texts", "list", "--db", str(db), "--format", "json")[1])
    assert [(one["source"], one["kept"]) for one in before] == [("sohu", "none"), ("lost", "none")]
    without_a_command = run(capsys, "texts", "--db", str(db))
    assert without_a_command == run(capsys, "texts", "list", "--db", str(db))
    run(capsys, "texts", "add", str(folder / "sohu.txt"), "--db", str(db))
    assert [(row["kept"], row["trouble"]) for row in before] == [("none", "")] * len(before)
    sohu, lost = run(capsys, "texts", "list", "--db", str(db), "--format", "jsonl")[1].splitlines()
    assert json.loads(sohu)["kept"] == "the story's text"
    assert json.loads(sohu)["results"]["exact-in-place"] == 2
    assert json.loads(lost)["kept"] == "none"
    table = run(capsys, "texts", "list", "--db", str(db))[1]
    assert "the story's text" in table
    assert table.splitlines()[-1].startswith("kept in ")
    assert table.splitlines()[-1].endswith("osexplore/texts/tiny")


def test_verify_needs_texts_that_are_kept_or_named(db: Path, folder: Path, capsys: Captured) -> None:
    status, out, err = run(capsys, "verify", "--db", str(db))
    assert (status, out) == (2, "")
    assert err.startswith(
        "osexplore: no texts: --texts DIR names their folder, `osexplore texts add FILE` keeps them"
    )
    run(capsys, "texts", "add", str(folder / "sohu.txt"), "--db", str(db))
    status, out, _ = run(capsys, "verify", "--db", str(db))
    assert "2 exact in place" in out
    assert "sources lost: no text of it is kept" in out
    (folder / "sohu.txt").unlink()
    assert (
        "sohu.txt is not in the folder" in run(capsys, "verify", "--texts", str(folder), "--db", str(db))[1]
    )


def test_verify_recognises_a_copy_under_any_name_and_says_how(
    db: Path, folder: Path, capsys: Captured
) -> None:
    (folder / "sohu.txt").unlink()
    (folder / "copy").write_text("新的一行。" + TEXT, encoding="utf-8")
    status, out, _ = run(capsys, "verify", "--texts", str(folder), "--db", str(db))
    assert status == 1
    assert "sources sohu: copy was recognised by its quotes (2 of 2 stand in it), and has another sha" in out
    assert "2 exact elsewhere" in out
    found = json.loads(run(capsys, "verify", "--texts", str(folder), "--db", str(db), "--format", "json")[1])
    assert [(one["file"], one["found_by"]) for one in found["sources"]] == [("copy", "quotes"), (None, None)]


def test_a_proof_is_of_a_copy_under_any_name_too(db: Path, folder: Path, capsys: Captured) -> None:
    (folder / "sohu.txt").unlink()
    (folder / "copy").write_text("新的一行。" + TEXT, encoding="utf-8")
    _, out, _ = run(capsys, "cite", "leaves", "--with", "proof", "--texts", str(folder), "--db", str(db))
    assert "Found word for word, but not in its place, in copy (sha256 " in out
    (folder / "sohu.txt").write_text(TEXT.replace("马斯克离开了房间", ""), encoding="utf-8")
    _, out, err = run(capsys, "cite", "leaves", "--with", "proof", "--texts", str(folder), "--db", str(db))
    assert "NOT found in sohu.txt (sha256 " in out
    assert "osexplore: leaves: missing in sohu.txt, which does not have these words" in err
