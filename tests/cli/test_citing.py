from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from osexplore.citing import pandoc
from osexplore.citing.export import FORMATS
from osexplore.citing.styles import STYLES
from osexplore.cli import main
from tests.build import event, person, quote, source, work, write


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise pandoc.EngineError("no pandoc: install osexplore[cite]")

    monkeypatch.setattr(pandoc, "program", gone)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    csl = {"type": "webpage", "title": "船", "author": [{"literal": "梁"}], "URL": "https://example.org/s"}
    return write(
        tmp_path / "story.json",
        people=[person("musk", "Elon Musk"), person("altman", "Sam Altman")],
        sources=[source("sohu", "2023-03", csl=csl), work("mail", csl={"type": "personal_communication"})],
        events=[event("leaves", "2018-02-20"), event("other", "2019")],
        quotes=[
            quote(
                "q1", "sohu", "leaves", "算了吧", mode="direct", speakers=["musk"], paragraph=2, via=["mail"]
            ),
            quote("q2", "sohu", "other", "他走了", mode="indirect", speakers=["altman"], paragraph=3),
        ],
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_there_for_the_shipped_story_without_an_engine(
    style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, listing, _ = run(capsys, "quotes", "--format", "json")
    identities = [record["id"] for record in json.loads(listing)][:40:8]
    status, out, err = run(capsys, "cite", *identities, "--style", style)
    assert status == 0
    assert "asic reference" not in out + err
    assert len(out.split("\n\n")) > len(identities)


@pytest.mark.usefixtures("no_engine")
def test_a_story_of_ones_own_gets_labelled_basic_references_without_an_engine(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "cite", "q1", "--db", db)
    assert status == 0
    assert "“算了吧”" in out
    assert "Basic reference: 梁, “船”" in out
    assert err.startswith("osexplore: a basic reference, not apa: ")
    assert "install osexplore[cite]" in err.splitlines()[0]


@pytest.mark.usefixtures("no_engine")
def test_link_and_proof_come_when_asked_for(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "cite", "q1", "--db", db, "--with", "place,link,proof")
    assert "https://example.org/s#:~:text=" in out
    assert "Not verified here: sohu.txt (sha256 000000000000…)." in out


@pytest.mark.usefixtures("no_engine")
def test_latex_needs_no_engine(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "cite", "q2", "--db", db, "--format", "latex")
    assert r"\cite[{Sam Altman, as cited in}][para.~3]{sohu}" in out
    assert "@online{sohu," in out


def test_the_same_id_twice_is_cited_once(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, once, _ = run(capsys, "cite", "q1", "--db", db, "--format", "latex")
    _, twice, _ = run(capsys, "cite", "q1", "q1", "--db", db, "--format", "latex")
    assert once == twice


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["cite", "q"], "q: no such quote or source; did you mean q1 or q2?"),
        (["cite"], "nothing to cite: name ids of quotes or sources, or --collection"),
        (["cite", "q1", "--style", "ap"], "no style 'ap': did you mean apa?"),
        (["cite", "q1", "--csl", "none.csl"], "none.csl: cannot be read as a CSL style"),
        (["cite", "q1", "--with", "place,colour"], "no such part 'colour': choose from place, link, proof"),
        (["cite", "q1", "--template", "card"], "no template 'card': there are none"),
        (["cite", "q1", "--template", "{wrods}"], "no field {wrods}: did you mean {words}?"),
        (["cite", "q1", "--with", "proof", "--texts", "none"], "none: cannot be listed"),
        (["export"], "no format: choose one of csl-json"),
        (["export", "docx"], "'docx' is not one of 'csl-json'"),
        (["export", "csv", "--format", "ris"], "two formats: csv and ris"),
        (["export", "csv", "-o", "none/x.csv"], "none/x.csv: there is no such folder; name another file"),
        (["export", "csv", "-o", "."], ".: is a folder"),
        (["export", "csv", "-o", "x" * 300], "x: file name too long; name another file with -o"),
        (["export", "ris", "-o", "/proc/x"], "/proc/x: no file can be made there; name another file with -o"),
        (["export", "csv", "-o", "/dev/full"], "no space left on device; name another file with -o"),
        (["export", "csv", "--person", "nobody"], "--person nobody: nobody in this story"),
        (["export", "csv", "--collection", "--disputed"], "the collection is exported whole"),
        (["collection", "add", "q"], "q: no such quote; did you mean q1 or q2?"),
        (["collection", "add", "sohu"], "sohu: no such quote; "),
        (["collection", "remove", "q1"], "q1: not in the collection; `osexplore collection` lists it"),
        (["collection", "note", "q1", "x"], "q1: not in the collection"),
        (["collection", "move", "q1", "0"], "0 is not in the range x>=1"),
    ],
)
def test_wrong_usage_gets_one_line(
    arguments: list[str], complaint: str, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *arguments, "--db", db)
    assert (status, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


def test_a_file_that_may_not_be_made_is_to_be_another(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    status, out, err = run(capsys, "export", "csv", "--db", db, "-o", tmp_path / "x.csv")
    assert (status, out) == (2, "")
    assert err.endswith("x.csv: no permission to write it; name another file with -o\n")


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("form", FORMATS)
def test_every_export_goes_to_stdout_or_a_file(
    form: str, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "export", form, "--db", db)
    assert status == 0
    assert out
    path = tmp_path / "out"
    assert run(capsys, "export", "--format", form, "--db", db, "-o", path)[:2] == (0, "")
    assert path.read_text("utf-8").rstrip("\n") == out.rstrip("\n")


def test_a_file_is_replaced_only_by_force(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "export", "csv", "--db", db, "-o", path)
    assert (status, path.read_text("utf-8")) == (2, "mine")
    assert "--force replaces it" in err
    assert run(capsys, "export", "csv", "--db", db, "-o", path, "--force")[0] == 0
    assert path.read_text("utf-8").startswith("id,")


def test_a_hyphen_is_stdout_and_a_pipe_is_written_to(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, _ = run(capsys, "export", "csv", "--db", db, "-o", "-")
    assert (status, out.partition(",")[0]) == (0, "id")
    assert not (tmp_path / "-").exists()
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text("utf-8")))
    reader.start()
    assert run(capsys, "export", "csv", "--db", db, "-o", "pipe")[0] == 0
    reader.join(10)
    assert read == [out]
    assert Path("pipe").is_fifo()


def test_the_filters_choose_what_is_exported(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "export", "jsonl", "--db", db, "--person", "altman")
    named = [(line["table"], line["document"]["id"]) for line in map(json.loads, out.splitlines())]
    assert named == [("events", "other"), ("quotes", "q2"), ("sources", "sohu"), ("people", "altman")]


def test_csv_can_begin_with_a_bom(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", "csv", "--db", db, "-o", tmp_path / "x.csv", "--bom")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "config" / "osexplore" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_what_no_option_says_the_settings_say(
    db: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text('format = "latex"\nwith = "nothing"', encoding="utf-8")
    _, out, _ = run(capsys, "cite", "q2", "--db", db)
    assert r"\cite[{Sam Altman, as cited in}][]{sohu}" in out
    _, out, _ = run(capsys, "cite", "q2", "--db", db, "--with", "place")
    assert "[para.~3]{sohu}" in out


def test_wrong_settings_are_told_in_a_line(
    db: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text('format = "word"', encoding="utf-8")
    assert run(capsys, "cite", "q2", "--db", db) == (
        2,
        "",
        f"osexplore: {settings}, key format: no format 'word': choose from plain, markdown, html, latex\n",
    )


@pytest.mark.usefixtures("no_engine")
def test_a_template_comes_from_the_settings_or_from_the_option(
    db: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text('[templates]\ncard = "{id}: {original}"', encoding="utf-8")
    assert run(capsys, "cite", "q1", "q2", "--db", db, "--template", "card")[1] == (
        "q1: “算了吧”\n\nq2: [reported] 他走了\n"
    )
    _, out, _ = run(capsys, "cite", "q2", "--db", db, "--template", "{speaker}\\n{place}")
    assert out == "Sam Altman\npara. 3\n"


@pytest.mark.usefixtures("no_engine")
def test_a_verification_is_remembered_for_citations(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "sohu.txt").write_text("他说：“算了吧”。", encoding="utf-8")
    cited = ("cite", "q1", "--db", db, "--with", "proof")
    assert "Not verified here" in run(capsys, *cited)[1]
    assert "Found word for word, but not in its place" in run(capsys, *cited, "--texts", texts)[1]
    run(capsys, "verify", "--db", db, "--texts", texts)
    assert "Found word for word, but not in its place, in sohu.txt" in run(capsys, *cited)[1]
