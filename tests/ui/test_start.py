"""What a start does before its first frame, and what it leaves for the moment after: no clock is asked."""

from __future__ import annotations

import ast
import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import constants
from textual.events import Key, MouseDown, MouseUp

import osexplore
from osexplore.cli.screen import open_screen
from osexplore.ui import later
from osexplore.ui.app import Osexplore
from osexplore.ui.later import read_styles
from osexplore.ui.screens.explore import Explore
from tests.build import corpus, event, person, quote, write
from tests.terminal.terminal import Terminal
from tests.ui.stage import explore, open_ai, whole

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet

UI = Path(osexplore.__file__).parent / "ui"

FIRST_FRAME = """
import json, os, sys
from pathlib import Path
from textual.app import App

def display(app, screen, renderable):
    ours = [name for name in sys.modules if name.startswith("osexplore")]
    kinds = {kind for name in ours for kind in vars(sys.modules[name]).values() if isinstance(kind, type)}
    found = {
        "rows": [strip.text for strip in screen._compositor.render_strips()],
        "modules": list(sys.modules),
        "dataclasses": [
            kind.__qualname__ for kind in kinds if "__dataclass_fields__" in vars(kind)
            and kind.__module__.startswith("osexplore")
        ],
    }
    Path(sys.argv[1]).write_text(json.dumps(found))
    os._exit(0)

App._display = display
from osexplore.cli import main
del sys.argv[2:]
main([])
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what a start in a terminal shows, and has loaded, when it draws for the first time."""
    folder = tmp_path_factory.mktemp("start")
    found = folder / "found.json"
    environment = {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
    with Terminal([sys.executable, "-c", FIRST_FRAME, str(found)], environment=environment) as terminal:
        assert terminal.exit_status() == 0
    return json.loads(found.read_text())  # type: ignore[no-any-return]


def test_the_first_frame_has_the_timeline_and_leaves_the_rest_to_the_second(first: dict[str, Any]) -> None:
    shown = "\n".join(first["rows"])
    assert "Timeline · happened" in shown
    assert "OpenAI is founded" in shown
    assert "People" not in shown
    assert "source 1/" not in shown
    assert "Widget" not in shown
    assert "#" not in shown
    # It stands where it will stay.
    assert all(line[:26].isspace() for line in first["rows"] if "OpenAI is founded" in line)


def test_the_first_frame_needs_no_more_libraries_than_these(first: dict[str, Any]) -> None:
    packages = {name.split(".")[0] for name in first["modules"]}
    ours = {"osexplore", "textual", "rich", "msgspec", "tinydb", "platformdirs"}
    theirs = {"typing_extensions", "markdown_it", "mdurl", "pygments"}  # of Textual and Rich
    known = {name for name in packages if name in sys.stdlib_module_names or name.startswith("_")}
    assert packages - known - {"__main__", "sitecustomize", "usercustomize"} <= ours | theirs
    assert packages & {"gettext", "hashlib"} == set()


def test_the_first_frame_needs_nothing_of_another_screen_or_a_command(first: dict[str, Any]) -> None:
    ours = {name for name in first["modules"] if name.startswith("osexplore.")}
    assert ours.isdisjoint(later.MODULES)
    assert {name for name in ours if name.startswith("osexplore.cli.")} == {
        *("osexplore.cli.screen", "osexplore.cli.ending"),
    }
    assert {name for name in ours if name.startswith("osexplore.citing")} == set()
    screens = ("closing", "whole", "paned", "two_sources", "filtering", "copying", "collecting")
    assert {name for name in ours if name.startswith("osexplore.ui.screens.")} == {
        f"osexplore.ui.screens.{name}" for name in (*screens, "leading", "rereading", "explore")
    }


def test_what_a_start_defines_is_defined_fast(first: dict[str, Any]) -> None:
    # A dataclass takes half a millisecond to define, a msgspec structure a fiftieth of that.
    assert first["dataclasses"] == []


def imported_late(path: Path) -> set[str]:
    """Return the modules that functions of a file import when they are called."""
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return {
        node.module
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and node.module
    }


def test_no_key_imports_anything_once_the_reader_reads() -> None:
    asked = set().union(*(imported_late(path) for path in UI.rglob("*.py")))
    assert "osexplore.ui.screens.filter" in asked
    asked |= {"osexplore.corpus.difference", "rapidfuzz.distance"}  # at an event with words told twice
    program = (
        "import osexplore.corpus.store, osexplore.ui.app, osexplore.ui.driver, sys\n"
        "from osexplore.corpus import index, model\n"
        "from osexplore.ui.desk import Desk\n"
        "from osexplore.ui.later import load_modules\n"
        "story = model.Corpus(story=model.Story(id='empty', schema=1, title={}))\n"
        "Desk(index.Index(story)).warm_up()\n"
        "load_modules()\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert asked - set(done.stdout.split()) == set()


@pytest.mark.parametrize("key", ["f", "question_mark", "Y", "v", "x", "s", "colon", "w", "C", "ctrl+p"])
async def test_no_key_reads_a_style_sheet_once_the_reader_reads(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_ai()
    async with app.run_test(size=(120, 36)) as pilot:
        read_styles(app.stylesheet)

        def read_again(stylesheet: Stylesheet) -> None:
            raise AssertionError(stylesheet)

        monkeypatch.setattr("textual.css.stylesheet.Stylesheet.reparse", read_again)
        await pilot.press(key)
        await pilot.pause()
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("named", ["x", "osexplore:nothing", "osexplore.ui.app:Osexplore", ""])
def test_a_driver_that_there_is_not_is_told_in_a_line(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(constants, "DRIVER", named)
    assert open_screen(write(tmp_path / "db.json")) == 2
    told = f"osexplore: TEXTUAL_DRIVER is {named!r}, which is no driver of Textual's; unset it\n"
    assert capsys.readouterr().err == told


async def test_the_other_panes_follow_right_after_the_timeline() -> None:
    app = Osexplore(corpus(people=[person("musk", "Elon Musk")], quotes=[quote("q", "sohu", "one")]))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.5)
        shown = whole(pilot)
        assert "People" in shown
        assert "Elon Musk" in shown
        assert "source 1/" in shown


async def test_what_is_typed_or_clicked_before_all_is_there_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mount = Explore._mount_the_rest

    async def slowly(screen: Explore) -> None:
        await asyncio.sleep(0.2)
        await mount(screen)

    monkeypatch.setattr(Explore, "_mount_the_rest", slowly)
    app = Osexplore(corpus(people=[person("musk")], events=[event("one", people=["musk"]), event("two")]))
    async with app.run_test(size=(120, 36)) as pilot:
        app.post_message(Key("j", "j"))
        for kind in (MouseDown, MouseUp):  # on the first of the people
            app.post_message(kind(None, 5, 4, 0, 0, 1, False, False, False, 5, 4))
        await asyncio.sleep(0.1)
        assert not explore(pilot).complete.is_set()
        assert explore(pilot).timeline.cursor == 0
        await explore(pilot).complete.wait()
        await pilot.pause(0.1)
        assert explore(pilot).selection.people == ("musk",)


async def test_an_error_in_what_comes_after_the_timeline_ends_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(screen: Explore) -> None:
        await asyncio.sleep(0.2)
        raise ArithmeticError(screen)

    monkeypatch.setattr(Explore, "_mount_the_rest", fail)
    with pytest.raises(ArithmeticError):
        async with Osexplore(corpus()).run_test(size=(80, 24)) as pilot:
            await asyncio.wait_for(pilot.press("j"), 10)
