"""The built wheel stands alone: installed away from the checkout it runs on the story inside."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, which is what installing a pure wheel is; return its folder."""
    root = Path(__file__).parent.parent
    dist = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(dist)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (wheel,) = dist.glob("osexplore-*.whl")
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "osexplore", *arguments],
        cwd=directory,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_story_inside_is_the_one_in_the_checkout(installed: Path, root: Path) -> None:
    assert (installed / "osexplore" / "db.json").read_bytes() == (root / "db.json").read_bytes()


def test_it_lists_the_events_of_the_story_inside(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "events", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 50


def test_the_code_that_runs_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    code = "import osexplore; print(osexplore.__file__)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_style_sheets_and_data_travel_with_the_code(installed: Path, root: Path) -> None:
    shipped = {path.relative_to(installed) for path in (installed / "osexplore").rglob("*") if path.is_file()}
    written = {
        path.relative_to(root / "tui")
        for path in (root / "tui" / "osexplore").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert written <= shipped


def test_the_story_inside_passes_its_own_check(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "check")
    assert done.returncode == 0, done.stdout + done.stderr


def distribution(installed: Path) -> metadata.Distribution:
    (found,) = metadata.distributions(path=[str(installed)])
    return found


def test_it_asks_for_every_package_that_it_imports_and_for_no_other(installed: Path) -> None:
    imported = {
        name.partition(".")[0]
        for path in (installed / "osexplore").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    others = imported - set(sys.stdlib_module_names) - {"osexplore"}
    homes = metadata.packages_distributions()
    asked = [one for one in distribution(installed).requires or [] if "extra ==" not in one]
    named = {re.split(r"[^\w.-]", one)[0].lower() for one in asked}
    assert named == {homes[name][0].lower() for name in others}


def test_the_command_that_it_installs_is_the_program(installed: Path, tmp_path: Path) -> None:
    (command,) = distribution(installed).entry_points.select(group="console_scripts")
    assert command.name == "osexplore"
    code = f"import sys; from {command.module} import {command.attr} as command; sys.exit(command())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"osexplore {distribution(installed).version}\n"
