"""The documents say what the program does."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from osexplore.citing import settings
from osexplore.citing.template import FIELDS
from osexplore.cli import main
from osexplore.cli.program import COMMANDS
from osexplore.corpus import model
from osexplore.ui import commands

TABLES: dict[str, type[msgspec.Struct]] = {
    "corpus": model.Story,
    "people": model.Person,
    "sources": model.Source,
    "events": model.Event,
    "quotes": model.Quote,
    "disagreements": model.Disagreement,
}


@pytest.fixture
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def format_document(root: Path) -> str:
    return (root / "docs" / "format.md").read_text(encoding="utf-8")


def test_the_readme_lists_the_keys_that_are_bound(readme: str) -> None:
    listed = re.search(r"<!-- keys: .*? -->\n(.*?)<!-- end of keys -->", readme, re.DOTALL)
    assert listed is not None
    assert listed[1] == commands.markdown_table()


def test_the_readme_names_every_command(readme: str) -> None:
    table = readme[readme.index("| command | what it prints |") :]
    assert {name for name in COMMANDS if f"`{name}" in table} == set(COMMANDS)


@pytest.mark.parametrize("table", TABLES)
def test_the_format_names_every_field_and_no_other(format_document: str, table: str) -> None:
    row = re.search(rf"^\| `{table}`[^|]*\| (.*) \|$", format_document, re.MULTILINE)
    assert row is not None
    named = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", row[1]))
    assert named == [field.encode_name for field in msgspec.structs.fields(TABLES[table])]


@pytest.mark.parametrize("values", [model.PersonKind, model.Mode, model.Medium, model.DisagreementKind])
def test_the_format_names_every_value(format_document: str, values: object) -> None:
    named = set(re.findall(r"\w+", format_document))
    assert set(get_args(values)) <= named


def test_the_examples_of_the_command_line_do_what_they_say(
    readme: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section = readme[readme.index("## The command line") : readme.index("## Citations")]
    examples = "".join(re.findall(r"^```\n(.*?)^```", section, re.DOTALL | re.MULTILINE)).splitlines()
    assert examples
    for example in examples:
        assert example.partition(" # ")[2], f"says nothing: {example}"
        words = shlex.split(example, comments=True)
        assert words[:3] == ["uv", "run", "osexplore"]
        assert main([*words[3:], "--db", str(root / "db.json")]) == 0, example
        captured = capsys.readouterr()
        assert captured.out, example
        assert all(line.startswith("osexplore: ") for line in captured.err.splitlines()), example


def test_the_two_lines_that_set_everything_up_stand_alone(readme: str) -> None:
    for line in ("pip install uv && uv run osexplore", "pip install uv && uv run pytest"):
        assert f"```\n{line}\n```" in readme


def test_ci_runs_the_readmes_test_command_with_every_tool(readme: str, root: Path) -> None:
    script = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    synced = script.index("uv sync --quiet --group proof")
    kept = script.index("export UV_NO_SYNC=1")
    # In two runs that leave nothing out between them.
    runs = [script.index('uv run pytest "${measured[@]}" --cov')]
    runs += [script.index('uv run pytest "${measured[@]/#/--ignore=}" "$@"')]
    assert synced < kept < min(runs)
    assert "`uv sync --group proof`" in readme


def test_who_only_reads_a_story_installs_none_of_the_tools_of_proof(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    assert "default-groups" not in project["tool"]["uv"]  # so that it is `dev` alone
    assert {"osexplore[cite]", *project["project"]["optional-dependencies"]["cite"]}.isdisjoint(groups["dev"])
    assert "osexplore[cite]" in groups["proof"]
    names = {group: {re.split(r"\W*[<>=]", one)[0] for one in groups[group]} for group in groups}
    pinned = {one.partition("==")[0] for one in project["tool"]["uv"]["constraint-dependencies"]}
    assert names["dev"].isdisjoint(names["proof"])
    assert (names["dev"] | names["proof"]) - {"osexplore[cite]"} <= pinned


def test_the_readme_shows_settings_that_work_and_names_every_field(readme: str, tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert shown is not None
    path = tmp_path / "config.toml"
    path.write_text(shown[1], encoding="utf-8")
    assert list(settings.load(path, {}).templates) == ["card"]
    named = re.search(r"The fields are (.*?)\.", readme, re.DOTALL)
    assert named is not None
    assert re.findall(r"`(\w+)`", named[1]) == list(FIELDS)
    assert set(settings.ENVIRONMENT.values()) <= set(re.findall(r"`(\w+)`", readme))


def test_the_formats_own_query_finds_something(
    format_document: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = re.search(r"```python\n(.*?)```", format_document, re.DOTALL)
    assert example is not None
    *before, query = example[1].strip().splitlines()
    monkeypatch.chdir(root)
    names: dict[str, Any] = {}
    exec("\n".join(before), names)  # noqa: S102 - the document's own lines
    assert eval(query, names)  # noqa: S307
    names["story"].close()
