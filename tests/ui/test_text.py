from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.geometry import Offset
from textual.selection import Selection

from osexplore.ui.widgets.text import Text
from tests.ui.stage import lines

if TYPE_CHECKING:
    from textual.app import ComposeResult

LONG = "“我不认为自己错了,OpenAI需要的是每年数十亿美元的资金” [our translation: I do not think so]"
TEXT = f"{LONG}\n\n[/] [sic] \x1b[2J line\nlast"


class Shell(App[None]):
    CSS = "Text { height: 4; scrollbar-size-vertical: 0; }"

    def compose(self) -> ComposeResult:
        yield Text(TEXT)

    @property
    def text(self) -> Text:
        return self.query_one(Text)


async def test_a_text_is_wrapped_as_chinese_is_and_nothing_in_it_acts() -> None:
    app = Shell()
    async with app.run_test(size=(30, 10)):
        shown = "\n".join(line.text for line in app.text.lines)
        assert shown.startswith("“我不认为自己错了,OpenAI需要的\n是")
        assert "\n\n[/] [sic] \ufffd[2J line\nlast" in shown


async def test_what_is_selected_runs_on_as_it_was_written() -> None:
    app = Shell()
    async with app.run_test(size=(30, 10)):
        whole = Selection(Offset(0, 0), None)
        selected = app.text.get_selection(whole)
        assert selected is not None
        assert selected[0] == TEXT.replace("\x1b", "\ufffd")


async def test_it_scrolls_to_its_end_and_back() -> None:
    app = Shell()
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("tab", "end")
        assert lines(app.text)[-1] == "last"
        await pilot.press("j", "down", "pagedown")
        assert lines(app.text)[-1] == "last"
        await pilot.press("g")
        assert lines(app.text)[0].startswith("“我不认为")
        await pilot.press("j")
        assert lines(app.text)[0].startswith("是每年")
        await pilot.press("k", "pagedown", "pageup")
        assert lines(app.text)[0].startswith("“我不认为")


async def test_another_text_begins_at_its_beginning() -> None:
    app = Shell()
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("tab", "end")
        app.text.show("another")
        assert lines(app.text)[0] == "another"
        app.text.show("")
        assert lines(app.text) == ["", "", "", ""]
