from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_cache_path

from osexplore.citing import cache, engine, pandoc, runs, styles
from osexplore.citing.engine import Item, Rendering

APA = styles.named("apa")
GBT = styles.named("gbt7714-2025-numeric")
BOOK: Item = {"id": "b", "type": "book", "title": "Ships"}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count what the engine is asked to render."""
    asked: list[str] = []

    def render(items: Any, _style: Any) -> list[Rendering]:
        asked.extend(item["title"] for item in items)
        return [Rendering(citation=runs.of(item["title"]), reference=runs.of("x")) for item in items]

    monkeypatch.setattr(engine, "render", render)
    return asked


def test_a_rendering_is_known_by_style_content_and_language_not_by_id() -> None:
    assert cache.item_hash(BOOK, APA) == cache.item_hash({**BOOK, "id": "other"}, APA)
    assert cache.item_hash(BOOK, APA) != cache.item_hash({**BOOK, "title": "Sails"}, APA)
    assert cache.item_hash({**BOOK, "language": "en-US"}, GBT) != cache.item_hash(
        {**BOOK, "language": "zh-CN"}, GBT
    )


def test_what_was_rendered_is_not_rendered_again(counted: list[str]) -> None:
    first = cache.renderings([BOOK, {**BOOK, "title": "Sails"}], GBT)
    again = cache.renderings([{**BOOK, "title": "Sails"}, {**BOOK, "id": "same"}], GBT)
    assert counted == ["Ships", "Sails"]
    assert again == [first[1], first[0]]
    assert cache.cached([BOOK], GBT) == [first[0]]


def test_one_work_cited_twice_is_rendered_once(counted: list[str]) -> None:
    cache.renderings([BOOK, BOOK], GBT)
    assert counted == ["Ships"]


def test_a_broken_cache_is_an_empty_one(counted: list[str]) -> None:
    cache.renderings([BOOK], GBT)
    [file] = (user_cache_path("osexplore") / "citations").iterdir()
    file.write_text("{", encoding="utf-8")
    assert cache.cached([BOOK], GBT) == [None]
    cache.renderings([BOOK], GBT)
    assert counted == ["Ships", "Ships"]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    counted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(cache.renderings([BOOK], GBT)) == 1
    assert counted == ["Ships"]


def test_a_newer_style_file_starts_anew(counted: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text('<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"/>', encoding="utf-8")
    style = styles.from_file(path)
    cache.renderings([BOOK], style)
    path.write_text('<style xmlns="http://purl.org/net/xbiblio/csl" class="note"/>', encoding="utf-8")
    cache.renderings([BOOK], style)
    assert counted == ["Ships", "Ships"]


@pytest.mark.usefixtures("no_engine")
def test_without_engine_and_cache_it_says_what_is_missing() -> None:
    with pytest.raises(pandoc.EngineError, match="install osexplore"):
        cache.renderings([BOOK], GBT)


def test_a_shelf_reads_as_it_was_written(tmp_path: Path) -> None:
    shelf = {
        "b": Rendering(citation=runs.of("“b”", "i")),
        "a": Rendering(label="[1]", reference=runs.of("x")),
    }
    path = tmp_path / "shelf.json"
    path.write_text(cache.encode(shelf), encoding="utf-8")
    assert cache.read(path) == shelf
    assert list(cache.read(path)) == ["a", "b"]


def test_what_ships_is_cited_without_reading_a_file(
    counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def kept(style: styles.Style) -> cache.Shelf:
        read.append(style.name)
        return {}

    shipped = Rendering(reference=runs.of("shipped"))
    monkeypatch.setattr(cache, "kept", kept)
    monkeypatch.setattr(cache, "shipped", lambda style: {cache.item_hash(BOOK, style): shipped})
    assert cache.renderings([BOOK], APA) == cache.cached([BOOK], APA) == [shipped]
    assert (read, counted) == ([], [])
    others = [{**BOOK, "title": title} for title in "abc"]
    assert cache.cached([BOOK, *others], APA) == [shipped, None, None, None]
    assert read == ["apa"]


def test_what_is_rendered_already_is_kept_when_the_engine_fails_on_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def render(items: Any, _style: Any) -> list[Rendering]:
        if any(item["title"] == "bad" for item in items):
            raise pandoc.EngineError("no")
        return [Rendering(citation=runs.of(item["title"])) for item in items]

    monkeypatch.setattr(engine, "render", render)
    many = [{**BOOK, "title": str(number)} for number in range(engine.BATCH)]
    with pytest.raises(pandoc.EngineError):
        cache.renderings([*many, {**BOOK, "title": "bad"}], GBT)
    assert None not in cache.cached(many, GBT)
