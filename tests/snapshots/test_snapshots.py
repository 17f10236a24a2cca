"""The screens that matter, as pictures: each was looked at before it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.widgets import Input

from osexplore.citing import cache, pandoc, runs
from osexplore.citing.engine import PLACEHOLDER, Rendering
from tests.build import corpus
from tests.snapshots import story
from tests.snapshots.svg import FOLDER, hold_against, picture, written
from tests.ui.stage import Staged

LARGE, USUAL, SMALL = (160, 48), (80, 24), (40, 12)
DARK, LIGHT, NO_COLOUR = "dark", "light", "no-colour"
TO_LEAVES = ("down",) * 5


@dataclass(frozen=True)
class Snapshot:
    screen: str
    size: tuple[int, int]
    look: str
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.screen}-{self.size[0]}x{self.size[1]}-{self.look}"


SNAPSHOTS = [
    Snapshot("explore", LARGE, DARK, (*TO_LEAVES, "3")),
    Snapshot("explore", USUAL, LIGHT, TO_LEAVES),
    Snapshot("explore", SMALL, NO_COLOUR, TO_LEAVES),
    Snapshot("source", SMALL, DARK, (*TO_LEAVES, "3")),
    Snapshot("people", USUAL, NO_COLOUR, ("1", "space", "slash", *"惠")),
    Snapshot("compare", LARGE, NO_COLOUR, (*TO_LEAVES, "c")),
    Snapshot("compare", USUAL, LIGHT, (*(["down"] * 8), "c")),
    Snapshot("disagreements", LARGE, LIGHT, ("x",)),
    Snapshot("disagreements", SMALL, DARK, ("x",)),
    Snapshot("coverage", USUAL, DARK, ("v",)),
    Snapshot("reader", USUAL, LIGHT, (*TO_LEAVES, "full_stop", "3", "s")),
    Snapshot("reader", SMALL, NO_COLOUR, (*TO_LEAVES, "3", "s")),
    Snapshot("copy-as", USUAL, DARK, (*TO_LEAVES, "Y")),
    Snapshot("filter", SMALL, LIGHT, ("f",)),
    Snapshot("help", USUAL, NO_COLOUR, ("question_mark",)),
]


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no engine of this machine render, and no environment change widths or looks."""
    monkeypatch.delenv("UNICODE_VERSION", raising=False)
    monkeypatch.setattr(pandoc, "available", lambda: False)
    rendering = Rendering(
        citation=runs.of("(港口周刊, 2021)"),
        citation_at=runs.of(f"(港口周刊, 2021, {PLACEHOLDER})"),
        reference=runs.of("北光之争：一座灯塔和两位创始人. (2021). 港口周刊."),
    )
    monkeypatch.setattr(cache, "cached", lambda items, _: [rendering for _ in items])


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda snapshot: snapshot.name)
async def test_it_looks_as_it_did(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if snapshot.look == NO_COLOUR:
        monkeypatch.setenv("NO_COLOR", "1")
    texts = story.put_texts(tmp_path / "texts")
    app = Staged(corpus(story=story.TITLE, **story.tables()), texts=texts)
    app.animation_level = "none"
    async with app.run_test(size=snapshot.size) as pilot:
        app.theme = "textual-light" if snapshot.look == LIGHT else "textual-dark"
        for key in snapshot.keys:
            await pilot.press(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()
        await pilot.pause()
        drawn = picture(app)
    hold_against(snapshot.name, drawn, tmp_path)
    assert len(written(drawn)) <= snapshot.size[1]


def test_every_picture_is_of_a_screen_that_is_still_looked_at() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {snapshot.name for snapshot in SNAPSHOTS}
