"""citeproc-js, the engine of Zotero, renders every work as ours does, but for differences with a reason."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from osexplore.citing import runs, styles
from osexplore.citing.engine import Item
from osexplore.citing.styles import STYLES, Style
from tests.citing.conftest import Rendered, folder_of
from tests.conftest import need, without

SCRIPT = Path(__file__).with_name("citeproc.js")

Change = Callable[[str], str]

REASONS: dict[str, Change] = {
    "citeproc-js takes straight marks after brackets, and marks in Chinese, for no quotation marks":
        lambda text: re.sub("[“”‘’\"']", "'", text),
    "citeproc-js moves a full stop or comma into inner quotation marks too":
        lambda text: re.sub(r"([.,])('+)", r"\2\1", text),
    "citeproc-js keeps the comma after a title that ends in an exclamation mark":
        lambda text: re.sub(r"([!?]'?),", r"\1", text),
    "the two have other words that stay small in a title, and citeproc-js capitalises after a stop in a name":
        str.casefold,
    "pandoc leaves out IEEE's [Online] for works without a date of access":
        lambda text: text.replace("[online]. available", "available"),
    "pandoc takes a whole name for an inverted one and puts a comma before the last author":
        lambda text: text.replace(", and ", " and "),
    "pandoc prints Chicago's 'on' before a date that is not there":
        lambda text: text.replace(", on.", "."),
    "pandoc keeps the stop of 'Jr.' before a comma":
        lambda text: re.sub(r"jr\.(?=[，,])", "jr", text),
    "citeproc-js drops what stands between year and month at the end of a range":
        lambda text: re.sub(r"([–—]\d{4})[- ](?=\w)", r"\1", text),
    "citeproc-js doubts both ends of a range where the doubt is the range's":
        lambda text: re.sub(r"—\[(\d{6})\]", r"—\1", text),
    "citeproc-js carries the doubt of one date over to the end of another, and drops the hyphen there":
        lambda text: re.sub(r"—\[?(\d\d)-?(\d\d)\]?", r"—\1\2", text),
    "pandoc leaves its spaces where a style prints nothing":
        lambda text: re.sub(r"\s+", " ", text).strip(),
}  # fmt: skip
"""Why the two differ, and what makes the difference go away."""

ODD = {
    ("chicago-notes", "encyclopedia"): "pandoc repeats the year of an encyclopedia without a publisher",
    ("ieee", "film"): "pandoc marks a director as such, which the style asks of it",
}
"""Differences of one work in one style."""


@pytest.fixture(scope="module")
def modules() -> str:
    """Return the folder that has the npm package citeproc."""
    node = need("node")
    known = [os.environ.get("NODE_PATH", "")]
    found = subprocess.run(["npm", "root", "--global"], capture_output=True, text=True, check=False)
    for folder in (*known, found.stdout.strip()):
        probe = [node, "-e", "require.resolve('citeproc')"]
        if (
            folder
            and not subprocess.run(
                probe, env={**os.environ, "NODE_PATH": folder}, capture_output=True
            ).returncode
        ):
            return folder
    without("the npm package citeproc")
    raise AssertionError


@pytest.fixture(scope="module")
def locales() -> dict[str, str]:
    """Return CSL's locales, which come with citeproc-py."""
    folder = folder_of("citeproc", "citeproc-py (for CSL's locales)") / "data" / "locales"
    return {
        path.stem.removeprefix("locales-"): path.read_text("utf-8") for path in folder.glob("locales-*.xml")
    }


@pytest.fixture(scope="module")
def differing(rendered: Rendered, modules: str, locales: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """Return every text that the two give differently: style, work, ours, theirs."""

    def render(name: str) -> list[dict[str, str]]:
        return _by_citeproc_js([item for item, _ in rendered[name]], STYLES[name], modules, locales)

    with ThreadPoolExecutor(2) as pool:
        theirs = dict(zip(rendered, pool.map(render, rendered), strict=True))
    return [
        (name, item["id"], mine, their)
        for name, works in rendered.items()
        for (item, ours), other in zip(works, theirs[name], strict=True)
        for mine, their in (
            (runs.plain(ours.citation), other["citation"]),
            (f"{ours.label} {runs.plain(ours.reference)}", other["reference"]),
        )
        if mine.strip() != their.strip()
    ]


def test_every_difference_has_its_reason(differing: list[tuple[str, str, str, str]]) -> None:
    unexplained = [
        (style, work, ours, theirs)
        for style, work, ours, theirs in differing
        if (style, work) not in ODD and _explained(ours) != _explained(theirs)
    ]
    assert unexplained == []


def test_every_reason_still_has_its_difference(differing: list[tuple[str, str, str, str]]) -> None:
    for reason, change in REASONS.items():
        without_it = [other for name, other in REASONS.items() if name != reason]
        needed = any(
            _explained(ours, without_it) != _explained(theirs, without_it) for _, _, ours, theirs in differing
        )
        assert needed or change is REASONS[list(REASONS)[-1]], reason
    seen = {
        (style, work) for style, work, ours, theirs in differing if _explained(ours) != _explained(theirs)
    }
    assert set(ODD) <= seen


def test_the_two_differ_seldom(differing: list[Any], rendered: Rendered) -> None:
    assert len(differing) < 0.05 * sum(2 * len(works) for works in rendered.values())


def _explained(text: str, changes: list[Change] | None = None) -> str:
    for change in REASONS.values() if changes is None else changes:
        text = change(text)
    return text


def _by_citeproc_js(
    items: list[Item], style: Style, modules: str, locales: dict[str, str]
) -> list[dict[str, str]]:
    languages = [style.language or str(item.get("language", "zh-CN")) for item in items]
    jobs = [{"language": language, "item": item} for language, item in zip(languages, items, strict=True)]
    request = {"style": styles.find(style).read_text("utf-8"), "locales": locales, "jobs": jobs}
    done = subprocess.run(
        ["node", str(SCRIPT)], input=json.dumps(request), capture_output=True, text=True, check=True,
        env={**os.environ, "NODE_PATH": modules},
    )  # fmt: skip
    made: list[dict[str, str]] = json.loads(done.stdout)
    return made
