"""Every command of the screen, declared once; bindings, footer, palette, `?` and README draw on it."""

from __future__ import annotations

from typing import Literal

import msgspec
from textual.binding import Binding, BindingType

from osexplore.ui.panes import PANES, Pane

Where = Pane | Literal["collection", "disagreements", "coverage", "text"]
"""What is in use when a key comes: a pane of the story, or another screen."""


class Command(msgspec.Struct, frozen=True):
    """Something a person can ask for.

    `id` is stable (a keymap names it) and is the action's name, `keys` are Textual's key names,
    `words` say it in a footer, `help` in a sentence. `footer` ranks it there (0: not shown) while one of
    the `panes` (or screens) is in use, with `footer_keys` where these say more than its own first key, and
    with `brief` words where room is scarce.
    """

    id: str
    group: str
    keys: tuple[str, ...]
    words: str
    help: str
    footer: int = 0
    panes: tuple[Where, ...] = PANES
    footer_keys: str = ""
    brief: str = ""

    @property
    def written(self) -> str:
        """The keys as a person would write them, such as `, [`."""
        return " ".join(_WRITTEN.get(key, key) for key in self.keys)


_WRITTEN = {
    "comma": ",",
    "colon": ":",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "question_mark": "?",
    "slash": "/",
    "enter": "Enter",
    "escape": "Escape",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "G": "G",
}

IN_STORY: tuple[Where, ...] = ("timeline", "left", "right")
IN_DISAGREEMENTS: tuple[Where, ...] = ("disagreements",)
IN_COVERAGE: tuple[Where, ...] = ("coverage",)
IN_TEXT: tuple[Where, ...] = ("text",)
IN_COLLECTION: tuple[Where, ...] = ("collection",)

