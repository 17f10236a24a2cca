"""Our engine says what the program pandoc says, of a collection in one document and of each work alone."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from osexplore.citing import engine, pandoc, runs, styles
from osexplore.citing.engine import Cited, Item
from osexplore.citing.styles import STYLES, Style
from tests.citing.conftest import Rendered

pytestmark = pytest.mark.usefixtures("with_engine")

LOST_BY_PANDOC = {"set"}
"""Works whose date is in words: pandoc loses it when it reads CSL-JSON, and our script puts it back."""

# What a collection adds to a work: letters behind equal years, a dash for a repeated author.
YEAR_LETTER = re.compile(r"(?:(?<=\d)|(?<=\d\])|(?<=[.详])-|(?<=no date) )[a-z](?=\W|$)")


Listed = Callable[[Style], list[Item]]


@pytest.fixture(scope="module")
def listed(items_in: Listed) -> Listed:
    """Return what makes the items of all works but those that pandoc itself loses something of."""
    return lambda style: [item for item in items_in(style) if item["id"] not in LOST_BY_PANDOC]


@pytest.fixture(scope="module")
def together(with_engine: None, listed: Listed) -> dict[str, Cited]:  # noqa: ARG001
    """Return all works cited once, in their order, in each style: two styles at a time."""

    def render(style: Style) -> Cited:
        items = listed(style)
        return engine.render_together(items, [(item["id"], None) for item in items], style)

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(STYLES, pool.map(render, STYLES.values()), strict=True))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_collection_is_what_pandoc_makes_of_it(
    style: Style, listed: Listed, together: dict[str, Cited], tmp_path: Path
) -> None:
    ours = together[style.name]
    cited = dict(zip((item["id"] for item in listed(style)), ours.citations, strict=True))
    entries = {name: f"{label} {runs.plain(entry)}".strip() for name, label, entry in ours.references}
    # A style that takes each item's language makes a document of each language.
    for language in sorted({style.language or _language(item) for item in listed(style)}):
        items = [item for item in listed(style) if style.language or _language(item) == language]
        names = [item["id"] for item in items]
        citations, references = _by_pandoc(items, style, language, tmp_path)
        assert [runs.plain(cited[name]) for name in names] == citations
        assert {name: entries[name] for name in names if name in entries} == references


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_work_for_itself_is_what_it_is_in_a_collection(
    style: Style, rendered: Rendered, together: dict[str, Cited]
) -> None:
    entries = {name: runs.plain(entry) for name, _, entry in together[style.name].references}
    different = {
        item["id"]: (entries[item["id"]], runs.plain(alone.reference))
        for item, alone in rendered[style.name]
        if item["id"] in entries and not _same(entries[item["id"]], runs.plain(alone.reference))
    }
    assert different == {}


def _language(item: Item) -> str:
    return str(item.get("language", "zh-CN"))


def _same(together: str, alone: str) -> bool:
    """Tell whether two references are equal but for what a collection adds."""
    without_letters = YEAR_LETTER.sub("", together).replace("..", ".")
    if together.startswith("———"):
        return alone.endswith(without_letters.lstrip("—. "))
    return without_letters == YEAR_LETTER.sub("", alone).replace("..", ".")


def _by_pandoc(
    items: list[Item], style: Style, language: str, folder: Path
) -> tuple[list[str], dict[str, str]]:
    """Run pandoc on a document that cites each item once; return its citations, and its entries by id."""
    (folder / "items.json").write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    document = "\n\n".join(f"[@{item['id']}]" for item in items)
    with pandoc.mended(styles.find(style)) as path:
        command = [
            pandoc.program(), "--from=markdown", "--to=json", "--citeproc", f"--csl={path}",
            f"--bibliography={folder / 'items.json'}", f"--metadata=lang:{language}",
        ]  # fmt: skip
        done = subprocess.run(command, input=document, capture_output=True, text=True, check=True)
    blocks = json.loads(done.stdout)["blocks"]
    citations = [_text(block["c"]) for block in blocks if block["t"] == "Para"]
    [listed] = [block["c"][1] for block in blocks if block["t"] == "Div"]
    entries = {entry["c"][0][0].removeprefix("ref-"): _text(entry["c"][1]).strip() for entry in listed}
    return citations, entries


def _text(node: Any) -> str:
    """Return the text of a part of pandoc's syntax tree."""
    if isinstance(node, list):
        return "".join(_text(part) for part in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node["t"], node.get("c", [])
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind in ("Span", "Link", "Div"):
        return _text(content[1])
    if kind == "Cite":
        return _text(content[1])
    return _text(content)
