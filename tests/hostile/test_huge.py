"""A story of monstrous records opens, moves and copies like any other."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from osexplore.corpus.store import load
from tests.build import disagreement, event, person, quote, source, write
from tests.ui.stage import Staged

CHINESE = "马斯克说：“我们必须在二〇一八年以前做出决定，OpenAI 否则就会失败。”"
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


KEYS = (
    *"jk3j",
    "pagedown",
    *"o2",
    "full_stop",
    *"d1",
    "space",
    "escape",
    *"2gy",
    "Y",
    "escape",
    *"ccf",
    "escape",
)
SIZES = ((80, 24), (40, 12), (160, 48))


async def calls_of_each_step(path: Path) -> dict[str, int]:
    """Return how many functions are called to open a story, after each key and for each size.

    It is what a step costs whoever else uses the machine: seconds would tell of the others too. What
    other threads do is not counted, since it does not keep the reader waiting.
    """
    calls = 0
    steps: dict[str, int] = {}

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    def took(step: str) -> None:
        nonlocal calls
        steps[f"{len(steps)}: {step}"], calls = calls, 0

    app = Staged(load(path), path)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            took("start")
            for key in KEYS:
                await pilot.press(key)
                await app.workers.wait_for_complete()
                took(key)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                took(str(size))
    finally:
        sys.setprofile(before)
    return steps


USUAL: dict[str, int] = {}


@pytest.fixture
async def usual(tmp_path: Path) -> dict[str, int]:
    """What each step takes in a story of two quotes, counted once, when everything has been imported."""
    if not USUAL:
        path = write(tmp_path / "usual.json", **story(quote("q", "a", "one")))
        await calls_of_each_step(path)
        USUAL.update(await calls_of_each_step(path))
    return USUAL


@pytest.mark.parametrize("name", HUGE)
async def test_no_step_takes_more_than_a_start_beside_what_it_usually_takes(
    name: str, usual: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    steps = await calls_of_each_step(write(tmp_path / "db.json", **HUGE[name]))
    most = usual["0: start"]
    assert {step: calls for step, calls in steps.items() if calls > usual[step] + most} == {}


async def test_a_quote_of_2_mb_is_copied_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = write(tmp_path / "db.json", **HUGE["a quote of 2 MB"])
    app = Staged(load(path), path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("y")
        await app.workers.wait_for_complete()
    kept = tmp_path / "home" / "state" / "osexplore" / "copied.txt"
    assert long(700_000) in kept.read_text(encoding="utf-8")


async def test_of_what_nobody_can_read_the_screen_says_how_much_more_there_is(tmp_path: Path) -> None:
    path = write(tmp_path / "db.json", **HUGE["a word of 2 MB"])
    app = Staged(load(path), path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3")
        side = app.screen.query_one("#left")
        for _ in range(1000):
            await side.run_action("page_down")
        await pilot.pause()
        told = " ".join(side.render_line(y).text.strip("▌▎ ") for y in range(side.size.height))
        assert re.search(r"… \[1,980,00\d more characters\]", told)
