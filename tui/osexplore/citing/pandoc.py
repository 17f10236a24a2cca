"""pandoc as a program beside ours: where it is, whether it is new enough, and one run of our script in it."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import msgspec

from osexplore.citing import styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLDEST = (3, 9)
"""The pandoc from which on the styles that we name come out right."""

_SCRIPT = Path(__file__).with_name("render.lua")
_PATIENCE = 120.0


class EngineError(Exception):
    """No citation engine, or one that failed: one line that says what to do."""


def available() -> bool:
    """Tell whether a pandoc that is new enough is on this machine."""
    try:
        program()
    except EngineError:
        return False
    return True


@cache
def program() -> str:
    """Return the pandoc to use: that of the extra `cite`, else the one on PATH; raise EngineError."""
    candidates = [str(path) for path in _packaged() if path.is_file()]
    on_path = shutil.which("pandoc")
    if on_path:
        candidates.append(on_path)
    versions = []
    for candidate in candidates:
        version = _version(candidate)
        if version >= OLDEST:
            return candidate
        versions.append(".".join(map(str, version)) or "unknown")
    have = f"pandoc {', '.join(versions)} is too old" if versions else "no pandoc"
    raise EngineError(f"{have}: install osexplore[cite], or a pandoc from {'.'.join(map(str, OLDEST))} on")


def run(style: Path, jobs: Sequence[dict[str, Any]]) -> list[Any]:
    """Return what render.lua makes of the jobs (see there), all in one process."""
    command = [program(), "lua", str(_SCRIPT)]
    with mended(style) as readable:
        request = msgspec.json.encode({"style": str(readable), "jobs": jobs})
        try:
            done = subprocess.run(command, input=request, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError(f"pandoc did not finish on {style.name}: {error}") from None
    if done.returncode != 0:
        raise EngineError(f"pandoc cannot use {style}: {_reason(done.stderr.decode(errors='replace'))}")
    return msgspec.json.decode(done.stdout, type=list[Any])


def _reason(complaint: str) -> str:
    """Return why pandoc failed, in one line: what it says before it tells where in our script."""
    told = " ".join(complaint.partition("stack traceback:")[0].split())
    return told.removeprefix("Error running Lua: ") or "no reason given"


@contextmanager
def mended(style: Path) -> Iterator[Path]:
    """Give a copy of a style in which pandoc puts the label ("editor") behind the names, as CSL has it.

    Where <names> has a <label> and no <name>, pandoc puts the label first: "editorvan den Berg J". An
    empty <name> before it means the same to CSL. A style that needs no mending is given as it is.
    """
    tree = styles.tree(style)
    label, name = (f"{styles.NAMESPACE}{element}" for element in ("label", "name"))
    every = tree.iter(f"{styles.NAMESPACE}names")
    bare = [names for names in every if names.find(label) is not None and names.find(name) is None]
    if not bare:
        yield style
        return
    for names in bare:
        names.insert(0, ElementTree.Element(name))
    ElementTree.register_namespace("", styles.NAMESPACE.strip("{}"))
    with TemporaryDirectory(prefix="osexplore-") as folder:
        copy = Path(folder) / style.name
        tree.write(copy, encoding="utf-8", xml_declaration=True)
        yield copy


def _packaged() -> list[Path]:
    """Return where the extra `cite` keeps its pandoc, without importing the package."""
    package = importlib.util.find_spec("pypandoc")
    places = (package.submodule_search_locations or ()) if package else ()
    return [Path(place) / "files" / "pandoc" for place in places]


def _version(path: str) -> tuple[int, ...]:
    """Return the version that a pandoc states, or () if it states none."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    match = re.match(r"pandoc\S* (\d+(?:\.\d+)*)", done.stdout)
    return tuple(int(part) for part in match[1].split(".")) if match else ()
