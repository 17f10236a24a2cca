"""Copy as… by what a person does: choose, see the result, copy; and the engine that takes its time."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from osexplore.citing import cache, engine, pandoc, runs
from osexplore.citing.engine import Rendering
from osexplore.citing.preferences import Preferences
from osexplore.corpus.memory import Memory
from osexplore.ui.app import Osexplore
from osexplore.ui.screens import collecting
from osexplore.ui.screens.copy_as import CopyAs
from osexplore.ui.widgets.choices import Choices
from tests.build import quote, source
from tests.ui.stage import explore, lines, seen, story, until, whole

if TYPE_CHECKING:
    from textual.pilot import Pilot

CSL = {"type": "webpage", "title": "船", "author": [{"literal": "梁"}], "URL": "https://example.org/s"}


def app() -> Osexplore:
    return story(
        sources=[source("sohu", "2023", csl=CSL), source("other", "2024")],
        quotes=[
            quote(
                *("q1", "sohu", "leaves", "算了吧"),
                mode="direct",
                speakers=["musk"],
                paragraph=2,
                spoken_language="en",
                translation={"en": "Forget it"},
            ),
            quote("q2", "other", "leaves", "[sic] 走"),
        ],
    )


def rendered(name: str) -> Rendering:
    return Rendering(
        citation=runs.of(f"({name})"),
        citation_at=runs.of(f"({name}, {engine.PLACEHOLDER})"),
        reference=runs.of(f"Entry of {name}. 2023, 2024."),  # the years of the two sources
    )


@pytest.fixture
def in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be rendered already, and no engine be there."""
    monkeypatch.setattr(pandoc, "available", lambda: False)
    monkeypatch.setattr(
        cache, "cached", lambda items, style: [rendered(f"{item['id']} in {style.name}") for item in items]
    )


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "config" / "osexplore" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def preview(pilot: Pilot[None]) -> str:
    return seen(pilot, "#preview")


def copied(pilot: Pilot[None]) -> str:
    last = explore(pilot).desk.last
    return last.text if last else ""


