"""A story of monstrous records opens, moves and copies like any other."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from osexplore.corpus.store import load
from osexplore.ui.app import Osexplore
from tests.build import disagreement, event, person, quote, source, write

CHINESE = "马斯克说：“我们必须在二〇一八年以前做出决定，OpenAI 否则就会失败。”"
MOST_STARTS = 8
"""What one step may take of the processor, in starts of a small story on the same machine."""

CROWD = [f"p{number}" for number in range(300)]
SOURCES = [f"s{number}" for number in range(60)]


def long(characters: int) -> str:
    return (CHINESE * (characters // len(CHINESE) + 1))[:characters]


def story(*quotes: dict[str, Any], title: str = "Begins", **tables: Any) -> dict[str, Any]:
    """Return the tables of a story in which the first event is the monstrous one."""
    events = [event("one", "2018", title={"en": title}, summary={"en": title}), event("two", "2019")]
    return {"events": events, "quotes": [*quotes, quote("last", "a", "two")], **tables}


HUGE = {
    "a quote of 2 MB": story(
        quote("q", "a", "one", long(700_000), translation={"en": "word " * 140_000}, statement="s"),
        quote("r", "b", "one", long(700_001), translation={"en": "words " * 140_000}, statement="s"),
    ),
    "a word of 2 MB": story(quote("q", "a", "one", "x" * 2_000_000)),
    "300 speakers": story(quote("q", "a", "one", speakers=CROWD, to=CROWD, according_to=CROWD)),
    "a title of 5,000 characters": story(quote("q", "a", "one"), title="A long title " * 400),
    "names of 5,000 characters": story(
        quote("q", "a", "one", speakers=["p"]),
        people=[person("p", long(5000))],
        sources=[source("a", csl={"type": "webpage", "title": long(5000)})],
    ),
    "60 sources on one event": story(*(quote(f"q{each}", each, "one") for each in SOURCES)),
    "60 disagreements among 60 sources": story(
        *(quote(f"q{each}", each, "one", statement="s") for each in SOURCES),
        disagreements=[
            disagreement(f"d{number}", "one", *([f"q{each}"] for each in SOURCES)) for number in range(60)
        ],
    ),
    "no people at all": story(quote("q", "a", "one")),
    "5,000 events": {
        "events": [event(f"e{number}", f"{1900 + number % 120}") for number in range(5000)],
        "quotes": [quote(f"q{number}", f"s{number % 20}", f"e{number}") for number in range(5000)],
    },
    "nothing": {},
}


async def start_of_a_small_story(folder: Path) -> float:
    """Return the seconds of the processor that opening two quotes takes, the second time."""
    path = write(folder / "small.json", **story(quote("q", "a", "one")))
    for _ in range(2):
        began = time.process_time()
        app = Osexplore(load(path), path)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            took = time.process_time() - began
    return took


@pytest.mark.parametrize("name", HUGE)
async def test_every_step_stays_quick(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = write(tmp_path / "db.json", **HUGE[name])
    kept = tmp_path / "home" / "state" / "osexplore" / "copied.txt"
    slow: list[str] = []
    most_seconds = MOST_STARTS * await start_of_a_small_story(tmp_path)
    began = time.process_time()

    def took(step: str) -> None:
        nonlocal began
        if (seconds := time.process_time() - began) > most_seconds:
            slow.append(f"{step}: {seconds:.1f} s, more than {most_seconds:.1f}")
        began = time.process_time()

    app = Osexplore(load(path), path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        took("start")
        for key in ("j", "k", "3", "j", "pagedown", "o", "2", "full_stop", "d", "1", "space", "escape", "2"):
            await pilot.press(key)
            took(key)
        await pilot.press("g", "y")
        await app.workers.wait_for_complete()
        took("copying")
        for key in ("Y", "escape", "c", "c", "f", "escape"):
            await pilot.press(key)
            took(key)
        for size in ((80, 24), (40, 12), (160, 48)):
            await pilot.resize_terminal(*size)
            took(f"{size}")
    assert not slow, "\n".join(slow)
    if name.startswith("a quote"):
        assert long(700_000) in kept.read_text(encoding="utf-8"), "it is copied whole"


async def test_of_what_nobody_can_read_the_screen_says_how_much_more_there_is(tmp_path: Path) -> None:
    path = write(tmp_path / "db.json", **HUGE["a word of 2 MB"])
    app = Osexplore(load(path), path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3")
        side = app.screen.query_one("#left")
        for _ in range(1000):
            await side.run_action("page_down")
        await pilot.pause()
        told = " ".join(side.render_line(y).text.strip("▌▎ ") for y in range(side.size.height))
        assert re.search(r"… \[1,980,00\d more characters\]", told)
