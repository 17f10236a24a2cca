"""Our engine says what the program pandoc says, of a collection in one document and of each work alone."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from osexplore.citing import engine, finishing, pandoc, runs, styles
from osexplore.citing.engine import Cited, Item
from osexplore.citing.runs import Run, Runs
from osexplore.citing.styles import STYLES, Style
from tests.citing.conftest import Rendered
from tests.quick import once

pytestmark = pytest.mark.usefixtures("with_engine")

MARKS = {
    "Emph": "i", "Strong": "b", "SmallCaps": "c", "Underline": "u", "Subscript": "d", "Superscript": "p",
}  # fmt: skip
"""What pandoc calls each mark."""

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
def together(
    with_engine: None,  # noqa: ARG001
    listed: Listed,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Cited]:
    """Return all works cited once, in their order, in each style: two styles at a time."""

    def render(style: Style) -> Cited:
        items = listed(style)
        return engine.render_together(items, [(item["id"], None) for item in items], style)

    def render_all() -> dict[str, Cited]:
        with ThreadPoolExecutor(2) as pool:
            return dict(zip(STYLES, pool.map(render, STYLES.values()), strict=True))

    return once(tmp_path_factory, "together", render_all)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_collection_is_what_pandoc_makes_of_it(
    style: Style, listed: Listed, together: dict[str, Cited], tmp_path: Path
) -> None:
    ours = together[style.name]
    cited = dict(zip((item["id"] for item in listed(style)), ours.citations, strict=True))
    entries = {name: _runs([(f"{label} ", ""), *_pieces(entry)]) for name, label, entry in ours.references}
    # A style that takes each item's language makes a document of each language.
    for language in sorted({style.language or _language(item) for item in listed(style)}):
        items = [item for item in listed(style) if style.language or _language(item) == language]
        names = [item["id"] for item in items]
        citations, references = _by_pandoc(items, style, language, tmp_path)
        assert [_runs(_pieces(cited[name])) for name in names] == citations
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
) -> tuple[list[Runs], dict[str, Runs]]:
    """Run pandoc on a document that cites each item once; return its citations, and its entries by id.

    Both are finished as ours are: what pandoc makes of the items is held against pandoc.
    """
    given = [finishing.given(item) for item in items]
    (folder / "items.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    document = "\n\n".join(f"[@{item['id']}]" for item in items)
    with pandoc.mended(styles.find(style)) as path:
        command = [
            pandoc.program(), "--from=markdown", "--to=json", "--citeproc", f"--csl={path}",
            f"--bibliography={folder / 'items.json'}", f"--metadata=lang:{language}",
        ]  # fmt: skip
        done = subprocess.run(command, input=document, capture_output=True, text=True, check=True)
    blocks = json.loads(done.stdout)["blocks"]
    cited = [_runs(_styled(block["c"])) for block in blocks if block["t"] == "Para"]
    [listed] = [block["c"][1] for block in blocks if block["t"] == "Div"]
    entries = {entry["c"][0][0].removeprefix("ref-"): _runs(_styled(entry["c"][1])) for entry in listed}
    citations = [finishing.citation(one, item, style) for one, item in zip(cited, items, strict=True)]
    return citations, {
        item["id"]: finishing.reference(entries[item["id"]], item, style)
        for item in items
        if item["id"] in entries
    }


def _styled(node: Any, marks: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a part of pandoc's syntax tree, each with its marks; italic in italic is upright."""
    if isinstance(node, list):
        for part in node:
            yield from _styled(part, marks)
    if not isinstance(node, dict):
        return
    kind, content = node["t"], node.get("c", [])
    if kind == "Str":
        yield str(content), marks
    elif kind in ("Space", "SoftBreak"):
        yield " ", marks
    elif kind in MARKS:
        mark = MARKS[kind]
        yield from _styled(content, marks.replace(mark, "") if mark in marks else marks + mark)
    else:
        yield from _styled(content[1] if kind in ("Span", "Link", "Div", "Cite") else content, marks)


def _pieces(ours: Iterable[Run]) -> list[tuple[str, str]]:
    """Return runs as pieces, without saying that an address is one."""
    return [(run.text, run.marks.replace("l", "")) for run in ours]


def _runs(pieces: Iterable[tuple[str, str]]) -> Runs:
    """Return pieces as runs, the marks of each in one order, without spaces around the whole."""
    joined = runs.joined(Run(text, "".join(sorted(marks))) for text, marks in pieces)
    whole = list(joined)
    while whole and not whole[0].text.strip():
        whole.pop(0)
    while whole and not whole[-1].text.strip():
        whole.pop()
    if whole:
        whole[0] = Run(whole[0].text.lstrip(), whole[0].marks)
        whole[-1] = Run(whole[-1].text.rstrip(), whole[-1].marks)
    return tuple(whole)
