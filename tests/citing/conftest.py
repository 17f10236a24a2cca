"""What the tests of citations share: the engine, the shipped story, everything rendered once."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from osexplore.citing import engine, pandoc, styles
from osexplore.citing.engine import Item, Rendering
from osexplore.citing.items import item
from osexplore.citing.styles import STYLES, Style
from osexplore.corpus.model import Corpus
from osexplore.corpus.store import load
from tests.citing.works import PEOPLE, WORKS
from tests.conftest import without
from tests.quick import once

Rendered = dict[str, list[tuple[Item, Rendering]]]


def folder_of(package: str, what: str) -> Path:
    """Return the folder of an installed package that is there for its data."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        without(what)
    return Path(found.submodule_search_locations[0])


def engine_is_here() -> bool:
    """Tell whether pandoc and the published styles are installed."""
    try:
        return pandoc.available() and all(styles.find(style) for style in STYLES.values())
    except styles.StyleError:
        return False


@pytest.fixture(scope="session")
def with_engine() -> None:
    """Stand for the extra `cite`."""
    if not engine_is_here():
        without("the extra cite, pandoc and CSL styles (`uv sync --group proof`),")


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the engine away."""

    def gone() -> str:
        raise pandoc.EngineError("no pandoc: install osexplore[cite]")

    monkeypatch.setattr(pandoc, "program", gone)


@pytest.fixture(scope="session")
def story() -> Corpus:
    """Return the shipped story."""
    return load(Path(__file__).parents[2] / "db.json")


@pytest.fixture(scope="session")
def items_in(story: Corpus) -> Callable[[Style], list[Item]]:
    """Return what makes the items of all works, the story's and ours beside it, in a style."""
    people = {person.id: person for person in story.people} | PEOPLE

    def make(style: Style) -> list[Item]:
        return [item(source, people, style) for source in (*story.sources, *WORKS)]

    return make


@pytest.fixture(scope="session")
def rendered(
    with_engine: None,  # noqa: ARG001
    items_in: Callable[[Style], list[Item]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Rendered:
    """Return every work rendered in every style, one process a style, two at a time."""

    def render(style: Style) -> list[tuple[Item, Rendering]]:
        items = items_in(style)
        return list(zip(items, engine.render(items, style), strict=True))

    def render_all() -> Rendered:
        with ThreadPoolExecutor(2) as pool:
            return dict(zip(STYLES, pool.map(render, STYLES.values()), strict=True))

    return once(tmp_path_factory, "rendered", render_all)
