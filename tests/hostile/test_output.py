"""The command line prints nothing that acts, whatever a file, a name or an argument holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from osexplore.cli import main
from osexplore.cli.program import COMMANDS
from tests.build import write_documents
from tests.hostile.stories import HOSTILE, LETTERS, harm, story

LISTINGS = ["events", "quotes", "people", "sources", "disagreements", "coverage"]
FORMATS = ["table", "json", "jsonl", "csv", "md"]
EXPORTS = ["csl-json", "biblatex", "bibtex", "ris", "csv", "markdown", "jsonl", "webannotation", "timelinejs"]
STYLES = ["apa", "chicago-notes", "gbt7714-2025-numeric"]
WRITTEN = ["plain", "markdown", "html", "latex"]


@pytest.fixture(params=HOSTILE)
def text(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


@pytest.fixture
def db(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "db.json"
    path.write_text(json.dumps(story(text)), encoding="utf-8")
    return path


def runs(folder: Path, text: str) -> list[list[str]]:
    """Return a run of every command, in every form that it has."""
    ids = [f"{name} {text}".replace("\0", "") for name in LETTERS]
    texts = ["--texts", str(folder)]
    return [
        *([name, "--format", form] for name in LISTINGS for form in FORMATS),
        *(["events", "--clock", clock] for clock in ("said", "published")),
        *(["show", identity] for identity in ids),
        *(["compare", ids[5], "--format", form] for form in FORMATS),
        *(["cite", *ids[7:10], "--style", style, "--format", form] for style in STYLES for form in WRITTEN),
        *(["export", form] for form in EXPORTS),
        *([name, "--format", form] for name in ("check",) for form in ("table", "json", "jsonl")),
        *(["verify", *texts, "--format", form, *every] for form in FORMATS[:3] for every in ([], ["--all"])),
        ["anchor", *texts, "--dry-run"],
        *(["texts", "list", "--format", form] for form in FORMATS[:2]),
        ["collection", "list"],
    ]


def test_every_command_is_among_those_that_are_tried() -> None:
    assert {run[0] for run in runs(Path(), "")} == set(COMMANDS)


def test_nothing_that_is_printed_acts(
    db: Path, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "found.txt").write_text("\u202e\x1b[2Jtext" * 40, encoding="utf-8")
    found = [reason for run in runs(folder, text) if (reason := harm_of(["--db", str(db), *run], capsys))]
    assert not found, "\n".join(found)


def harm_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command and return what is wrong with what it printed, if anything is."""
    status = main(arguments)
    printed = capsys.readouterr()
    left = harm(printed.out + printed.err, allowed="\n")
    if status in (0, 1, 2) and not left:
        return ""
    lines = [line for line in (printed.out + printed.err).splitlines() if status == 70 or harm(line)]
    return f"{arguments[2:]}: status {status}, {left!r} in {lines[:2]}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["{}"], ["events", "{}"], ["events", "--person", "{}"], ["events", "--source", "{}"],
        ["events", "--dates", "{}"], ["events", "--format", "{}"], ["--{}"], ["show", "{}"], ["cite", "{}"],
        ["cite", "x", "--style", "{}"], ["cite", "x", "--csl", "{}"], ["compare", "{}"], ["export", "{}"],
        ["export", "csv", "-o", "/no/such/{}"], ["--db", "{}", "events"], ["verify", "--texts", "{}"],
        ["texts", "add", "{}"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_an_argument_acts_in_a_message(
    arguments: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_documents(tmp_path / "db.json", story("x"))
    # The system passes no NUL in an argument, and bytes that are no UTF-8 as these halves of pairs.
    text = re.sub("[\ud800-\udfff]", "\udcff", HOSTILE[name].replace("\0", ""))
    given = [word.replace("{}", text) for word in arguments]
    assert not harm_of(given if "--db" in given else ["--db", str(path), *given], capsys)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("halves", "controls")])
def test_nothing_in_a_files_name_acts(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"{HOSTILE[name].replace('/', '')}.json"
    for content in (None, "", "{}", "[1", json.dumps(story("x"))):
        if content is not None:
            path.write_text(content, encoding="utf-8")
        for arguments in (["events"], ["check"], ["anchor", "--texts", str(tmp_path), "--dry-run"]):
            assert not harm_of(["--db", str(path), *arguments], capsys)
