"""The built wheel stands alone: installed away from the checkout it runs on the story inside."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
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