@pytest.mark.usefixtures("in_the_cache")
@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_choices_show_their_result_and_enter_copies_it(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await pilot.press("Y")
        await settle(pilot)
        assert "(Musk, as cited in sohu in apa, 2)" in preview(pilot).replace("\n", " ")
        await pilot.press("right", "l", "l")
        await settle(pilot)
        assert "(Musk, qtd. in sohu in mla, 2" in preview(pilot).replace("\n", " ")
        await pilot.press("down", "right", "right", "j", "right", "j", "space", "right", "space")
        await settle(pilot)
        assert "the print is a translation]</span> (Musk, qtd. in" in preview(pilot).replace("\n", " ")
        assert 'href="https://example.org/s#:~:text=' in preview(pilot).replace("\n", "")
        assert copied(pilot) == ""
        await pilot.press("enter")
        await settle(pilot)
        assert copied(pilot).startswith('<p><span lang="zh-Hans">“算了吧”</span> <span lang="en">[originally')
        assert "</span> (Musk, qtd. in sohu in mla)</p>" in copied(pilot)
        assert "mla" in seen(pilot, "#status")


@pytest.mark.usefixtures("in_the_cache")
async def test_y_keeps_to_the_last_choice_after_a_restart_too() -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("Y", "right", "enter", "y")
        await settle(pilot)
        assert "sohu in chicago-notes" in copied(pilot)
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("y")
        await settle(pilot)
        assert "sohu in chicago-notes" in copied(pilot)


@pytest.mark.usefixtures("in_the_cache")
async def test_escape_leaves_all_as_it_was() -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("Y", "right", "escape", "y")
        await settle(pilot)
        assert "sohu in apa" in copied(pilot)
        assert Memory("tiny").remembered.copying is None


@pytest.mark.usefixtures("in_the_cache")
async def test_the_status_line_warns_of_a_back_translation_and_p_tells_all() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await settle(pilot)
        assert "apa, back-translation: sent to the terminal" in seen(pilot, "#status")
        await pilot.press("p")
        await settle(pilot)
        assert "it leads back from the print" in " ".join(seen(pilot, ".told").split())
        assert "“算了吧” [our back-translation from Chinese: Forget it] (Musk" in seen(pilot, "#copied")
        await pilot.press("escape")
        await pilot.press("Y", "down", "down", "right", "enter")
        await settle(pilot)
        assert "Forget it" not in copied(pilot)
        assert "back-translation" not in seen(pilot, "#status")


async def test_a_quote_with_wrong_dates_and_records_is_copied_all_the_same() -> None:
    """What is wrong in a story is for `check` to tell: the screen goes on."""
    csl = {**CSL, "URL": "http://[::1", "author": [{"family": "Doe", "suffix": True}]}
    wrong = story(
        sources=[source("sohu", "Feb 2023", csl=csl), source("other", "2024")],
        quotes=[
            quote("q1", "sohu", "leaves", "算了吧", mode="direct", speakers=["musk"], said="last year"),
            quote("q2", "other", "leaves", "走"),
        ],
    )
    async with wrong.run_test(size=(120, 36)) as pilot:
        await pilot.press("4", "y")
        await settle(pilot)
        assert "算了吧" in copied(pilot)
        await pilot.press("Y", "down", "down", "down", "space", "right", "space", "right", "space", "enter")
        await settle(pilot)
        assert "sent" in seen(pilot, "#status")


async def test_p_before_any_copy_says_what_to_do() -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert "Nothing has been copied yet" in seen(pilot, "#status")


@pytest.mark.usefixtures("in_the_cache")
async def test_settings_say_how_y_copies_and_which_templates_there_are(config: Path) -> None:
    config.write_text(
        'style = "ieee"\nwith = []\n[templates]\ncard = "{id}: {original} {note}"\n', encoding="utf-8"
    )
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await settle(pilot)
        assert "sohu in ieee)" in copied(pilot)
        await pilot.press("Y")
        await settle(pilot)
        assert "(none)  card" in seen(pilot, "#template")
        await pilot.press("down", "down", "down", "down", "right", "enter")
        await settle(pilot)
        assert copied(pilot) == "q1: “算了吧” [originally in English; the print is a translation] "


@pytest.mark.usefixtures("in_the_cache")
async def test_wrong_settings_are_told_as_soon_as_they_are_read(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "READING", 0.01)
    config.write_text('style = "ap"', encoding="utf-8")
    async with app().run_test(size=(160, 48)) as pilot:
        await until(pilot, "config.toml, key style: no style 'ap'", "#status")


@pytest.mark.usefixtures("in_the_cache")
async def test_wrong_settings_stop_nothing_and_are_told_with_every_copy_until_they_are_right(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "READING", 60)
    config.write_text('style = "ap"', encoding="utf-8")
    async with app().run_test(size=(160, 48)) as pilot:
        for _ in range(2):
            await pilot.press("y")
            await settle(pilot)
            assert "sohu in apa" in copied(pilot)
            told = "apa, back-translation, not as config.toml asks: sent"
            assert seen(pilot, "#status").startswith(told)
        await pilot.press("p")
        await pilot.pause()
        assert "config.toml, key style: no style 'ap'" in " ".join(whole(pilot).split())
        await pilot.press("escape", "Y")
        await settle(pilot)
        assert "l, key style: no style 'ap': did you mean apa?; our" in seen(pilot, "#known")
        await pilot.press("escape")
        config.write_text('style = "mla"', encoding="utf-8")
        await pilot.press("y")
        await settle(pilot)
        assert "sohu in mla" in copied(pilot)
        assert seen(pilot, "#status").startswith("mla, back-translation: sent")


@pytest.mark.usefixtures("in_the_cache")
async def test_a_style_that_is_gone_gives_way_to_apa_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "READING", 60)
    gone = Preferences(style=str(tmp_path / "gone.csl"))
    Memory("tiny").keep_copying(gone.to_remember(Preferences()))
    async with app().run_test(size=(160, 48)) as pilot:
        await pilot.press("y")
        await settle(pilot)
        assert "sohu in apa" in copied(pilot)
        assert "gone.csl: cannot be read as a CSL style" in seen(pilot, "#status")
        await pilot.press("Y")
        await settle(pilot)
        assert "gone.csl" in seen(pilot, "#known")


@pytest.mark.usefixtures("in_the_cache")
async def test_a_choice_that_cannot_be_remembered_is_kept_for_this_run_and_that_is_said() -> None:
    folder = Memory("tiny").path.parent
    folder.parent.mkdir(parents=True)
    folder.touch()
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("Y", "right", "right", "right", "enter")
        await settle(pilot)
        assert seen(pilot, "#status").startswith("mla, back-translation, chosen for this run only: sent")
        await pilot.press("p")
        await pilot.pause()
        assert "forgotten when osexplore ends" in " ".join(whole(pilot).split())
        await pilot.press("escape", "y")
        await settle(pilot)
        assert seen(pilot, "#status").startswith("mla, back-translation: sent")


