from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from osexplore import __version__
from osexplore.cli import main
from osexplore.cli.program import COMMANDS, osexplore
from osexplore.corpus.model import Corpus
from tests.build import corpus, event, quote, story, write, write_documents

PROGRAM = [sys.executable, "-m", "osexplore"]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(tmp_path / "story.json", quotes=[quote("q", "sohu", "leaves", "马斯克离开")])


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_the_version_is_said_without_loading_anything_heavy() -> None:
    program = "import sys; from osexplore.cli import main; main(['--version']); print(*sorted(sys.modules))"
    said, loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert said == f"osexplore {__version__}"
    heavy = {"click", "msgspec", "rich", "textual", "tinydb", "sqlite3", "rapidfuzz", "dataclasses", "typing"}
    assert heavy & set(loaded.split()) == set()


def test_the_version_beside_other_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", "nowhere.json", "--version"]) == 0
    assert capsys.readouterr().out == f"osexplore {__version__}\n"


def test_help_lists_every_command_and_loads_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: osexplore {name} ")
    assert "--db PATH" in said


def test_commands_are_listed_in_their_order() -> None:
    assert osexplore.list_commands(None) == list(COMMANDS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--db", "{db}", "events"],
        ["events", "--db", "{db}"],
        ["--db", "nowhere.json", "events", "--db", "{db}"],
    ],
)
def test_db_stands_before_or_after_the_command(
    arguments: list[str], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argument.format(db=db) for argument in arguments]) == 0
    assert "leaves" in capsys.readouterr().out


def test_the_environment_names_the_story_and_the_option_overrules_it(
    db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OSEXPLORE_DB", str(db))
    assert main(["events"]) == 0
    monkeypatch.setenv("OSEXPLORE_DB", "nowhere.json")
    assert main(["--db", str(db), "events"]) == 0
    assert main(["events"]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_without_a_command_and_a_terminal_the_events_are_printed(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", str(db)]) == 0
    bare = capsys.readouterr().out
    assert main(["--db", str(db), "events"]) == 0
    assert bare == capsys.readouterr().out
    assert "Leaves" in bare


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evnts"], "No such command 'evnts'"),
        (["events", "--frmat", "csv"], "No such option"),
        (["events", "--format", "xml"], "'xml' is not one of"),
        (["show"], "Missing argument 'ID'"),
        (["events", "--db"], "'--db' requires an argument"),
        (["events", "\x1b[31m"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_takes_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("osexplore: ")
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert "\x1b" not in captured.err


def test_an_unreadable_story_takes_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"corpus": ', encoding="utf-8")
    assert main(["events", "--db", str(broken)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"osexplore: {broken}: ")
    assert said.count("\n") == 1


def test_a_name_in_the_file_cannot_write_to_the_terminal_through_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_documents(tmp_path / "bad.json", {"corpus": {"1": story()}, "peo\x1b[2Jple": {}})
    assert main(["events", "--db", str(path)]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_reader_who_has_seen_enough_ends_it_quietly(tmp_path: Path) -> None:
    many = write(tmp_path / "many.json", events=[event(f"event-{n}") for n in range(3000)])
    command = f'"{sys.executable}" -m osexplore events --format jsonl --db "{many}" | head -1'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_a_terminal_without_chinese_gets_the_numbers_of_the_characters(
    environment: dict[str, str], db: Path
) -> None:
    done = run("quotes", "--db", str(db), env={"PATH": "/usr/bin:/bin", **environment})
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u9a6c\\u65af\\u514b" in done.stdout
    as_json = run("quotes", "--db", str(db), "--format", "json", env={"PATH": "/usr/bin:/bin", **environment})
    assert '"exact": "\\u9a6c\\u65af\\u514b\\u79bb\\u5f00"' in as_json.stdout


@pytest.mark.parametrize(("options", "mouse"), [([], True), (["--no-mouse"], False)])
def test_the_screen_opens_on_a_terminal_with_the_story(
    options: list[str], mouse: bool, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from osexplore.ui import app

    opened = []

    def open_screen(story: Corpus, path: Path, *, mouse: bool, texts: Path | None) -> int:
        opened.append((story, path, mouse, texts))
        return 7

    monkeypatch.setattr(app, "run", open_screen)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main([*options, "--db", str(db)]) == 7
    assert opened == [(corpus(quotes=[quote("q", "sohu", "leaves", "马斯克离开")]), db, mouse, None)]


def test_a_folder_of_texts_that_is_none_is_told_before_the_screen_opens(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from osexplore.ui import app

    opened: list[object] = []

    def open_screen(*_: object, texts: Path | None, **_more: object) -> int:
        opened.append(texts)
        return 0

    monkeypatch.setattr(app, "run", open_screen)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["--texts", str(tmp_path / "nowhere"), "--db", str(db)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "nowhere: cannot be listed: no such file or directory; name the folder" in line
    assert opened == []
    assert main(["--texts", str(tmp_path), "--db", str(db)]) == 0
    assert opened == [tmp_path]
