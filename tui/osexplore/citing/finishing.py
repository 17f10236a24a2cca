"""What no style of CSL can say, done to its rendering.

Our title stands in brackets, roman, behind the printed one with its quotation marks, and our
description of an untitled work without any. A rough date is worded as the manuals have it. A work that
is not in English is said to be so where NLM wants it. GB/T 7714 has a bare year once. What is to be
done stands in the item under `BESIDE`, which no engine sees; `MARK` marks the place of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from osexplore.citing import runs
from osexplore.citing.curly import curled
from osexplore.citing.runs import Run

if TYPE_CHECKING:
    from osexplore.citing.engine import Item
    from osexplore.citing.runs import Runs
    from osexplore.citing.styles import Style

BESIDE = "beside"
"""The field of an item with what is done to its rendering.

`title` is ours beside a printed one, `described` ours in place of one, `doubt` EDTF's sign, `language` the
name of one.
"""

MARK = "\ue000"
"""Stands behind a printed title, or ends our description: a private character, which no style acts on."""

_ARCHIVED = ("collection", "manuscript", "patent", "personal_communication")
"""Works that GB/T 7714 dates where they are kept, besides behind their author."""

_QUOTES = frozenset("“‘«»„‚‹›\"'「『")

_BRITISH = str.maketrans("“”‘’", "‘’“”")
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)|(?<=s)’(?= )")

# A style's mark after a title, with the comma or stop that an American style puts before it.
_CLOSING = re.compile("([.,;:]?)([\u00a0\u202f]?[”’»“«›‹\"'」』])")


def given(item: Item) -> Item:
    """Return an item as an engine gets it."""
    return {name: value for name, value in item.items() if name != BESIDE}


def citation(styled: Runs, item: Item, style: Style) -> Runs:
    """Return a citation finished; in the text it names a work by its printed title alone."""
    if style.kind != "note" and not _beside(item, "described"):
        styled = runs.replaced(styled, MARK, "")
    return _dated(_titled(styled, item, style), item, style, in_text=style.kind != "note")


def reference(styled: Runs, item: Item, style: Style) -> Runs:
    """Return an entry of the list of references finished."""
    made = _dated(_titled(styled, item, style), item, style)
    if style.file == "gbt7714-2025-author-date" and item["type"] not in _ARCHIVED:
        made = _dated_once(made, item)
    language = _beside(item, "language")
    return runs.joined((*made, Run(f" {language}."))) if made and language else made


def _beside(item: Item, field: str) -> str:
    value: Any = item.get(BESIDE, {}).get(field, "")
    return str(value)


def _titled(styled: Runs, item: Item, style: Style) -> Runs:
    """Return the runs with our title, or our description, where it belongs and as it is to look."""
    letters = [Run(letter, run.marks) for run in styled for letter in run.text]
    place = next((number for number, letter in enumerate(letters) if letter.text == MARK), None)
    if place is None:
        return styled
    place_ours = _described if _beside(item, "described") else _translated
    british = style.language == "en-GB"
    made = place_ours(letters[:place], letters[place + 1 :], item, british)
    return runs.replaced(runs.joined(made), MARK, "")


def _translated(before: list[Run], after: list[Run], item: Item, british: bool) -> list[Run]:
    """Return letters with our title behind the printed one: past its closing mark, before comma and stop."""
    ours = _marked(_beside(item, "title"), british)
    stop, closed = _closing(after)
    bracket = runs.of(f" [{ours}]" if ours else "")
    return [*before, *after[stop:closed], *bracket, *after[:stop], *after[closed:]]


def _described(before: list[Run], after: list[Run], item: Item, british: bool) -> list[Run]:
    """Return letters with our description of an untitled work in brackets, without a title's marks."""
    ours = _beside(item, "described")
    first = len(before) - len(ours) - 1
    if runs.plain(before[first : first + 1]) != "[":
        return [*before, *after]
    bracket = runs.of(f"[{_marked(ours, british)}]")
    after = after[1:]
    stop, closed = _closing(after)
    if not closed or before[first - 1].text not in _QUOTES:
        return [*before[:first], *bracket, *after]
    return [*before[: first - 1], *bracket, *after[:stop], *after[closed:]]


def _marked(ours: str, british: bool) -> str:
    """Return words of ours with curly marks, double ones outermost, in British English single ones."""
    made = curled(ours)
    if not british or "“" not in made:
        return made
    return _APOSTROPHE.sub("\0", made).translate(_BRITISH).replace("\0", "’")


def _closing(after: list[Run]) -> tuple[int, int]:
    """Return how many letters before a title's closing mark are no part of it, and where it ends; or 0, 0."""
    found = _CLOSING.match(runs.plain(after))
    return (len(found[1]), found.end()) if found else (0, 0)


def _dated(styled: Runs, item: Item, style: Style, *, in_text: bool = False) -> Runs:
    """Return the runs with a rough date worded as the style's manual has it."""
    doubt = _beside(item, "doubt")
    years = "[–-]".join(str(part[0]) for part in item.get("issued", {}).get("date-parts", ()))
    if not doubt or not years:
        return styled
    if style.family == "chicago" and doubt != "?":
        # CSL knows one doubt; the manual has [ca. 2023] for about, [2023?] for perhaps.
        perhaps = "?" if doubt == "%" else ""
        return _changed(styled, rf"\[([^\[\]]*{years})\?\]", rf"[ca. \1{perhaps}]")
    if style.family == "mla":
        return _changed(styled, r"(?<=, )Circa(?= )", "circa")
    if style.family == "harvard":
        pattern = rf"(?<=, )({years}[a-z]?)(?=[,)])" if in_text else rf"(?<=\()({years}[a-z]?)(?=\))"
        return _changed(styled, pattern, r"c. \1", first="author" in item and not in_text)
    return styled


def _dated_once(styled: Runs, item: Item) -> Runs:
    """Return an entry without the bare year that is repeated behind the code of the kind of work."""
    parts = item.get("issued", {}).get("date-parts", ())
    if any(len(part) > 1 for part in parts):
        return styled
    year = rf"\[?{'—'.join(str(part[0]) for part in parts)}\]?" if parts else r"(?!)"
    return _changed(styled, rf"(\[[A-Z]+(?:/OL)?\].*?)(?:，|\. ){year}(?=[.：])", r"\1")


def _changed(styled: Runs, pattern: str, new: str, *, first: bool = False) -> Runs:
    """Return the runs with the `first` or the last match in one of them replaced: titles have years too."""
    found = [(number, match) for number, run in enumerate(styled) for match in re.finditer(pattern, run.text)]
    if not found:
        return styled
    number, match = found[0 if first else -1]
    run = styled[number]
    text = f"{run.text[: match.start()]}{match.expand(new)}{run.text[match.end() :]}"
    return (*styled[:number], Run(text, run.marks), *styled[number + 1 :])
