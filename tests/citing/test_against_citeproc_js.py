"""citeproc-js, the engine of Zotero, renders every work as ours does, but for differences with a reason."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from osexplore.citing import finishing, runs, styles
from osexplore.citing.engine import Item
from osexplore.citing.styles import STYLES, Style
from tests.citing.conftest import Rendered, folder_of
from tests.conftest import need, without
from tests.quick import once

SCRIPT = Path(__file__).with_name("citeproc.js")

Difference = tuple[str, str, str, str]
"""Style, work, our text, theirs."""

CHICAGO = ("chicago-notes", "chicago-author-date")


@dataclass(frozen=True)
class Reason:
    """Why the two differ, in which styles, and what makes the difference go away."""

    why: str
    styles: tuple[str, ...]
    change: Callable[[str], str]


REASONS = (
    Reason(
        "citeproc-js takes straight marks after brackets, and marks in Chinese, for no quotation marks",
        ("apa", *CHICAGO, "mla", "harvard", "ieee"),
        lambda text: re.sub("[“”‘’\"']", "'", text),
    ),
    Reason(
        "citeproc-js keeps the comma after a title that ends in an exclamation mark or a stop",
        ("apa", "chicago-notes", "mla", "ieee"),
        lambda text: re.sub(r"([!?.]'?),(?=[ '])", r"\1", text),
    ),
    Reason(
        "citeproc-js moves a full stop or comma into inner quotation marks too",
        ("apa", *CHICAGO, "mla", "ieee"),
        lambda text: re.sub(r"([.,])('+)", r"\2\1", text),
    ),
    Reason(
        "the two have other words that stay small in a title",
        ("apa", *CHICAGO, "mla", "ieee"),
        str.casefold,
    ),
    Reason(
        "pandoc leaves out IEEE's [Online] for works without a date of access",
        ("ieee",),
        lambda text: text.replace("[online]. available", "available"),
    ),
    Reason(
        "citeproc-js drops what stands between year and month at the end of a range",
        ("vancouver", "gbt7714-2025-numeric"),
        lambda text: re.sub(r"([–—]\d{4})[- ](?=\w)", r"\1", text),
    ),
    Reason(
        "citeproc-js doubts both ends of a range where the doubt is the range's",
        ("gbt7714-2025-numeric",),
        lambda text: re.sub(r"—\[(\d{6})\]", r"—\1", text),
    ),
    Reason(
        "citeproc-js carries the doubt of one date over to the end of another, and drops the hyphen there",
        ("gbt7714-2025-numeric", "gbt7714-2025-author-date"),
        lambda text: re.sub(r"—\[?(\d\d)-?(\d\d)\]?", r"—\1\2", text),
    ),
    Reason(
        "pandoc takes a number with two figures in it for two numbers",
        ("apa", *CHICAGO),
        lambda text: text.replace(" nos. ", " no. "),
    ),
)

ODD = {
    ("chicago-notes", "encyclopedia"): "pandoc repeats the year of an encyclopedia without a publisher",
    ("chicago-notes", "dictionary"): "pandoc repeats the year of a dictionary without a publisher",
    ("ieee", "film"): "pandoc marks a director as such, which the style asks of it",
    ("ieee", "event"): "pandoc marks a director as such, which the style asks of it",
    ("ieee", "play"): "pandoc marks a director as such, which the style asks of it",
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
def differing(
    rendered: Rendered, modules: str, locales: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> list[Difference]:
    """Return every text that the two give differently: style, work, ours, theirs."""

    def render(name: str) -> list[dict[str, str]]:
        return _by_citeproc_js([item for item, _ in rendered[name]], STYLES[name], modules, locales)

    def render_all() -> dict[str, list[dict[str, str]]]:
        with ThreadPoolExecutor(2) as pool:
            return dict(zip(rendered, pool.map(render, rendered), strict=True))

    theirs = once(tmp_path_factory, "citeproc-js", render_all)
    return [
        (name, item["id"], mine, their)
        for name, works in rendered.items()
        for (item, ours), other in zip(works, theirs[name], strict=True)
        for mine, their in (
            (runs.plain(ours.citation), other["citation"]),
            (runs.plain(ours.cite(7)), other["placed"]),
            (f"{ours.label} {runs.plain(ours.reference)}", other["reference"]),
        )
        if mine.strip() != their.strip()
    ]


def test_every_difference_has_its_reason(differing: list[Difference]) -> None:
    unexplained = [one for one in differing if one[:2] not in ODD and not _is_explained(one)]
    assert unexplained == []


def test_every_reason_still_has_its_difference_in_each_of_its_styles(differing: list[Difference]) -> None:
    explained = [one for one in differing if one[:2] not in ODD]
    for reason in REASONS:
        for style in reason.styles:
            here = [one for one in explained if one[0] == style]
            assert not all(_is_explained(one, without=reason) for one in here), (style, reason.why)
    assert set(ODD) <= {one[:2] for one in differing if not _is_explained(one)}


def test_the_two_differ_seldom(differing: list[Difference], rendered: Rendered) -> None:
    assert len(differing) < 0.05 * sum(3 * len(works) for works in rendered.values())


def _is_explained(difference: Difference, without: Reason | None = None) -> bool:
    """Tell whether the reasons that hold in a style make two texts the same."""
    style, _, ours, theirs = difference
    for reason in REASONS:
        if style in reason.styles and reason is not without:
            ours, theirs = reason.change(ours), reason.change(theirs)
    return ours.strip() == theirs.strip()


def _by_citeproc_js(
    items: list[Item], style: Style, modules: str, locales: dict[str, str]
) -> list[dict[str, str]]:
    languages = [style.language or str(item.get("language", "zh-CN")) for item in items]
    given = [finishing.given(item) for item in items]
    jobs = [{"language": language, "item": item} for language, item in zip(languages, given, strict=True)]
    request = {"style": styles.find(style).read_text("utf-8"), "locales": locales, "jobs": jobs}
    done = subprocess.run(
        ["node", str(SCRIPT)], input=json.dumps(request), capture_output=True, text=True, check=True,
        env={**os.environ, "NODE_PATH": modules},
    )  # fmt: skip
    made: list[dict[str, str]] = json.loads(done.stdout)
    return [_finished(texts, item, style) for texts, item in zip(made, items, strict=True)]


def _finished(texts: dict[str, str], item: Item, style: Style) -> dict[str, str]:
    """Return the texts of a work finished as ours are, so that engine is held against engine."""
    return {
        kind: runs.plain(
            (finishing.reference if kind == "reference" else finishing.citation)(runs.of(text), item, style)
        )
        for kind, text in texts.items()
    }