COMMANDS = (
    Command("people", "Panes", ("1",), "people", "Go to the people."),
    Command("timeline", "Panes", ("2",), "timeline", "Go to the timeline."),
    Command("left", "Panes", ("3",), "left source", "Go to the source on the left."),
    Command("right", "Panes", ("4",), "right source", "Go to the source on the right."),
    Command(
        *("next_pane", "Panes", ("tab", "l", "right"), "next pane", "Go to the next pane."),
        footer=3,
        panes=IN_DISAGREEMENTS,
    ),
    Command("previous_pane", "Panes", ("shift+tab", "h", "left"), "pane before", "Go to the previous pane."),
    Command("step_in", "Panes", ("enter",), "step in", "One step in: people, timeline, its sources."),
    Command(
        *("step_out", "Panes", ("escape",), "back"),
        "One step out; in the timeline, twice shows everything again.",
        footer=5,
        panes=(*IN_DISAGREEMENTS, *IN_COVERAGE, *IN_TEXT),
    ),
    Command("cursor_down", "Move", ("down", "j"), "down", "Move down (in a source: to its next quote)."),
    Command("cursor_up", "Move", ("up", "k"), "up", "Move up (in a source: to its previous quote)."),
    Command("page_down", "Move", ("pagedown",), "page down", "Move down by a page."),
    Command("page_up", "Move", ("pageup",), "page up", "Move up by a page."),
    Command("first", "Move", ("g", "home"), "first", "Move to the first."),
    Command("last", "Move", ("G", "end"), "last", "Move to the last."),
    Command("go_to_date", "Move", ("colon",), "go to a date", "Go to the first event on a date or after it."),
    Command(
        *("next_disagreement", "Move", ("d",), "disagreement"),
        "Read on in what sources disagree about, here and then at the next event.",
        footer=3,
        panes=IN_STORY,
        brief="≠",
    ),
    Command(
        *("previous_disagreement", "Move", ("D",), "disagreement before"),
        "Read back in what sources disagree about, then at the event before.",
    ),
    Command(
        *("all_disagreements", "Move", ("x",), "all disagreements"),
        "All that sources disagree about, by kind and by person.",
    ),
    Command(
        *("coverage", "Move", ("v",), "coverage"),
        "The events shown against all sources: who tells, who is silent, who differs.",
    ),
    Command(
        *(
            "toggle_person",
            "Filter",
            ("space",),
            "choose",
            "Choose the person under the cursor, or no longer.",
        ),
        footer=1,
        panes=("people",),
    ),
    Command(
        *("match", "Filter", ("m",), "any/all/none", "Any of the chosen people, all of them, or none."),
        footer=2,
        panes=("people",),
    ),
    Command("find_person", "Filter", ("slash",), "find", "Find a person, in any script or spelling.", 4),
    Command(
        *(
            "filter",
            "Filter",
            ("f",),
            "filter",
            "Filter by dates, disagreement, source and day of publication.",
            5,
        ),
        panes=("people", "timeline"),
    ),
    Command(
        *("clock", "Filter", ("t",), "clock"),
        "Order and date events by when they happened, were said or were published.",
    ),
    Command(
        *("show_everything", "Filter", ("F",), "show everything"),
        "Clear the whole filter, and hold no source any longer.",
    ),
    Command(
        *("left_next", "Sources", ("full_stop", "right_square_bracket"), "source"),
        "Next source on the left.",
        footer=2,
        panes=IN_STORY,
        footer_keys=", .",
    ),
    Command(
        *("left_previous", "Sources", ("comma", "left_square_bracket"), "source before"),
        "Previous source on the left.",
    ),
    Command(
        *("right_next", "Sources", ("greater_than_sign", "right_curly_bracket"), "right source after"),
        "Next source on the right.",
    ),
    Command(
        *("right_previous", "Sources", ("less_than_sign", "left_curly_bracket"), "right source before"),
        "Previous source on the right.",
    ),
    Command(
        *("compare", "Sources", ("c",), "compare", "Give the two sources the whole screen, or take it back."),
        footer=4,
        panes=IN_STORY,
    ),
    Command(
        *("source_text", "Sources", ("s",), "source text", "Read the source's text, with its quotes marked."),
        footer=5,
        panes=("left", "right"),
    ),
    Command("languages", "Sources", ("o",), "language", "Show the original, the English, or both."),
    Command(
        *("copy", "Quotes", ("y",), "copy", "Copy the lit quote (the whole collection) in the chosen style."),
        footer=1,
        panes=(*IN_STORY, *IN_COLLECTION, *IN_TEXT),
        footer_keys="y Y",
    ),
    Command(
        *("copy_as", "Quotes", ("Y",), "copy as…"),
        "Choose style, format, words and what stands beside, see the result, copy it.",
    ),
    Command(
        *("copied", "Quotes", ("p",), "copied text"),
        "Show what was copied last, as text to select by mouse.",
    ),
    Command(
        *("collect", "Quotes", ("space",), "collect"),
        "Put the lit quote into the collection, or take it out.",
        panes=IN_STORY,
    ),
    Command("collection", "Quotes", ("C",), "collection", "The collected quotes, to order, note and copy."),
    Command(
        *("export", "Quotes", ("w",), "export"),
        "Write what is shown, the collection or all to a file for other programs.",
        footer=5,
        panes=IN_COLLECTION,
    ),
    Command(
        *("later", "Collection", ("J", "shift+down"), "move"),
        "In the collection: move the quote down.",
        footer=2,
        panes=IN_COLLECTION,
        footer_keys="J K",
    ),
    Command(
        *("earlier", "Collection", ("K", "shift+up"), "move up"),
        "In the collection: move the quote up.",
        panes=IN_COLLECTION,
    ),
    Command(
        *("by_date", "Collection", ("t",), "by date"),
        "In the collection: order the quotes by when things happened.",
        footer=6,
        panes=IN_COLLECTION,
    ),
    Command(
        *("note", "Collection", ("a",), "note"),
        "In the collection: write a note on the quote.",
        footer=3,
        panes=IN_COLLECTION,
    ),
    Command(
        *("take_out", "Collection", ("space",), "take out"),
        "In the collection: take the quote out, or put it back.",
        footer=4,
        panes=IN_COLLECTION,
    ),
    Command(
        *("to_event", "Other screens", ("enter",), "event"),
        "Go to the event, or to the quotes on it, in the story.",
        footer=1,
        panes=(*IN_DISAGREEMENTS, *IN_COVERAGE, *IN_TEXT),
    ),
    Command(
        *("next_hit", "Other screens", ("n",), "next quote"),
        "In a source's text: go to its next quote.",
        footer=2,
        panes=IN_TEXT,
        footer_keys="n N",
    ),
    Command(
        *("previous_hit", "Other screens", ("N",), "quote before"),
        "In a source's text: go to the quote before.",
        panes=IN_TEXT,
    ),
    Command(
        *("column_after", "Other screens", ("l", "right", "tab"), "source"),
        "In the coverage: go to the next source.",
        footer=2,
        panes=IN_COVERAGE,
        footer_keys="h l",
    ),
    Command(
        *("column_before", "Other screens", ("h", "left", "shift+tab"), "source before"),
        "In the coverage: go to the source before.",
        panes=IN_COVERAGE,
    ),
    Command(
        *("toggle_box", "Other screens", ("space",), "choose"),
        "Choose the kind or the person under the cursor, or no longer.",
        footer=2,
        panes=IN_DISAGREEMENTS,
    ),
    Command("palette", "Program", ("ctrl+p",), "commands", "All commands, found by typing."),
    Command(
        *("help", "Program", ("question_mark",), "help", "Every key and what it does.", 6),
        panes=(*PANES, *IN_COLLECTION, *IN_DISAGREEMENTS, *IN_COVERAGE, *IN_TEXT),
    ),
    Command("read_again", "Program", ("R",), "read again", "Read the story's file again, at the same place."),
    Command("suspend", "Program", ("ctrl+z",), "suspend", "Back to the shell for a while; `fg` returns."),
    Command("quit", "Program", ("q", "ctrl+q"), "quit", "Leave osexplore (ctrl+q: from anywhere).", 7),
)

_BY_ID = {command.id: command for command in COMMANDS}


def command(identity: str) -> Command:
    """Return the command with this id."""
    return _BY_ID[identity]


def bindings(*identities: str, priority: bool = False) -> list[BindingType]:
    """Return the bindings of some commands: the action has the command's own name."""
    return [
        Binding(",".join(known.keys), known.id, known.words, show=False, id=known.id, priority=priority)
        for known in map(command, identities)
        if known.keys
    ]


def in_footer(pane: Where) -> list[Command]:
    """Return the commands of the footer while a pane is in use, the most useful first."""
    found = (known for known in COMMANDS if known.footer and pane in known.panes)
    return sorted(found, key=lambda known: known.footer)


def groups() -> dict[str, list[Command]]:
    """Return all commands under their headings."""
    found: dict[str, list[Command]] = {}
    for known in COMMANDS:
        found.setdefault(known.group, []).append(known)
    return found


def markdown_table() -> str:
    """Return the table of keys that stands in the README."""
    lines = ["| keys | what they do |", "| --- | --- |"]
    for known in COMMANDS:
        keys = " ".join(f"`{key}`" for key in known.written.split()) or "(palette)"
        lines.append(f"| {keys} | {known.help} |")
    return "\n".join(lines) + "\n"