@pytest.mark.usefixtures("in_the_cache")
async def test_everything_can_be_chosen_by_mouse() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("Y")
        await settle(pilot)
        row = lines(pilot.app.screen.query_one("#format"))[0]
        await pilot.click("#format", offset=(row.index("markdown") + 2, 0))
        row = lines(pilot.app.screen.query_one("#extras"))[0]
        await pilot.click("#extras", offset=(row.index("[ ] link") + 1, 0))
        style = lines(pilot.app.screen.query_one("#style"))
        line = next(number for number, text in enumerate(style) if "vancouver" in text)
        await pilot.click("#style", offset=(style[line].index("vancouver") + 1, line))
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CopyAs)
        chosen = screen.preferences
        assert (chosen.style, chosen.format) == ("vancouver", "markdown")
        assert chosen.extras == {"place", "link"}
        assert "sohu in vancouver" in preview(pilot)


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (2, 2), (1, 1)])
@pytest.mark.usefixtures("in_the_cache")
async def test_no_size_harms(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await pilot.press("Y", "right", "down", "right", "pagedown", "tab")
        await settle(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert pilot.app.screen.query(Choices)
        await pilot.press("enter", "p")
        await settle(pilot)
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert pilot.app.is_running


class SlowEngine:
    """An engine that renders when it is let to, and counts how often it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.let, self.asked = Event(), 0
        monkeypatch.setattr(pandoc, "available", lambda: True)
        monkeypatch.setattr(engine, "render", self.render)

    def render(self, items: list[dict[str, Any]], style: Any) -> list[Rendering]:
        self.asked += bool(items)
        if items:
            assert self.let.wait(30)
        return [rendered(f"{item['id']} live in {style.name}") for item in items]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowEngine:
    return SlowEngine(monkeypatch)


async def test_the_engine_works_beside_the_screen_and_is_said_to_work(slow: SlowEngine) -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("y")
        await until(pilot, "pandoc is rendering apa", "#status")
        await pilot.press("4")
        assert explore(pilot).pane == "right"
        assert copied(pilot) == ""
        slow.let.set()
        await settle(pilot)
        assert "as cited in sohu live in apa, 2)" in copied(pilot)
        await pilot.press("3", "y")
        await settle(pilot)
        assert slow.asked == 1  # what was rendered once is kept


async def test_a_copy_asked_for_later_is_not_overwritten_by_an_earlier_one(slow: SlowEngine) -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("y")
        await until(pilot, "pandoc is rendering", "#status")
        await pilot.press("Y", "down", "left", "enter")  # LaTeX waits for no engine
        await until(pilot, ": sent", "#status")
        assert r"\cite" in copied(pilot)
        slow.let.set()
        await settle(pilot)
        assert r"\cite" in copied(pilot)


async def test_the_preview_has_a_basic_reference_until_the_engine_is_done(slow: SlowEngine) -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("Y")
        await until(pilot, "pandoc is rendering apa", "#known")
        assert "Basic reference" in preview(pilot)
        slow.let.set()
        await until(pilot, "sohu live in apa", "#preview")
        assert "pandoc" not in seen(pilot, "#known")


async def test_whoever_walks_through_the_styles_waits_for_the_first_and_the_last(slow: SlowEngine) -> None:
    async with app().run_test(size=(120, 36)) as pilot:
        await pilot.press("Y")
        await until(pilot, "pandoc is rendering apa", "#known")
        await pilot.press("right", "right", "right", "right")
        await until(pilot, "pandoc is rendering harvard", "#known")
        slow.let.set()
        await until(pilot, "sohu live in harvard", "#preview")
        assert slow.asked == 2


async def test_without_engine_and_cache_a_basic_reference_is_called_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pandoc, "available", lambda: False)
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await settle(pilot)
        assert "basic reference, back-translation: sent" in seen(pilot, "#status")
        assert "Basic reference: 梁" in copied(pilot)


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_a_copy_is_made_though_its_screen_is_left_meanwhile(slow: SlowEngine, key: str) -> None:
    shell = app()
    async with shell.run_test(size=(120, 36)) as pilot:
        await pilot.press("space", "C", "y")
        await until(pilot, "pandoc is rendering", "#status")
        screen = explore(pilot)
        await pilot.press("escape")
        slow.let.set()
        await pilot.press(key)
        await settle(pilot)
        assert "sohu live in apa" in getattr(screen.desk.last, "text", "")
