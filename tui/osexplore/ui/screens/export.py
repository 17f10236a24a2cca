"""Export: what is shown, what is collected, or all of the story, written to a file for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from osexplore.citing.export import FORMATS, SUFFIXES, Options, collected, export, selected
from osexplore.corpus.atomic import is_special, replace
from osexplore.corpus.plain import harmless
from osexplore.corpus.problem import CorpusError
from osexplore.corpus.selection import Selection
from osexplore.ui.screens.closing import ClosedOnce
from osexplore.ui.widgets.choices import Choices
from osexplore.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult

    from osexplore.citing.export import Material
    from osexplore.citing.quotation import Copy
    from osexplore.ui.desk import Desk, Exported

NAMED: dict[Exported, str] = {
    "what is shown": "selection",
    "the collection": "collection",
    "all": "all",
}
"""How a file with each is called."""
ANOTHER = "name another file"
REPLACE, BOM = "replace the file", "BOM in CSV"


class ExportScreen(ClosedOnce, ModalScreen[str | None]):
    """Writes a file: Enter gives what was done in a sentence, Escape gives None; faults are told here."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#what"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave"),
        Binding("enter", "write", "write"),
        Binding("down,j", "app.focus_next", show=False),
        Binding("up,k", "app.focus_previous", show=False),
    ]

    def __init__(self, desk: Desk, selection: Selection, what: Exported) -> None:
        super().__init__()
        self._desk = desk
        self._selection = selection
        self._what = what
        self._suggested = ""

    def compose(self) -> ComposeResult:
        """Lay out what, in which format, where to, and what there is to say."""
        with Vertical(classes="page") as page:
            page.border_title = "Export"
            page.border_subtitle = "Enter writes the file · Escape leaves"
            yield Choices("What", list(NAMED), [self._what], id="what")
            yield Choices("Format", list(FORMATS), ["markdown"], id="format")
            yield Choices("Options", [REPLACE, BOM], [], many=True, id="options")
            yield Static("File", id="file-label")
            yield Entry(id="file")
            yield Static(id="known")

    def on_mount(self) -> None:
        """Suggest a file."""
        self._suggest()

    @on(Choices.Changed)
    def suggest_again(self, event: Choices.Changed) -> None:
        """Suggest another file, unless one was typed."""
        event.stop()
        self._suggest()

    def _suggest(self) -> None:
        field = self.query_one("#file", Input)
        if field.value == self._suggested:
            story = self._desk.memory.path.stem
            name = f"{story}-{NAMED[self._chosen]}{SUFFIXES[self._row('format').value]}"
            self._suggested = field.value = name
        self._say("")

    @property
    def _chosen(self) -> Exported:
        return cast("Exported", self._row("what").value)

    def _row(self, name: str) -> Choices:
        return self.query_one(f"#{name}", Choices)

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the file, unless that would be wrong."""
        typed, options = self.query_one("#file", Input).value.strip(), self._row("options").chosen
        wrong = _wrong(typed, replacing=REPLACE in options)
        if wrong:
            self._say(wrong)
        else:
            self._say("Writing …")
            self._write(self._chosen, self._row("format").value, Path(typed).expanduser(), options)

    def _material(self, what: Exported) -> Material:
        index = self._desk.index
        if what == "the collection":
            return collected(index, self._desk.memory.remembered.collection)
        selection = self._selection if what == "what is shown" else Selection()
        known = index.as_of(selection.as_of)
        return selected(known, known.select(selection), selection.sources)

    @work(thread=True, exclusive=True, group="export")
    def _write(self, what: Exported, form: str, path: Path, options: Collection[str]) -> None:
        """Write the file in a thread: there may be much to read, and Markdown may wait for the engine."""
        material = self._material(what)
        if not material.quotes and not material.events:
            self.app.call_from_thread(self._say, "There is nothing to write.")
            return
        try:
            made = export(form, material, Options(self._desk.choice().style, BOM in options))
            replace(path, made.text, over=REPLACE in options, remedy=ANOTHER)
        except CorpusError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._done, path, made)

    def _done(self, path: Path, made: Copy) -> None:
        told = "; ".join((f"Written: {path}", *made.warnings))
        # Where the reader has opened something above this, he finds it said here.
        self._say(told)
        self.dismiss(told)

    def _say(self, message: str) -> None:
        if self.is_whole:
            self.query_one("#known", Static).update(Content(harmless(message)))


def _wrong(typed: str, *, replacing: bool) -> str:
    """Say why a file cannot be written there, or must not be; "" if nothing speaks against it."""
    if not typed:
        return "Name a file."
    try:
        return _in_the_way(Path(typed).expanduser(), replacing=replacing)
    except (OSError, RuntimeError, ValueError):  # too long, or the folder of nobody
        return "No file can have this name."


def _in_the_way(path: Path, *, replacing: bool) -> str:
    if path.is_dir():
        return f"{path} is a folder: name a file in it."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    if path.exists() and not replacing and not is_special(path):
        return f"There is a file {path} already: name another one, or choose to replace it."
    return ""
